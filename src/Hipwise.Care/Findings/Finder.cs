using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Findings;

/// <summary>Makes findings from observations, by the rules of the knowledge.</summary>
/// <param name="answers">What was observed.</param>
/// <param name="knowledge">The rules.</param>
public sealed class Finder(Answers answers, KnowledgeBase knowledge)
{
    private readonly Facts facts = new(answers, [], knowledge);
    private readonly StrengthJudge judge = new(knowledge.Reasoning.Strength);

    /// <summary>All findings that could be decided: strongest first, then by id, left before right.</summary>
    public static ImmutableArray<Finding> Find(Answers answers, KnowledgeBase knowledge) => new Finder(answers, knowledge).FindAll();

    private ImmutableArray<Finding> FindAll() =>
    [
        .. knowledge.Findings.Values.SelectMany(FindByRule)
            .OrderByDescending(finding => finding.Strength).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Side),
    ];

    private IEnumerable<Finding> FindByRule(FindingRule rule) =>
        SidesOf(rule).Select(side => rule.Tests.Select(test => Try(rule, test, side)).FirstOrDefault(finding => finding is not null)).OfType<Finding>();

    private IEnumerable<Side?> SidesOf(FindingRule rule)
    {
        var measures = rule.Tests.SelectMany(MeasuresOf).ToList();
        var compares = rule.Tests.Any(test => test.Kind == FindingTestKind.Difference);
        return compares || !measures.Exists(measure => knowledge.Screens[measure.Screen].PerSide) ? [null] : [Side.Left, Side.Right];
    }

    internal static IEnumerable<MeasureId> MeasuresOf(FindingTest test) =>
        test.Measure is { } measure ? [measure] : test.All.OfType<Observed>().SelectMany(observed => observed.Measures);

    private Finding? Try(FindingRule rule, FindingTest test, Side? side) => test.Kind switch
    {
        FindingTestKind.Is => TryIs(rule, test, side),
        FindingTestKind.Difference => TryDifference(rule, test),
        FindingTestKind.Pattern => TryPattern(rule, test, side),
        _ => TryNumber(rule, test, side),
    };

    private Observation? Observe(FindingTest test, Side? side) =>
        test.Measure is { } id ? facts.TryObservation(id, knowledge.Screens[id.Screen].PerSide ? side : null) : null;

    private Measure MeasureOf(MeasureId id) => knowledge.Screens[id.Screen].TryMeasure(id.Measure)!;

    /// <summary>A number against its reference range.</summary>
    private Finding? TryNumber(FindingRule rule, FindingTest test, Side? side)
    {
        if (Observe(test, side) is not { Reading: NumberReading reading } observation)
        {
            return null;
        }

        var measure = MeasureOf(observation.Measure);
        var reference = test.Reference ?? measure.Reference!;
        if (reference.RangeFor(answers.Person.AgeBand, answers.Person.Sex) is not { } range)
        {
            return null;
        }

        var value = reading.Quantity.Value;
        var (limit, excess) = Departure(test.Kind, value, range);
        var error = measure.Error?.SmallestShown(value) ?? 0;
        var probability = StrengthJudge.ProbabilityBeyond(excess - error, reading.Quantity.Sd);
        var seen = reading.Tries.Count(one => Departure(test.Kind, one, range).Excess > error);
        var strength = excess <= error ? Strength.None : StrengthJudge.Limit(
            judge.OfProbability(probability), judge.Ceiling(observation.Source), test.Best, CeilingOf(reference, measure.Error),
            reading.TryCount < measure.Tries || seen < reading.TryCount ? Strength.Likely : Strength.Clear);
        var basis = new FindingBasis(
            observation.Measure.ToString(), observation.Source, measure.Unit!.Symbol, Round(value), Round(reading.Quantity.Sd), null, range.Low,
            range.High, Round(error), Round(probability), seen, reading.TryCount, null);
        return Describe(rule, test, side, strength, basis,
            ("value", measure.Unit.Format(value)), ("limit", measure.Unit.Format(limit)), ("error", measure.Unit.Format(error)),
            ("seen", Count(seen)), ("tries", Count(reading.TryCount)));
    }

    /// <summary>How far a value lies beyond the bound that a test looks at.</summary>
    private static (double Limit, double Excess) Departure(FindingTestKind kind, double value, (double? Low, double? High) range)
    {
        var above = kind == FindingTestKind.Below || range.High is null ? double.NegativeInfinity : value - range.High.Value;
        var below = kind == FindingTestKind.Above || range.Low is null ? double.NegativeInfinity : range.Low.Value - value;
        return above >= below ? (range.High ?? 0, above) : (range.Low ?? 0, below);
    }

    // What rests on memory alone decides nothing; without any known error nothing is clear.
    private static Strength CeilingOf(Reference reference, MeasurementError? error) =>
        reference.Grounds?.Status == CheckStatus.FromMemory ? Strength.Unclear : error is null ? Strength.Likely : Strength.Clear;

    /// <summary>A yes, a no or an option.</summary>
    private Finding? TryIs(FindingRule rule, FindingTest test, Side? side)
    {
        if (Observe(test, side) is not { } observation)
        {
            return null;
        }

        var measure = MeasureOf(observation.Measure);
        var tries = observation.Reading.TryCount;
        var seen = observation.Reading switch
        {
            YesNoReading yesNo => test.Values.Contains("yes") ? yesNo.YesCount : tries - yesNo.YesCount,
            ChoiceReading choice => choice.Choices.Any(test.Values.Contains) ? 1 : 0,
            _ => 0,
        };
        var strength = StrengthJudge.Limit(
            StrengthJudge.OfTries(seen, tries, measure.Tries), judge.Ceiling(observation.Source), test.Best);
        var choices = observation.Reading is ChoiceReading chosen
            ? string.Join(", ", chosen.Choices.Select(choice => measure.OptionNames[choice].ToLowerInvariant()))
            : "";
        var basis = new FindingBasis(
            observation.Measure.ToString(), observation.Source, null, null, null, null, null, null, null, null, seen, tries, null);
        return Describe(rule, test, side, strength, basis, ("choice", choices), ("seen", Count(seen)), ("tries", Count(tries)));
    }

    /// <summary>Left against right; the finding is about the lower side.</summary>
    private Finding? TryDifference(FindingRule rule, FindingTest test)
    {
        if (Observe(test, Side.Left) is not { Reading: NumberReading left } observation || Observe(test, Side.Right) is not { Reading: NumberReading right } other)
        {
            return null;
        }

        var measure = MeasureOf(observation.Measure);
        var lower = left.Quantity.Value <= right.Quantity.Value ? Side.Left : Side.Right;
        var comparison = SideComparison.Of(left.Quantity, right.Quantity, measure);
        var days = comparison.IsBeyondError ? CountDays(observation.Measure, measure, lower) : 0;
        var source = observation.Source < other.Source ? observation.Source : other.Source;
        var strength = !comparison.IsBeyondError ? Strength.None : StrengthJudge.Limit(
            judge.OfProbability(comparison.Probability), judge.Ceiling(source), test.Best,
            days < measure.SideRule!.Days ? Strength.Likely : Strength.Clear);
        var (low, high) = lower == Side.Left ? (left, right) : (right, left);
        var basis = new FindingBasis(
            observation.Measure.ToString(), source, measure.Unit!.Symbol, Round(low.Quantity.Value), Round(comparison.Sd),
            Round(high.Quantity.Value), null, null, Round(comparison.SmallestShown), Round(comparison.Probability), null, null, days);
        return Describe(rule, test, strength == Strength.None ? null : lower, strength, basis,
            ("left", left.Quantity.Words), ("right", right.Quantity.Words), ("percent", comparison.PercentWords),
            ("error", measure.Unit.Format(comparison.SmallestShown)));
    }

    /// <summary>On how many different days the same side was lower by more than the rule asks.</summary>
    private int CountDays(MeasureId id, Measure measure, Side lower)
    {
        var others = facts.ObservationsOf(id, lower.Other()).ToLookup(observation => observation.On);
        return facts.ObservationsOf(id, lower)
            .Where(observation => others[observation.On].Any(other => IsLower(observation, other, measure)))
            .Select(observation => observation.On).Distinct().Count();
    }

    private static bool IsLower(Observation lower, Observation higher, Measure measure) =>
        lower.Reading is NumberReading low && higher.Reading is NumberReading high && low.Quantity.Value < high.Quantity.Value
        && SideComparison.Of(low.Quantity, high.Quantity, measure).IsBeyondError;

    /// <summary>
    /// Several conditions together. When they do not all hold, only a pattern made of measures says so: of a pattern about someone's
    /// lifts or words, its absence is no news.
    /// </summary>
    private Finding? TryPattern(FindingRule rule, FindingTest test, Side? side)
    {
        var scope = PainScope.Anywhere.On(side);
        var truths = test.All.Select(condition => facts.Judge(condition, scope)).ToList();
        if (truths.Contains(Truth.Open) || (truths.Contains(Truth.NotMet) && test.All.Any(condition => condition is not Observed)))
        {
            return null;
        }

        var observations = MeasuresOf(test).Select(id => facts.TryObservation(id, knowledge.Screens[id.Screen].PerSide ? side : null))
            .OfType<Observation>().ToList();
        var met = !truths.Contains(Truth.NotMet);
        var ceiling = observations.Select(observation => judge.Ceiling(observation.Source)).DefaultIfEmpty(Strength.Likely).Min();
        var strength = met ? StrengthJudge.Limit(Strength.Clear, test.Best, ceiling) : Strength.None;
        var number = observations.Find(observation => observation.Reading is NumberReading);
        var words = number?.Reading is NumberReading reading ? reading.Quantity.Words : "";
        var basis = new FindingBasis(
            number?.Measure.ToString(), number?.Source, (number?.Reading as NumberReading)?.Quantity.Unit.Symbol,
            (number?.Reading as NumberReading)?.Quantity.Value, null, null, null, null, null, null, null, null, null);
        return Describe(rule, test, side, strength, basis, ("value", words));
    }

    private static Finding Describe(
        FindingRule rule, FindingTest test, Side? side, Strength strength, FindingBasis basis, params ReadOnlySpan<(string, string)> values)
    {
        var none = strength == Strength.None;
        var template = none ? test.None ?? rule.Words.None : test.Seen ?? rule.Words.Seen;
        var text = Phrases.Fill(
            Phrases.Fill(template, values), ("side", side?.Word() ?? ""), ("other-side", side?.Other().Word() ?? ""));
        return new Finding(
            rule.Id, side, strength, rule.Words.Title, text, none ? [] : rule.Words.MayMean, none ? [] : rule.Words.Surer, rule.Muscles, basis,
            none ? ImmutableSortedDictionary<string, int>.Empty : rule.Needs, rule.Claims, rule.Grounds.Sources, rule.Grounds.Status);
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Round(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
