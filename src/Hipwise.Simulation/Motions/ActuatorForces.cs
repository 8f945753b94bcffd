using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Signals;

namespace Hipwise.Simulation.Motions;

/// <summary>Forces of a model's muscles and actuators over time, between the rows of a table in proportion, as OpenSim takes them.</summary>
public sealed class ActuatorForces
{
    // s. Times are printed with a few decimals.
    private const double SameTime = 1e-9;

    private readonly TimeSeries _table;
    private readonly (int Muscle, double[] Tensions)[] _muscles;
    private readonly (CompiledActuator Actuator, double[] Forces)[] _actuators;

    private ActuatorForces(TimeSeries table, (int, double[])[] muscles, (CompiledActuator, double[])[] actuators) =>
        (_table, _muscles, _actuators) = (table, muscles, actuators);

    /// <summary>When the forces begin (s).</summary>
    public double First => _table.Times[0];

    /// <summary>When they end (s).</summary>
    public double Last => _table.Times[^1];

    /// <summary>Matches a table with what takes part.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sharing">Its actuators, and whether the model's own forces take part.</param>
    /// <param name="table">A channel (N; N·m for torques) under the name of each muscle and actuator; others are passed over.</param>
    /// <exception cref="ModelException">Something that takes part has no channel, a force is not finite, there is no row, or contacts take part, whose
    /// forces a table does not hold.</exception>
    public static ActuatorForces Match(BodyModel model, LoadSharingOptions sharing, TimeSeries table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(table);
        if (!sharing.Contacts.IsEmpty)
        {
            throw new ModelException("Joint loads from a table of forces leave contacts out; solve the loads and the joints' in one go instead.");
        }

        IEnumerable<ActuatorDescription> own = sharing.UsesModelForces ? model.Description.Actuators : [];
        var muscles = Enumerable.Range(0, model.Muscles.Length).Where(m => sharing.UsesModelForces && model.Description.Muscles[m].AppliesForce);
        return table.Count == 0 ? throw new ModelException("The table of forces has no row.") : new(
            table, [.. muscles.Select(m => (m, Channel(table, model.Muscles[m])))],
            [.. own.Concat(sharing.Actuators).Select(actuator => (CompiledActuator.Compile(actuator, model), Channel(table, actuator.Name)))]);
    }

    /// <summary>Whether the forces of a moment are known.</summary>
    public bool Covers(double time) => time >= First - SameTime && time <= Last + SameTime;

    /// <summary>Fills in what acts at a moment.</summary>
    /// <param name="time">s; before the first row and after the last, theirs.</param>
    /// <param name="work">Scratch with the positions of now.</param>
    /// <param name="tensions">Filled: N for each muscle of the model; 0 for those that take no part.</param>
    /// <param name="pushes">Filled: six numbers for each segment, moment about ground's origin (N·m) and force (N), in ground.</param>
    public void Evaluate(double time, Workspace work, Span<double> tensions, Span<double> pushes)
    {
        var (row, share) = Place(time);
        tensions.Clear();
        pushes.Clear();
        foreach (var (muscle, channel) in _muscles)
        {
            tensions[muscle] = At(channel, row, share);
        }

        foreach (var (actuator, channel) in _actuators)
        {
            if (actuator.Strength != 0)
            {
                actuator.AddPush(work, At(channel, row, share) / actuator.Strength, pushes);
            }
        }
    }

    // The row at or before a time, and how far it is from there to the next.
    private (int Row, double Share) Place(double time)
    {
        var at = Array.BinarySearch(_table.Times, time);
        if (at >= 0)
        {
            return (at, 0);
        }

        at = ~at;
        return at == 0 ? (0, 0) : at == _table.Count ? (at - 1, 0) : (at - 1, (time - _table.Times[at - 1]) / (_table.Times[at] - _table.Times[at - 1]));
    }

    private static double At(double[] channel, int row, double share) => share == 0 ? channel[row] : channel[row] + (share * (channel[row + 1] - channel[row]));

    private static double[] Channel(TimeSeries table, string name)
    {
        var channel = table.Find(name) ?? throw new ModelException($"The table of forces has no column '{name}', which takes part.");
        var gap = Array.FindIndex(channel, value => !double.IsFinite(value));
        return gap < 0 ? channel : throw new ModelException($"The force of '{name}' at {table.Times[gap]:G9} s is no number.");
    }
}
