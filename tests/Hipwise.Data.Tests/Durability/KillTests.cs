using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Data.Migrations;

namespace Hipwise.Data.Tests.Durability;

/// <summary>A server that is killed loses nothing that it has acknowledged.</summary>
public class KillTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(450)]
    public async Task Everything_acknowledged_is_there_after_a_kill(int acknowledged)
    {
        using var folder = new TempFolder();
        using var server = Start(folder.Path);
        var last = await ReadAsync(server, acknowledged);
        await Should.ThrowAsync<DatabaseException>(Shelf.OpenAsync(folder.Path), "a living server keeps the folder");
        server.Kill();
        // What was acknowledged between the last line read and the kill still stands in the pipe.
        foreach (var line in (await server.StandardOutput.ReadToEndAsync(Shelf.Stop)).Split('\n').SkipLast(1))
        {
            Note(last, line);
        }

        await server.WaitForExitAsync(Shelf.Stop);
        using var shelf = await Shelf.OpenAsync(folder.Path);
        var parts = (await shelf.CurrentAsync()).Parts;
        foreach (var (key, value) in last)
        {
            // The one after the last acknowledged may have been saved without being told.
            HoursOf(parts[key]).ShouldBeGreaterThanOrEqualTo(value, key);
        }

        using var connection = Sqlite.Open(shelf.File);
        connection.Ask("PRAGMA integrity_check").ShouldBe("ok");
        TestContext.Current.SendDiagnosticMessage($"{last.Values.Max() + 1} saves were acknowledged before the kill");
    }

    private static int HoursOf(JsonObject part) => part["you"]!["hoursSitting"]!.GetValue<int>();

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // Under a shared host the tests are its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        start.ArgumentList.Add(SavingServer.Word);
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }

    private static async Task<Dictionary<string, int>> ReadAsync(Process server, int count)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            Note(last, (await server.StandardOutput.ReadLineAsync(Shelf.Stop)).ShouldNotBeNull("the server ended by itself"));
        }

        return last;
    }

    private static void Note(Dictionary<string, int> last, string line)
    {
        var words = line.Split(' ');
        last[words[0]] = int.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
