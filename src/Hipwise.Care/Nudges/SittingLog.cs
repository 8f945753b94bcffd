using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>A sign of sitting or of getting up.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What was seen.</param>
public readonly record struct SittingSign(Instant At, SittingSignKind Kind);

/// <summary>What tells of sitting.</summary>
public enum SittingSignKind
{
    /// <summary>They said that they sat down.</summary>
    Sat,

    /// <summary>They said that they stood up.</summary>
    Stood,

    /// <summary>They took a break: up, and down again.</summary>
    Break,

    /// <summary>They put the desk up, as a nudge asked: a break, and standing from then on.</summary>
    RaisedDesk,

    /// <summary>They put the desk down and sit again.</summary>
    LoweredDesk,
}

/// <summary>One bout of sitting.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end.</param>
/// <param name="Told">True when both ends were told; false when it lies between two signs that only suggest it.</param>
public readonly record struct SittingBout(Instant Start, Instant End, bool Told)
{
    /// <summary>Its length in minutes.</summary>
    public double Minutes => (End - Start).TotalMinutes;
}

/// <summary>One day of sitting.</summary>
/// <param name="Day">The day on the person's clock.</param>
/// <param name="Bouts">Bouts in order.</param>
/// <param name="Breaks">Breaks taken.</param>
public sealed record SittingDay(LocalDate Day, ImmutableArray<SittingBout> Bouts, int Breaks)
{
    /// <summary>Minutes sat in all.</summary>
    public double Minutes => Bouts.Sum(bout => bout.Minutes);

    /// <summary>How often they sat for a minute or more at a time.</summary>
    public int Stretches => Bouts.Count(bout => bout.Minutes >= 1);

    /// <summary>Minutes of the longest bout; 0 without any.</summary>
    public double LongestMinutes => Bouts.Select(bout => bout.Minutes).DefaultIfEmpty(0).Max();

    /// <summary>True when every bout was told at both ends.</summary>
    public bool IsTold => Bouts.All(bout => bout.Told);
}

/// <summary>Puts signs and activity together into bouts of sitting.</summary>
public static class SittingLog
{
    /// <summary>
    /// Days with any sign or activity, in order. A bout belongs to the day it began on and ends with it. No minute counts twice: activity
    /// only fills what signs leave open, a break within it ends one bout and begins the next, and whoever said that they stand does not sit.
    /// </summary>
    /// <param name="signs">Signs in any order.</param>
    /// <param name="activity">When the person was seen at work, when they permit that; apart from each other, in order.</param>
    /// <param name="zone">The person's clock.</param>
    /// <param name="rules">How long a bout without any sign may be.</param>
    public static ImmutableArray<SittingDay> DaysOf(IEnumerable<SittingSign> signs, ImmutableArray<Interval> activity, DateTimeZone zone, NudgeRules rules)
    {
        var longest = Duration.FromMinutes(rules.LongestBoutMinutes);
        var told = signs.Distinct().OrderBy(sign => sign.At).ThenBy(sign => sign.Kind).ToLookup(sign => sign.At.InZone(zone).Date);
        var seen = activity.SelectMany(span => ByDay(span, zone)).ToLookup(span => span.Start.InZone(zone).Date);
        return
        [
            .. told.Select(day => day.Key).Union(seen.Select(day => day.Key)).Order()
                .Select(day => new SittingDay(day, BoutsOf([.. told[day]], seen[day], longest), told[day].Count(IsBreak))),
        ];
    }

    private static bool IsBreak(SittingSign sign) => sign.Kind is SittingSignKind.Break or SittingSignKind.RaisedDesk;

    private static ImmutableArray<SittingBout> BoutsOf(List<SittingSign> signs, IEnumerable<Interval> activity, Duration longest)
    {
        var told = BoutsOf(signs, longest).ToList();
        var open = activity.SelectMany(span => Sitting(span, signs)).SelectMany(span => Without(span, told)).Select(span => new SittingBout(span.Start, span.End, false));
        return [.. told.Concat(open).OrderBy(bout => bout.Start)];
    }

    private static IEnumerable<SittingBout> BoutsOf(List<SittingSign> signs, Duration longest)
    {
        (Instant At, bool Told)? since = null;
        foreach (var sign in signs)
        {
            if (since is { } start && sign.At > start.At && (start.Told || sign.At - start.At <= longest))
            {
                // A bout left open by its owner ends when it has lasted as long as one may without a sign.
                var end = Instant.Min(sign.At, start.At + longest);
                yield return new SittingBout(start.At, end, start.Told && end == sign.At && sign.Kind is (SittingSignKind.Sat or SittingSignKind.Stood));
            }

            since = sign.Kind switch
            {
                SittingSignKind.Sat => (sign.At, true),
                SittingSignKind.Stood or SittingSignKind.RaisedDesk => null,
                _ => (sign.At, false),
            };
        }
    }

    /// <summary>Activity cut at signs, without what comes after standing up: the person works on, but stands.</summary>
    private static IEnumerable<Interval> Sitting(Interval span, List<SittingSign> signs)
    {
        var (at, stands) = (span.Start, false);
        foreach (var sign in signs.Where(sign => sign.At > span.Start && sign.At < span.End))
        {
            if (!stands && sign.At > at)
            {
                yield return new Interval(at, sign.At);
            }

            (at, stands) = (sign.At, sign.Kind is SittingSignKind.Stood or SittingSignKind.RaisedDesk);
        }

        if (!stands && span.End > at)
        {
            yield return new Interval(at, span.End);
        }
    }

    private static IEnumerable<Interval> Without(Interval span, List<SittingBout> bouts)
    {
        var at = span.Start;
        foreach (var bout in bouts.Where(bout => bout.End > span.Start && bout.Start < span.End))
        {
            if (bout.Start > at)
            {
                yield return new Interval(at, bout.Start);
            }

            at = Instant.Max(at, bout.End);
        }

        if (span.End > at)
        {
            yield return new Interval(at, span.End);
        }
    }

    private static IEnumerable<Interval> ByDay(Interval span, DateTimeZone zone)
    {
        for (var at = span.Start; at < span.End;)
        {
            var midnight = zone.AtStartOfDay(at.InZone(zone).Date.PlusDays(1)).ToInstant();
            var end = Instant.Min(span.End, midnight);
            yield return new Interval(at, end);
            at = end;
        }
    }
}
