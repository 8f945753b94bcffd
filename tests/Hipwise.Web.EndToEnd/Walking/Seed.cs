using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>Check-ups to begin a test with. Each is walked through once, exported, and brought in wherever it is wanted.</summary>
internal sealed class Seed(Func<Caller, Task> make)
{
    private static readonly Dictionary<string, string[]> Hurting = new(StringComparer.Ordinal)
    {
        ["places"] = ["low-back:left", "lateral-hip:right"], ["pain[0].qualities"] = ["aching"],
        ["single-leg-bridge/left/hold"] = ["58"], ["single-leg-bridge/right/hold"] = ["21"], ["single-leg-bridge/right/pelvis-level"] = ["no"],
        ["single-leg-bridge/left/pelvis-level"] = ["yes"],
    };

    private readonly SemaphoreSlim once = new(1);
    private string? export;

    /// <summary>All questions of a quick check are answered, no test is done.</summary>
    public static Seed Questions { get; } = new(caller => WalkAsync(caller, "quick", new(StringComparer.Ordinal) { ["you.equipment"] = ["chair"] }, path => path == "/checkup/tests"));

    /// <summary>A quick check of someone with two pains, with its tests.</summary>
    public static Seed Quick { get; } = new(caller => WalkAsync(caller, "quick", Hurting, path => path == "/findings"));

    /// <summary>A full check of the same person, with every test offered.</summary>
    public static Seed Full { get; } = new(caller => WalkAsync(caller, "full", Hurting, path => path == "/findings"));

    /// <summary>Puts this in the place of everything on a server.</summary>
    public async Task PlantAsync(string address)
    {
        using var caller = new Caller(address);
        await caller.DeleteEverythingAsync();
        await once.WaitAsync();
        try
        {
            if (export is not null)
            {
                (await caller.ImportAsync(export)).Location.ShouldBe("/data?done=imported");
                return;
            }

            await make(caller);
            export = await caller.ExportAsync();
        }
        finally
        {
            once.Release();
        }
    }

    private static async Task WalkAsync(Caller caller, string length, Dictionary<string, string[]> said, Func<string, bool> there)
    {
        var walk = new FormWalk(caller, said);
        await walk.BeginAsync(length);
        await walk.UntilAsync(there);
    }
}
