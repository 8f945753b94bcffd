using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Exchange;
using Hipwise.Care.Progress;
using Hipwise.Care.Tests.Own;
using Hipwise.Care.Tests.Progress;
using Hipwise.Care.Tests.Properties;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Exchange;

/// <summary>
/// Our bundles before judges that we did not write: the JSON Schema and the structure definitions of R4 as HL7 published them. They run when
/// <c>npm ci</c> was called in <c>tests/Hipwise.Care.Tests/Exchange/fhir-r4</c>, and are skipped otherwise.
/// </summary>
public class FhirJudgeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Hipwise.Care.Tests", "Exchange", "fhir-r4");
    private static readonly KnowledgeBase Knowledge = TestKnowledge.Shipped;

    [Fact]
    public async Task Every_resource_that_can_be_written_has_the_published_structure()
    {
        (string Name, ProgressRecord Record)[] records =
        [
            ("nobody", ProgressRecord.Empty), ("everything measured", Everything()), ("told between check-ups", Told()), ("own exercises and limits", Own()),
            .. FhirBundleTests.Examples.Select(row => row.Data).Select(example => (example, FhirBundleTests.RecordOf(example))),
        ];
        var judged = await AskAsync([.. records.Select(one => Bundle(one.Record))]);
        var wrong = records.Zip(judged, (one, problems) => (one.Name, Problems: problems)).Where(one => one.Problems.Length > 0)
            .Select(one => $"{one.Name}: {string.Join("; ", one.Problems.Take(5))}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_judges_find_what_is_broken()
    {
        (string From, string To)[] slips =
        [
            ("\"final\"", "\"done\""), ("\"status\": \"final\",", ""), ("\"plan\"", "\"wish\""), ("\"collection\"", "\"heap\""), ("\"linkId\"", "\"link\""),
            ("\"valueQuantity\"", "\"valueAmount\""), ("\"timestamp\": \"2026-02-09T07:30:00Z\"", "\"timestamp\": \"yesterday\""), ("\"lifecycleStatus\"", "\"status\""),
            ("\"female\"", "\"woman\""), ("\"effectiveDateTime\": \"2026", "\"effectiveDateTime\": \"26"), ("\"resourceType\": \"Goal\"", "\"resourceType\": \"Wish\""),
        ];
        var text = Bundle(FhirBundleTests.RecordOf("runner-pelvic-drop"));
        slips.ShouldAllBe(slip => text.Contains(slip.From, StringComparison.Ordinal));
        var judged = await AskAsync([.. slips.Select(slip => text.Replace(slip.From, slip.To, StringComparison.Ordinal))]);
        slips.Zip(judged).Where(pair => pair.Second.Length == 0).Select(pair => pair.First.From).ShouldBeEmpty();
    }

    /// <summary>Each measure of each screen, in each way that it can be read, on each side and from each source.</summary>
    private static ProgressRecord Everything()
    {
        var trials = Knowledge.Screens.Values.Select((screen, number) => new Trial(
            screen.Id, number % 2 == 0 ? Follow.First : null,
            [.. screen.Measures.SelectMany(measure => Readings(measure).Select((reading, index) => Observe(screen, measure, reading, number + index)))], [], false, null));
        return Follow.Record((0, [.. trials], [Follow.Pain("low-back", PainSide.Both, 3), Follow.Pain("low-back", PainSide.Left, 0.5)]));
    }

    private static Observation Observe(Screen screen, Measure measure, Reading reading, int index) => new(
        MeasureId.TryParse($"{screen.Id}/{measure.Id}")!.Value, (index % 3) switch { 0 => null, 1 => Side.Left, _ => Side.Right }, reading,
        (ObservationSource)(index % ObservationSources.All.Count), index % 2 == 0 ? Follow.First : null);

    private static IEnumerable<Reading> Readings(Measure measure) => measure.Type switch
    {
        MeasureType.Number =>
        [
            new NumberReading(new Quantity(measure.Min, 0, measure.Unit!), [measure.Min], false),
            new NumberReading(new Quantity(measure.Max, 1.0 / 3, measure.Unit!), [measure.Max, measure.Max, measure.Min], true),
        ],
        MeasureType.YesNo => [new YesNoReading([true]), new YesNoReading([false, true])],
        _ => [new ChoiceReading([measure.Options[0]]), new ChoiceReading([.. measure.Options])],
    };

    private static ProgressRecord Told() => FhirBundleTests.RecordOf("runner-pelvic-drop") with
    {
        Ratings = new Ratings([new PainRating(Follow.First, "low-back", PainSide.Middle, 10)], [new ActivityRating(Follow.First.AddDays(3), "Running \"far\" & <fast>", 0)]),
    };

    private static ProgressRecord Own()
    {
        var made = new RandomOwn(new Dice(7));
        var own = made.Exercises(3);
        var answers = TestKnowledge.Read(TestKnowledge.ExampleJson("bodybuilder")) with { Own = own, Limits = made.Limits(6, own) };
        return ProgressRecord.Empty with { Checkups = [new PastCheckup(Follow.First, answers)], Current = CheckupRun.Assess(answers, Knowledge, Follow.First) };
    }

    private static string Bundle(ProgressRecord record) => Encoding.UTF8.GetString(FhirBundle.Write(record, FhirBundleTests.Subject, FhirBundleTests.At, Knowledge));

    /// <summary>What is wrong with each bundle.</summary>
    private static async Task<ImmutableArray<string[]>> AskAsync(string[] bundles)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "fhir")), "The judges are not installed: run npm ci in tests/Hipwise.Care.Tests/Exchange/fhir-r4");
        using var judge = Process.Start(new ProcessStartInfo("node", "judge.mjs") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.StandardInput.WriteAsync($"[{string.Join(',', bundles)}]");
        judge.StandardInput.Close();
        var told = JsonNode.Parse(await answer)!;
        ((string?)told["version"]).ShouldBe("http://hl7.org/fhir/json-schema/4.0");
        return [.. told["problems"]!.AsArray().Select(list => list!.Deserialize<string[]>()!)];
    }
}
