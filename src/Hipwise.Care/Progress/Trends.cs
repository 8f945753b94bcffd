using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>Puts what was told and measured over time into trends.</summary>
internal sealed class Trends(ProgressRecord record, KnowledgeBase knowledge)
{
    private static readonly Unit Score = Unit.Of("score");

    /// <summary>All trends: pain, then activities, then measures; left before right.</summary>
    public ImmutableArray<Trend> All() => [.. Pain(), .. Activities(), .. Measures()];

    private IEnumerable<Trend> Pain()
    {
        var told = record.Checkups.SelectMany(checkup => checkup.Answers.Pain.Select(pain => new PainRating(checkup.Day, pain.Place, pain.Side, pain.Intensity)))
            .Concat(record.Ratings.Pain);
        foreach (var same in told.GroupBy(pain => (pain.Place, pain.Side)).OrderBy(same => same.Key.Place, StringComparer.Ordinal).ThenBy(same => same.Key.Side))
        {
            Side? side = same.Key.Side switch { PainSide.Left => Side.Left, PainSide.Right => Side.Right, _ => null };
            var key = same.Key.Side == PainSide.Both ? $"pain/{same.Key.Place}/both" : $"pain/{same.Key.Place}";
            yield return Told(RetestRule.Pain, TrendKind.Pain, key, knowledge.Places[same.Key.Place].Name, side, same.Select(pain => (pain.Day, pain.Intensity)));
        }
    }

    private IEnumerable<Trend> Activities()
    {
        var told = record.Checkups
            .SelectMany(checkup => checkup.Answers.Activities.Select(activity => new ActivityRating(checkup.Day, activity.Text, activity.Score)))
            .Concat(record.Ratings.Activities);
        return told.GroupBy(activity => activity.Text.Trim(), StringComparer.OrdinalIgnoreCase).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => Told(
                RetestRule.Activities, TrendKind.Activity, $"activity/{same.Key}", same.Key, null, same.Select(activity => (activity.Day, activity.Score))));
    }

    private Trend Told(string from, TrendKind kind, string key, string name, Side? side, IEnumerable<(DateOnly Day, double Value)> values)
    {
        var points = OneADay(values.Select(one => new TrendPoint(one.Day, one.Value, 0, [one.Value])));
        var outcome = knowledge.OutcomeMeasures.FirstOrDefault(measure => measure.From == from);
        var smallest = outcome?.Change?.From(points[0].Value);
        return new Trend(
            key, kind, name, side, ObservationSource.SelfReport, Score, outcome?.Better ?? "neither", points, null, null, null, null, smallest,
            ChangeJudge.Judge(points, smallest), outcome?.Grounds.Sources ?? []);
    }

    private IEnumerable<Trend> Measures()
    {
        var measured =
            from checkup in record.Checkups
            from trial in checkup.Answers.Trials
            from observation in trial.Observations
            where observation.Reading is NumberReading && TryMeasure(observation.Measure) is not null
            select (Day: observation.On ?? trial.On ?? checkup.Day, observation);
        foreach (var same in measured.GroupBy(one => (one.observation.Measure, one.observation.Source, one.observation.Side))
            .OrderBy(same => same.Key.Measure.ToString(), StringComparer.Ordinal).ThenBy(same => same.Key.Source).ThenBy(same => same.Key.Side))
        {
            var points = OneADay(same.Select(one => PointOf(one.Day, (NumberReading)one.observation.Reading)));
            yield return Measured(same.Key.Measure, same.Key.Source, same.Key.Side, points);
        }
    }

    private Trend Measured(MeasureId id, ObservationSource source, Side? side, ImmutableArray<TrendPoint> points)
    {
        var measure = TryMeasure(id)!;
        var person = record.Checkups[^1].Answers.Person;
        var range = measure.Reference?.RangeFor(person.AgeBand, person.Sex);
        var baseline = ChangeJudge.Baseline(points, knowledge.Progress.LeastTries, knowledge.Progress.BaselineDays);
        var own = ChangeJudge.OwnSem(baseline);
        var smallest = ChangeJudge.SmallestChange(measure.Error, own, points);
        return new Trend(
            id.ToString(), TrendKind.Measure, $"{knowledge.Screens[id.Screen].Words.Name}: {measure.Name}", side, source, measure.Unit!, measure.Better, points,
            range?.Low, range?.High, own, measure.Error?.SdAt(points[0].Value), smallest, ChangeJudge.Judge(points, smallest),
            measure.Error?.Grounds.Sources ?? []) { Baseline = baseline };
    }

    private Measure? TryMeasure(MeasureId id) =>
        knowledge.Screens.TryGetValue(id.Screen, out var screen) && screen.TryMeasure(id.Measure) is { Type: MeasureType.Number } measure ? measure : null;

    private static TrendPoint PointOf(DateOnly day, NumberReading reading) => new(day, reading.Quantity.Value, reading.Quantity.Sd, reading.Tries);

    // What was told last on a day counts.
    private static ImmutableArray<TrendPoint> OneADay(IEnumerable<TrendPoint> points) =>
        [.. points.GroupBy(point => point.Day).OrderBy(day => day.Key).Select(day => day.Last())];
}
