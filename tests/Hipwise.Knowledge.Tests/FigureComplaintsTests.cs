using System.Collections.Immutable;

namespace Hipwise.Knowledge.Tests;

/// <summary>A slip in a figure or a named pose is named with its file, its line and the mend.</summary>
public sealed class FigureComplaintsTests
{
    private const string File = "figures/sample.yaml";

    [Theory]
    [InlineData("hip-right: 100", "hipp-right: 100", "no joint is called 'hipp-right'; did you mean 'hip'")]
    [InlineData("hip-right: 100", "pelvis-tilt-right: 10", "no joint is called 'pelvis-tilt-right'")]
    [InlineData("hip-right: 100", "hip-right: 170", "'hip-right' goes from -30 to 140 degrees; 170 stands there")]
    [InlineData("knee: 80", "knee: -10", "'knee' goes from 0 to 155 degrees; -10 stands there")]
    [InlineData("knee: 80", "knee: bent", "'knee' must be a number")]
    [InlineData("pose: seated\n    set", "pose: seeted\n    set", "no pose is called 'seeted'; did you mean 'seated'?")]
    [InlineData("kind: chair", "kind: throne", "'kind' must be one of chair")]
    [InlineData("x: 4", "colour: 4", "'colour' means nothing here")]
    [InlineData("part: seat", "part: nose", "'part' must be one of foot-left")]
    [InlineData("on: chair", "on: bench", "the pose uses a bench; name it under 'props'")]
    [InlineData("hand-left: thigh", "hand-left: thai", "nothing is called 'thai'")]
    [InlineData("hand-left: thigh", "paw: thigh", "no limb is called 'paw'")]
    [InlineData("hand-right: [30, 60]", "hand-right: [30, 60, 1, 2]", "needs centimetres forward and up")]
    [InlineData("free: feet", "free: wings", "'free' may hold")]
    [InlineData("at: knee-right", "at: kne-right", "no point of the body is called 'kne-right'; did you mean 'knee-right'?")]
    [InlineData("go: [0, 12]", "go: [0, 0]", "an arrow needs 'go'")]
    [InlineData("go: [0, 12]", "go: [12]", "'go' needs centimetres to the right and up")]
    [InlineData("view: side", "view: moon", "'view' must be one of side")]
    [InlineData("[buttock-right]", "[butock-right]", "no region is called 'butock-right'; did you mean 'buttock-right'?")]
    [InlineData("[Sit, Lift]", "[Sit]", "one of 'captions' for each of the 2 poses")]
    [InlineData("main: 2", "main: 3", "'main' must be the number of a pose")]
    [InlineData("main: 2", "mains: 2", "'mains' means nothing here; did you mean 'main'?")]
    public void A_figure(string from, string to, string complaint)
    {
        var (problems, text) = After(copy => copy.Replace(File, from, to));
        problems.ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint, StringComparison.Ordinal),
            $"all complaints: {string.Join(" | ", problems)}");
        text.Split('\n').Length.ShouldBeGreaterThan(problems[0].Line);
    }

    [Theory]
    [InlineData("hip-right: 100", "hip-right: 170")]
    [InlineData("kind: chair", "kind: throne")]
    [InlineData("hand-left: thigh", "hand-left: thai")]
    public void A_wrong_value_is_named_on_its_own_line(string from, string to)
    {
        var (problems, text) = After(copy => copy.Replace(File, from, to));
        problems.ShouldContain(problem => problem.File == File && problem.Line == Samples.LineOf(text, to));
    }

    [Fact]
    public void A_pose_that_nothing_carries_is_named()
    {
        var (problems, _) = After(copy => copy.Write(File, "id: sample\nposes:\n  - set: {hip: 10}\ntext: {captions: [Float]}\n"));
        problems.ShouldContain(problem => problem.File == File && problem.Line == 3 && problem.Message.Contains("nothing carries this pose"));
    }

    [Theory]
    [InlineData("poses: []\ntext: {captions: []}", "a figure has 1 to 3 'poses'")]
    [InlineData("poses: [{pose: seated}, {pose: seated}, {pose: seated}, {pose: seated}]\ntext: {captions: [A, B, C, D]}", "a figure has 1 to 3 'poses'")]
    [InlineData("like: nobody", "no figure is called 'nobody'")]
    [InlineData("like: desk-bridge-10", "itself is like another figure")]
    public void A_figure_needs_a_few_poses_or_another_figure_that_has_them(string rest, string complaint)
    {
        var (problems, _) = After(copy => copy.Write(File, $"id: sample\nprops: [{{kind: chair}}]\n{rest}\n"));
        problems.ShouldContain(problem => problem.File == File && problem.Message.Contains(complaint), string.Join(" | ", problems));
    }

    [Fact]
    public void Poses_that_build_on_each_other_in_a_circle_are_named()
    {
        var (problems, _) = After(copy =>
        {
            copy.Append("poses.yaml", "  - {id: hen, pose: egg}\n  - {id: egg, pose: hen}\n");
            copy.Replace(File, "{pose: seated, works: none}", "{pose: hen}");
        });
        problems.ShouldContain(problem => problem.File == "poses.yaml" && problem.Message.Contains("run in a circle"));
    }

    [Theory]
    [InlineData("thigh: 0.245", "thy: 0.245", "'thigh' is missing")]
    [InlineData("knee: [0, 155]", "knee: [155, 0]", "'knee' needs its least and its most degrees")]
    [InlineData("knee: [0, 155]", "knee: 155", "'knee' needs its least and its most degrees")]
    [InlineData("- id: supine\n", "- id: prone\n", "there already is a pose 'prone'")]
    public void The_body_and_the_named_poses(string from, string to, string complaint)
    {
        var (problems, _) = After(copy => copy.Replace("poses.yaml", from, to));
        problems.ShouldContain(problem => problem.File == "poses.yaml" && problem.Line > 0 && problem.Message.Contains(complaint),
            string.Join(" | ", problems));
    }

    [Theory]
    [InlineData("exercises/sample.yaml", 1)]
    [InlineData("screens/sample.yaml", 1)]
    public void What_no_figure_shows_is_named(string file, int line)
    {
        var (problems, _) = After(copy => copy.Delete(File));
        problems.ShouldContain(new KnowledgeProblem(file, line, "no figure shows it; draw it in figures/sample.yaml"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("squat-screen")]
    public void A_figure_that_shows_nothing_is_named(string id)
    {
        var (problems, _) = After(copy => copy.Write($"figures/{id}.yaml", Samples.Figure.Replace("id: sample", $"id: {id}")));
        problems.ShouldHaveSingleItem().ShouldBe(new($"figures/{id}.yaml", 1, "shows no exercise and no screen; name it as the one it shows"));
    }

    [Fact]
    public void A_screen_may_have_a_figure_of_its_own_beside_the_exercise_of_its_name()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Write("figures/sample-screen.yaml", Samples.Figure.Replace("id: sample", "id: sample-screen"));
        var knowledge = copy.Load();
        knowledge.FigureOf(knowledge.Screens["sample"]).Id.ShouldBe("sample-screen");
        knowledge.Figures["sample"].Id.ShouldBe("sample");
    }

    [Fact]
    public void Captions_can_be_laid_over_by_another_language()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Write("text/de/figures/sample.yaml", "captions: [Sitzen, Heben]\n");
        copy.Load("de").Figures["sample"].Captions.ShouldBe(["Sitzen", "Heben"]);
        copy.Load().Figures["sample"].Captions.ShouldBe(["Sit", "Lift"]);
    }

    private static (ImmutableArray<KnowledgeProblem> Problems, string Text) After(Action<KnowledgeCopy> change)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        change(copy);
        return (copy.Problems(), System.IO.File.Exists(copy.PathOf(File)) ? copy.Read(File) : "");
    }
}
