using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>How someone is doing, change told from measurement error.</summary>
/// <param name="Trends">All that was followed: pain, activities, measures.</param>
/// <param name="Weeks">What was done week by week, oldest first; the last is this week.</param>
/// <param name="Retests">What is worth measuring again, the one due first at the beginning.</param>
/// <param name="Notes">The week in words.</param>
/// <param name="Today">The day it was made for.</param>
/// <param name="KnowledgeVersion">Version of the knowledge it rests on.</param>
public sealed record ProgressReport(
    ImmutableArray<Trend> Trends, ImmutableArray<WeekDone> Weeks, ImmutableArray<Retest> Retests, ImmutableArray<ProgressNote> Notes, DateOnly Today,
    string KnowledgeVersion)
{
    /// <summary>Makes the report.</summary>
    /// <param name="record">What was told, measured and done.</param>
    /// <param name="today">The day it is for the person.</param>
    /// <param name="knowledge">Errors, smallest changes, intervals and words.</param>
    public static ProgressReport Of(ProgressRecord record, DateOnly today, KnowledgeBase knowledge)
    {
        var trends = new Trends(record, knowledge).All();
        var weeks = WeekDone.All(record, today, knowledge.Progress.WeeksShown);
        var retests = Progress.Retests.Of(record, trends, knowledge);
        return new ProgressReport(trends, weeks, retests, new Summary(record, trends, today, knowledge).Write(weeks[^1], retests), today, knowledge.Version);
    }
}

/// <summary>A sentence of the weekly summary.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">In words.</param>
public sealed record ProgressNote(NoteKind Kind, string Text);

/// <summary>What a sentence of the summary is about.</summary>
public enum NoteKind
{
    /// <summary>What was done.</summary>
    Done,

    /// <summary>What changed.</summary>
    Changed,

    /// <summary>What comes next.</summary>
    Next,

    /// <summary>A reason to let someone have a look.</summary>
    SeeSomeone,
}
