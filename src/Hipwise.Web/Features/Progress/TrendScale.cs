using System.Collections.Immutable;
using Hipwise.Care.Progress;

namespace Hipwise.Web.Features.Progress;

/// <summary>Where the values and days of trends drawn beside each other stand: one scale for both sides.</summary>
public sealed class TrendScale
{
    /// <summary>Width of the drawing, in its own units.</summary>
    public const double Width = 340;
    /// <summary>Height of the drawing.</summary>
    public const double Height = 190;
    /// <summary>Where values begin, across.</summary>
    public const double Left = 46;
    /// <summary>Where values end, across.</summary>
    public const double Right = 328;
    /// <summary>Highest place of a value.</summary>
    public const double Top = 14;
    /// <summary>Lowest place of a value.</summary>
    public const double Bottom = 156;
    private const double Margin = 0.06;
    private readonly (double Low, double High) values;
    private readonly (int First, int Last) days;
    private readonly double smallestStep;

    /// <summary>One scale for all that is drawn beside each other.</summary>
    /// <param name="trends">Both sides, or one; at least one.</param>
    /// <param name="most">Most points shown of each.</param>
    public TrendScale(IReadOnlyCollection<Trend> trends, int most)
    {
        var points = trends.SelectMany(trend => trend.Newest(most)).ToList();
        days = (points.Min(point => point.Day.DayNumber), points.Max(point => point.Day.DayNumber));
        // A step finer than its values are read to would write the same number twice.
        const double Half = 0.5;
        smallestStep = trends.First().Unit.FormatNumber(Half) == "0.5" ? Half : 1;
        double[] all =
        [
            .. points.SelectMany(point => new[] { point.Value - point.Sd, point.Value + point.Sd }),
            .. trends.SelectMany(trend => new[] { trend.First.Value - (trend.SmallestChange ?? 0), trend.First.Value + (trend.SmallestChange ?? 0) }),
            .. trends.SelectMany(trend => trend.Baseline),
            .. trends.Where(trend => trend.OwnSem is not null)
                .SelectMany(trend => new[] { trend.Baseline.Average() - trend.OwnSem!.Value, trend.Baseline.Average() + trend.OwnSem!.Value }),
            .. trends.SelectMany(trend => new[] { trend.ReferenceLow, trend.ReferenceHigh }).OfType<double>(),
        ];
        var (low, high) = (all.Min(), all.Max());
        var room = Math.Max(high - low, 1) * Margin;
        // No measure in use goes below zero by nature unless a value of it does.
        values = (points.Min(point => point.Value) >= 0 ? Math.Max(0, low - room) : low - room, high + room);
    }

    /// <summary>Across, by day.</summary>
    public double X(DateOnly day) => days.Last == days.First
        ? (Left + Right) / 2
        : Left + Margin * (Right - Left) + ((1 - 2 * Margin) * (Right - Left) * (day.DayNumber - days.First) / (days.Last - days.First));

    /// <summary>Down, by value; held within the drawing.</summary>
    public double Y(double value) => Math.Clamp(Bottom - ((value - values.Low) / (values.High - values.Low) * (Bottom - Top)), Top, Bottom);

    /// <summary>Values at which a line is drawn: a few, at round steps.</summary>
    public ImmutableArray<double> Ticks
    {
        get
        {
            const int Wanted = 4;
            var rough = Math.Max(smallestStep, (values.High - values.Low) / Wanted);
            var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            double[] factors = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
            var step = factors.Select(factor => factor * power).First(one => one >= rough);
            return [.. Enumerable.Range((int)Math.Ceiling(values.Low / step), 2 * Wanted).Select(index => index * step).TakeWhile(value => value <= values.High)];
        }
    }
}
