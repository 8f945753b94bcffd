using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>When and how a person wants to be nudged.</summary>
/// <param name="On">False when they want no nudges.</param>
/// <param name="Zone">Where they are: the clock that all times of day are read on.</param>
/// <param name="From">Start of the working day.</param>
/// <param name="To">End of the working day; after the start.</param>
/// <param name="Days">Working days.</param>
/// <param name="DaysOff">Days off, whatever weekday they are.</param>
/// <param name="EveryMinutes">Minutes between nudges.</param>
/// <param name="Place">Id of the place they work in.</param>
/// <param name="Quiet">Quiet hours within the day, such as lunch; empty for none.</param>
/// <param name="Desk">Cycle of a standing desk, or null without one.</param>
public sealed record NudgeSettings(
    bool On, DateTimeZone Zone, LocalTime From, LocalTime To, ImmutableArray<IsoDayOfWeek> Days, ImmutableArray<LocalDate> DaysOff, int EveryMinutes,
    string Place, ImmutableArray<QuietHours> Quiet, DeskCycle? Desk)
{
    /// <summary>What open pages may tell of them being at work; nothing unless they ask for it.</summary>
    public ActivityKind Activity { get; init; } = ActivityKind.None;

    /// <summary>True when a page may sound as a nudge comes.</summary>
    public bool Sound { get; init; }

    /// <summary>True on a day on which nudges may come.</summary>
    public bool WorksOn(LocalDate day) => On && Days.Contains(day.DayOfWeek) && !DaysOff.Contains(day);
}

/// <summary>A part of each day without nudges.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end; after the start.</param>
public readonly record struct QuietHours(LocalTime From, LocalTime To);

/// <summary>How long to sit and to stand in turn.</summary>
/// <param name="SitMinutes">Minutes of sitting.</param>
/// <param name="StandMinutes">Minutes of standing.</param>
public sealed record DeskCycle(int SitMinutes, int StandMinutes);
