using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Data.Tests;

/// <summary>A store in a folder of its own that goes with the test.</summary>
internal sealed class Shelf : IDisposable
{
    private Shelf(string folder)
    {
        Folder = folder;
        Database = new Database(folder, Clock);
        Store = new CheckupStore(Database, TestKnowledge.Shipped, Clock);
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "hipwise.db");

    public SteppingClock Clock { get; } = new();

    public Database Database { get; private set; }

    public CheckupStore Store { get; private set; }

    /// <summary>The path of a folder that is not there yet.</summary>
    public static string NewFolder() => Path.Combine(Path.GetTempPath(), $"hipwise-data-{Guid.NewGuid():N}");

    public static async Task<Shelf> OpenAsync(string? folder = null)
    {
        var shelf = new Shelf(folder ?? NewFolder());
        await shelf.Database.MigrateAsync(Stop);
        return shelf;
    }

    /// <summary>A store with an empty check-up.</summary>
    public static async Task<Shelf> StartedAsync(CheckLength length = CheckLength.Quick)
    {
        var shelf = await OpenAsync();
        await shelf.Store.StartAsync(length, [], Stop);
        return shelf;
    }

    public async Task<bool> SaveAsync(string key, string json) => await Store.SaveAsync(key, JsonNode.Parse(json)!.AsObject(), Stop);

    public async Task<StoredCheckup> CurrentAsync() => (await Store.FindCurrentAsync(Stop)).ShouldNotBeNull();

    /// <summary>Closes and opens again, as a restart does.</summary>
    public async Task ReopenAsync()
    {
        Database.Dispose();
        Database = new Database(Folder, Clock);
        Store = new CheckupStore(Database, TestKnowledge.Shipped, Clock);
        await Database.MigrateAsync(Stop);
    }

    public void Dispose()
    {
        Database.Dispose();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
