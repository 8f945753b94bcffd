using System.Globalization;

namespace Hipwise.Web.EndToEnd.Sitting;

/// <summary>A place on earth where it is about noon now, and settings under which a nudge is due there.</summary>
internal static class Noon
{
    private const int Every = 15;

    /// <summary>Name of a zone in which it is between 12:00 and 13:00.</summary>
    public static string Zone
    {
        get
        {
            var ahead = 12 - DateTime.UtcNow.Hour;
            return ahead == 0 ? "Etc/GMT" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}");
        }
    }

    private static TimeOnly Now => new TimeOnly(12, 0).Add(TimeSpan.FromMinutes(DateTime.UtcNow.Minute));

    /// <summary>Settings under which the last slot was two minutes ago.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Due(IEnumerable<KeyValuePair<string, string>> form) => Set(form, Now.AddMinutes(-Every - 2));

    /// <summary>Settings under which the first slot is minutes ahead.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NotYet(IEnumerable<KeyValuePair<string, string>> form) => Set(form, Now.AddMinutes(-2));

    private static List<KeyValuePair<string, string>> Set(IEnumerable<KeyValuePair<string, string>> form, TimeOnly start)
    {
        var values = form.Where(value => value.Key is not ("days" or "start" or "end" or "everyMinutes" or "timeZone" or "on")).ToList();
        values.AddRange(new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" }.Select(day => KeyValuePair.Create("days", day)));
        values.Add(new("on", "yes"));
        values.Add(new("start", start.ToString("HH:mm", CultureInfo.InvariantCulture)));
        values.Add(new("end", "23:30"));
        values.Add(new("everyMinutes", $"{Every}"));
        values.Add(new("timeZone", Zone));
        return values;
    }
}
