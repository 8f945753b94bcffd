using System.Diagnostics;
using System.Text.Json.Nodes;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>Someone with ten thousand observations is served as well, and as fast, as someone with forty.</summary>
public sealed class ManyAnswersTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const int Observations = 10_000;
    private const int Visits = 40;
    private const double Bar = 100;
    private static readonly string[] Fixed =
    [
        "/", "/checkup", "/checkup?new=yes", "/checkup/answers", "/checkup/tests", "/findings", "/plan", "/data", "/data/export",
        "/learn", "/learn/around", "/learn/chains", "/learn/claims", "/learn/exercises", "/learn/muscles", "/learn/screens", "/learn/sources", "/learn/search?q=hip",
        "/checkup/age", "/checkup/safety/1", "/checkup/pain", "/checkup/day", "/checkup/test/single-leg-bridge", "/checkup/test/single-leg-bridge/left?trial=0123456789abcdef0123456789abcdef&by=partner",
    ];

    private readonly Caller caller = new(server.Address);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_comes(bool inOneCheckup)
    {
        await PlantAsync(inOneCheckup);
        foreach (var page in Fixed)
        {
            ((int)(await caller.OpenAsync(page)).Status).ShouldBe(200, page);
        }

        var form = (await caller.GetAsync("/checkup/wishes")).FormOf("answers");
        (await caller.PostAsync("/checkup/wishes", form.With("you.minutesPerDay", "30"))).Location.ShouldNotBeNull();
        CountOf(await caller.ExportAsync()).ShouldBeGreaterThanOrEqualTo(Observations);
    }

    /// <summary>Run by <c>./bench --pages</c>: each page again and again, told by its median and its 95th percentile.</summary>
    [Theory(Explicit = true)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_is_fast(bool inOneCheckup)
    {
        await PlantAsync(inOneCheckup);
        var slow = new List<string>();
        Console.WriteLine($"{Observations} observations {(inOneCheckup ? "in the current check-up" : "in many check-ups")}: ms to the whole answer, median and 95th percentile of {Visits}");
        // The file of everything is no page: it is as long as what is in it.
        foreach (var page in Fixed.Where(page => page != "/data/export"))
        {
            if (await TimeAsync(page.Split('?')[0], () => caller.GetAsync(page)) > Bar)
            {
                slow.Add(page);
            }
        }

        // Told, not held to the bar: all answers are read and assessed anew.
        var form = (await caller.GetAsync("/checkup/wishes")).FormOf("answers");
        var turn = 0;
        Task<Reply> SaveAsync() => caller.PostAsync("/checkup/wishes", form.With("you.minutesPerDay", turn++ % 2 == 0 ? "20" : "30"));
        await TimeAsync("an answer changed", SaveAsync);
        await TimeAsync("an answer changed, then the findings", async () =>
        {
            await SaveAsync();
            return await caller.GetAsync("/findings");
        });
        slow.ShouldBeEmpty();
    }

    public void Dispose()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
    }

    private static async Task<double> TimeAsync(string what, Func<Task<Reply>> ask)
    {
        await ask();
        var times = new List<double>();
        for (var i = 0; i < Visits; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        times.Sort();
        var late = times[Visits * 95 / 100];
        Console.WriteLine($"{what,-40} {times[Visits / 2],7:F1} {late,7:F1}");
        return late;
    }

    private static int CountOf(string export) =>
        JsonNode.Parse(export)!["checkups"]!.AsArray().Sum(checkup => checkup!["trials"]!.AsArray().Sum(trial => trial!["observations"]!.AsArray().Count));

    /// <summary>A full check-up, told again and again: each time as another check-up, or all in the current one.</summary>
    private async Task PlantAsync(bool inOneCheckup)
    {
        await Seed.Full.PlantAsync(server.Address);
        var export = JsonNode.Parse(await caller.ExportAsync())!;
        var checkups = export["checkups"]!.AsArray();
        var first = checkups[0]!;
        var original = first.DeepClone();
        var copies = (Observations / CountOf(export.ToJsonString())) + 1;
        for (var copy = 2; copy <= copies; copy++)
        {
            var again = original.DeepClone();
            again["id"] = Guid.NewGuid().ToString();
            again["number"] = copy;
            foreach (var trial in again["trials"]!.AsArray())
            {
                trial!["id"] = Guid.NewGuid().ToString();
                if (inOneCheckup)
                {
                    first["trials"]!.AsArray().Add(trial.DeepClone());
                }
            }

            if (!inOneCheckup)
            {
                checkups.Add(again);
            }
        }

        await caller.DeleteEverythingAsync();
        (await caller.ImportAsync(export.ToJsonString())).Location.ShouldBe("/data?done=imported");
    }
}
