using System.Collections.Immutable;
using System.Text;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>
/// Reads an iCalendar file (RFC 5545). An event that cannot be read is left out with a warning and the others count; whatever the file
/// holds, the time and memory for it are bounded by its size.
/// </summary>
public static class CalendarReader
{
    /// <summary>The longest file that is read, in bytes: 5 MB.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>How many events are read; a warning says that there were more.</summary>
    public const int MostEvents = 20_000;

    private const int MostWarnings = 200;

    /// <summary>Reads text; see the other one.</summary>
    /// <exception cref="CalendarException">It is no calendar, or too long.</exception>
    public static Calendar Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text.Length > MostBytes ? new byte[MostBytes + 1] : Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads a file in UTF-8, with or without a byte order mark, with lines ended by CRLF or LF.</summary>
    /// <exception cref="CalendarException">It is no calendar, or longer than <see cref="MostBytes"/>.</exception>
    public static Calendar Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MostBytes)
        {
            throw new CalendarException(CalendarFault.TooLong, "The calendar is longer than 5 MB. Publish one without its past years, or one with busy times only.");
        }

        var warnings = new List<CalendarWarning>();
        void Warn(CalendarWarning warning)
        {
            if (warnings.Count < MostWarnings)
            {
                warnings.Add(warning);
            }
        }

        var components = new ComponentReader(Warn).Read(file);
        var zones = new ZoneFinder(Zones(components, Warn), Warn);
        var (series, engaged) = (Events(components, zones, Warn), Engaged(components, zones, Warn));
        return new(series, engaged, [.. warnings.OrderBy(warning => warning.Line)]);
    }

    /// <summary>Most zones of a file are known by name, so each is worked out only when an event needs it.</summary>
    private static Dictionary<string, Lazy<WrittenZone?>> Zones(IReadOnlyList<Component> components, Action<CalendarWarning> warn)
    {
        var zones = new Dictionary<string, Lazy<WrittenZone?>>(StringComparer.Ordinal);
        var budget = new Budget();
        foreach (var component in components.Where(component => component.Name == "VTIMEZONE"))
        {
            var id = component.Find("TZID")?.Value.Trim().Trim('"') ?? "";
            zones.TryAdd(id, new(() => TryRead(() => WrittenZoneReader.Read(component, budget), warn), LazyThreadSafetyMode.None));
        }

        return zones;
    }

    private static ImmutableArray<Series> Events(IReadOnlyList<Component> components, ZoneFinder zones, Action<CalendarWarning> warn)
    {
        var events = components.Where(component => component.Name == "VEVENT").ToList();
        if (events.Count > MostEvents)
        {
            warn(new(events[MostEvents].Line, "VEVENT", $"is event number {MostEvents + 1}; from here on none is read"));
        }

        var byId = new Dictionary<string, List<CalendarEvent>>(StringComparer.Ordinal);
        foreach (var component in events.Take(MostEvents))
        {
            // Without an id it stands for itself.
            var id = component.Find("UID")?.Value.Trim() ?? $"\n{component.Line}";
            if (TryRead(() => EventReader.Read(component, zones), warn) is { } read)
            {
                (byId.TryGetValue(id, out var same) ? same : byId[id] = []).Add(read);
            }
        }

        return [.. byId.Values.Select(Join)];
    }

    /// <summary>Of several versions of the same thing the highest SEQUENCE counts, and of equals the later in the file.</summary>
    private static Series Join(List<CalendarEvent> events)
    {
        var latest = events.AsEnumerable().Reverse().OrderByDescending(item => item.Sequence).DistinctBy(item => item.Replaces?.At(DateTimeZone.Utc)).ToList();
        return new(latest.Find(item => item.Replaces is null), [.. latest.Where(item => item.Replaces is not null).OrderBy(item => item.Line)]);
    }

    private static ImmutableArray<CalendarSpan> Engaged(IReadOnlyList<Component> components, ZoneFinder zones, Action<CalendarWarning> warn)
    {
        var lines = components.Where(component => component.Name == "VFREEBUSY").SelectMany(component => component.All("FREEBUSY"));
        return [.. lines.Where(line => line.Word("FBTYPE") != "FREE").SelectMany(line => TryRead(() => Periods(line, zones), warn) ?? [])];
    }

    private static List<CalendarSpan> Periods(ContentLine line, ZoneFinder zones)
    {
        var periods = Values.Spans(line, zones).ToList();
        periods.ForEach(period => Values.Checked(line, period.LengthFor(DateTimeZone.Utc)));
        return periods;
    }

    private static T? TryRead<T>(Func<T?> read, Action<CalendarWarning> warn)
    {
        try
        {
            return read();
        }
        catch (PropertyException problem)
        {
            warn(problem.Warning);
            return default;
        }
    }
}
