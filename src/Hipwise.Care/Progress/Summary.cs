using System.Collections.Immutable;
using Hipwise.Care.Sessions;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>The week in words: what was done, what changed, what comes next.</summary>
internal sealed class Summary(ProgressRecord record, ImmutableArray<Trend> trends, DateOnly today, KnowledgeBase knowledge)
{
    private const int Days = 7;
    private readonly TrainingRules rules = new(knowledge);

    public ImmutableArray<ProgressNote> Write(WeekDone week, ImmutableArray<Retest> retests) =>
    [
        .. SeeSomeone().Select(text => new ProgressNote(NoteKind.SeeSomeone, text)),
        .. Done(week).Select(text => new ProgressNote(NoteKind.Done, text)),
        .. Changed().Select(text => new ProgressNote(NoteKind.Changed, text)),
        .. record.Checkups.IsEmpty ? [] : new[] { new ProgressNote(NoteKind.Next, Next(retests)) },
    ];

    private IEnumerable<string> Done(WeekDone week)
    {
        (string, string)[] values = [("done", $"{week.Sessions}"), ("planned", $"{week.Planned}"), ("sets", $"{week.Sets}"), ("minutes", $"{week.Minutes}")];
        yield return week.Sessions == 0 ? Say("progress.nothing-done") : Say(week.Planned > 0 ? "progress.done" : "progress.done-unplanned", values);
        if (week.Breaks > 0)
        {
            yield return Say("progress.breaks", ("count", $"{week.Breaks}"));
        }
    }

    private IEnumerable<string> Changed()
    {
        foreach (var trend in trends.Where(trend => trend.Verdict == Verdict.Changed))
        {
            var key = trend.IsBetter switch { true => "progress.better", false => "progress.worse", null => "progress.different" };
            yield return Say(key, ("name", trend.FullName), ("from", trend.Unit.Format(trend.First.Value)), ("to", trend.Unit.Format(trend.Last.Value)));
        }

        var same = trends.Where(trend => trend.Verdict == Verdict.NoClearChange).Select(trend => trend.FullName).ToList();
        const int Few = 3;
        if (same.Count > 0)
        {
            yield return same.Count <= Few ? Say("progress.same", ("names", string.Join("; ", same))) : Say("progress.same-many", ("count", $"{same.Count}"));
        }
        else if (trends.Length > 0 && trends.All(trend => trend.Verdict == Verdict.CannotTellYet))
        {
            yield return Say("progress.too-early");
        }
    }

    private string Next(ImmutableArray<Retest> retests)
    {
        var due = retests.Where(one => one.IsDue(today)).Select(one => one.Name).ToList();
        return due.Count > 0 ? Say("progress.next", ("names", string.Join("; ", due)))
            : retests.IsEmpty ? Say("progress.nothing-due")
            : Say("progress.next-later", ("name", retests[0].Name), ("day", retests[0].DueOn.ToString("d MMMM")));
    }

    private IEnumerable<string> SeeSomeone()
    {
        if (trends.Any(trend => trend is { Kind: TrendKind.Pain or TrendKind.Activity, IsBetter: false }))
        {
            yield return Say("progress.getting-worse");
        }
        else if (NothingImproved() is { } weeks)
        {
            yield return Say("progress.no-change", ("weeks", $"{weeks}"));
        }

        var last = record.Log.Sessions.TakeLast(rules.BadSessions).ToList();
        if (last.Count == rules.BadSessions && last.TrueForAll(IsBad))
        {
            yield return Say("progress.three-bad-sessions", ("sessions", $"{last.Count}"), ("weeks", $"{Number("three-bad-sessions", "review-weeks")}"));
        }
    }

    /// <summary>For how many weeks at least nothing improved, or null when that cannot be said: something did, or too little time passed.</summary>
    private int? NothingImproved()
    {
        var weeks = (int)Number("no-change-see-someone", "weeks");
        // What was not looked at for as long says nothing about now.
        var followed = trends.Where(trend => trend.Verdict != Verdict.CannotTellYet && trend.Last.Day.DayNumber - trend.First.Day.DayNumber >= weeks * Days
            && today.DayNumber - trend.Last.Day.DayNumber <= weeks * Days);
        return followed.Any() && !trends.Any(trend => trend.IsBetter == true) && HasReason ? weeks : null;
    }

    // Someone without pain, limits or findings has nothing that must improve.
    private bool HasReason => trends.Any(trend => trend.Kind == TrendKind.Activity || (trend.Kind == TrendKind.Pain && trend.Last.Value > 0))
        || record.Current?.Findings.Any(finding => finding.Strength > Core.Strength.Unclear) == true;

    private bool IsBad(SessionLog session) =>
        session.Sets.Any(set => set.Pain > rules.HighPain) || record.Log.WasWorseAfter(session.Day, rules.MorningRise);

    private double Number(string rule, string name) => knowledge.Rules.First(one => one.Id == rule).Parameters[name][0];

    private string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => knowledge.Phrases.Say(key, values);
}
