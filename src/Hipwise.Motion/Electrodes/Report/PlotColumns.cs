using System.Collections.Immutable;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes.Report;

/// <summary>A trace as the path of a drawing.</summary>
internal sealed class PlotColumns(EmgTrace trace)
{
    /// <summary>Columns of a plot.</summary>
    public const int Width = EmgTrace.Columns;

    public double Least => Finite(trace.Least).DefaultIfEmpty(0).Min();

    public double Most => Finite(trace.Most).DefaultIfEmpty(0).Max();

    /// <summary>Each column from its smallest to its largest sample, as the path of a drawing.</summary>
    /// <param name="y">From a sample to a height.</param>
    public string Bars(Func<double, double> y) => string.Concat(Enumerable.Range(0, Width).Where(x => !double.IsNaN(trace.Least[x]))
        .Select(x => $"M{x} {Html.Place(y(trace.Most[x]))}V{Html.Place(y(trace.Least[x]) + 0.4)}"));

    /// <summary>The largest samples joined by a line, which columns without samples interrupt where there are several.</summary>
    public string Line(Func<double, double> y)
    {
        var (path, last) = (new System.Text.StringBuilder(), int.MinValue);
        var spread = Math.Max(1, Width / Math.Max(1, Finite(trace.Most).Count()));
        for (var x = 0; x < Width; x++)
        {
            if (!double.IsNaN(trace.Most[x]))
            {
                path.Append(x - last > 2 * spread || last == int.MinValue ? 'M' : 'L').Append(x).Append(' ').Append(Html.Place(y(trace.Most[x])));
                last = x;
            }
        }

        return path.ToString();
    }

    private static IEnumerable<double> Finite(ImmutableArray<double> values) => values.Where(double.IsFinite);
}
