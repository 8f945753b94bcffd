using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>
/// When somebody is engaged, as bare stretches of time. Nothing says what an event is about, because the <see cref="Calendar"/> does not
/// know it.
/// </summary>
public static class BusyTimes
{
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2400, 1, 1, 0, 0);

    /// <inheritdoc cref="FindBusy(Calendar, Interval, DateTimeZone, ICollection{CalendarWarning})"/>
    public static ImmutableArray<Interval> FindBusy(Calendar calendar, Interval window, DateTimeZone personZone) =>
        FindBusy(calendar, window, personZone, []);

    /// <summary>
    /// The busy stretches within a window, cut to it, in order, none touching another. Times on a skipped hour move with the clocks, those
    /// on a repeated hour are the first; a whole day counts only when Outlook marks it busy or away.
    /// </summary>
    /// <param name="calendar">What was read.</param>
    /// <param name="window">With a start and an end, within the years 1900 to 2400.</param>
    /// <param name="personZone">Where floating times and days are lived.</param>
    /// <param name="warnings">Takes a warning for each rule with more repetitions than are counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is open or outside of those years.</exception>
    public static ImmutableArray<Interval> FindBusy(Calendar calendar, Interval window, DateTimeZone personZone, ICollection<CalendarWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(personZone);
        if (!window.HasStart || !window.HasEnd || window.Start < Earliest || window.End > Latest)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "has a start and an end within 1900 to 2400");
        }

        var stretches = new Stretches(window);
        var expansion = new SeriesExpansion(window, personZone, stretches, warnings);
        foreach (var span in calendar.Engaged)
        {
            expansion.Add(span);
        }

        foreach (var series in calendar.Series)
        {
            expansion.Add(series);
        }

        return stretches.Merged();
    }
}

/// <summary>Busy stretches as they are found; what overlaps the one before is joined at once.</summary>
internal sealed class Stretches(Interval window)
{
    private readonly List<Interval> found = [];

    public void Add(Instant start, Instant end)
    {
        (start, end) = (Instant.Max(start, window.Start), Instant.Min(end, window.End));
        if (start >= end)
        {
            return;
        }

        if (found.Count > 0 && start >= found[^1].Start && start <= found[^1].End)
        {
            found[^1] = new(found[^1].Start, Instant.Max(end, found[^1].End));
            return;
        }

        found.Add(new(start, end));
    }

    public ImmutableArray<Interval> Merged()
    {
        var merged = new Stretches(window);
        foreach (var interval in found.OrderBy(interval => interval.Start))
        {
            merged.Add(interval.Start, interval.End);
        }

        return [.. merged.found];
    }
}
