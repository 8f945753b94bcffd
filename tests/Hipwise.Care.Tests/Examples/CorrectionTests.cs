using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Examples;

/// <summary>A person corrects one answer and sees what changed.</summary>
public sealed class CorrectionTests
{
    [Theory]
    [MemberData(nameof(EveryExampleTests.Names), MemberType = typeof(EveryExampleTests))]
    public void Nothing_changed_shows_nothing(string name) =>
        CheckupChanges.Between(TestKnowledge.Example(name), TestKnowledge.Example(name)).Changes.ShouldBeEmpty();

    [Fact]
    public void A_corrected_hold_shows_exactly_the_findings_it_changed()
    {
        var changes = Correct("strong-lifter", root => root["screens"]![0]!["left"]!["hold"] = 29);

        changes.Where(change => change.Part == "finding").Select(change => (change.Kind, change.Id, change.Before, change.After)).ShouldBe(
        [
            (ChangeKind.Added, "bridge-hold-side-difference", null, "none"),
            (ChangeKind.Removed, "bridge-hold-side-difference/left", "likely", null),
            (ChangeKind.Changed, "bridge-hold-short/left", "likely", "none"),
            (ChangeKind.Removed, "strong-squat-short-bridge/left", "likely", null),
        ],
        ignoreOrder: true);
        changes.ShouldNotContain(change => change.Part == "safety");
        changes.ShouldAllBe(change => change.Name.Length > 0);
    }

    [Fact]
    public void A_new_safety_answer_shows_first_and_takes_everything_away()
    {
        var before = TestKnowledge.Example("desk-worker");
        var changes = Correct("desk-worker", Flag("fever"));

        changes[0].Part.ShouldBe("safety");
        changes.Where(change => change.Part != "safety").ShouldAllBe(change => change.Kind == ChangeKind.Removed && change.After == null);
        changes.Count(change => change.Part == "finding").ShouldBe(before.Findings.Length);
        changes.Count(change => change.Part == "hypothesis").ShouldBe(before.Hypotheses.Length);
        changes.Where(change => change.Part == "plan").Select(change => change.Id)
            .ShouldBe(before.PlanOf().Blocks.SelectMany(block => block.Prescriptions.Select(line => $"{block.Id}/{line.Exercise}")), ignoreOrder: true);
    }

    [Fact]
    public void A_further_screen_shows_the_findings_it_added()
    {
        var changes = Correct("chair-and-five-minutes", root => root["screens"]!.AsArray().Add(JsonNode.Parse(
            """{"screen":"sitting-log","whole":{"sitting":10}}""")));

        var added = changes.Where(change => change.Part == "finding").ShouldHaveSingleItem();
        added.Kind.ShouldBe(ChangeKind.Added);
        added.Id.ShouldBe("long-sitting");
        added.After.ShouldBe("likely");
    }

    [Fact]
    public void A_test_turned_negative_moves_its_hypothesis()
    {
        var changes = Correct("lateral-hip-pain", root => root["screens"]![0]!["right"]!["drop-seen"] = new JsonArray(false, false, false));

        var moved = changes.Where(change => change.Id == "lateral-hip-gluteal-tendinopathy/lateral-hip/right").ShouldHaveSingleItem();
        moved.Kind.ShouldBe(ChangeKind.Changed);
        moved.Before.ShouldNotBe(moved.After);
    }

    [Theory]
    [InlineData("strong-lifter", """{"screens":[{"screen":"single-leg-bridge","left":{"hold":29},"right":{"hold":31}}]}""")]
    [InlineData("desk-worker", """{"safety":{"yes":["fever"],"noneOfTheOthers":true}}""")]
    [InlineData("desk-worker", """{"you":{"equipment":["chair","loop-band"],"goals":["strength"],"loadedSessions":true}}""")]
    public void Taking_a_correction_back_shows_the_opposite(string example, string members)
    {
        var (one, another) = (TestKnowledge.Example(example), TestKnowledge.Assess(TestKnowledge.Edit(example, root => Replace(root, members))));

        var there = CheckupChanges.Between(one, another).Changes;
        var back = CheckupChanges.Between(another, one).Changes;

        there.ShouldNotBeEmpty();
        back.Select(change => (change.Id, change.Kind, change.Before, change.After))
            .ShouldBe(there.Select(change => (change.Id, Opposite(change.Kind), change.After, change.Before)), ignoreOrder: true);
    }

    public static TheoryData<string, string, string> Corrections => new()
    {
        { "a flag to be seen today instead of an emergency", "saddle-numbness", """{"safety":{"yes":["fever"],"noneOfTheOthers":true}}""" },
        { "a second emergency beside the first", "saddle-numbness", """{"safety":{"yes":["saddle-numbness","cold-leg"],"noneOfTheOthers":true}}""" },
        { "pregnancy beside too hard sessions", "pregnant", """{"safety":{"yes":["pregnancy","three-bad-sessions"],"noneOfTheOthers":true}}""" },
        { "other working hours", "desk-worker", """{"you":{"workingHours":{"start":"08:00","end":"12:00"},"minutesPerDay":10}}""" },
        { "no pain any more", "elbow-pain", """{"pain":[]}""" },
    };

    [Theory]
    [MemberData(nameof(Corrections))]
    public void A_correction_that_changes_what_a_person_reads_is_never_shown_as_no_change(string what, string example, string members)
    {
        var before = TestKnowledge.Example(example);
        var after = TestKnowledge.Assess(TestKnowledge.Edit(example, root => Replace(root, members)));

        Encoding.UTF8.GetString(ResultJson.Write(after)).ShouldNotBe(Encoding.UTF8.GetString(ResultJson.Write(before)));
        CheckupChanges.Between(before, after).Changes.ShouldNotBeEmpty(what);
    }

    [Fact]
    public void A_corrected_number_that_a_finding_tells_is_shown_although_its_strength_stays()
    {
        var changes = Correct("strong-lifter", root => root["screens"]![0]!["left"]!["hold"] = 6);

        changes.ShouldContain(change => change.Id == "bridge-hold-short/left");
    }

    [Fact]
    public void A_plan_that_turns_from_regressed_to_modified_shows_the_track()
    {
        var before = TestKnowledge.Assess(TestKnowledge.Edit("pregnant", Flag("three-bad-sessions")));
        var after = TestKnowledge.Assess(TestKnowledge.Edit("pregnant", Flag("three-bad-sessions", "pregnancy")));

        CheckupChanges.Between(before, after).Changes.ShouldContain(change => change.Part == "safety");
    }

    private static ChangeKind Opposite(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => ChangeKind.Removed,
        ChangeKind.Removed => ChangeKind.Added,
        _ => kind,
    };

    private static Change[] Correct(string example, Action<JsonObject> change) =>
        [.. CheckupChanges.Between(TestKnowledge.Example(example), TestKnowledge.Assess(TestKnowledge.Edit(example, change))).Changes];

    private static Action<JsonObject> Flag(params string[] flags) => root => root["safety"] = new JsonObject
    {
        ["yes"] = new JsonArray([.. flags.Select(flag => JsonValue.Create(flag))]),
        ["noneOfTheOthers"] = true,
    };

    private static void Replace(JsonObject root, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            if (name == "you")
            {
                Replace(root["you"]!.AsObject(), value!.ToJsonString());
            }
            else
            {
                root[name] = value?.DeepClone();
            }
        }
    }
}
