using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Exchange;
using Hipwise.Care.Progress;
using Hipwise.Care.Tests.Progress;

namespace Hipwise.Care.Tests.Exchange;

/// <summary>What a clinic's system reads is valid R4, says who measured what on which side, and names no one.</summary>
public class FhirBundleTests
{
    internal static readonly Guid Subject = new("6f2c1f38-6c1e-4d53-9c35-2a2f5b1d9d11");
    internal static readonly DateTimeOffset At = new(2026, 2, 9, 8, 30, 0, TimeSpan.FromHours(1));

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(Hipwise.Testing.Repository.Knowledge, "examples"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_valid(string example) => FhirCheck.Problems(Bundle(RecordOf(example))).ShouldBeEmpty();

    [Fact]
    public void Nothing_at_all_is_valid() => FhirCheck.Problems(Bundle(ProgressRecord.Empty)).ShouldBeEmpty();

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_another_person_other_ids()
    {
        var record = RecordOf("desk-worker");
        var bytes = FhirBundle.Write(record, Subject, At, TestKnowledge.Shipped);
        FhirBundle.Write(record, Subject, At, TestKnowledge.Shipped).ShouldBe(bytes);
        var other = Ids(JsonNode.Parse(FhirBundle.Write(record, Guid.Parse("00000000-0000-0000-0000-000000000001"), At, TestKnowledge.Shipped))!);
        Ids(JsonNode.Parse(bytes)!).Intersect(other).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_told_and_measured_is_there()
    {
        var record = RecordOf("runner-pelvic-drop") with { Ratings = new Ratings([new PainRating(Follow.First, "low-back", PainSide.Left, 4)], [new ActivityRating(Follow.First, "Running", 7)]) };
        var bundle = Bundle(record);
        FhirCheck.Problems(bundle).ShouldBeEmpty();
        var answers = record.Checkups[0].Answers;
        Of(bundle, "Observation").Length.ShouldBe(answers.Trials.Sum(trial => trial.Observations.Length));
        Of(bundle, "Goal").Length.ShouldBe(answers.Person.Goals.Length);
        Of(bundle, "QuestionnaireResponse").Length.ShouldBe(2);
        Of(bundle, "CarePlan").ShouldHaveSingleItem()["activity"]!.AsArray().Count.ShouldBe(record.Current!.Plan!.Blocks.Sum(block => block.Prescriptions.Length));
        ((string?)bundle["timestamp"]).ShouldBe("2026-02-09T07:30:00Z");
    }

    [Fact]
    public void A_side_is_said_in_snomed_and_a_number_in_ucum()
    {
        var record = Follow.Record((0, [Follow.Trial("single-leg-bridge/hold", 0, (Core.Side.Left, [20, 30]))], []));
        var observation = Of(Bundle(record), "Observation").ShouldHaveSingleItem();
        ((string?)observation["bodySite"]!["coding"]![0]!["code"]).ShouldBe("7771000");
        var value = observation["valueQuantity"]!;
        ((decimal)value["value"]!, (string?)value["code"], (string?)value["system"]).ShouldBe((25m, "s", "http://unitsofmeasure.org"));
        observation["component"]!.AsArray().Count.ShouldBe(3, "a deviation and two tries");
    }

    [Fact]
    public void The_patient_has_no_name() => Of(Bundle(RecordOf("desk-worker")), "Patient").ShouldHaveSingleItem().Select(one => one.Key)
        .ShouldBeSubsetOf(["resourceType", "id", "identifier", "gender"]);

    [Fact]
    public void The_check_finds_what_is_broken()
    {
        (string From, string To)[] slips =
        [
            ("\"final\"", "\"done\""), ("\"status\": \"final\",", ""), ("\"plan\"", "\"wish\""), ("\"collection\"", "\"heap\""), ("\"linkId\"", "\"link\""),
            ("\"valueQuantity\"", "\"valueAmount\""), ("\"timestamp\": \"2026-02-09T07:30:00Z\"", "\"timestamp\": \"yesterday\""), ("\"lifecycleStatus\"", "\"status\""),
            ("\"coding\": [", "\"coding\": [],\"x\": ["),
        ];
        var text = Encoding.UTF8.GetString(FhirBundle.Write(RecordOf("runner-pelvic-drop"), Subject, At, TestKnowledge.Shipped));
        foreach (var (from, to) in slips)
        {
            text.ShouldContain(from);
            FhirCheck.Problems(JsonNode.Parse(text.Replace(from, to, StringComparison.Ordinal))!).ShouldNotBeEmpty(from);
        }
    }

    internal static ProgressRecord RecordOf(string example)
    {
        var answers = TestKnowledge.Read(TestKnowledge.ExampleJson(example));
        return ProgressRecord.Empty with { Checkups = [new PastCheckup(Follow.First, answers)], Current = CheckupRun.Assess(answers, TestKnowledge.Shipped) };
    }

    private static JsonNode Bundle(ProgressRecord record) => JsonNode.Parse(FhirBundle.Write(record, Subject, At, TestKnowledge.Shipped))!;

    private static JsonObject[] Of(JsonNode bundle, string type) =>
        [.. bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Where(resource => (string?)resource["resourceType"] == type)];

    private static IEnumerable<string> Ids(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => (string)entry!["fullUrl"]!);
}
