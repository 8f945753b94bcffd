using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Hypotheses;

/// <summary>Holds the possible explanations of each pain against what was answered and seen.</summary>
public sealed class Explainer
{
    private readonly Answers answers;
    private readonly KnowledgeBase knowledge;
    private readonly Facts facts;

    private Explainer(Answers answers, ImmutableArray<Finding> findings, KnowledgeBase knowledge) =>
        (this.answers, this.knowledge, facts) = (answers, knowledge, new Facts(answers, findings, knowledge));

    /// <summary>All offered hypotheses for each pain: those the answers point to first, then by evidence grade and id.</summary>
    public static ImmutableArray<Explanation> Explain(Answers answers, ImmutableArray<Finding> findings, KnowledgeBase knowledge) =>
        new Explainer(answers, findings, knowledge).ExplainAll();

    /// <summary>Hypotheses that may be offered for pain at a place; none that is gluteal where no gluteal explanation is offered.</summary>
    public static IEnumerable<Hypothesis> OfferedFor(string place, KnowledgeBase knowledge) => knowledge.Hypotheses.Values
        .Where(hypothesis => hypothesis.Offer && hypothesis.Places.Contains(place) && (!hypothesis.Gluteal || knowledge.Places[place].Gluteal))
        .OrderBy(hypothesis => hypothesis.Id, StringComparer.Ordinal);

    private ImmutableArray<Explanation> ExplainAll() =>
    [
        .. answers.Pain.SelectMany(pain => OfferedFor(pain.Place, knowledge).Select(hypothesis => Explain(hypothesis, pain)))
            .OrderBy(explanation => Rank(explanation.Leaning)).ThenByDescending(explanation => explanation.Balance)
            .ThenByDescending(explanation => explanation.Grade)
            .ThenBy(explanation => explanation.Id, StringComparer.Ordinal).ThenBy(explanation => explanation.Place, StringComparer.Ordinal)
            .ThenBy(explanation => explanation.Side),
    ];

    private static int Rank(Leaning leaning) => leaning switch { Leaning.Towards => 0, Leaning.Away => 2, _ => 1 };

    private Explanation Explain(Hypothesis hypothesis, Pain pain)
    {
        var judged = hypothesis.Evidence.Select(item => Judge(item, ScopeOf(item.Side, pain))).ToList();
        var arguing = judged.Select(pair => (pair.Item, Direction: DirectionOf(pair.Item, pair.Truth), Met: pair.Truth == Truth.Met)).ToList();
        var words = hypothesis.Words;
        var balance = BalanceOf([.. arguing.Select(pair => (pair.Item, pair.Direction))]);
        return new Explanation(
            hypothesis.Id, pain.Place, pain.Side, words.Name, hypothesis.Grade, hypothesis.Gluteal, words.Data,
            LeaningOf(balance), balance ?? 0, Arguments(arguing, Direction.For), Arguments(arguing, Direction.Against),
            OpenScreens(judged), ProbabilityUpdate.Calculate(hypothesis, judged, knowledge.Reasoning.Probability), words.Differentials,
            words.Questions, words.SelfCare, words.SeeSomeone, hypothesis.Needs, hypothesis.Grounds.Sources, hypothesis.Grounds.Status);
    }

    /// <summary>The sides that count for pain on a side; pain in the middle takes both.</summary>
    internal static PainScope ScopeOf(EvidenceSide side, Pain pain) => (side, pain.Side) switch
    {
        (EvidenceSide.Pain, PainSide.Left) or (EvidenceSide.Other, PainSide.Right) => new(pain, [Side.Left]),
        (EvidenceSide.Pain, PainSide.Right) or (EvidenceSide.Other, PainSide.Left) => new(pain, [Side.Right]),
        _ => new(pain, []),
    };

    private static Direction DirectionOf(Evidence item, Truth truth) => truth switch
    {
        Truth.Met => item.Argues,
        Truth.NotMet => item.Otherwise,
        _ => Direction.Nothing,
    };

    private (Evidence Item, Truth Truth, ObservationSource? Source) Judge(Evidence item, PainScope scope) =>
        (item, facts.Judge(item.Condition, scope), facts.FindSource(item.Condition, scope));

    private static Leaning LeaningOf(int? balance) => balance switch
    {
        null => Leaning.Open,
        > 0 => Leaning.Towards,
        < 0 => Leaning.Away,
        _ => Leaning.Balanced,
    };

    /// <summary>
    /// Weights for less weights against; of one construct only the heaviest counts, and what is from memory does not. Null when
    /// nothing counts.
    /// </summary>
    private static int? BalanceOf(List<(Evidence Item, Direction Direction)> arguing)
    {
        var counted = arguing.Where(pair => pair.Direction != Direction.Nothing && pair.Item.Grounds.Status != CheckStatus.FromMemory)
            .GroupBy(pair => (Construct: pair.Item.Construct ?? pair.Item.Text, pair.Direction))
            .Select(group => (group.Key.Direction, Weight: group.Max(pair => pair.Item.Weight))).ToList();
        return counted.Count == 0 ? null : counted.Sum(pair => pair.Direction == Direction.For ? pair.Weight : -pair.Weight);
    }

    // A pair of tests done together says the same as its parts: it moves a probability, but is not listed once more.
    private ImmutableArray<Argument> Arguments(List<(Evidence Item, Direction Direction, bool Met)> arguing, Direction direction) =>
    [
        .. arguing.Where(pair => pair.Direction == direction && pair.Item.Condition is not Observed { Measures.Length: > 1 })
            .Select(pair => new Argument(
                pair.Met ? pair.Item.Text : knowledge.Phrases.Say("hypotheses.not-seen", ("text", pair.Item.Text)), pair.Item.Weight,
                pair.Item.Grounds.Sources, pair.Item.Grounds.Status)),
    ];

    private ImmutableArray<string> OpenScreens(List<(Evidence Item, Truth Truth, ObservationSource? Source)> judged) =>
    [
        .. judged.Where(pair => pair.Truth == Truth.Open).SelectMany(pair => ScreensOf(pair.Item.Condition, knowledge))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The screens that can settle a condition.</summary>
    internal static IEnumerable<string> ScreensOf(Condition condition, KnowledgeBase knowledge) => condition switch
    {
        Observed observed => observed.Measures.Select(measure => measure.Screen),
        Found found => knowledge.Findings[found.Finding].Tests.SelectMany(Finder.MeasuresOf).Select(measure => measure.Screen),
        _ => [],
    };
}
