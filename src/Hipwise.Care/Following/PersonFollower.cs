using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Simulation.Following;
using Hipwise.Simulation.Scenes;

namespace Hipwise.Care.Following;

/// <summary>What can be told of a followed pose.</summary>
public enum FollowState
{
    /// <summary>Too little of a person is seen, or what is seen fits no body.</summary>
    Unseen,

    /// <summary>A pose; it moves too fast for gravity alone to tell what it asks for.</summary>
    Fast,

    /// <summary>A pose that what is seen to carry it cannot carry: something else does, or the pose is guessed wrong.</summary>
    Uncarried,

    /// <summary>A pose and what it asks of the muscles.</summary>
    Told,
}

/// <summary>What a pose asks of a muscle.</summary>
/// <param name="Muscle">Id of a muscle or region.</param>
/// <param name="Side">Of which side.</param>
/// <param name="Activation">Mean over its parts by strength, 0 to 1.</param>
/// <param name="Deviation">Its standard deviation, as far as the points' errors bring it about.</param>
public readonly record struct FollowedMuscle(string Muscle, Side Side, double Activation, double Deviation);

/// <summary>Lets the body model follow one person before one camera: landmarks to a pose, and to what that pose asks of the muscles when it is held. It sees no
/// muscle: what a person's own muscles do may differ. Not for two threads at a time.</summary>
public sealed class PersonFollower
{
    private const double Centimetre = 0.01;

    // Rounds in which size and pose settle together as a take begins.
    private const int StartRounds = 4;

    // Steps of the pose: as a take begins, and in each frame, where the one before is near.
    private const int StartSteps = 30;
    private const int FrameSteps = 4;

    // Of the speed of the mass centre: how long it is averaged over (s).
    private const double SpeedSeconds = 0.25;

    private readonly FollowRules _rules;
    private readonly LandmarkView _view;
    private readonly PoseFollower _poses;
    private readonly FollowedContacts _contacts;
    private readonly FollowedDemand _demand;
    private readonly SceneWriter _scene;
    private readonly ImmutableArray<double[]> _starts;
    private readonly ImmutableArray<(int From, int To, double Length)> _lengths;
    private readonly ImmutableArray<(string Muscle, Side Side, ImmutableArray<(int Muscle, double Share)> Parts)> _muscles;
    private readonly double[] _image;
    private readonly double[] _drawn;
    private readonly double[] _covariance;
    private readonly bool _balances;
    private readonly double _weight;
    private readonly double _leg;
    private double _began = double.NaN;
    private double _time = double.NaN;
    private double _fitted = double.NaN;
    private double _heightsPerMetre;
    private double _speed;
    private double _intervalAt;
    private double _weighedAt;
    private bool _solved;
    private Vec3 _mass;
    private Vec3 _origin;

    /// <summary>Prepares for a person.</summary>
    /// <param name="knowledge">Rules and figures.</param>
    /// <param name="body">The body model, at the person's size where that is known: see <see cref="PersonBody"/>.</param>
    /// <param name="id">The exercise, screen or figure that the person does: it says what may rest on what.</param>
    /// <param name="side">On which side.</param>
    /// <param name="distance">From the camera (m), about.</param>
    /// <exception cref="SimulationRequestException">There is no such exercise, screen or figure.</exception>
    /// <exception cref="ModelException">The body model does not fit the knowledge.</exception>
    public PersonFollower(KnowledgeBase knowledge, BodyModel body, string id, Side? side, double distance)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(body);
        _rules = knowledge.Follow;
        var figure = FigureVariant.WorkingOn(RequestCheck.FindFigure(id, knowledge), side ?? Side.Right);
        var (model, sized) = (body, body.Description);
        var points = FollowedParts.Points(_rules, sized);
        var fit = new CameraFit(distance, _rules.Fit.DepthCentimetres * Centimetre, _rules.Fit.BalanceShare, _rules.Fit.Outlier);
        Model = model;
        var regions = new BodyRegions(knowledge);
        _view = new([.. points.Select(point => point.Landmark)], knowledge.Camera.Filters);
        _poses = new(model, [.. points.Select(point => point.Point)], FollowedParts.Priors(_rules, model), fit);
        var movement = FigureMovement.Create(figure, knowledge.Movements, sized, ImmutableDictionary<string, double>.Empty);
        _balances = movement.Balances;
        _contacts = new(model, FollowedParts.Presses(movement, _rules.Fit));
        (_demand, _scene) = (new(model, _contacts), new(model));
        (_starts, _lengths) = ([.. FollowedParts.Starts(_rules, model)], [.. LimbLengths.Of(points, model)]);
        (_image, _drawn) = (new double[2 * points.Length], new double[2 * points.Length]);
        _covariance = new double[model.CoordinateCount * model.CoordinateCount];
        (_weight, _leg) = (model.TotalMass * model.Gravity.Norm, knowledge.Camera.LegM);
        _muscles = [.. _rules.Told.SelectMany(muscle => Sides.All.Select(which => (muscle, which, PartsOf(regions, sized, muscle, which))))];
    }

    /// <summary>The body that follows.</summary>
    public BodyModel Model { get; }

    /// <summary>What can be told now.</summary>
    public FollowState State { get; private set; }

    /// <summary>Every coordinate (rad or m), in <see cref="Model"/>'s order; as it was last when nobody is seen.</summary>
    public ReadOnlySpan<double> Pose => _poses.Pose;

    /// <summary>Of each muscle of the model, 0 to 1; meaningful while <see cref="FollowState.Told"/>.</summary>
    public ReadOnlySpan<double> Activations => _demand.Activations;

    /// <summary>Standard deviation of each activation, worked out anew every now and then.</summary>
    public ReadOnlySpan<double> Deviations => _demand.Deviations;

    /// <summary>Root of the mean square distance of the points seen from the pose (m).</summary>
    public double Misfit => _poses.Misfit;

    /// <summary>Numbers of a drawing of the pose.</summary>
    public int BlockSize => _scene.BlockSize;

    /// <summary>Takes the next frame.</summary>
    /// <param name="time">Later than the one before (s).</param>
    /// <param name="image">Points in the picture: <see cref="LandmarkTake.Image"/>.</param>
    /// <param name="world">Points in space: <see cref="LandmarkTake.World"/>.</param>
    /// <param name="width">Of the picture (px).</param>
    /// <param name="height">Of the picture (px).</param>
    /// <param name="roll">Of the camera (rad); NaN unknown.</param>
    public void Update(double time, ReadOnlySpan<float> image, ReadOnlySpan<float> world, int width, int height, double roll)
    {
        _view.Update(time, image, world, (double)width / height, roll);
        // Nobody stays lost: after a while it is begun anew.
        if (State == FollowState.Unseen && time - _fitted > _rules.Fit.StartSeconds)
        {
            _began = double.NaN;
        }

        if (_view.Seen < _rules.Bounds.LeastPoints || (double.IsNaN(_began) && !Begin(time)))
        {
            State = FollowState.Unseen;
            return;
        }

        _view.FillMetres(_heightsPerMetre, _image);
        _poses.Solve(_image, _view.Depth, _view.Trust, time - _began < _rules.Fit.StartSeconds ? StartSteps : FrameSteps);
        if (time - _began < _rules.Fit.StartSeconds)
        {
            Resize();
        }

        _contacts.Update(_poses.Work);
        if (_balances)
        {
            _poses.Carry(_contacts.Middle, _contacts.HalfWidths.X, _contacts.HalfWidths.Z);
        }

        UpdateSpeed(time);
        State = Weigh(time);
        (_time, _fitted) = (time, State == FollowState.Unseen ? _fitted : time);
    }

    /// <summary>Writes the drawing of the pose as the camera has it (z towards the camera), where the person began at the origin and with the floor at height
    /// 0; activations only while they are told.</summary>
    /// <param name="block">Filled; <see cref="BlockSize"/> long.</param>
    public void WriteBlock(Span<short> block) =>
        _scene.Write(_poses.Work, new(_origin.X, _contacts.Floor, _origin.Z), State == FollowState.Told ? _demand.Activations : [], block);

    /// <summary>What the pose asks of the muscles that are told (<see cref="FollowRules.Told"/>), left and right; empty while that cannot be told.</summary>
    public ImmutableArray<FollowedMuscle> FindMuscles() => State == FollowState.Told
        ? [.. _muscles.Select(one => new FollowedMuscle(one.Muscle, one.Side, Mean(one.Parts, _demand.Activations), Mean(one.Parts, _demand.Deviations)))]
        : [];

    private static double Mean(ImmutableArray<(int Muscle, double Share)> parts, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var (muscle, share) in parts)
        {
            sum += share * values[muscle];
        }

        return sum;
    }

    private static ImmutableArray<(int Muscle, double Share)> PartsOf(BodyRegions regions, ModelDescription body, string muscle, Side side)
    {
        var members = regions.MembersOf(body, muscle, side);
        var strength = members.Sum(m => body.Muscles[m].MaximumIsometricForce);
        return [.. members.Select(m => (m, body.Muscles[m].MaximumIsometricForce / strength))];
    }

    // Size from limbs, which are never longer in the picture than they are; then size and pose in turn, from whichever way of facing fits best.
    private bool Begin(double time)
    {
        _heightsPerMetre = LimbLengths.LargestScale(_lengths, _view);
        if (!(_heightsPerMetre > 0))
        {
            return false;
        }

        _poses.Release();
        for (var round = 0; round < StartRounds; round++)
        {
            _view.FillMetres(_heightsPerMetre, _image);
            FaceAbout();
            Resize();
        }

        _origin = _poses.MassCenter;
        (_began, _time, _fitted, _speed, _mass, _intervalAt, _weighedAt) =
            (time, time, time, 0, _poses.MassCenter, double.NegativeInfinity, double.NegativeInfinity);
        return true;
    }

    private void FaceAbout()
    {
        var (least, best) = (double.PositiveInfinity, _starts[0]);
        foreach (var start in _starts)
        {
            _poses.Start(start);
            var value = _poses.Solve(_image, _view.Depth, _view.Trust, StartSteps);
            if (value < least)
            {
                (least, best) = (value, _poses.Pose.ToArray());
            }
        }

        _poses.Start(best);
    }

    // The size at which the pose's points lie nearest to those seen.
    private void Resize()
    {
        _poses.FillImage(_drawn);
        var (product, square) = LimbLengths.Compare(_view, _drawn);
        _heightsPerMetre = product > 0 && square > 0 ? product / square : _heightsPerMetre;
    }

    private void UpdateSpeed(double time)
    {
        var (mass, step) = (_poses.MassCenter, time - _time);
        if (step > 0)
        {
            // Along the line of sight a movement is guessed only.
            var (x, y) = ((mass.X - _mass.X) / step, (mass.Y - _mass.Y) / step);
            _speed += Math.Min(1, step / SpeedSeconds) * (Math.Sqrt((x * x) + (y * y)) - _speed);
        }

        _mass = mass;
    }

    private FollowState Weigh(double time)
    {
        var weighs = time - _weighedAt >= _rules.Bounds.DemandSeconds;
        if (weighs)
        {
            (_solved, _weighedAt) = (_demand.Update(_poses.Work), time);
        }

        if (_poses.Misfit > _rules.Bounds.MisfitCentimetres * Centimetre)
        {
            return FollowState.Unseen;
        }

        if (_speed > _rules.Bounds.FastestCentimetres * Centimetre)
        {
            return FollowState.Fast;
        }

        var (force, moment) = _demand.Unmet;
        if (!_solved || force > _rules.Bounds.Unmet * _weight || moment > _rules.Bounds.Unmet * _weight * _leg)
        {
            return FollowState.Uncarried;
        }

        if (weighs && time - _intervalAt >= _rules.Bounds.IntervalSeconds && _poses.FillCovariance(_covariance))
        {
            _demand.UpdateDeviations(_poses.Work, _covariance);
            _intervalAt = time;
        }

        return FollowState.Told;
    }
}
