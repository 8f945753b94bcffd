using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Signals;

namespace Hipwise.Simulation.Movements;

/// <summary>What pushes a body from outside in a simulated movement, as OpenSim's external loads tell it: each support with its force, the place on its
/// surface through which that acts, and the moment that is left there; each end of a band with its pull.</summary>
public static class MovementLoads
{
    // A force that is smaller (N) has no place of its own.
    private const double Least = 1e-9;

    /// <summary>Makes them.</summary>
    /// <param name="model">The body with what it carries.</param>
    /// <param name="movement">The movement.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="dataFile">The name of the file that the table will have.</param>
    /// <returns>Which columns act where; and the table: force (N), place (m) and moment (N·m) of each load, all in ground.</returns>
    public static (ExternalLoads Setup, TimeSeries Data) Calculate(BodyModel model, Movement movement, MovementResult result, string dataFile)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentNullException.ThrowIfNull(result);
        var loads = new List<(string Name, string Segment, double[][] Columns)>();
        loads.AddRange(movement.Supports.Select((support, i) => ($"support{i + 1}", support.Segment, OfSupport(support, result, i))));
        loads.AddRange(OfBands(model, movement, result));
        return (
            new(dataFile, [.. loads.Select(load => new ExternalForceSetup(
                load.Name, load.Segment, ModelDescription.Ground, ModelDescription.Ground, $"{load.Name}_v", $"{load.Name}_p", $"{load.Name}_t"))]),
            new(result.Motion.Times, [.. loads.SelectMany(load => ((string[])["vx", "vy", "vz", "px", "py", "pz", "tx", "ty", "tz"]).Select(end => $"{load.Name}_{end}"))],
                [.. loads.SelectMany(load => load.Columns)]));
    }

    private static double[][] OfSupport(Support support, MovementResult result, int number) => Columns(result.Motion.Count, i =>
    {
        var (force, moment) = (At(result.Supports, number, i), At(result.SupportMoments, number, i));
        if (force.Norm < Least)
        {
            return (force, support.Surface.Origin, moment - support.Surface.Origin.Cross(force));
        }

        // The line of places whose moment points along the force, where it meets the surface; along the surface, the place of it nearest to the origin.
        var place = force.Cross(moment) / force.Dot(force);
        var rise = force.Dot(support.Surface.Normal);
        place += Math.Abs(rise) > Least ? ((support.Surface.Origin - place).Dot(support.Surface.Normal) / rise) * force : Vec3.Zero;
        return (force, place, moment - place.Cross(force));
    });

    private static IEnumerable<(string Name, string Segment, double[][] Columns)> OfBands(BodyModel model, Movement movement, MovementResult result)
    {
        var (work, q) = (new Workspace(model), new double[model.CoordinateCount]);
        for (var b = 0; b < movement.Bands.Length; b++)
        {
            var band = BandPull.Compile(movement.Bands[b], model);
            var pulls = Enumerable.Range(0, result.Motion.Count).Select(i =>
            {
                for (var c = 0; c < q.Length; c++)
                {
                    q[c] = result.Motion.Channels[c][i];
                }

                ForwardKinematics.UpdatePositions(work, q);
                return band.Calculate(work);
            }).ToList();
            if (band.From > 0)
            {
                yield return ($"band{b + 1}a", band.Band.From.Segment, Columns(pulls.Count, i => (pulls[i].Force, pulls[i].First, Vec3.Zero)));
            }

            if (band.To > 0)
            {
                yield return ($"band{b + 1}b", band.Band.To.Segment, Columns(pulls.Count, i => (-pulls[i].Force, pulls[i].Second, Vec3.Zero)));
            }
        }
    }

    private static Vec3 At(TimeSeries series, int number, int frame) =>
        new(series.Channels[3 * number][frame], series.Channels[(3 * number) + 1][frame], series.Channels[(3 * number) + 2][frame]);

    private static double[][] Columns(int frames, Func<int, (Vec3 Force, Vec3 Place, Vec3 Moment)> at)
    {
        var columns = Array.ConvertAll(new double[9][], _ => new double[frames]);
        for (var i = 0; i < frames; i++)
        {
            var (force, place, moment) = at(i);
            ReadOnlySpan<double> row = [force.X, force.Y, force.Z, place.X, place.Y, place.Z, moment.X, moment.Y, moment.Z];
            for (var c = 0; c < row.Length; c++)
            {
                columns[c][i] = row[c];
            }
        }

        return columns;
    }
}
