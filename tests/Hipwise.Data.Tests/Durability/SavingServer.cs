using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Data.Tests.Durability;

/// <summary>Saves parts without end and prints each key once it is acknowledged, until someone kills it.</summary>
internal static class SavingServer
{
    public const string Word = "--save-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        using var database = new Database(folder, TimeProvider.System);
        await database.MigrateAsync();
        var store = new CheckupStore(database, TestKnowledge.Shipped, TimeProvider.System);
        await store.StartAsync(CheckLength.Quick, []);
        // Keys come round again with other values: replacing is as durable as adding.
        for (var i = 0; ; i++)
        {
            var key = $"part.{(i % 400).ToString(CultureInfo.InvariantCulture)}";
            await store.SaveAsync(key, new JsonObject { ["you"] = new JsonObject { ["hoursSitting"] = i } });
            Console.WriteLine($"{key} {i}");
        }
    }
}
