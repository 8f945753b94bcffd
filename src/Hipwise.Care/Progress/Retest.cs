using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>Something worth measuring again.</summary>
/// <param name="Kind">One of <see cref="RetestRule.All"/>.</param>
/// <param name="Id">Id of the screen; of others the kind.</param>
/// <param name="Name">In words.</param>
/// <param name="LastOn">When it was measured last.</param>
/// <param name="DueOn">From when on measuring again tells something.</param>
public sealed record Retest(string Kind, string Id, string Name, DateOnly LastOn, DateOnly DueOn)
{
    /// <summary>True from the due day on.</summary>
    public bool IsDue(DateOnly today) => today >= DueOn;
}

/// <summary>Finds what is worth measuring again: only what matters to the person.</summary>
internal static class Retests
{
    /// <summary>All of it, the one due first at the beginning.</summary>
    public static ImmutableArray<Retest> Of(ProgressRecord record, ImmutableArray<Trend> trends, KnowledgeBase knowledge)
    {
        if (record.Checkups.IsEmpty)
        {
            return [];
        }

        return [.. Told(record, trends, knowledge).Concat(Screens(record, knowledge)).OrderBy(one => one.DueOn).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Retest> Told(ProgressRecord record, ImmutableArray<Trend> trends, KnowledgeBase knowledge)
    {
        var now = record.Checkups[^1].Answers;
        foreach (var (kind, of, there) in new[] { (RetestRule.Pain, TrendKind.Pain, now.Pain.Length > 0), (RetestRule.Activities, TrendKind.Activity, now.Activities.Length > 0) })
        {
            var name = knowledge.OutcomeMeasures.FirstOrDefault(measure => measure.From == kind)?.Name;
            if (there && name is not null)
            {
                var last = trends.Where(trend => trend.Kind == of).Max(trend => trend.Last.Day);
                yield return new Retest(kind, kind, name, last, last.AddDays(knowledge.Progress.DaysOf(kind)));
            }
        }
    }

    private static IEnumerable<Retest> Screens(ProgressRecord record, KnowledgeBase knowledge)
    {
        if (record.Current is not { Safety.MayTest: true } current)
        {
            return [];
        }

        var seen = current.Findings.Where(finding => finding.Strength > Strength.None).Select(finding => finding.Basis.Measure);
        var outcomes = knowledge.OutcomeMeasures.Where(measure => measure.Use == "core").Select(measure => measure.From);
        var mattering = seen.Concat(outcomes).OfType<string>().Select(MeasureId.TryParse).OfType<MeasureId>().Select(id => id.Screen).ToHashSet(StringComparer.Ordinal);
        return record.Checkups.SelectMany(checkup => checkup.Answers.Trials.Select(trial => (trial.Screen, Day: trial.On ?? checkup.Day)))
            .Where(trial => mattering.Contains(trial.Screen)).GroupBy(trial => trial.Screen, StringComparer.Ordinal)
            .Select(same => (Screen: same.Key, Last: same.Max(trial => trial.Day)))
            .Select(one => new Retest(
                RetestRule.Screens, one.Screen, knowledge.Screens[one.Screen].Words.Name, one.Last, one.Last.AddDays(knowledge.Progress.DaysOf(RetestRule.Screens))));
    }
}
