using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>Everything the next nudge depends on but the time.</summary>
/// <param name="Settings">What the person wants.</param>
/// <param name="Past">Nudges offered so far, oldest first.</param>
/// <param name="Busy">When the person is busy: meetings, merged and in order.</param>
/// <param name="InCallSince">Since when they say they are in a call, or null.</param>
/// <param name="Calls">Calls that are over, as they said.</param>
/// <param name="StoppedOn">The day for which they want no more, or null.</param>
/// <param name="Choices">What a nudge can be, most useful first.</param>
public sealed record NudgeState(
    NudgeSettings Settings, ImmutableArray<PastNudge> Past, ImmutableArray<Interval> Busy, Instant? InCallSince, ImmutableArray<Interval> Calls,
    LocalDate? StoppedOn, ImmutableArray<NudgeChoice> Choices)
{
    /// <summary>Ids of exercises that limits leave out now.</summary>
    public ImmutableHashSet<string> Limited { get; init; } = [];

    /// <summary>Someone who was never nudged and is free all day.</summary>
    public static NudgeState Fresh(NudgeSettings settings, ImmutableArray<NudgeChoice> choices) => new(settings, [], [], null, [], null, choices);
}

/// <summary>A nudge that was offered.</summary>
/// <param name="Slot">The time it stands for; with the person it names the nudge.</param>
/// <param name="OfferedAt">When it was shown.</param>
/// <param name="Choice">Id of what it was.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="AnsweredAt">When it was answered, or null.</param>
/// <param name="Until">Until when it was put off, when it was.</param>
public sealed record PastNudge(Instant Slot, Instant OfferedAt, string Choice, NudgeAnswer Answer, Instant? AnsweredAt, Instant? Until)
{
    /// <summary>True when it asked only to move the desk: it says nothing about how breaks are taken.</summary>
    public bool DeskOnly { get; init; }
}

/// <summary>What became of a nudge.</summary>
public enum NudgeAnswer
{
    /// <summary>Not answered yet; once the next one is there, not taken.</summary>
    Open,

    /// <summary>They did what it asked.</summary>
    Done,

    /// <summary>Left out.</summary>
    Skipped,

    /// <summary>Put off; it comes once more.</summary>
    Snoozed,
}

/// <summary>Something small to do.</summary>
/// <param name="Id">Id of the exercise.</param>
/// <param name="Where">Where it is done.</param>
/// <param name="Due">True when it is part of today's session and not done yet.</param>
public sealed record NudgeChoice(string Id, string Where, bool Due);

/// <summary>The nudge to come.</summary>
/// <param name="Slot">The time it stands for; with the person it names the nudge, also when it was held back or put off.</param>
/// <param name="DueAt">When it is to be shown.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Choice">Id of what to do, or null for the desk alone.</param>
/// <param name="Desk">Where to put a standing desk, or null.</param>
/// <param name="Held">True when a meeting or call held it back.</param>
public sealed record Nudge(Instant Slot, Instant DueAt, NudgeKind Kind, string? Choice, DeskMove? Desk, bool Held);

/// <summary>What a nudge asks for.</summary>
public enum NudgeKind
{
    /// <summary>Something small to do.</summary>
    Break,

    /// <summary>Only to raise or lower the desk.</summary>
    Desk,
}

/// <summary>Where to put a standing desk.</summary>
public enum DeskMove
{
    /// <summary>Up: stand.</summary>
    Up,

    /// <summary>Down: sit.</summary>
    Down,
}
