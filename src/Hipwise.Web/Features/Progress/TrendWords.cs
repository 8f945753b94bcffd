using System.Globalization;
using Hipwise.Care.Progress;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Progress;

/// <summary>A trend in words.</summary>
public static class TrendWords
{
    /// <summary>What can be said about the change, in two or three words.</summary>
    public static string Verdict(Trend trend, Phrases words) => words.Say(trend switch
    {
        { Verdict: Care.Progress.Verdict.CannotTellYet } => "progress-page.cannot-tell",
        { Verdict: Care.Progress.Verdict.NoClearChange } => "progress-page.no-clear-change",
        { IsBetter: true } => "progress-page.better",
        { IsBetter: false } => "progress-page.worse",
        _ => "progress-page.different",
    });

    /// <summary>The kind of tag it is shown as.</summary>
    public static string Tag(Trend trend) => trend.IsBetter switch { true => "clear", false => "contested", null => "" };

    /// <summary>From how much on a change counts.</summary>
    public static string Smallest(Trend trend, Phrases words) => trend.SmallestChange is { } smallest
        ? words.Say("progress-page.smallest", ("amount", Amount(smallest, trend.Unit)))
        : words.Say("progress-page.smallest-unknown");

    /// <summary>The error of the measure and the person's own variability, or how that is found out; null for what people tell of themselves.</summary>
    public static string? Own(Trend trend, Phrases words)
    {
        if (trend.Kind != TrendKind.Measure)
        {
            return null;
        }

        var own = trend.OwnSem is { } sd
            ? words.Say("progress-page.own", ("amount", Amount(sd, trend.Unit)), ("count", $"{trend.Baseline.Length}"))
            : words.Say("progress-page.own-unknown");
        return trend.Sem is > 0 and var sem ? $"{words.Say("progress-page.error", ("amount", Amount(sem, trend.Unit)))} {own}" : own;
    }

    /// <summary>The usual range, or null.</summary>
    public static string? Usual(Trend trend, Phrases words)
    {
        var (low, high) = (trend.ReferenceLow, trend.ReferenceHigh);
        var range = (low, high) switch
        {
            ({ } from, { } to) => words.Say("progress-page.between", ("low", trend.Unit.FormatNumber(from)), ("high", trend.Unit.Format(to))),
            ({ } from, null) => words.Say("progress-page.at-least", ("low", trend.Unit.Format(from))),
            (null, { } to) => words.Say("progress-page.at-most", ("high", trend.Unit.Format(to))),
            _ => null,
        };
        return range is null ? null : words.Say("progress-page.usual", ("range", range));
    }

    /// <summary>A difference or deviation: one decimal more than such a value is read to is not hidden.</summary>
    public static string Amount(double amount, Unit unit)
    {
        var number = Math.Round(amount, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
        return unit.Format(0).Replace("0", number, StringComparison.Ordinal);
    }

    /// <summary>A day in short.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
