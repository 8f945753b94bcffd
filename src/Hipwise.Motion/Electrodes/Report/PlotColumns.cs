using Hipwise.Signals;

namespace Hipwise.Motion.Electrodes.Report;

/// <summary>A channel's samples gathered for drawing: smallest and largest in each of a few hundred columns, however many there are.</summary>
internal sealed class PlotColumns
{
    /// <summary>Columns of a plot.</summary>
    public const int Width = 720;

    private readonly double[] least = new double[Width];
    private readonly double[] most = new double[Width];

    private PlotColumns()
    {
        Array.Fill(least, double.NaN);
        Array.Fill(most, double.NaN);
    }

    /// <summary>Gathers samples that stand beside a channel's.</summary>
    public static PlotColumns Of(Channel channel, double[] samples, double start, double end)
    {
        var columns = new PlotColumns();
        foreach (var stretch in channel.Stretches)
        {
            var (first, step) = ((stretch.Start - start) / (end - start) * Width, Width / (channel.Rate * (end - start)));
            for (var i = 0; i < stretch.Count; i++)
            {
                columns.Add((int)(first + (i * step)), samples[stretch.First + i]);
            }
        }

        return columns;
    }

    public double Least => Finite(least).DefaultIfEmpty(0).Min();

    public double Most => Finite(most).DefaultIfEmpty(0).Max();

    /// <summary>Each column from its smallest to its largest sample, as the path of a drawing.</summary>
    /// <param name="y">From a sample to a height.</param>
    public string Bars(Func<double, double> y) => string.Concat(Enumerable.Range(0, Width).Where(x => !double.IsNaN(least[x]))
        .Select(x => $"M{x} {Html.Place(y(most[x]))}V{Html.Place(y(least[x]) + 0.4)}"));

    /// <summary>The largest samples joined by a line, which columns without samples interrupt where there are several.</summary>
    public string Line(Func<double, double> y)
    {
        var (path, last) = (new System.Text.StringBuilder(), int.MinValue);
        var spread = Math.Max(1, Width / Math.Max(1, Finite(most).Count()));
        for (var x = 0; x < Width; x++)
        {
            if (!double.IsNaN(most[x]))
            {
                path.Append(x - last > 2 * spread || last == int.MinValue ? 'M' : 'L').Append(x).Append(' ').Append(Html.Place(y(most[x])));
                last = x;
            }
        }

        return path.ToString();
    }

    private void Add(int column, double sample)
    {
        if (double.IsFinite(sample) && column is >= 0 and < Width)
        {
            least[column] = sample < least[column] || double.IsNaN(least[column]) ? sample : least[column];
            most[column] = sample > most[column] || double.IsNaN(most[column]) ? sample : most[column];
        }
    }

    private static IEnumerable<double> Finite(double[] values) => values.Where(double.IsFinite);
}
