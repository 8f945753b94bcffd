using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Testing;

namespace Hipwise.Data.Tests.Exchange;

/// <summary>Stores filled with made-up people, answered page by page as the web page does.</summary>
internal static class FullShelf
{
    private static readonly Lazy<Task<byte[]>> DeskWorker = new(async () =>
    {
        using var shelf = await WithAsync("desk-worker");
        return await shelf.Store.ExportAsync();
    });

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Knowledge, "examples"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The exported file of the desk worker's store, made once.</summary>
    public static Task<byte[]> DeskWorkerExportAsync() => DeskWorker.Value;

    /// <summary>A store that holds an example as the current check-up and another one as history.</summary>
    public static async Task<Shelf> WithAsync(string example)
    {
        var shelf = await Shelf.StartedAsync(CheckLength.Full);
        await FillAsync(shelf, "runner-pelvic-drop");
        await shelf.Store.AddCorrectionAsync("Hours of sitting", """{"changes":[{"kind":"added","name":"ü \"x\" <b>"}]}"""u8.ToArray(), Shelf.Stop);
        var answers = ReadExample(example);
        await shelf.Store.StartAsync(answers.Length, ["you."], Shelf.Stop);
        await FillAsync(shelf, example);
        await shelf.Store.AddCorrectionAsync("Seen", "{}"u8.ToArray(), Shelf.Stop);
        await shelf.Store.SeeCorrectionAsync((await shelf.Store.FindCorrectionAsync(Shelf.Stop))!.Id, Shelf.Stop);
        return shelf;
    }

    /// <summary>The answers of an example as its file gives them.</summary>
    public static Answers ReadExample(string example) =>
        AnswersReader.Read(File.ReadAllBytes(Path.Combine(Repository.Knowledge, "examples", example + ".json")), TestKnowledge.Shipped);

    private static async Task FillAsync(Shelf shelf, string example)
    {
        await shelf.Store.RemoveAsync("you.", Shelf.Stop);
        var file = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(Repository.Knowledge, "examples", example + ".json"), Shelf.Stop))!.AsObject();
        foreach (var (key, fragment) in PagesOf(file))
        {
            await shelf.Store.SaveAsync(key, fragment, Shelf.Stop);
        }

        foreach (var trial in ReadExample(example).Trials)
        {
            await shelf.Store.SaveAsync(trial);
        }
    }

    // A page each question about the person, a page each pain, a page each other part.
    private static IEnumerable<(string Key, JsonObject Fragment)> PagesOf(JsonObject file)
    {
        foreach (var (name, value) in file["you"]?.AsObject() ?? [])
        {
            yield return ($"you.{name}", new JsonObject { ["you"] = new JsonObject { [name] = value?.DeepClone() } });
        }

        foreach (var name in (string[])["pain", "activities"])
        {
            foreach (var (item, index) in (file[name]?.AsArray() ?? []).Select((item, index) => (item, index)))
            {
                yield return ($"{name}.{index}", new JsonObject { [name] = new JsonArray(item!.DeepClone()) });
            }
        }

        foreach (var name in (string[])["safety", "skipped", "note"])
        {
            if (file[name] is { } value)
            {
                yield return (name, new JsonObject { [name] = value.DeepClone() });
            }
        }
    }

    /// <summary>The file without the time it was exported at.</summary>
    public static string WithoutTime(byte[] export) =>
        string.Join('\n', Encoding.UTF8.GetString(export).Split('\n').Where(line => !line.Contains("\"exportedAt\"", StringComparison.Ordinal)));
}
