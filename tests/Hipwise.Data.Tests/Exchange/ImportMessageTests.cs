using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Data.Exchange;

namespace Hipwise.Data.Tests.Exchange;

/// <summary>Each slip in an exported file is told with its place and its mend, and never with what stands there.</summary>
public class ImportMessageTests
{
    public static TheoryData<string, string, string> Slips => new()
    {
        { "format", "\"recipes\"", "$: this is no exported file; it must hold \"format\": \"hipwise-export\"" },
        { "version", "5", "$: the file was written by a newer Hipwise (version 5; this one reads 4); import it there" },
        { "exportedAt", "\"yesterday\"", "$.exportedAt: must be a time such as \"2026-11-21T08:30:00Z\"" },
        { "person", "null", "$: 'person' is missing, whose check-ups and diary these are" },
        { "more", "1", "$.more: means nothing here; known are format, version, exportedAt, knowledge, person, checkups, diary, settings, nudges, own" },
        { "checkups.0.number", "0", "$.checkups[0].number: must be a whole number from 1 on" },
        { "checkups.1.number", "1", "$.checkups[1]: has the number of another check-up; give each its own" },
        { "checkups.0.length", "\"endless\"", "$.checkups[0].length: must be one of quick, full" },
        { "checkups.0.id", "7", "$.checkups[0].id: must be an id such as \"0f8fad5b-d9cb-469f-a165-70867728950e\"" },
        { "checkups.0.startedAt", "null", "$.checkups[0]: 'startedAt' is missing" },
        { "checkups.0.parts.safety", "7", "$.checkups[0].parts.safety: must be an object { }, a piece of an answers file" },
        { "checkups.0.parts.a b", "{}", "$.checkups[0].parts.?: must be named with 1 to 100 letters, digits, dots, hyphens or underscores" },
        { "checkups.0.partsSavedAt.gone", "\"2026-11-21T08:30:00Z\"", "$.checkups[0].partsSavedAt.gone: is the time of a part that is not there" },
        { "checkups.0.trials.0.on", "\"2026-02-30\"", "$.checkups[0].trials[0].on: must be a day such as \"2026-11-21\"" },
        { "checkups.0.trials.0.screen", "\"a b\"", "$.checkups[0].trials[0].screen: must be an id: letters, digits, dots, hyphens" },
        { "checkups.0.trials.0.parts.0.part", "\"middle\"", "$.checkups[0].trials[0].parts[0].part: must be one of left, right, whole" },
        { "checkups.0.trials.0.parts.0.tingling", "\"yes\"", "$.checkups[0].trials[0].parts[0].tingling: must be true or false" },
        { "checkups.0.trials.0.parts.0.pain", "\"bad\"", "$.checkups[0].trials[0].parts[0].pain: must be a number" },
        { "checkups.0.trials.0.observations.0.tries", "[1,true]", "$.checkups[0].trials[0].observations[0].tries: mixes numbers, yes and no, and ids; a measure has one kind" },
        { "checkups.0.trials.0.observations.0.tries", "[1e999]", "$.checkups[0].trials[0].observations[0].tries[0]: must be a number" },
        { "checkups.0.trials.0.observations.0.side", "\"whole\"", "$.checkups[0].trials[0].observations[0].side: must be one of left, right" },
        { "checkups.0.corrections.0.title", "\"\\u0000\"", "$.checkups[0].corrections[0].title: must be text in quotes, 1000 characters at most" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public async Task A_slip_is_told_with_its_place_and_its_mend(string place, string json, string message)
    {
        var file = await ExportAsync();
        Set(file, place.Split('.'), json);
        ProblemsOf(Bytes(file)).ShouldBe([message]);
    }

    [Fact]
    public async Task All_slips_are_told_at_once()
    {
        var file = await ExportAsync();
        Set(file, ["checkups", "0", "length"], "1");
        Set(file, ["checkups", "1", "startedAt"], "1");
        ProblemsOf(Bytes(file)).Select(problem => problem.Split(':')[0]).ShouldBe(["$.checkups[0].length", "$.checkups[1].startedAt"]);
    }

    [Theory]
    [InlineData("\"length\":\"", "\"length\":\"secret")]
    [InlineData("\"source\":\"", "\"source\":\"secret words")]
    [InlineData("\"tingling\":false", "\"tingling\":\"secret\"")]
    [InlineData("\"title\":\"", "\"title\":\"secret \\u0000")]
    [InlineData("\"title\":\"", "\"title\":\"secret \\ud800")]
    [InlineData("\"changes\":{", "\"changes\":{\"secret\":\"\\ud800\",")]
    [InlineData("\"safety\":{\"safety\":{", "\"safety\":{\"safety\":{\"secret\":\"\\ud800\",")]
    [InlineData("\"format\"", "secret")]
    public async Task What_stands_in_the_file_is_never_quoted(string sound, string secret)
    {
        var text = (await ExportAsync()).ToJsonString();
        text.ShouldContain(sound);
        var broken = Encoding.UTF8.GetBytes(text.Replace(sound, secret, StringComparison.Ordinal));
        ProblemsOf(broken).ShouldAllBe(problem => !problem.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_message_itself_names_no_part()
    {
        var file = await ExportAsync();
        Set(file, ["checkups", "0", "parts", "safety"], "7");
        var message = Should.Throw<ImportException>(() => ExportReader.Read(Bytes(file))).Message;
        message.ShouldBe("The file cannot be imported; one place is wrong. Nothing was written.");
    }

    [Fact]
    public async Task An_id_stands_for_one_thing()
    {
        var file = await ExportAsync();
        Set(file, ["checkups", "1", "trials", "0", "id"], file["checkups"]![0]!["trials"]![0]!["id"]!.ToJsonString());
        ProblemsOf(Bytes(file)).ShouldBe(["$.checkups[1].trials[0].id: stands twice in the file; give each its own"]);
    }

    [Fact]
    public async Task A_part_of_a_trial_stands_once()
    {
        var file = await ExportAsync();
        var parts = file["checkups"]![0]!["trials"]![0]!["parts"]!.AsArray();
        parts.Add(parts[0]!.DeepClone());
        ProblemsOf(Bytes(file)).ShouldBe(["$.checkups[0].trials[0]: has the same part twice; keep one"]);
    }

    private static async Task<JsonObject> ExportAsync() => JsonNode.Parse(await FullShelf.DeskWorkerExportAsync())!.AsObject();

    private static IEnumerable<string> ProblemsOf(byte[] file) =>
        Should.Throw<ImportException>(() => ExportReader.Read(file)).Problems.Select(problem => problem.ToString());

    private static byte[] Bytes(JsonObject file) => Encoding.UTF8.GetBytes(file.ToJsonString());

    private static void Set(JsonNode file, string[] place, string json)
    {
        var owner = place[..^1].Aggregate(file, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!);
        owner[place[^1]] = JsonNode.Parse(json);
    }
}
