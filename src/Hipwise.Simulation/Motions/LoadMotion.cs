using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Signals;
using Hipwise.Signals.Filters;

namespace Hipwise.Simulation.Motions;

/// <summary>Measured forces on segments over time, interpolated as OpenSim does it.</summary>
public sealed class LoadMotion
{
    private const int Degree = 3;

    // With fewer rows than this OpenSim joins them by straight lines, and a single row is constant.
    private const int FewestForSpline = 4;

    private readonly Load[] _loads;

    private LoadMotion(Load[] loads, double first, double last) => (_loads, First, Last) = (loads, first, last);

    /// <summary>No loads at all.</summary>
    public static LoadMotion None { get; } = new([], double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>When the table begins (s); before, as in OpenSim, its curves are carried on, which means little.</summary>
    public double First { get; }

    /// <summary>When it ends (s); the same holds after it.</summary>
    public double Last { get; }

    /// <summary>Makes the loads of a file.</summary>
    /// <param name="model">Names the segments.</param>
    /// <param name="setup">Which columns act where.</param>
    /// <param name="data">The table that the setup names.</param>
    /// <exception cref="ArgumentException">A segment or column is not there, or a column has gaps.</exception>
    public static LoadMotion From(BodyModel model, ExternalLoads setup, StorageTable data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(data);
        return new([.. setup.Forces.Select(force => new Load(
            Segment(model, force.AppliedTo, force.Name), Segment(model, force.ForceExpressedIn, force.Name), Segment(model, force.PointExpressedIn, force.Name),
            Course.Find(data.Series, force.ForceIdentifier, force.Name),
            Course.Find(data.Series, force.PointIdentifier, force.Name),
            Course.Find(data.Series, force.TorqueIdentifier, force.Name)))], data.Series.Times[0], data.Series.Times[^1]);
    }

    /// <summary>Adds the loads at a time to those of each segment: six numbers, the moment about ground's origin (N·m) and the force (N), in ground.</summary>
    /// <param name="time">s.</param>
    /// <param name="work">Scratch with the positions of that time.</param>
    /// <param name="loads">Cleared and filled.</param>
    public void Evaluate(double time, Workspace work, Span<double> loads)
    {
        ArgumentNullException.ThrowIfNull(work);
        loads.Clear();
        foreach (var load in _loads)
        {
            var axes = work.GetFrame(load.ForceFrame).R;
            var moment = load.Torque is null ? Vec3.Zero : axes * load.Torque.At(time);
            var force = Vec3.Zero;
            if (load.Force is not null)
            {
                force = axes * load.Force.At(time);
                var point = load.Point is null ? work.GetFrame(load.Segment).P : work.GetFrame(load.PointFrame).Apply(load.Point.At(time));
                moment += point.Cross(force);
            }

            var at = 6 * load.Segment;
            loads[at] += moment.X;
            loads[at + 1] += moment.Y;
            loads[at + 2] += moment.Z;
            loads[at + 3] += force.X;
            loads[at + 4] += force.Y;
            loads[at + 5] += force.Z;
        }
    }

    private static int Segment(BodyModel model, string name, string force) => model.FindSegment(name) is >= 0 and var number
        ? number
        : throw new ArgumentException($"The external force '{force}' names the body '{name}', which the model does not have.", nameof(name));

    private sealed record Load(int Segment, int ForceFrame, int PointFrame, Course? Force, Course? Point, Course? Torque);

    private sealed class Course(double[] times, double[][] values)
    {
        private readonly NaturalSpline[] _splines = times.Length >= FewestForSpline
            ? Array.ConvertAll(values, column => new NaturalSpline(times, column, Degree))
            : times.Length > 1 ? Array.ConvertAll(values, column => new NaturalSpline(times, column, 1)) : [];

        public static Course? Find(TimeSeries series, string? identifier, string force)
        {
            if (identifier is null)
            {
                return null;
            }

            int[] columns = [.. Enumerable.Range(0, series.Names.Length).Where(i => series.Names[i].StartsWith(identifier, StringComparison.Ordinal)
                && series.Names[i].Length == identifier.Length + 1)];
            if (columns.Length != 3)
            {
                throw new ArgumentException($"The external force '{force}' names columns '{identifier}…'; the table has {columns.Length} of them, not 3.", nameof(identifier));
            }

            return new(series.Times, [.. columns.Select(column => series.Channels[column])]);
        }

        public Vec3 At(double time)
        {
            if (_splines.Length == 0)
            {
                return new(values[0][0], values[1][0], values[2][0]);
            }

            var piece = Resampling.IndexAtOrBefore(times, time);
            return new(_splines[0].At(time, 0, ref piece), _splines[1].At(time, 0, ref piece), _splines[2].At(time, 0, ref piece));
        }
    }
}
