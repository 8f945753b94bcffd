using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

/// <summary>What a pose asks of the muscles when it is held, or moved through slowly: gravity alone, carried by what presses. What a person's muscles really
/// do is not seen by this. A frame allocates nothing once its set of pressing places was met before. Not for two threads at a time.</summary>
public sealed class FollowedDemand
{
    // Sets of pressing places that are kept ready.
    private const int MostSets = 24;

    // A reserve that brings up this moment (N·m) costs as much as a muscle at full activation; what holds the body from outside (N, N·m), likewise.
    private const double JointReserve = 2;
    private const double Outside = 5;

    // How far a coordinate is moved to see how the moments change (rad or m).
    private const double Nudge = 1e-4;

    private readonly BodyModel _model;
    private readonly FollowedContacts _contacts;
    private readonly ImmutableArray<ActuatorDescription> _reserves;
    private readonly int[] _free;
    private readonly int[] _roots;
    private readonly Dictionary<ulong, LoadSharing> _sets = [];
    private readonly double[] _still;
    private readonly double[] _pose;
    private readonly double[] _forces;
    private readonly double[] _slopes;
    private readonly double[] _product;
    private readonly double[] _covariance;
    private readonly double[] _activations;
    private readonly double[] _deviations;
    private readonly double[] _allDeviations;
    private LoadSharing? _now;

    /// <summary>Prepares for a body.</summary>
    /// <param name="model">The body.</param>
    /// <param name="contacts">What carries it.</param>
    public FollowedDemand(BodyModel model, FollowedContacts contacts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(contacts);
        (_model, _contacts) = (model, contacts);
        _free = [.. Enumerable.Range(0, model.CoordinateCount).Where(model.Table.IsFree)];
        // What holds the body in the room comes first.
        int[] reserved = [.. _free.OrderBy(c => IsRoot(model, c) ? 0 : 1)];
        _roots = [.. reserved.TakeWhile(c => IsRoot(model, c))];
        _reserves = [.. reserved.Select(c => new ActuatorDescription(
            $"{model.Coordinates[c].Name} reserve", IsRoot(model, c) ? Outside : JointReserve, double.NegativeInfinity, double.PositiveInfinity,
            new ActuatorEffect.OnCoordinate(model.Coordinates[c].Name)))];
        var (n, m) = (model.CoordinateCount, _free.Length);
        (_still, _pose, _forces) = (new double[n], new double[n], new double[n]);
        (_slopes, _product, _covariance) = (new double[m * m], new double[m * m], new double[m * m]);
        (_activations, _deviations) = (new double[model.Muscles.Length], new double[model.Muscles.Length]);
        _allDeviations = new double[model.Muscles.Length + model.Description.Actuators.Length + _reserves.Length];
        if (model.Description.Muscles.Any(muscle => !muscle.AppliesForce))
        {
            throw new ModelException("A body whose demand is followed needs all its muscles: some apply no force.");
        }
    }

    /// <summary>Of each muscle of the model, 0 to 1.</summary>
    public ReadOnlySpan<double> Activations => _activations;

    /// <summary>Standard deviation of each activation, as of the last <see cref="UpdateDeviations"/>; 0 before.</summary>
    public ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>The greatest force (N) and moment (N·m) along or about an axis that held the body from outside, since what presses could not.</summary>
    public (double Force, double Moment) Unmet { get; private set; }

    /// <summary>Shares the load of a pose.</summary>
    /// <param name="work">Scratch with its positions; velocities and muscle paths are filled in.</param>
    /// <returns>Whether it could be solved.</returns>
    public bool Update(Workspace work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ForwardKinematics.UpdateVelocities(work, _still);
        InverseDynamics.Update(work, _still, [], _forces);
        MusclePaths.Update(work);
        _now = SharingOf(_contacts.Pressing);
        var solved = _now.Solve(work, _forces) == RecruitmentStatus.Solved;
        var found = _now.Solver.Solution.Activations;
        found[.._activations.Length].CopyTo(_activations);
        var (force, moment, first) = (0.0, 0.0, _now.Names.Length - _reserves.Length);
        for (var i = 0; i < _roots.Length; i++)
        {
            var size = Math.Abs(found[first + i]) * Outside;
            var turns = work.GetAxis(_roots[i]).Norm > 0;
            (force, moment) = (turns ? force : Math.Max(force, size), turns ? Math.Max(moment, size) : moment);
        }

        Unmet = (force, moment);
        return solved;
    }

    /// <summary>How uncertain the activations of the last <see cref="Update"/> are, given how uncertain the pose is: to the first order, by how the moments of
    /// gravity change with the pose; moment arms, strengths and what presses count as certain.</summary>
    /// <param name="work">Scratch at the pose; muscle paths stay, the rest is filled in anew.</param>
    /// <param name="covariance">Of all coordinates, by rows ((rad or m)²).</param>
    public void UpdateDeviations(Workspace work, ReadOnlySpan<double> covariance)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (_now is not null)
        {
            FillSlopes(work);
            FillCovariance(covariance);
            _now.CalculateDeviations(_covariance, _allDeviations);
            _allDeviations.AsSpan(0, _deviations.Length).CopyTo(_deviations);
        }
    }

    private static bool IsRoot(BodyModel model, int coordinate) => model.Tree.Parent[model.Tree.SegmentOf[coordinate]] == 0;

    private LoadSharing SharingOf(ulong pressing)
    {
        if (_sets.TryGetValue(pressing, out var share))
        {
            return share;
        }

        if (_sets.Count == MostSets)
        {
            _sets.Clear();
        }

        _sets.Add(pressing, share = new LoadSharing(_model, new()
        {
            IncludesPassiveForces = true, Actuators = _reserves,
            Contacts = [.. _contacts.Points.Where((_, i) => (pressing & (1ul << i)) != 0)
                .Select(point => new ContactPoint(point.Name, point.Segment, point.Point, -_model.Gravity.Normalize(), point.Friction))],
        }));
        return share;
    }

    // By row how each moment changes with each free coordinate.
    private void FillSlopes(Workspace work)
    {
        var m = _free.Length;
        work.Q.CopyTo(_pose, 0);
        for (var sign = -1; sign <= 1; sign += 2)
        {
            for (var c = 0; c < m; c++)
            {
                var kept = _pose[_free[c]];
                _pose[_free[c]] = kept + (sign * Nudge);
                _model.ApplyCouplings(_pose);
                CalculateMoments(work);
                _pose[_free[c]] = kept;
                for (var row = 0; row < m; row++)
                {
                    _slopes[(row * m) + c] = ((sign < 0 ? 0 : _slopes[(row * m) + c]) + (sign * _forces[_free[row]])) / (sign < 0 ? 1 : 2 * Nudge);
                }
            }
        }

        _model.ApplyCouplings(_pose);
        CalculateMoments(work);
    }

    private void CalculateMoments(Workspace work)
    {
        ForwardKinematics.UpdatePositions(work, _pose);
        ForwardKinematics.UpdateVelocities(work, _still);
        InverseDynamics.Update(work, _still, [], _forces);
        _model.Table.Project(work.CouplingSlopes, _forces);
    }

    // S Σ Sᵀ over the free coordinates.
    private void FillCovariance(ReadOnlySpan<double> covariance)
    {
        var (n, m) = (_model.CoordinateCount, _free.Length);
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b < m; b++)
            {
                var sum = 0.0;
                for (var k = 0; k < m; k++)
                {
                    sum += _slopes[(a * m) + k] * covariance[(_free[k] * n) + _free[b]];
                }

                _product[(a * m) + b] = sum;
            }
        }

        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var k = 0; k < m; k++)
                {
                    sum += _product[(a * m) + k] * _slopes[(b * m) + k];
                }

                (_covariance[(a * m) + b], _covariance[(b * m) + a]) = (sum, sum);
            }
        }
    }
}
