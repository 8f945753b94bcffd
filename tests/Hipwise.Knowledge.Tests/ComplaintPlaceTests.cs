namespace Hipwise.Knowledge.Tests;

/// <summary>A complaint names the line on which the mend is to be made, and what was probably meant.</summary>
public sealed class ComplaintPlaceTests
{
    [Theory]
    [InlineData("exercises/sample.yaml", "claims: [a03]", "claims: [a99]", "no claim is called 'a99'; did you mean 'a")]
    [InlineData("exercises/sample.yaml", "harder: []", "harder: [glute-brige]", "no exercise is called 'glute-brige'; did you mean 'glute-bridge'?")]
    [InlineData("exercises/sample.yaml", "- {muscle: gluteus-maximus,", "- {muscle: gluteus-maxima,", "did you mean 'gluteus-maximus'?")]
    [InlineData("exercises/sample.yaml", "loads: [knee]", "loads: [knees]", "no place is called 'knees'; did you mean 'knee'?")]
    [InlineData("exercises/sample.yaml", "equipment: [wall]", "equipment: [wal]", "no equipment is called 'wal'; did you mean 'wall'?")]
    [InlineData("exercises/sample.yaml", "needs: [hip-extension-strength]", "needs: [hip-extension-strenght]", "did you mean 'hip-extension-strength'?")]
    [InlineData("exercises/sample.yaml", "dosage: d12", "dosage: d99", "no dose is called 'd99'")]
    [InlineData("exercises/sample.yaml", "\nsources: [article-a]", "\nsources: [artikel-a]", "no source is called 'artikel-a'; did you mean 'article-a'?")]
    [InlineData("findings/sample.yaml", "goals: [run]", "goals: [runn]", "no goal is called 'runn'; did you mean 'run'?")]
    [InlineData("findings/sample.yaml", "measure: angle", "measure: angel", "did you mean 'sample/angle'?")]
    [InlineData("findings/sample.yaml", "observed: sample/felt", "observed: sample/flet", "did you mean 'sample/felt'?")]
    [InlineData("hypotheses/sample.yaml", "is: sitting", "is: siting", "did you mean 'worse-with: sitting'?")]
    [InlineData("hypotheses/sample.yaml", "found: sample", "found: simple", "no finding is called 'simple'; did you mean 'sample'?")]
    [InlineData("red-flags.yaml", "row: RF99\n    urgency: same-day", "row: RF99\n    urgency: same-dai", "did you mean 'same-day'?")]
    public void A_dangling_id_is_named_where_it_stands_with_a_near_one(string file, string from, string to, string complaint)
    {
        var (problems, text) = AfterChange(file, from, to);
        var last = to.Split('\n')[^1];
        problems.ShouldContain(problem =>
            problem.File == file && problem.Line == Samples.LineOf(text, last) && problem.Message.Contains(complaint));
    }

    [Fact]
    public void An_id_like_no_other_gets_no_suggestion()
    {
        var (problems, _) = AfterChange("exercises/sample.yaml", "harder: []", "harder: [xyzzy-quux]");
        problems.ShouldHaveSingleItem().Message.ShouldBe("no exercise is called 'xyzzy-quux'");
    }

    [Theory]
    [InlineData("exercises/sample.yaml", "level: 2", "level: two")]
    [InlineData("exercises/sample.yaml", "posture: standing", "posture: floating")]
    [InlineData("exercises/sample.yaml", "family: sample", "famly: sample")]
    [InlineData("screens/sample.yaml", "unit: deg", "unit: furlong")]
    [InlineData("screens/sample.yaml", "tries: 3", "tries: 0")]
    [InlineData("findings/sample.yaml", "weight: 2", "weight: 6")]
    [InlineData("findings/sample.yaml", "none: Not on the {side} side.", "none: Not on the {sides} side.")]
    [InlineData("hypotheses/sample.yaml", "grade: 2", "grade: 5")]
    public void A_wrong_value_is_named_on_its_own_line(string file, string from, string to)
    {
        var (problems, text) = AfterChange(file, from, to);
        problems.ShouldContain(problem => problem.File == file && problem.Line == Samples.LineOf(text, to));
    }

    [Fact]
    public void A_problem_reads_as_file_line_and_message()
    {
        new KnowledgeProblem("goals.yaml", 3, "is wrong").ToString().ShouldBe("goals.yaml:3: is wrong");
        new KnowledgeProblem("goals.yaml", 0, "is missing").ToString().ShouldBe("goals.yaml: is missing");
    }

    [Fact]
    public void All_problems_are_named_in_one_run_sorted_by_file_and_line()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace("screens/sample.yaml", "unit: deg", "unit: furlong");
        copy.Replace("screens/sample.yaml", "minutes: 2", "minutes: none");
        copy.Replace("exercises/sample.yaml", "harder: []", "harder: [glute-brige]");
        copy.Replace("exercises/sample.yaml", "family: sample", "famly: sample");
        copy.Write("places.yaml", "[");
        copy.Delete("goals.yaml");
        copy.Write("extra.yaml", "a: b\n");

        var problems = copy.Problems();
        string[] expected =
        [
            "'furlong' is no unit", "'minutes' must be a number", "no exercise is called 'glute-brige'", "'famly' means nothing here",
            "not valid YAML", "the file is missing", "nothing reads this file",
        ];
        expected.Where(message => !problems.Any(problem => problem.Message.Contains(message, StringComparison.Ordinal))).ShouldBeEmpty();
        var places = problems.Select(problem => (problem.File, problem.Line)).ToList();
        places.ShouldBe(places.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line));
        problems.Distinct().Count().ShouldBe(problems.Length);
        var thrown = Should.Throw<KnowledgeException>(() => copy.Load());
        thrown.Problems.ShouldBe(problems);
        thrown.Message.ShouldBe($"{problems[0]} (and {problems.Length - 1} more)");
    }

    private static (List<KnowledgeProblem> Problems, string Text) AfterChange(string file, string from, string to)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace(file, from, to);
        return ([.. copy.Problems()], copy.Read(file));
    }
}
