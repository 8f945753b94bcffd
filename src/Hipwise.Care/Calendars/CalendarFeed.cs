using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>Break reminders for somebody's own calendar program, which fetches them again and again.</summary>
/// <param name="Name">Shown as the calendar's name.</param>
/// <param name="ProductId">Who wrote it, such as <c>-//Hipwise//Breaks//EN</c>.</param>
/// <param name="Entries">The reminders; they are written in the order of their start, then of their id.</param>
/// <param name="Refresh">How often to fetch it again; a minute at least, written in whole minutes.</param>
public sealed record CalendarFeed(string Name, string ProductId, ImmutableArray<CalendarEntry> Entries, Duration Refresh);

/// <summary>One reminder.</summary>
/// <param name="Uid">Stays the same when the reminder moves, so that programs move it instead of adding one; unique in the world.</param>
/// <param name="Start">When, to the second.</param>
/// <param name="Length">How long, in whole seconds; not negative.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">More words, with line feeds where wanted; may be empty.</param>
/// <param name="AlarmMinutes">Minutes before the start at which the program speaks up, 0 or more; null for no alarm.</param>
public sealed record CalendarEntry(string Uid, Instant Start, Duration Length, string Title, string Description, int? AlarmMinutes = null)
{
    /// <summary>Whether others see the time as taken; a break is not, as a rule.</summary>
    public bool ShowsAsBusy { get; init; }
}
