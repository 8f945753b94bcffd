using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Care.Sessions;

/// <summary>One session as it was done, put together from its events.</summary>
/// <param name="Id">Chosen by the device that began it.</param>
/// <param name="Block">The kind of session: <c>practice</c> or <c>loaded</c>.</param>
/// <param name="Day">The day it counts for, in the person's time zone.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it was ended, or null while it goes on or when it was left.</param>
/// <param name="Sets">Sets done, in order.</param>
/// <param name="Skipped">What was left out.</param>
/// <param name="Stop">Why it was stopped for good, or null.</param>
public sealed record SessionLog(
    Guid Id, string Block, DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ImmutableArray<SetDone> Sets,
    ImmutableArray<ExerciseSkipped> Skipped, SessionStop? Stop)
{
    /// <summary>The session that was left and begun anew with this one, or null.</summary>
    public Guid? Restarts { get; init; }

    /// <summary>When it was last begun anew, or null; sets from before belong to what was left.</summary>
    public DateTimeOffset? BegunAgainAt { get; init; }

    /// <summary>How long it was on, from each beginning to its end or last set; the time between does not count.</summary>
    public TimeSpan Lasted => LastedBefore + Longer(TimeSpan.Zero, (FinishedAt ?? LastSetAt ?? Began) - Began);

    /// <summary>True for a set that was done after it was begun anew.</summary>
    public bool IsAgain(SetDone set) => set.At >= BegunAgainAt;

    private TimeSpan LastedBefore { get; init; }

    private DateTimeOffset Began => BegunAgainAt ?? StartedAt;

    private DateTimeOffset? LastSetAt => Sets.IsEmpty ? null : Sets.Max(set => set.At);

    /// <summary>
    /// This session and what was left before it as one: all that was done, hurt and tingled counts, and the day's session stands once.
    /// </summary>
    /// <param name="left">The session that was left.</param>
    public SessionLog After(SessionLog left) => this with
    {
        StartedAt = left.StartedAt, Sets = left.Sets.AddRange(Sets), Skipped = left.Skipped.AddRange(Skipped), Stop = Stop ?? left.Stop,
        BegunAgainAt = Began, LastedBefore = left.Lasted + LastedBefore,
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>One set on one side, as it was done.</summary>
/// <param name="Id">Id of the event that tells it.</param>
/// <param name="At">When it ended.</param>
/// <param name="Line">Id of the exercise the plan chose for this line; the same when a variant is done instead.</param>
/// <param name="Exercise">Id of the exercise done.</param>
/// <param name="Side">The side worked, or null when both at once.</param>
/// <param name="Number">Which set of its side it is, from 1.</param>
/// <param name="Of">How many sets were prescribed on that side.</param>
/// <param name="Planned">What was prescribed.</param>
/// <param name="Done">What was done.</param>
/// <param name="Effort">Perceived effort 0-10, or null when not told.</param>
/// <param name="Pain">Pain during it 0-10, or null when not told.</param>
/// <param name="Felt">Where it was felt: ids of <c>sessions.yaml</c>.</param>
/// <param name="Tingling">True when tingling or numbness came on.</param>
/// <param name="Tipped">True when balance was lost.</param>
public sealed record SetDone(
    Guid Id, DateTimeOffset At, string Line, string Exercise, Side? Side, int Number, int Of, Work Planned, Work Done, double? Effort, double? Pain,
    ImmutableArray<string> Felt, bool Tingling, bool Tipped);

/// <summary>The work of one set on one side.</summary>
/// <param name="Repetitions">Repetitions, or null for a single hold.</param>
/// <param name="HoldSeconds">Seconds of a single hold, or null.</param>
/// <param name="LoadKg">Load in kilograms, or null without one.</param>
/// <param name="Band">Id of the band, or null without one.</param>
public sealed record Work(int? Repetitions, double? HoldSeconds, double? LoadKg, string? Band);

/// <summary>An exercise left out.</summary>
/// <param name="At">When that was said.</param>
/// <param name="Line">Id of the exercise the plan chose for this line.</param>
/// <param name="Exercise">Id of the exercise left out.</param>
/// <param name="Reason">Id of the reason.</param>
public sealed record ExerciseSkipped(DateTimeOffset At, string Line, string Exercise, string Reason);

/// <summary>A session stopped for good.</summary>
/// <param name="At">When.</param>
/// <param name="Because">What stopped it.</param>
public sealed record SessionStop(DateTimeOffset At, StopReason Because);

/// <summary>What stops a session.</summary>
public enum StopReason
{
    /// <summary>The person wants no more today.</summary>
    Enough,

    /// <summary>A sign from the safety questions came up.</summary>
    SafetySign,
}

/// <summary>How it was the morning after.</summary>
/// <param name="Day">The day of that morning.</param>
/// <param name="Pain">Pain or stiffness then, 0-10.</param>
/// <param name="Usual">What it usually is in the morning, 0-10, as told the same day.</param>
public sealed record Morning(DateOnly Day, double Pain, double Usual)
{
    /// <summary>True when it was worse than usual by more than the rule allows.</summary>
    /// <param name="riseAbove">Rise that is still fine.</param>
    public bool IsWorse(double riseAbove) => Pain - Usual > riseAbove;
}
