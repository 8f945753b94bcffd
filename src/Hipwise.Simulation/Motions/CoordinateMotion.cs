using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;
using Hipwise.Signals.Filters;

namespace Hipwise.Simulation.Motions;

/// <summary>The coordinates of a model over time, with velocities and accelerations, as OpenSim makes them from a table: low-passed on
/// request and then differentiated as splines of degree 5. Coordinates that the table lacks follow the model's own course for them, where
/// it prescribes one, and else stay at their defaults.</summary>
public sealed class CoordinateMotion
{
    private const int Degree = 5;

    private readonly BodyModel _model;
    private readonly NaturalSpline?[] _values;
    private readonly NaturalSpline?[] _speeds;
    private readonly double[] _defaults;

    private CoordinateMotion(BodyModel model, double[] times, NaturalSpline?[] values, NaturalSpline?[] speeds, IReadOnlyList<string> missing)
    {
        (_model, Times, _values, _speeds, Missing) = (model, times, values, speeds, missing);
        _defaults = model.GetDefaultPose();
    }

    /// <summary>The moments (s) at which OpenSim's tools would work; filtering adds to both ends and may even them out.</summary>
    public double[] Times { get; }

    /// <summary>Coordinates that move in the model and are not in the table.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Makes the motion of a table.</summary>
    /// <param name="model">Names the coordinates and knows which are angles.</param>
    /// <param name="table">One column for each coordinate, under its name or its whole path; angles in degrees or radians as the table says,
    /// but for coupled coordinates, which OpenSim never converts.</param>
    /// <param name="lowpass">Cut-off (Hz), or null for the table as it is.</param>
    /// <param name="acceleration">Where accelerations come from.</param>
    /// <exception cref="ArgumentException">A gap, too few rows, or no column of the model's coordinates.</exception>
    public static CoordinateMotion From(BodyModel model, StorageTable table, double? lowpass, AccelerationSource acceleration)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var columns = model.Coordinates.Select(coordinate => FindColumn(table.Series, coordinate.Name)).ToArray();
        if (Array.TrueForAll(columns, column => column < 0))
        {
            throw new ArgumentException("The table has no column of the model's coordinates.", nameof(table));
        }

        RefuseGaps(table.Series, columns);
        var series = lowpass is { } cutoff ? OpenSimLowpass.Filter(Select(table.Series, columns), cutoff) : Select(table.Series, columns);
        var values = new NaturalSpline?[columns.Length];
        for (int c = 0, next = 0; c < columns.Length; c++)
        {
            if (columns[c] >= 0)
            {
                var factor = table.InDegrees && model.Coordinates[c] is { IsRotational: true, IsCoupled: false } ? Math.PI / 180 : 1;
                values[c] = new(series.Times, Array.ConvertAll(series.Channels[next++], value => value * factor), Degree);
            }
        }

        string[] missing =
        [
            .. model.Coordinates.Where((_, c) => columns[c] < 0 && model.Table.Leader[c] < 0 && model.Table.Prescribed[c] is null)
                .Select(coordinate => coordinate.Name),
        ];
        return new(model, series.Times, values, acceleration == AccelerationSource.Speeds ? Differentiate(values, series.Times) : new NaturalSpline?[columns.Length], missing);
    }

    /// <summary>Fills positions, velocities and accelerations of all coordinates at a time; coupled ones where their leaders put them.</summary>
    /// <param name="time">s.</param>
    /// <param name="q">rad or m.</param>
    /// <param name="velocity">rad/s or m/s.</param>
    /// <param name="acceleration">rad/s² or m/s².</param>
    public void Evaluate(double time, Span<double> q, Span<double> velocity, Span<double> acceleration)
    {
        var (piece, speedPiece) = (0, 0);
        piece = Resampling.IndexAtOrBefore(Times, time);
        speedPiece = piece;
        for (var c = 0; c < q.Length; c++)
        {
            (q[c], velocity[c], acceleration[c]) = _values[c]?.Motion(time, ref piece) ?? Course(c, time);
            if (_speeds[c] is { } speeds)
            {
                acceleration[c] = speeds.At(time, 1, ref speedPiece);
            }
        }

        _model.Table.ApplyCouplings(q);
        _model.Table.ApplyCouplings(q, velocity, acceleration);
    }

    /// <summary>The moments of <see cref="Times"/> within a range, as OpenSim's tools pick them: from the last one at or before its start.</summary>
    /// <param name="start">s; may be -∞.</param>
    /// <param name="end">s; may be +∞.</param>
    public double[] TimesWithin(double start, double end)
    {
        var first = Resampling.IndexAtOrBefore(Times, Math.Max(start, Times[0]));
        var last = Resampling.IndexAtOrBefore(Times, Math.Min(end, Times[^1]));
        return Times[first..(last + 1)];
    }

    // What a coordinate without a column does.
    private (double Value, double Velocity, double Acceleration) Course(int c, double time)
    {
        if (_model.Table.Prescribed[c] is not { } course)
        {
            return (_defaults[c], 0, 0);
        }

        var value = course.Evaluate(time, out var velocity, out var acceleration);
        return (value, velocity, acceleration);
    }

    private static NaturalSpline?[] Differentiate(NaturalSpline?[] values, double[] times) =>
        Array.ConvertAll(values, value => value is null ? null : new NaturalSpline(times, Array.ConvertAll(times, time => value.At(time, 1)), Degree));

    private static TimeSeries Select(TimeSeries series, int[] columns)
    {
        int[] used = [.. columns.Where(column => column >= 0)];
        return new(series.Times, [.. used.Select(column => series.Names[column])], [.. used.Select(column => series.Channels[column])]);
    }

    private static void RefuseGaps(TimeSeries series, int[] columns)
    {
        if (series.Count <= Degree)
        {
            throw new ArgumentException($"The table has {series.Count} rows; a motion needs at least {Degree + 1}.", nameof(series));
        }

        foreach (var column in columns.Where(column => column >= 0))
        {
            var gap = Array.FindIndex(series.Channels[column], value => !double.IsFinite(value));
            if (gap >= 0)
            {
                throw new ArgumentException(
                    $"The column '{series.Names[column]}' is {series.Channels[column][gap]} at {series.Times[gap]:G9} s; fill gaps first.", nameof(series));
            }
        }
    }

    private static int FindColumn(TimeSeries series, string coordinate)
    {
        var plain = series.Names.IndexOf(coordinate);
        var path = $"/{coordinate}/value";
        return plain >= 0 ? plain : series.Names.ToList().FindIndex(name => name.EndsWith(path, StringComparison.Ordinal));
    }
}

/// <summary>Where accelerations come from. OpenSim's tools do not agree, so that each is followed in its way.</summary>
public enum AccelerationSource
{
    /// <summary>The second derivative of the spline through positions, as in inverse dynamics.</summary>
    Positions,

    /// <summary>The first derivative of a spline through the velocities at the table's times, as in static optimisation.</summary>
    Speeds,
}
