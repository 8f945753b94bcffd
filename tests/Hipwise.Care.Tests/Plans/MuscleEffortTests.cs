using Hipwise.Care.Plans;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Plans;

/// <summary>What exercises ask of muscles, measured and modelled, beside each other and in the choice.</summary>
public class MuscleEffortTests
{
    private static readonly KnowledgeBase Knowledge = TestKnowledge.Shipped;

    [Fact]
    public void Measured_and_modelled_stand_side_by_side_and_neither_fills_in_for_the_other()
    {
        var lift = Knowledge.Exercises["side-lying-abduction"];
        var efforts = MuscleEffort.Of(lift, lift.Needs, Knowledge);
        var medius = efforts.Single(effort => effort.Muscle == "gluteus-medius");
        medius.Measured.ShouldBe("very-high");
        medius.Sources.ShouldNotBeEmpty();
        medius.Model!.Value.ShouldBe(Knowledge.ModelDemands.Figures[lift.Id].Find("gluteus-medius")!.Peak);
        efforts.ShouldAllBe(effort => effort.Measured != null || effort.Model != null);
    }

    [Fact]
    public void What_the_model_cannot_carry_says_nothing()
    {
        var uncarried = Knowledge.ModelDemands.Figures.Values.Where(figure => !figure.IsCarried && Knowledge.Exercises.ContainsKey(figure.Figure)).ToList();
        uncarried.ShouldNotBeEmpty();
        foreach (var exercise in uncarried.Select(figure => Knowledge.Exercises[figure.Figure]))
        {
            MuscleEffort.Of(exercise, exercise.Needs, Knowledge).ShouldAllBe(effort => effort.Model == null, exercise.Id);
        }
    }

    [Theory]
    [InlineData(0, 10, 0, 90, "b")]
    [InlineData(1, 0, 0, 90, "a")]
    [InlineData(2, 0, 1, 90, "a")]
    [InlineData(1, 90, 1, 10, "a")]
    public void The_model_decides_only_where_nothing_more_was_measured(int measuredA, int modelledA, int measuredB, int modelledB, string chosen)
    {
        CoverItem Item(string id, int measured, int modelled) => new(id, "family", 60, 1, 2) { Measured = measured, Modelled = modelled };
        CoverSolver.Solve([Item("a", measuredA, modelledA), Item("b", measuredB, modelledB)], [1], 60).ShouldBe([chosen]);
    }

    [Fact]
    public void Better_evidence_wins_over_any_figure_of_the_model() => CoverSolver.Solve(
        [new("a", "family", 60, 1, 3), new("b", "family", 60, 1, 2) { Measured = 4, Modelled = 100 }], [1], 60).ShouldBe(["a"]);

    [Fact]
    public void Every_line_of_a_plan_tells_both()
    {
        var lines = TestKnowledge.Example("desk-worker").Plan!.Blocks.SelectMany(block => block.Prescriptions).ToList();
        lines.ShouldContain(line => line.Muscles.Any(muscle => muscle.Measured != null));
        lines.ShouldContain(line => line.Muscles.Any(muscle => muscle.Model != null));
    }
}
