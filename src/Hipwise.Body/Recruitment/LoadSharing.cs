using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Recruitment;

/// <summary>How the muscles and actuators of a model share the generalised forces of a motion, and how hard contacts press: the equations of
/// motion of its free coordinates as a <see cref="RecruitmentProblem"/>, filled anew for each frame without allocating. Not for two
/// threads at a time.</summary>
public sealed class LoadSharing
{
    private readonly BodyModel _model;
    private readonly MuscleForces[] _forces;
    private readonly int[] _muscles;
    private readonly Crossing[][] _crossings;
    private readonly CompiledActuator[] _actuators;
    private readonly CompiledContact[] _contacts;
    private readonly int[] _firstEdge;
    private readonly int[] _rows;
    private readonly double[] _column;
    private readonly double[] _right;
    private readonly double[] _strengths;
    private readonly double[] _passive;

    /// <summary>Prepares for a model.</summary>
    /// <param name="model">The model; its coordinates that are locked, driven or coupled have no equation of their own.</param>
    /// <param name="options">What takes part and within which bounds.</param>
    /// <exception cref="ModelException">A limit, an actuator or a contact names what the model does not have, or has numbers that cannot be.</exception>
    public LoadSharing(BodyModel model, LoadSharingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        (_model, Options, _forces) = (model, options, MuscleForces.Compile(model));
        _muscles = [.. Enumerable.Range(0, model.Muscles.Length).Where(m => options.UsesModelForces && model.Description.Muscles[m].AppliesForce)];
        ImmutableArray<ActuatorDescription> own = options.UsesModelForces ? model.Description.Actuators : [];
        _actuators = [.. own.AddRange(options.Actuators).Select(actuator => CompiledActuator.Compile(actuator, model))];
        _contacts = [.. options.Contacts.Select(contact => CompiledContact.Compile(contact, model, options.ContactStrength ?? Weight(model)))];
        Names = [.. _muscles.Select(m => model.Muscles[m]), .. _actuators.Select(actuator => actuator.Name)];
        ContactNames = [.. _contacts.Select(contact => contact.Name)];
        _firstEdge = [.. _contacts.Select((_, i) => Names.Length + _contacts.Take(i).Sum(contact => contact.Count))];
        _rows = [.. Enumerable.Range(0, model.CoordinateCount).Where(model.Table.IsFree)];
        Coordinates = [.. _rows.Select(c => model.Coordinates[c].Name)];
        (_column, _right) = (new double[model.CoordinateCount], new double[model.CoordinateCount]);
        (_strengths, _passive) = (new double[Names.Length], new double[_muscles.Length]);
        var variables = Names.Length + _contacts.Sum(contact => contact.Count);
        if (_rows.Length == 0 || variables == 0)
        {
            throw new ModelException("There is nothing to share: the model has no free coordinate, or nothing takes part that could act on it.");
        }

        Problem = new(_rows.Length, variables, options.Exponent);
        _crossings = [.. _muscles.Select(FindCrossings)];
        SetBounds();
        Solver = new(Problem);
    }

    /// <summary>What takes part and within which bounds.</summary>
    public LoadSharingOptions Options { get; }

    /// <summary>Muscles and then actuators, in the order of every vector of activations; what follows them there are the edges of the contacts'
    /// friction pyramids.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The contact points.</summary>
    public ImmutableArray<string> ContactNames { get; }

    /// <summary>The coordinates whose equations are met, in the order of the rows.</summary>
    public ImmutableArray<string> Coordinates { get; }

    /// <summary>The problem of the present frame.</summary>
    public RecruitmentProblem Problem { get; }

    /// <summary>Its solver, with the solution of the present frame.</summary>
    public RecruitmentSolver Solver { get; }

    /// <summary>Force (N) or moment (N·m) for an activation of 1 in the present frame, in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<double> Strengths => _strengths;

    /// <summary>Fills the problem for a frame and solves it.</summary>
    /// <param name="work">Scratch with the positions, muscle paths and velocities of now.</param>
    /// <param name="forces">The generalised forces that the motion asks for, one for each coordinate (N·m or N), couplings not yet carried over.</param>
    /// <returns>How it ended; the activations are in <see cref="Solver"/>'s solution.</returns>
    public RecruitmentStatus Solve(Workspace work, ReadOnlySpan<double> forces)
    {
        ArgumentNullException.ThrowIfNull(work);
        forces.CopyTo(_right);
        _model.Table.Project(work.CouplingSlopes, _right);
        for (var i = 0; i < _muscles.Length; i++)
        {
            FillMuscle(work, i, _muscles[i]);
        }

        for (var row = 0; row < _rows.Length; row++)
        {
            Problem.RightHandSide[row] = _right[_rows[row]];
        }

        for (var i = 0; i < _actuators.Length; i++)
        {
            _column.AsSpan().Clear();
            _actuators[i].Fill(work, _column);
            _strengths[_muscles.Length + i] = _actuators[i].Strength;
            StoreColumn(work, _muscles.Length + i);
        }

        for (var i = 0; i < _contacts.Length; i++)
        {
            for (var edge = 0; edge < _contacts[i].Count; edge++)
            {
                _column.AsSpan().Clear();
                _contacts[i].Fill(work, edge, _column);
                StoreColumn(work, _firstEdge[i] + edge);
            }
        }

        return Solver.Solve();
    }

    /// <summary>The force (N, in ground) with which a contact pushes its segment in the present solution, and where (m, in ground).</summary>
    /// <param name="work">Scratch of the frame that was solved.</param>
    /// <param name="contact">Its number among <see cref="ContactNames"/>.</param>
    public (Vec3 Force, Vec3 Place) GetContact(Workspace work, int contact) =>
        (_contacts[contact].CalculateForce(EdgesOf(contact)), _contacts[contact].GetPlace(work));

    /// <summary>What the actuators and contacts of the present solution push segments with, for <see cref="Dynamics.JointReactions"/>.</summary>
    /// <param name="work">Scratch of the frame that was solved.</param>
    /// <param name="pushes">Cleared and filled: six numbers for each segment, moment about ground's origin (N·m) and force (N), in ground.</param>
    public void FillPushes(Workspace work, Span<double> pushes)
    {
        pushes.Clear();
        for (var i = 0; i < _actuators.Length; i++)
        {
            _actuators[i].AddPush(work, Solver.Solution.Activations[_muscles.Length + i], pushes);
        }

        for (var i = 0; i < _contacts.Length; i++)
        {
            var (force, place) = GetContact(work, i);
            CompiledActuator.AddPush(pushes.Slice(6 * _contacts[i].Segment, 6), place.Cross(force), force);
        }
    }

    /// <summary>The tension (N) of every muscle of the model in the present solution; 0 for those that take no part.</summary>
    /// <param name="tensions">Filled, in the model's order of muscles.</param>
    public void FillTensions(Span<double> tensions)
    {
        tensions.Clear();
        for (var i = 0; i < _muscles.Length; i++)
        {
            tensions[_muscles[i]] = (Solver.Solution.Activations[i] * _strengths[i]) + _passive[i];
        }
    }

    /// <summary>How uncertain the present activations are, given how uncertain the generalised forces are: to the first order, with moment arms and
    /// strengths taken as certain and what lies at a bound kept there. Allocates nothing.</summary>
    /// <param name="covariance">Of the generalised forces, by rows over <see cref="Coordinates"/> ((N·m or N)²).</param>
    /// <param name="deviations">Filled with the standard deviation of each activation, in the order of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public void CalculateDeviations(ReadOnlySpan<double> covariance, Span<double> deviations)
    {
        var n = _rows.Length;
        if (covariance.Length != n * n || deviations.Length != Names.Length)
        {
            throw new ArgumentException(
                $"{covariance.Length} covariances and {deviations.Length} deviations for {n} equations and {Names.Length} activations.", nameof(covariance));
        }

        Solver.UpdateSensitivity();
        deviations.Clear();
        for (var a = 0; a < n; a++)
        {
            var first = Solver.SensitivityTo(a);
            for (var b = 0; b < n; b++)
            {
                var second = Solver.SensitivityTo(b);
                var shared = covariance[(a * n) + b];
                for (var j = 0; j < deviations.Length && shared != 0; j++)
                {
                    deviations[j] += first[j] * shared * second[j];
                }
            }
        }

        foreach (ref var deviation in deviations)
        {
            deviation = Math.Sqrt(Math.Max(0, deviation));
        }
    }

    private static double Weight(BodyModel model) => model.TotalMass * model.Gravity.Norm is > 0 and var weight
        ? weight
        : throw new ModelException("The contacts need a strength of their own: the model has no weight to measure them by.");

    private ReadOnlySpan<double> EdgesOf(int contact) => Solver.Solution.Activations.Slice(_firstEdge[contact], _contacts[contact].Count);

    // The equations that a muscle can take part in; its other coefficients stay 0.
    private Crossing[] FindCrossings(int muscle)
    {
        var reached = new HashSet<int>();
        foreach (var coordinate in _model.Paths.Coordinates[muscle])
        {
            for (var c = coordinate; c >= 0; c = _model.Table.Leader[c])
            {
                reached.Add(c);
            }
        }

        return [.. Enumerable.Range(0, _rows.Length).Where(row => reached.Contains(_rows[row])).Select(row => new Crossing(row * Problem.Stride, _rows[row]))];
    }

    // A muscle shortens: its generalised force is -dL/dq times its tension. What it pulls with passively comes off what is asked for.
    private void FillMuscle(Workspace work, int variable, int muscle)
    {
        var derivatives = MusclePaths.GetLengthDerivatives(work, muscle);
        var length = MusclePaths.GetLengths(work)[muscle];
        var strength = Options.UsesMusclePhysiology
            ? _forces[muscle].CalculateSharedForce(length, MusclePaths.CalculateSpeed(work, muscle, work.Speeds))
            : _forces[muscle].MaximumIsometricForce;
        var passive = Options.IncludesPassiveForces ? _forces[muscle].CalculateElasticPassiveForce(length) : 0;
        (_strengths[variable], _passive[variable]) = (strength, passive);
        foreach (var (rowStart, coordinate) in _crossings[variable])
        {
            Problem.Matrix[rowStart + variable] = -derivatives[coordinate] * strength;
            _right[coordinate] += derivatives[coordinate] * passive;
        }
    }

    private void StoreColumn(Workspace work, int variable)
    {
        _model.Table.Project(work.CouplingSlopes, _column);
        for (var row = 0; row < _rows.Length; row++)
        {
            Problem.Matrix[(row * Problem.Stride) + variable] = _column[_rows[row]];
        }
    }

    private void SetBounds()
    {
        for (var i = 0; i < _muscles.Length; i++)
        {
            var muscle = _model.Description.Muscles[_muscles[i]];
            (Problem.Lower[i], Problem.Upper[i]) = (muscle.MinimumControl, muscle.MaximumControl);
        }

        for (var i = 0; i < _actuators.Length; i++)
        {
            var at = _muscles.Length + i;
            (Problem.Lower[at], Problem.Upper[at]) = (_actuators[i].Minimum, _actuators[i].Maximum);
        }

        Problem.Lower[Names.Length..].Clear();
        Problem.Upper[Names.Length..].Fill(double.PositiveInfinity);
        Problem.Weights[Names.Length..].Fill(Options.ContactWeight);
        foreach (var (name, limit) in Options.Limits)
        {
            var at = Names.IndexOf(name);
            if (at < 0 || double.IsNaN(limit) || limit < 0)
            {
                throw new ModelException(at < 0 ? $"A limit names '{name}', which takes no part." : $"The limit of '{name}' is {limit}; it must be 0 or more.");
            }

            Problem.Upper[at] = limit;
            Problem.Lower[at] = Math.Min(Problem.Lower[at], limit);
        }
    }

    // Where an equation's row begins in the problem's matrix, and its coordinate.
    private readonly record struct Crossing(int RowStart, int Coordinate);
}
