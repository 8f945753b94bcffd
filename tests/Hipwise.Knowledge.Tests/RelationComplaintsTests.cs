namespace Hipwise.Knowledge.Tests;

/// <summary>What must hold between entries is checked as well, and named with file and line.</summary>
public sealed class RelationComplaintsTests
{
    [Theory]
    [InlineData("findings/sample.yaml", "measure: angle, test: above", "measure: bare, test: above", "needs a 'reference'")]
    [InlineData("findings/sample.yaml", "measure: angle, test: above", "measure: bare, test: difference", "no 'side-difference'")]
    [InlineData("findings/sample.yaml", "measure: angle, test: above", "measure: seen, test: above", "compares a number")]
    [InlineData("findings/sample.yaml", "value: yes,", "value: perhaps,", "looks for 'perhaps'")]
    [InlineData("findings/sample.yaml", "measure: seen, test: is", "measure: angle, test: is", "looks for 'yes'")]
    [InlineData("screens/sample.yaml", "{low: 10, high: 20, sources: [], status: convention}", "{note: None.}", "needs a 'reference'")]
    [InlineData("hypotheses/sample.yaml", "places: [knee]", "places: [elbow]", "no gluteal explanation may be offered for 'elbow'")]
    [InlineData("hypotheses/sample.yaml", "places: [knee]", "places: [knee, neck]", "no gluteal explanation may be offered for 'neck'")]
    [InlineData("hypotheses/sample.yaml", "sample/seen, is: yes", "sample/seen, is: perhaps", "sample/seen never is 'perhaps'")]
    [InlineData("hypotheses/sample.yaml", "sample/seen, is: yes", "sample/angle, is: yes", "sample/angle never is 'yes'")]
    [InlineData("hypotheses/sample.yaml", "sample/seen, is: yes", "sample/seen, at-least: 2", "sample/seen is no number")]
    [InlineData("red-flags.yaml", "at-least: 2, urgency: same-day", "at-least: 3, urgency: same-day", "outcome for more features than it has")]
    public void Entries_that_do_not_fit_together_are_named(string file, string from, string to, string complaint)
    {
        Complaints(file, from, to).ShouldContain(problem => problem.Message.Contains(complaint), $"{from} → {to}");
    }

    [Theory]
    [InlineData("findings/sample.yaml", "observed: sample/felt, is: here", "observed: sample/felt, is: nowhere")]
    [InlineData("findings/sample.yaml", "observed: sample/felt, is: here", "observed: sample/felt, at-least: 2")]
    [InlineData("red-flags.yaml", "observed: sample/seen, is: yes", "observed: sample/seen, is: perhaps")]
    [InlineData("ergonomics.yaml", "observed: sample/angle, at-least: 60", "observed: sample/angle, is: often")]
    public void A_condition_that_can_never_be_met_is_named_wherever_it_stands(string file, string from, string to)
    {
        Complaints(file, from, to).ShouldContain(problem => problem.File == file, $"{from} → {to}");
    }

    [Theory]
    [InlineData("findings/sample.yaml", "measure: angle, test: above", "measure: bare, test: above")]
    [InlineData("hypotheses/sample.yaml", "places: [knee]", "places: [elbow]")]
    [InlineData("hypotheses/sample.yaml", "sample/seen, is: yes", "sample/seen, is: perhaps")]
    [InlineData("exercises/sample.yaml", "harder: []", "harder: [sample]")]
    public void What_does_not_fit_together_is_named_with_its_line(string file, string from, string to)
    {
        Complaints(file, from, to).ShouldHaveSingleItem().Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_muscle_in_a_group_that_does_not_exist_is_named()
    {
        using var copy = new KnowledgeCopy();
        copy.Replace("muscles/piriformis.yaml", "group: deep-rotator", "group: deep-rotators");
        var problem = copy.Problems().ShouldHaveSingleItem();
        problem.File.ShouldBe("muscles/piriformis.yaml");
        problem.Line.ShouldBe(2);
        problem.Message.ShouldContain("deep-rotator'");
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("ring-b", "ring-c", "sample")]
    public void Harder_variants_that_lead_back_are_named_with_their_circle(params string[] circle)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        AddRing(copy, circle[0]);
        var problem = copy.Problems().ShouldHaveSingleItem();
        circle.Select(id => $"exercises/{id}.yaml").ShouldContain(problem.File);
        problem.Message.ShouldStartWith("harder variants run in a circle");
        circle.ShouldAllBe(id => problem.Message.Contains(id));
    }

    [Fact]
    public void Two_ways_up_to_the_same_exercise_are_no_circle()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace("exercises/sample.yaml", "harder: []", "harder: [sit-to-stand, squat]");
        copy.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Every_circle_is_named_in_one_run()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        AddRing(copy, "ring-b");
        copy.Replace("exercises/squat.yaml", "harder: [", "harder: [sit-to-stand, ");
        copy.Problems().Count(problem => problem.Message.StartsWith("harder variants", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_need_that_no_exercise_answers_is_named()
    {
        using var copy = new KnowledgeCopy();
        copy.Append("needs.yaml", "- id: sample\n  block: practice\n  muscles: []\n  text: {name: Sample, why: Because.}\n");
        copy.Problems().ShouldContain(problem => problem.File == "needs.yaml" && problem.Message.Contains("'sample'"));
    }

    [Fact]
    public void An_elbow_may_keep_an_explanation_that_is_only_for_learning()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace("hypotheses/sample.yaml", "places: [knee]", "places: [elbow]");
        copy.Replace("hypotheses/sample.yaml", "offer: yes", "offer: no");
        copy.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("you.yaml", "low: 40, high: 49", "low: 49, high: 40")]
    [InlineData("you.yaml", "mass: {min: 25, max: 300,", "mass: {min: 300, max: 25,")]
    [InlineData("phases.yaml", "weeks: {low: 1, high: 3}", "weeks: {low: 3, high: 1}")]
    [InlineData("reasoning.yaml", "practice-minutes: {low: 5, high: 10}", "practice-minutes: {low: 10, high: 5}")]
    [InlineData("screens/sample.yaml", "low: 10, high: 20", "low: 20, high: 10")]
    public void A_range_that_runs_backwards_is_named(string file, string from, string to)
    {
        Complaints(file, from, to).ShouldContain(problem => problem.File == file, $"{from} → {to}");
    }

    [Theory]
    [InlineData("mass: {min: 25, max: 300, unit: kg}", "mass: {min: 25, max: 300, unit: stone}")]
    [InlineData("young-advice:\n", "old-advice: {text: {name: Old}}\nyoung-advice:\n")]
    public void The_sheet_about_the_person_is_checked_like_every_other_file(string from, string to)
    {
        Complaints("you.yaml", from, to).ShouldContain(problem => problem.File == "you.yaml", $"{from} → {to}");
    }

    // sample → next → … → sample
    private static void AddRing(KnowledgeCopy copy, string next)
    {
        copy.Replace("exercises/sample.yaml", "harder: []", $"harder: [{next}]");
        if (next == "sample")
        {
            return;
        }

        copy.Write("exercises/ring-b.yaml", Samples.Exercise.Replace("id: sample", "id: ring-b").Replace("harder: []", "harder: [ring-c]"));
        copy.Write("figures/ring-b.yaml", Samples.Figure.Replace("id: sample", "id: ring-b"));
        copy.Write("figures/ring-c.yaml", Samples.Figure.Replace("id: sample", "id: ring-c"));
        copy.Write("exercises/ring-c.yaml", Samples.Exercise.Replace("id: sample", "id: ring-c").Replace("harder: []", "harder: [sample]"));
    }

    private static List<KnowledgeProblem> Complaints(string file, string from, string to)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace(file, from, to);
        return [.. copy.Problems()];
    }
}
