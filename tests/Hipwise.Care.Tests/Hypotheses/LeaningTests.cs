using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Hypotheses;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Hypotheses;

/// <summary>One made-up hypothesis of low back pain with evidence told by the person.</summary>
public sealed class LeaningTests
{
    [Fact]
    public void Nothing_told_is_open() => Lean(["aching"], Told("walking", 2, Direction.For)).Leaning.ShouldBe(Leaning.Open);

    [Fact]
    public void The_heavier_side_wins_and_even_weights_balance()
    {
        var sitting = Told("sitting", 2, Direction.For);
        Lean(["sitting"], sitting).ShouldSatisfyAllConditions(one => one.Leaning.ShouldBe(Leaning.Towards), one => one.Balance.ShouldBe(2));
        Lean(["sitting", "stairs"], sitting, Told("stairs", 3, Direction.Against)).Leaning.ShouldBe(Leaning.Away);
        Lean(["sitting", "stairs"], sitting, Told("stairs", 2, Direction.Against)).Leaning.ShouldBe(Leaning.Balanced);
    }

    [Fact]
    public void What_is_from_memory_is_listed_but_does_not_count()
    {
        var remembered = Told("sitting", 3, Direction.For) with { Grounds = Suspect.Checked with { Status = CheckStatus.FromMemory } };
        var explanation = Lean(["sitting"], remembered);
        explanation.Leaning.ShouldBe(Leaning.Open);
        explanation.For.ShouldHaveSingleItem().Status.ShouldBe(CheckStatus.FromMemory);
        Lean(["sitting", "stairs"], remembered, Told("stairs", 1, Direction.Against)).Leaning.ShouldBe(Leaning.Away);
    }

    [Fact]
    public void Of_one_construct_only_the_heaviest_counts()
    {
        var one = Told("sitting", 1, Direction.For) with { Construct = "same" };
        var other = Told("stairs", 3, Direction.For) with { Construct = "same" };
        Lean(["sitting", "stairs"], one, other).Balance.ShouldBe(3);
        Lean(["sitting", "stairs"], one, other with { Construct = "another" }).Balance.ShouldBe(4);
    }

    [Fact]
    public void What_was_asked_and_is_not_there_argues_only_where_the_evidence_says_so()
    {
        var both = Told("walking", 2, Direction.For) with { Otherwise = Direction.Against };
        Lean(["sitting"], both).Leaning.ShouldBe(Leaning.Away);
        Lean(["sitting"], both with { Otherwise = Direction.Nothing }).Leaning.ShouldBe(Leaning.Open);
    }

    private static Evidence Told(string what, int weight, Direction argues) => new(
        new Told("worse-with", [what]), EvidenceSide.Any, argues, Direction.Nothing, weight, null, null, [], $"Told of {what}.", Suspect.Checked);

    private static Explanation Lean(string[] worseWith, params Evidence[] evidence)
    {
        var suspect = Suspect.With(null) with { Evidence = [.. evidence] };
        var knowledge = TestKnowledge.Shipped with
        {
            Hypotheses = new Dictionary<string, Hypothesis>(StringComparer.Ordinal) { ["suspect"] = suspect }.ToFrozenDictionary(StringComparer.Ordinal),
        };
        var pain = new Pain("low-back", PainSide.Middle, 4, null, [], [.. worseWith], []);
        var answers = new Answers(CheckLength.Full, null, new Person(), [pain], [], [], []);
        return Explainer.Explain(answers, ImmutableArray<Care.Findings.Finding>.Empty, knowledge).ShouldHaveSingleItem();
    }
}
