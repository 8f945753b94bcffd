using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using FileTasks = Hipwise.Formats.OpenSim.Setups.IkTasks;
using Source = Hipwise.Formats.OpenSim.Setups.CoordinateSource;

namespace Hipwise.Simulation.Motions;

/// <summary>A trial of markers, matched with a model: what inverse kinematics follows in each frame.</summary>
public sealed class MarkerTargets
{
    private readonly MarkerTrajectories _trial;
    private readonly int[] _columns;
    private readonly CoordinateMotion? _coordinates;

    private MarkerTargets(MarkerTrajectories trial, IkTasks tasks, CoordinateMotion? coordinates, IReadOnlyList<string> leftOut)
    {
        (_trial, Tasks, _coordinates, LeftOut) = (trial, tasks, coordinates, leftOut);
        _columns = [.. tasks.Markers.Where(task => task.Weight > 0).Select(task => trial.Names.IndexOf(task.Marker))];
    }

    /// <summary>The tasks that can be followed.</summary>
    public IkTasks Tasks { get; }

    /// <summary>What cannot be followed and why, a sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>How many markers take part.</summary>
    public int MarkerCount => _columns.Length;

    /// <summary>Seconds, rising, one for each frame.</summary>
    public double[] Times => _trial.Times;

    /// <summary>Matches a trial with a model. A task whose marker is not in both is left out, as OpenSim does, and told.</summary>
    /// <param name="model">Its markers carry the names.</param>
    /// <param name="trial">Where the markers were.</param>
    /// <param name="tasks">Weights, or null: every marker that is in both, with weight 1.</param>
    /// <param name="coordinates">Values for tasks that take theirs from a file, or null.</param>
    /// <exception cref="ModelException">A task names a coordinate that the model lacks, or no marker can be followed.</exception>
    public static MarkerTargets Match(BodyModel model, MarkerTrajectories trial, FileTasks? tasks, CoordinateMotion? coordinates = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trial);
        var (leftOut, markers, drawn) = (new List<string>(), new List<MarkerTask>(), new List<CoordinateTask>());
        var known = model.Description.Markers.Select(marker => marker.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var task in tasks?.Markers.Where(task => task.Applies && task.Weight > 0) ?? [])
        {
            var missing = !known.Contains(task.Marker) ? "model" : !trial.Names.Contains(task.Marker) ? "trial" : null;
            if (missing is null)
            {
                markers.Add(new(task.Marker, task.Weight));
            }
            else
            {
                leftOut.Add($"The marker '{task.Marker}' of the tasks is not in the {missing}; it is left out.");
            }
        }

        markers.AddRange(tasks is null ? trial.Names.Where(known.Contains).Select(name => new MarkerTask(name, 1)) : []);
        foreach (var task in tasks?.Coordinates.Where(task => task.Applies && task.Weight > 0) ?? [])
        {
            if (task.Source == Source.File && coordinates is null)
            {
                leftOut.Add($"The coordinate '{task.Coordinate}' of the tasks takes its value from a file of coordinates, and there is none; it is left out.");
                continue;
            }

            drawn.Add(new(task.Coordinate, task.Weight, task.Source switch { Source.Value => task.Value, Source.Default => DefaultOf(model, task.Coordinate), _ => null }));
        }

        return markers.Count > 0
            ? new(trial, new([.. markers], [.. drawn]), coordinates, leftOut)
            : throw new ModelException("No marker is in the model, in the trial and in the tasks alike; compare their names.");
    }

    /// <summary>Fills in where the markers of a frame are.</summary>
    /// <param name="frame">Its number, from 0.</param>
    /// <param name="places">Three numbers (m) for each marker of the tasks; NaN where it was not seen.</param>
    public void GetPlaces(int frame, Span<double> places)
    {
        var row = _trial.Positions[frame];
        for (var i = 0; i < _columns.Length; i++)
        {
            row.AsSpan(3 * _columns[i], 3).CopyTo(places[(3 * i)..]);
        }
    }

    /// <summary>Whether tasks take values from a file of coordinates.</summary>
    public bool HasCoordinates => _coordinates is not null;

    /// <summary>Fills in the values that tasks take from a file of coordinates, when there is one.</summary>
    /// <param name="frame">Its number, from 0.</param>
    /// <param name="values">One for each coordinate (rad or m).</param>
    /// <param name="scratch">As long as <paramref name="values"/>.</param>
    public void GetCoordinates(int frame, Span<double> values, Span<double> scratch) => _coordinates?.Evaluate(Times[frame], values, scratch, scratch);

    /// <summary>The first frame and the one after the last of a range of times, as OpenSim picks them: the nearest to each end.</summary>
    /// <param name="start">s; may be -∞.</param>
    /// <param name="end">s; may be +∞.</param>
    public (int From, int To) FramesWithin(double start, double end) => (Nearest(start), Nearest(end) + 1);

    private int Nearest(double time)
    {
        var at = Array.BinarySearch(Times, time);
        if (at < 0)
        {
            at = Math.Min(~at, Times.Length - 1);
            at = at > 0 && time - Times[at - 1] <= Times[at] - time ? at - 1 : at;
        }

        return at;
    }

    private static double DefaultOf(BodyModel model, string coordinate) => model.FindCoordinate(coordinate) is >= 0 and var c
        ? model.Coordinates[c].Default
        : throw new ModelException($"A task names the coordinate '{coordinate}', which the model does not have.");
}
