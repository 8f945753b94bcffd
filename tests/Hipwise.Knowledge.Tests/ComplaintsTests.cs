namespace Hipwise.Knowledge.Tests;

/// <summary>One wrong value in an otherwise right entry is named with its file, its line and the mend.</summary>
public sealed class ComplaintsTests
{
    [Fact]
    public void The_samples_themselves_are_right()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("level: 2", "level: two", "'level' must be a number")]
    [InlineData("level: 2", "level: 2.5", "'level' must be a whole number")]
    [InlineData("level: 2", "level: 9", "'level' must be 1 (easiest) to 5")]
    [InlineData("level: 2", "level: [2]", "'level' must be a number")]
    [InlineData("level: 2", "level: NaN", "'level' must be a number")]
    [InlineData("evidence: 1", "evidence: 4", "'evidence' must be 0 to 3")]
    [InlineData("posture: standing", "posture: floating", "'posture' must be one of standing, seated")]
    [InlineData("purposes: [strength]", "purposes: [strength, luck]", "'purposes' may hold activation")]
    [InlineData("modified-track: no", "modified-track: perhaps", "'modified-track' must be yes or no")]
    [InlineData("loads: [knee]", "loads: [{place: knee}]", "'loads' must be a list of plain values")]
    [InlineData("avoid: [{place: knee, above: 3}]", "avoid: knee", "'avoid' must be a list")]
    [InlineData("place: knee, above: 3", "place: knee, above: 11", "'above' must be a pain of 0 to 10")]
    [InlineData("tempo: 2-1-2", "tempo: 2-1", "'tempo' must be seconds down, pause and up")]
    [InlineData("reps: 10", "reps: 0", "must be 1 or more")]
    [InlineData("reps: 10, ", "", "a dose needs 'reps', 'hold-s' or both")]
    [InlineData("{phase: strength,", "{phase: mobility,", "'purposes' does not name it")]
    [InlineData("family: sample", "famly: sample", "'famly' means nothing here; did you mean 'family'?")]
    [InlineData("family: sample", "zzzzzz: sample", "'zzzzzz' means nothing here; take it out")]
    [InlineData("cues: [Slowly.]", "cues: []", "needs 'steps', 'cues' and 'faults'")]
    [InlineData("needs: [hip-extension-strength]", "needs: []", "at least one of 'needs'")]
    [InlineData("  name: Sample\n", "", "'name' is missing")]
    [InlineData("name: Sample", "name:", "'name'")]
    [InlineData("name: Sample", "name: ''", "'name'")]
    [InlineData("setup: Stand.", "setup: '  '", "'setup'")]
    [InlineData("sources: [article-a]\nstatus: article", "status: article", "'sources' is missing")]
    [InlineData("status: article", "status: sure", "'status' must be one of verified")]
    [InlineData("band: high, sources: [article-a]", "band: high", "'sources' is missing")]
    public void An_exercise(string from, string to, string complaint) => Expect("exercises/sample.yaml", from, to, complaint);

    [Theory]
    [InlineData("unit: deg", "unit: furlong", "'furlong' is no unit; use one of body-masses, cm, count, deg")]
    [InlineData("    unit: deg\n", "", "is no unit")]
    [InlineData("max: 90", "max: 0", "'min' below 'max'")]
    [InlineData("min: 0\n    max: 90", "min: 91\n    max: 90", "'min' below 'max'")]
    [InlineData("tries: 3", "tries: 0", "'tries' must be 1 or more")]
    [InlineData("type: yes-no", "type: maybe", "'type' must be one of number, yes-no")]
    [InlineData("by: [self-test]\n    better", "by: []\n    better", "'by' is missing")]
    [InlineData("by: [self-test]\n    better", "by: [neighbour]\n    better", "'by' may hold self-report")]
    [InlineData("better: lower", "better: often", "'better' must be one of higher")]
    [InlineData("low: 10, high: 20", "low: 30, high: 20", "'low' must not be above 'high'")]
    [InlineData("error: {sem: 2, ", "error: {", "'sem', 'mdc' or 'cv-percent'")]
    [InlineData("sem: 2", "sem: 0", "an error must be above 0")]
    [InlineData("units: 4", "units: 4, percent: 10", "either 'percent' or 'units'")]
    [InlineData("options: [here, there]", "options: [here]", "at least two 'options'")]
    [InlineData(", there: There", "", "'there' is missing")]
    [InlineData("there: There", "there: There, nowhere: Nowhere", "'nowhere' means nothing here")]
    [InlineData("id: bare", "id: angle", "there already is a measure 'sample/angle'")]
    [InlineData("minutes: 2", "minutes: 0", "'minutes' must be above 0")]
    [InlineData("stop: [Stop if it hurts.]", "stop: []", "'steps' and 'stop'")]
    public void A_screen(string from, string to, string complaint) => Expect("screens/sample.yaml", from, to, complaint);

    [Theory]
    [InlineData("weight: 2", "weight: 6", "'weight' must be 1 to 5")]
    [InlineData("hip-extension-strength: 2", "hip-extension-strength: 4", "must be 1 to 3")]
    [InlineData("value: yes, ", "", "'value' belongs to test 'is'")]
    [InlineData("test: above", "test: above, value: yes", "'value' belongs to test 'is'")]
    [InlineData("test: above", "test: somewhere", "'test' must be one of above")]
    [InlineData("best: likely", "best: none", "'best' must be one of")]
    [InlineData("{value}", "{volume}", "'{volume}' means nothing here; use {side}")]
    [InlineData("is: here", "mood: here", "say what is met")]
    [InlineData("observed: sample/felt", "observed: felt", "must be written screen/measure")]
    [InlineData("lift: squat", "lift: sofa", "'lift' must be one of squat")]
    public void A_finding(string from, string to, string complaint) => Expect("findings/sample.yaml", from, to, complaint);

    [Theory]
    [InlineData("grade: 2", "grade: 5", "'grade' must be 0 to 4")]
    [InlineData("places: [knee]", "places: []", "'places' is missing")]
    [InlineData("prior: {low: 0.2, high: 0.6, status: convention}\n", "", "evidence with 'accuracy' needs a 'prior'")]
    [InlineData("low: 0.2, high: 0.6", "low: 0.7, high: 0.6", "a prior needs 0 < low ≤ high < 1")]
    [InlineData("low: 0.2, high: 0.6", "low: 0, high: 0.6", "a prior needs 0 < low ≤ high < 1")]
    [InlineData("construct: one, ", "", "needs a 'construct'")]
    [InlineData("sensitivity: 0.8", "sensitivity: 80", "must be 0 to 1")]
    [InlineData("healthy: 30", "healthy: 0", "at least one person")]
    [InlineData(", healthy: 30", "", "'healthy' is missing")]
    [InlineData("value: 3, low: 2", "value: 3, low: 4", "0 < low ≤ value ≤ high")]
    [InlineData("value: 0.4, low: 0.2", "value: 0.4, low: 0", "0 < low ≤ value ≤ high")]
    [InlineData("argues: against, ", "", "'argues' is missing")]
    [InlineData("status: convention}", "status: partly}", "'sources' is missing")]
    public void A_hypothesis(string from, string to, string complaint) => Expect("hypotheses/sample.yaml", from, to, complaint);

    private static void Expect(string file, string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace(file, from, to);
        var named = copy.Problems().Where(problem => problem.File == file).ToList();
        named.Where(problem => problem.Message.Contains(complaint, StringComparison.Ordinal)).ShouldNotBeEmpty(
            $"all complaints: {string.Join(" | ", named)}");
        named.ShouldAllBe(problem => problem.Line > 0);
    }
}
