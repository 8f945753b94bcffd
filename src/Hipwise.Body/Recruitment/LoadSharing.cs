using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;

namespace Hipwise.Body.Recruitment;

/// <summary>How the muscles and actuators of a model share the generalised forces of a motion: the equations of motion of its free
/// coordinates as a <see cref="RecruitmentProblem"/>, filled anew for each frame without allocating. Not for two threads at a time.</summary>
public sealed class LoadSharing
{
    private readonly BodyModel _model;
    private readonly MuscleForces[] _forces;
    private readonly int[] _muscles;
    private readonly CompiledActuator[] _actuators;
    private readonly int[] _rows;
    private readonly double[] _column;
    private readonly double[] _right;
    private readonly double[] _strengths;

    /// <summary>Prepares for a model.</summary>
    /// <param name="model">The model; its coordinates that are locked, driven or coupled have no equation of their own.</param>
    /// <param name="options">What takes part and within which bounds.</param>
    /// <exception cref="ModelException">A limit or an actuator names what the model does not have.</exception>
    public LoadSharing(BodyModel model, LoadSharingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        Options = options;
        _forces = MuscleForces.Compile(model);
        _muscles = [.. Enumerable.Range(0, model.Muscles.Length).Where(m => options.UsesModelForces && model.Description.Muscles[m].AppliesForce)];
        ImmutableArray<ActuatorDescription> own = options.UsesModelForces ? model.Description.Actuators : [];
        _actuators = [.. own.AddRange(options.Actuators).Select(actuator => CompiledActuator.Compile(actuator, model))];
        Names = [.. _muscles.Select(m => model.Muscles[m]), .. _actuators.Select(actuator => actuator.Name)];
        _rows = [.. Enumerable.Range(0, model.CoordinateCount).Where(IsFree)];
        Coordinates = [.. _rows.Select(c => model.Coordinates[c].Name)];
        (_column, _right, _strengths) = (new double[model.CoordinateCount], new double[model.CoordinateCount], new double[Names.Length]);
        if (_rows.Length == 0 || Names.Length == 0)
        {
            throw new ModelException("There is nothing to share: the model has no free coordinate or no muscle and actuator.");
        }

        Problem = new(_rows.Length, Names.Length, options.Exponent);
        SetBounds();
        Solver = new(Problem);
    }

    /// <summary>What takes part and within which bounds.</summary>
    public LoadSharingOptions Options { get; }

    /// <summary>Muscles and then actuators, in the order of every vector of activations.</summary>
    public ImmutableArray<string> Names { get; }

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
        _model.Table.Project(work.Q, _right);
        for (var row = 0; row < _rows.Length; row++)
        {
            Problem.RightHandSide[row] = _right[_rows[row]];
        }

        for (var i = 0; i < _muscles.Length; i++)
        {
            FillMuscle(work, i, _muscles[i]);
        }

        for (var i = 0; i < _actuators.Length; i++)
        {
            _column.AsSpan().Clear();
            _actuators[i].Fill(work, _column);
            _model.Table.Project(work.Q, _column);
            _strengths[_muscles.Length + i] = _actuators[i].Strength;
            for (var row = 0; row < _rows.Length; row++)
            {
                Problem.Row(row)[_muscles.Length + i] = _column[_rows[row]];
            }
        }

        return Solver.Solve();
    }

    /// <summary>What the actuators of the present solution push segments with, for <see cref="Dynamics.JointReactions"/>.</summary>
    /// <param name="work">Scratch of the frame that was solved.</param>
    /// <param name="pushes">Cleared and filled: six numbers for each segment, moment about ground's origin (N·m) and force (N), in ground.</param>
    public void FillPushes(Workspace work, Span<double> pushes)
    {
        pushes.Clear();
        for (var i = 0; i < _actuators.Length; i++)
        {
            _actuators[i].AddPush(work, Solver.Solution.Activations[_muscles.Length + i], pushes);
        }
    }

    /// <summary>The tension (N) of every muscle of the model in the present solution; 0 for those that take no part.</summary>
    /// <param name="tensions">Filled, in the model's order of muscles.</param>
    public void FillTensions(Span<double> tensions)
    {
        tensions.Clear();
        for (var i = 0; i < _muscles.Length; i++)
        {
            tensions[_muscles[i]] = Solver.Solution.Activations[i] * _strengths[i];
        }
    }

    private bool IsFree(int c) =>
        !_model.Coordinates[c].IsLocked && _model.Coordinates[c].Prescribed is null && _model.Table.Leader[c] < 0;

    // A muscle shortens: its generalised force is -dL/dq times its tension.
    private void FillMuscle(Workspace work, int variable, int muscle)
    {
        var derivatives = MusclePaths.GetLengthDerivatives(work, muscle);
        var strength = Options.UsesMusclePhysiology
            ? _forces[muscle].CalculateActiveForce(MusclePaths.GetLengths(work)[muscle], MusclePaths.CalculateSpeed(work, muscle, work.Speeds))
            : _forces[muscle].MaximumIsometricForce;
        _strengths[variable] = strength;
        for (var row = 0; row < _rows.Length; row++)
        {
            Problem.Row(row)[variable] = -derivatives[_rows[row]] * strength;
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
}
