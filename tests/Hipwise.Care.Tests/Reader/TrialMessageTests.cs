using System.Globalization;

namespace Hipwise.Care.Tests.Reader;

/// <summary>What a screen yielded is checked against its measures.</summary>
public sealed class TrialMessageTests
{
    [Theory]
    [InlineData("""{"screen":"single-leg-bridge","whole":{"hold":20}}""", "$.screens[0].whole", "put the values under left and right")]
    [InlineData("""{"screen":"chair-stand","left":{"stands":20}}""", "$.screens[0].left", "put the values under whole")]
    [InlineData("""{"screen":"single-leg-bridge"}""", "$.screens[0]", "list it under skipped")]
    [InlineData("""{"left":{"hold":20}}""", "$.screens[0]", "'screen' is missing")]
    [InlineData("""{"screen":"single-leg-bridge","left":{"holds":20}}""", "$.screens[0].left.holds", "did you mean 'hold'?")]
    [InlineData("""{"screen":"single-leg-bridge","left":{"hold":-1}}""", "$.screens[0].left.hold", "from 0 to 300 s; -1 stands there")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":[20,301]}}""", "$.screens[0].right.hold[1]", "from 0 to 300 s; 301 stands there")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":"20 s"}}""", "$.screens[0].right.hold", "must be a number from 0 to 300 s")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":[]}}""", "$.screens[0].right.hold", "is an empty list")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"felt":[]}}""", "$.screens[0].right.felt", "is an empty list")]
    [InlineData("""{"screen":"single-leg-stance","right":{"drop-seen":[]}}""", "$.screens[0].right.drop-seen", "is an empty list")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":{"sd":2}}}""", "$.screens[0].right.hold", "'value' is missing")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":{"value":20,"sd":-2}}}""", "$.screens[0].right.hold.sd", "-2 stands there")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"hold":{"tries":[20,"x"]}}}""", "$.screens[0].right.hold.tries[1]", "must be a number")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"felt":["buttok"]}}""", "$.screens[0].right.felt[0]", "did you mean 'buttock'?")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"felt":["buttock","buttock"]}}""", "$.screens[0].right.felt", "twice")]
    [InlineData("""{"screen":"single-leg-bridge","right":{"cramp":"yes"}}""", "$.screens[0].right.cramp", "must be true or false")]
    [InlineData("""{"screen":"single-leg-stance","right":{"drop-seen":[true,1]}}""", "$.screens[0].right.drop-seen[1]", "must be true or false")]
    [InlineData("""{"screen":"slump","left":{"leg-symptoms":true,"pain":11}}""", "$.screens[0].left.pain", "from 0 to 10")]
    [InlineData("""{"screen":"slump","left":{"leg-symptoms":true},"tingling":"no"}""", "$.screens[0].tingling", "must be true or false")]
    [InlineData("""{"screen":"single-leg-stance","by":"self-test","left":{"pelvic-drop":5}}""", "$.screens[0].left.pelvic-drop", "it takes partner or camera or motion-capture")]
    public void A_wrong_value_is_told_with_its_place_and_mend(string trial, string path, string mend)
    {
        var problem = Reading.ProblemOf(Reading.WithTrial(trial));

        problem.Path.ShouldBe(path);
        problem.Message.ShouldContain(mend);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("20.11.2026")]
    [InlineData("")]
    public void A_day_that_does_not_exist_is_told_an_example(string day) =>
        Reading.ProblemOf(Reading.WithTrial($$$"""{"screen":"slump","on":"{{{day}}}","left":{"leg-symptoms":true}}"""))
            .ToString().ShouldStartWith("$.screens[0].on: must be a day such as");

    [Fact]
    public void A_value_beside_tries_is_not_dropped_in_silence() =>
        Reading.ProblemsOf(Reading.WithTrial("""{"screen":"single-leg-bridge","left":{"hold":{"value":40,"tries":[9]}}}"""))
            .ShouldContain(problem => problem.Path.StartsWith("$.screens[0].left.hold", StringComparison.Ordinal));

    [Fact]
    public void More_than_twenty_tries_are_too_many() =>
        Reading.ProblemOf(Reading.WithTrial($$$"""{"screen":"single-leg-bridge","left":{"hold":[{{{string.Join(',', Enumerable.Repeat(5, 21))}}}]}}"""))
            .Message.ShouldContain("20 at most");

    [Fact]
    public void The_number_of_the_entry_is_part_of_the_path()
    {
        var trials = string.Join(',', Enumerable.Repeat("""{"screen":"slump","left":{"leg-symptoms":true}}""", 12));

        var problem = Reading.ProblemOf(Reading.WithTrial(trials + """,{"screen":"slump","left":{"leg-symptoms":7}}"""));

        problem.Path.ShouldBe("$.screens[12].left.leg-symptoms");
    }

    [Fact]
    public void Every_number_of_every_screen_has_its_range_checked_in_its_unit()
    {
        var numbers = TestKnowledge.Shipped.Screens.Values.SelectMany(screen => screen.Measures
            .Where(measure => measure.Unit is not null).Select(measure => (screen, measure))).ToList();

        numbers.Count.ShouldBeGreaterThan(20);
        foreach (var (screen, measure) in numbers)
        {
            var side = screen.PerSide ? "left" : "whole";
            var above = (measure.Max + 1).ToString(CultureInfo.InvariantCulture);
            var problem = Reading.ProblemOf(Reading.WithTrial($$$"""{"screen":"{{{screen.Id}}}","{{{side}}}":{"{{{measure.Id}}}":{{{above}}}}}"""));
            problem.Path.ShouldBe($"$.screens[0].{side}.{measure.Id}");
            problem.Message.ShouldContain($"{above} stands there");
        }
    }
}
