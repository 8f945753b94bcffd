using System.Net;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>A form counts only when it comes from a page of ours, in the browser it was made for.</summary>
public sealed class AntiforgeryTests(Server server) : IClassFixture<Server>, IAsyncLifetime
{
    private const string Token = "hipwise-form";
    private readonly Caller caller = new(server.Address);

    public static TheoryData<string, string> Forms => new()
    {
        { "/checkup/age", "answers" }, { "/checkup/safety/1", "answers" }, { "/checkup/pain", "answers" }, { "/data", "delete" }, { "/checkup", "longer" }, { "/checkup?new=yes", "begin" },
    };

    public async ValueTask InitializeAsync() => await Seed.Questions.PlantAsync(server.Address);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_without_its_token_changes_nothing_and_is_told_kindly(string path, string handler)
    {
        var before = await TellAsync();
        var form = (await caller.GetAsync(path)).FormOf(handler);
        await ShouldBeRefusedAsync(caller, path, form.Values.Where(value => value.Key != Token).Append(KeyValuePair.Create("sure", "yes")), before);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_with_a_wrong_token_changes_nothing_and_is_told_kindly(string path, string handler)
    {
        var before = await TellAsync();
        var form = (await caller.GetAsync(path)).FormOf(handler);
        var token = form.Values.First(value => value.Key == Token).Value;
        string[] wrong = ["", "x", token[..^3], $"{token[..20]}{(token[20] == 'A' ? 'B' : 'A')}{token[21..]}", new('A', 100_000), "<script>", "\0"];
        foreach (var other in wrong)
        {
            await ShouldBeRefusedAsync(caller, path, form.With(Token, other).Append(KeyValuePair.Create("sure", "yes")), before);
        }
    }

    [Fact]
    public async Task A_form_of_another_browser_changes_nothing()
    {
        var before = await TellAsync();
        using var other = new Caller(server.Address);
        await other.GetAsync("/data");
        var form = (await caller.GetAsync("/data")).FormOf("delete");
        await ShouldBeRefusedAsync(other, "/data", form.With("sure", "yes"), before);
    }

    public ValueTask DisposeAsync()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
        return ValueTask.CompletedTask;
    }

    private async Task ShouldBeRefusedAsync(Caller sender, string path, IEnumerable<KeyValuePair<string, string>> values, string before)
    {
        var reply = await sender.PostAsync(path, values);
        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Heading.ShouldBe(Words.Say("sorry.form.title"));
        reply.Main.ShouldContain(Words.Say("sorry.form.text"));
        (await TellAsync()).ShouldBe(before);
    }

    private async Task<string> TellAsync() => ExportFile.WithoutTime(await caller.ExportAsync());
}
