using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Hipwise.Care.Calendars;

/// <summary>
/// The zone that a TZID means: a name of the IANA database, a name of Windows, either behind a program's prefix, or else the file's own
/// VTIMEZONE. The names come first because their rules are kept up to date and those in files often are not.
/// </summary>
internal sealed class ZoneFinder(IReadOnlyDictionary<string, Lazy<WrittenZone?>> written, Action<CalendarWarning> warn)
{
    private static readonly FrozenDictionary<string, string> Names = AllNames();
    private readonly Dictionary<string, DateTimeZone?> found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows the names only, for what stands outside of events.</summary>
    public static ZoneFinder OfNames() => new(FrozenDictionary<string, Lazy<WrittenZone?>>.Empty, _ => { });

    /// <summary>The zone of a property; null (wherever the person is) when it names none, or one that nobody knows.</summary>
    public DateTimeZone? Find(ContentLine line)
    {
        if (!line.Parameters.TryGetValue("TZID", out var id) || id.Length == 0)
        {
            return null;
        }

        if (!found.TryGetValue(id, out var zone))
        {
            zone = Known(id) ?? written.GetValueOrDefault(id)?.Value;
            found.Add(id, zone);
            if (zone is null)
            {
                warn(new(line.Number, line.Name, "names a time zone that is neither known nor described in the file; its times are read in your own zone"));
            }
        }

        return zone;
    }

    /// <summary>By name alone, with prefixes such as <c>/mozilla.org/20050126_1/</c> taken off; null when unknown.</summary>
    public static DateTimeZone? Known(string id)
    {
        for (var rest = id.Trim(); rest.Length > 0; rest = rest[(rest.IndexOf('/') + 1)..])
        {
            if (Names.TryGetValue(rest, out var name))
            {
                return DateTimeZoneProviders.Tzdb[name];
            }

            if (!rest.Contains('/', StringComparison.Ordinal))
            {
                break;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, string> AllNames()
    {
        var windows = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Select(pair => (Id: pair.Key, Name: pair.Value));
        return DateTimeZoneProviders.Tzdb.Ids.Select(id => (Id: id, Name: id)).Concat(windows)
            .DistinctBy(pair => pair.Id, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Name, StringComparer.OrdinalIgnoreCase);
    }
}
