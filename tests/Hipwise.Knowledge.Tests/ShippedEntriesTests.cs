using Hipwise.Knowledge.Yaml;
using Hipwise.Testing;

namespace Hipwise.Knowledge.Tests;

/// <summary>The shipped knowledge is complete: what the tables and the articles name is there.</summary>
public sealed class ShippedEntriesTests
{
    private static KnowledgeBase Knowledge => Shipped.Knowledge;

    [Fact]
    public void The_shipped_knowledge_loads_without_problems()
    {
        KnowledgeLoader.TryLoad(Repository.Knowledge, out var problems).ShouldNotBeNull();
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_40_muscles_with_every_row_of_the_table_among_them()
    {
        string[] rows =
        [
            "gluteus-maximus", "gluteus-maximus-upper", "gluteus-maximus-lower", "gluteus-medius", "gluteus-medius-anterior",
            "gluteus-medius-middle", "gluteus-medius-posterior", "gluteus-minimus", "piriformis", "obturator-internus",
            "obturator-externus", "superior-gemellus", "inferior-gemellus", "quadratus-femoris", "tensor-fasciae-latae",
            "psoas-major", "iliacus", "rectus-femoris", "vastus-lateralis", "vastus-medialis", "vastus-intermedius", "sartorius",
            "biceps-femoris-long-head", "biceps-femoris-short-head", "semitendinosus", "semimembranosus", "adductor-magnus",
            "adductor-longus", "adductor-brevis", "pectineus", "gracilis", "quadratus-lumborum", "erector-spinae",
            "lumbar-multifidus", "rectus-abdominis", "obliques", "transversus-abdominis",
        ];
        rows.Length.ShouldBe(37);
        rows.Except(Knowledge.Muscles.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        Knowledge.Muscles.Count.ShouldBe(40);
    }

    [Theory]
    [InlineData("gluteus-maximus", 3)]
    [InlineData("gluteus-medius", 3)]
    public void Regions_belong_to_their_muscle(string muscle, int regions)
    {
        Knowledge.Muscles.Values.Count(part => part.PartOf == muscle).ShouldBe(regions);
    }

    [Fact]
    public void Muscle_groups_come_in_the_order_of_their_file_and_none_is_empty()
    {
        Knowledge.MuscleGroups[0].Id.ShouldBe("gluteal");
        Knowledge.MuscleGroups.ShouldAllBe(group => Knowledge.Muscles.Values.Any(muscle => muscle.Group == group.Id));
    }

    [Fact]
    public void Actions_that_invert_with_hip_flexion_are_marked_and_explained()
    {
        Knowledge.Muscles.Values.Where(muscle => muscle.Inverts).ShouldNotBeEmpty();
        Knowledge.Muscles.Values.Where(muscle => muscle.Inverts && string.IsNullOrWhiteSpace(muscle.Inversion)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_claim_of_both_articles_is_there()
    {
        var expected = Enumerable.Range(1, 81).Select(row => $"a{row:00}").Concat(Enumerable.Range(1, 47).Select(row => $"b{row:00}"));
        Knowledge.Claims.Keys.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_row_of_doses_is_there()
    {
        Knowledge.Dosage.Keys.ShouldBe(Enumerable.Range(1, 47).Select(row => $"d{row:00}"), ignoreOrder: true);
    }

    [Fact]
    public void Every_row_of_red_flags_is_there_once()
    {
        Knowledge.RedFlags.Select(flag => flag.Row).ShouldBe(Enumerable.Range(1, 34).Select(row => $"RF{row:00}"), ignoreOrder: true);
    }

    [Fact]
    public void Every_row_of_the_pain_map_is_a_hypothesis_once()
    {
        var rows = Shipped.Files.Keys.Where(file => file.StartsWith("hypotheses/", StringComparison.Ordinal)).Select(RowOf).OfType<int>();
        rows.ShouldBe(Enumerable.Range(1, 32), ignoreOrder: true);
        Knowledge.Hypotheses.Count.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public void Five_urgencies_start_with_a_stop_and_their_flags_use_every_rule()
    {
        Knowledge.Urgencies.Length.ShouldBe(5);
        Knowledge.Urgencies.Select(urgency => urgency.Rank).ShouldBe(Enumerable.Range(0, 5));
        Knowledge.Urgencies[0].Rule.ShouldBe(SafetyRule.Stop);
        var rules = Knowledge.Urgencies.Select(urgency => urgency.Rule).Concat(Knowledge.RedFlags.Select(flag => flag.Rule).OfType<SafetyRule>());
        rules.Distinct().ShouldBe(
            [SafetyRule.Stop, SafetyRule.LearnAndBreaks, SafetyRule.ModifiedTrack, SafetyRule.Regress], ignoreOrder: true);
    }

    [Fact]
    public void Every_screen_of_the_issue_is_there()
    {
        string[] screens =
        [
            "standing-squeeze", "seated-squeeze", "prone-hip-extension", "single-leg-bridge", "single-leg-stance", "walking",
            "single-leg-squat", "step-down", "step-off-landing", "treadmill-running", "squat-and-hinge", "chair-stand",
            "modified-thomas", "hip-flexor-hold", "pelvic-tilt", "single-leg-deadlift", "side-lying-abduction", "seated-piriformis",
            "active-piriformis", "slump", "straight-leg-raise", "sitting-log",
        ];
        Knowledge.Screens.Keys.ShouldBe(screens, ignoreOrder: true);
    }

    [Fact]
    public void Every_exercise_that_the_issue_names_is_there()
    {
        string[] exercises =
        [
            "glute-bridge", "single-leg-bridge", "standing-squeeze-drill", "seated-squeeze-drill", "sit-to-stand", "clamshell",
            "lateral-band-walk", "monster-walk", "fire-hydrant", "kickback", "side-lying-abduction", "quadruped-hip-extension",
            "hip-hitch", "side-plank-abduction", "hip-thrust", "single-leg-hip-thrust", "squat", "box-squat", "single-leg-squat",
            "split-squat", "bulgarian-split-squat", "lunge-forward", "lunge-side", "lunge-transverse", "step-up", "step-down",
            "wall-tap-hinge", "romanian-deadlift", "deadlift", "single-leg-deadlift", "kettlebell-swing", "posterior-pelvic-tilt",
            "half-kneeling-hip-flexor-stretch", "standing-hip-flexor-stretch", "banded-hip-flexor-lift", "hip-flexor-march",
            "deep-rotator-stretch-seated", "deep-rotator-stretch-supine", "adductor-squeeze", "hamstring-bridge", "calf-raise",
        ];
        exercises.Except(Knowledge.Exercises.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        Knowledge.Exercises.Count.ShouldBeGreaterThanOrEqualTo(50);
        Knowledge.Exercises.Values.Count(exercise => exercise.BreakOnly).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("lateral-line")]
    [InlineData("thoracolumbar-latissimus")]
    [InlineData("sitting-hip-flexors-pelvis-buttock")]
    public void Every_chain_that_the_articles_name_is_there(string id)
    {
        Knowledge.Chains.Select(chain => chain.Id).ShouldContain(id);
    }

    [Theory]
    [InlineData("nprs")]
    [InlineData("psfs")]
    public void The_free_questionnaires_are_core_measures(string id)
    {
        Knowledge.OutcomeMeasures.ShouldContain(measure => measure.Id == id && measure.Use == "core");
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("driving")]
    [InlineData("cycling")]
    public void There_is_ergonomic_advice_for_each_seat(string setting)
    {
        Knowledge.Ergonomics.ShouldContain(action => action.Setting == setting);
    }

    [Fact]
    public void Outer_hip_and_buttock_are_apart_on_the_body_map_and_anything_can_be_marked()
    {
        string[] places = ["lateral-hip", "posterior-buttock", "thigh", "elsewhere"];
        places.Except(Knowledge.Places.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static int? RowOf(string file) =>
        ((YamlMap)Shipped.Node(file)).Items.FirstOrDefault(item => item.Key == "row").Value is YamlScalar row ? int.Parse(row.Text) : null;
}
