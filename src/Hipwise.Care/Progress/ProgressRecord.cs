using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Sessions;

namespace Hipwise.Care.Progress;

/// <summary>All that progress is read from.</summary>
/// <param name="Checkups">Check-ups, oldest first.</param>
/// <param name="Current">What the newest check-up comes to, or null before the first.</param>
/// <param name="Ratings">Pain and activities told between check-ups, oldest first.</param>
/// <param name="Log">Sessions done.</param>
/// <param name="Breaks">The day of each break taken; a day stands as often as there were breaks on it.</param>
/// <param name="Sitting">Minutes sat on days on which that was logged.</param>
public sealed record ProgressRecord(
    ImmutableArray<PastCheckup> Checkups, CheckupResult? Current, Ratings Ratings, TrainingLog Log, ImmutableArray<DateOnly> Breaks,
    ImmutableSortedDictionary<DateOnly, double> Sitting)
{
    /// <summary>Nothing yet.</summary>
    public static ProgressRecord Empty { get; } = new([], null, Ratings.None, TrainingLog.Empty, [], ImmutableSortedDictionary<DateOnly, double>.Empty);
}

/// <summary>One check-up.</summary>
/// <param name="Day">The day it was begun.</param>
/// <param name="Answers">What was told and measured.</param>
public sealed record PastCheckup(DateOnly Day, Answers Answers);

/// <summary>Told again between check-ups.</summary>
/// <param name="Pain">Pain by place, oldest first.</param>
/// <param name="Activities">Activities, oldest first.</param>
public sealed record Ratings(ImmutableArray<PainRating> Pain, ImmutableArray<ActivityRating> Activities)
{
    /// <summary>Nothing told.</summary>
    public static Ratings None { get; } = new([], []);
}

/// <summary>Pain at one place, told again.</summary>
/// <param name="Day">The day it was told.</param>
/// <param name="Place">Place on the body map.</param>
/// <param name="Side">Where at that place.</param>
/// <param name="Intensity">0-10.</param>
public sealed record PainRating(DateOnly Day, string Place, PainSide Side, double Intensity);

/// <summary>An activity, told again.</summary>
/// <param name="Day">The day it was told.</param>
/// <param name="Text">The person's own words for it, the same as in the check-up.</param>
/// <param name="Score">0 cannot do it, 10 as before.</param>
public sealed record ActivityRating(DateOnly Day, string Text, double Score);
