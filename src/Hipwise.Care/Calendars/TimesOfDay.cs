using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>All hours with all minutes with all seconds: the times of one day, in order and never written out (there may be 86,400).</summary>
internal readonly record struct TimesOfDay(ImmutableArray<int> Hours, ImmutableArray<int> Minutes, ImmutableArray<int> Seconds)
{
    private static readonly ImmutableArray<int> EveryHour = [.. Enumerable.Range(0, 24)];
    private static readonly ImmutableArray<int> EverySixty = [.. Enumerable.Range(0, 60)];

    public int Count => Hours.Length * Minutes.Length * Seconds.Length;

    /// <summary>Second of the day.</summary>
    public int this[int index] =>
        Hours[index / Seconds.Length / Minutes.Length] * 3600 + Minutes[index / Seconds.Length % Minutes.Length] * 60 + Seconds[index % Seconds.Length];

    /// <summary>A part not given comes from the first time, unless the rule steps through that part.</summary>
    public static TimesOfDay Of(RecurrenceRule rule, LocalTime first) => new(
        Given(rule.Hours, rule.Frequency > Frequency.Hourly, first.Hour, EveryHour),
        Given(rule.Minutes, rule.Frequency > Frequency.Minutely, first.Minute, EverySixty),
        Given(rule.Seconds, rule.Frequency > Frequency.Secondly, first.Second, EverySixty));

    /// <summary>Only what lies in one hour, minute or second.</summary>
    public TimesOfDay Within(long from, int length)
    {
        var (hour, minute, second) = ((int)(from / 3600), (int)(from / 60 % 60), (int)(from % 60));
        return new(Only(Hours, hour), length < 3600 ? Only(Minutes, minute) : Minutes, length < 60 ? Only(Seconds, second) : Seconds);
    }

    /// <summary>The first second at or after another whose hour and minute are allowed; the end of the day when none is.</summary>
    public long NextPossible(long second)
    {
        var (hour, minute) = ((int)(second / 3600), (int)(second / 60 % 60));
        if (Hours.BinarySearch(hour) < 0)
        {
            return NextOf(Hours, hour, 24) * 3600L;
        }

        return Minutes.BinarySearch(minute) >= 0 ? second : Math.Min(hour * 3600L + NextOf(Minutes, minute, 60) * 60L, 86_400);
    }

    private static int NextOf(ImmutableArray<int> allowed, int value, int none)
    {
        var place = ~allowed.BinarySearch(value);
        return place < allowed.Length ? allowed[place] : none;
    }

    private static ImmutableArray<int> Given(ImmutableArray<int> given, bool isFixed, int first, ImmutableArray<int> every) =>
        !given.IsEmpty ? given : isFixed ? [first] : every;

    private static ImmutableArray<int> Only(ImmutableArray<int> allowed, int value) => allowed.BinarySearch(value) >= 0 ? [value] : [];
}
