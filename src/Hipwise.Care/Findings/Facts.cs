using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Findings;

/// <summary>Whether a condition holds.</summary>
internal enum Truth
{
    /// <summary>Nothing is known about it.</summary>
    Open,

    /// <summary>It does not hold.</summary>
    NotMet,

    /// <summary>It holds.</summary>
    Met,
}

/// <summary>Which of a person's pains and sides a condition is asked about.</summary>
/// <param name="Pain">The pain whose qualities count, or null for any of them.</param>
/// <param name="Sides">Sides that count; empty for all, and for measures without a side.</param>
internal sealed record PainScope(Pain? Pain, ImmutableArray<Side> Sides)
{
    /// <summary>Any pain, any side.</summary>
    public static readonly PainScope Anywhere = new(null, []);

    /// <summary>The same pain, on one side only.</summary>
    public PainScope On(Side? side) => this with { Sides = side is { } one ? [one] : [] };
}

/// <summary>Judges conditions against what a person answered.</summary>
/// <param name="answers">The answers.</param>
/// <param name="findings">Findings made so far, for conditions about findings.</param>
/// <param name="knowledge">Bounds that turn numbers into words.</param>
internal sealed class Facts(Answers answers, ImmutableArray<Finding> findings, KnowledgeBase knowledge)
{
    private readonly ILookup<(MeasureId Measure, Side? Side), Observation> observations = answers.Trials
        .SelectMany(trial => trial.Observations).ToLookup(observation => (observation.Measure, observation.Side));

    /// <summary>The observation that counts for a measure on a side: the most direct source, then the latest, then the last noted.</summary>
    public Observation? TryObservation(MeasureId measure, Side? side) => observations[(measure, side)]
        .OrderBy(observation => observation.Source).ThenBy(observation => observation.On ?? DateOnly.MinValue).LastOrDefault();

    /// <summary>All observations of a measure on a side.</summary>
    public IEnumerable<Observation> ObservationsOf(MeasureId measure, Side? side) => observations[(measure, side)];

    /// <summary>Whether a condition holds within a scope.</summary>
    public Truth Judge(Condition condition, PainScope scope) => condition switch
    {
        Observed observed => JudgeObserved(observed, scope),
        Found found => JudgeFound(found, scope),
        Told told => JudgeTold(told, scope),
        Lifted lifted => JudgeLifted(lifted),
        PainAt pain => answers.Pain.Any(known => known.Place == pain.Place) ? Truth.Met : Truth.NotMet,
        TinglingInScreen => answers.Trials.Any(trial => trial.Tingling) ? Truth.Met : Truth.NotMet,
        _ => Truth.Open,
    };

    /// <summary>Who measured what a condition rests on; the least direct of several, null when nothing was measured.</summary>
    public ObservationSource? FindSource(Condition condition, PainScope scope) => condition switch
    {
        Observed observed => Least(observed.Measures.SelectMany(measure => SidesIn(scope).Select(side => TryObservation(measure, side)?.Source))),
        Found found => Least(FindingsOf(found, scope).Select(finding => finding.Basis.Source)),
        _ => null,
    };

    private static ObservationSource? Least(IEnumerable<ObservationSource?> sources) => sources.Where(source => source is not null).Min();

    private static IEnumerable<Side?> SidesIn(PainScope scope) =>
        scope.Sides.IsEmpty ? [null, Side.Left, Side.Right] : [null, .. scope.Sides.Select(side => (Side?)side)];

    private IEnumerable<Finding> FindingsOf(Found condition, PainScope scope) => findings
        .Where(finding => finding.Id == condition.Finding)
        .Where(finding => finding.Side is not { } side || scope.Sides.IsEmpty || scope.Sides.Contains(side));

    /// <summary>Several measures: met when any is, not met only when all were done.</summary>
    private Truth JudgeObserved(Observed condition, PainScope scope)
    {
        var truths = condition.Measures.Select(measure => JudgeMeasure(condition, measure, scope)).ToList();
        return truths.Contains(Truth.Open) ? Truth.Open : truths.Max();
    }

    private Truth JudgeMeasure(Observed condition, MeasureId measure, PainScope scope) =>
        SidesIn(scope).Select(side => TryObservation(measure, side)).OfType<Observation>()
            .Select(observation => Holds(condition, observation.Reading) ? Truth.Met : Truth.NotMet)
            .DefaultIfEmpty(Truth.Open).Max();

    private static bool Holds(Observed condition, Reading reading) => reading switch
    {
        NumberReading number => !(number.Quantity.Value < condition.AtLeast) && !(number.Quantity.Value > condition.AtMost),
        YesNoReading yesNo => condition.Values.Contains(yesNo.YesCount * 2 > yesNo.TryCount ? "yes" : "no"),
        ChoiceReading choice => choice.Choices.Any(condition.Values.Contains),
        _ => false,
    };

    private Truth JudgeFound(Found condition, PainScope scope) =>
        FindingsOf(condition, scope)
            .Select(finding => finding.Strength >= Strength.Likely ? Truth.Met : finding.Strength == Strength.None ? Truth.NotMet : Truth.Open)
            .DefaultIfEmpty(Truth.Open).Max();

    private Truth JudgeTold(Told condition, PainScope scope)
    {
        var pains = scope.Pain is { } one ? [one] : answers.Pain;
        return condition.Key switch
        {
            "worse-with" => JudgeList(condition, pains.SelectMany(pain => pain.WorseWith)),
            "eases-with" => JudgeList(condition, pains.SelectMany(pain => pain.EasesWith)),
            "quality" => JudgeList(condition, pains.SelectMany(pain => pain.Qualities)),
            "duration" => JudgeList(condition, pains.Select(pain => pain.Duration).OfType<string>()),
            "sport" => JudgeList(condition, answers.Person.Sports),
            "sitting" => JudgeList(condition, SittingBand()),
            _ => Truth.Open,
        };
    }

    // Nothing told at all is no answer; something told leaves the rest as a no.
    private static Truth JudgeList(Told condition, IEnumerable<string> told)
    {
        var list = told.ToList();
        return list.Count == 0 ? Truth.Open : list.Exists(condition.Values.Contains) ? Truth.Met : Truth.NotMet;
    }

    private IEnumerable<string> SittingBand() =>
        answers.Person.HoursSitting is { } hours
            ? knowledge.Told["sitting"].Where(option => hours < (option.Below ?? double.MaxValue)).Take(1).Select(option => option.Id)
            : [];

    private Truth JudgeLifted(Lifted condition)
    {
        if (answers.Person.MassKg is not { } mass)
        {
            return Truth.Open;
        }

        return answers.Person.Lifts.Where(lift => lift.Name == condition.Lift)
            .Select(lift => EstimateMaximum(lift) >= condition.AtLeastBodyMasses * mass ? Truth.Met : Truth.NotMet)
            .DefaultIfEmpty(Truth.Open).Max();
    }

    // Each repetition beyond the first adds the same share of the load.
    private double EstimateMaximum(Lift lift) =>
        lift.LoadKg * (1 + knowledge.Reasoning.Plan.RepetitionShare * (lift.Repetitions - 1));
}
