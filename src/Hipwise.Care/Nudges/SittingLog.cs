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

    /// <summary>The page saw them at work, when they permitted that.</summary>
    Active,
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

    /// <summary>Minutes of the longest bout; 0 without any.</summary>
    public double LongestMinutes => Bouts.Select(bout => bout.Minutes).DefaultIfEmpty(0).Max();

    /// <summary>True when every bout was told at both ends.</summary>
    public bool IsTold => Bouts.All(bout => bout.Told);
}

/// <summary>Puts signs together into bouts of sitting.</summary>
public static class SittingLog
{
    /// <summary>Days with any sign, in order. A bout belongs to the day it began on and ends with it.</summary>
    /// <param name="signs">Signs in any order.</param>
    /// <param name="zone">The person's clock.</param>
    /// <param name="rules">How long a bout without any sign may be.</param>
    public static ImmutableArray<SittingDay> DaysOf(IEnumerable<SittingSign> signs, DateTimeZone zone, NudgeRules rules) =>
    [
        .. signs.Distinct().OrderBy(sign => sign.At).ThenBy(sign => sign.Kind).GroupBy(sign => sign.At.InZone(zone).Date)
            .Select(day => new SittingDay(day.Key, [.. BoutsOf([.. day], Duration.FromMinutes(rules.LongestBoutMinutes))], day.Count(sign => sign.Kind == SittingSignKind.Break))),
    ];

    private static IEnumerable<SittingBout> BoutsOf(List<SittingSign> signs, Duration longest)
    {
        (Instant At, bool Told)? since = null;
        foreach (var sign in signs)
        {
            if (since is { } start && sign.At > start.At && sign.Kind != SittingSignKind.Active && (start.Told || sign.At - start.At <= longest))
            {
                // A bout left open by its owner ends when it has lasted as long as one may without a sign.
                var end = Instant.Min(sign.At, start.At + longest);
                yield return new SittingBout(start.At, end, start.Told && end == sign.At && sign.Kind != SittingSignKind.Break);
            }

            since = sign.Kind switch
            {
                SittingSignKind.Sat => (sign.At, true),
                SittingSignKind.Stood => null,
                SittingSignKind.Break => (sign.At, false),
                _ => since ?? (sign.At, false),
            };
        }
    }
}
