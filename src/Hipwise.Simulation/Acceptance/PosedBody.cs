using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Spatial;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Acceptance;

/// <summary>A body in a posture of which one asks moment arms in millimetres and angles in degrees.</summary>
internal sealed class PosedBody
{
    private readonly Workspace _work;
    private readonly double[] _default;
    private readonly double[] _q;

    public PosedBody(BodyModel model)
    {
        _work = new Workspace(model);
        _default = model.GetDefaultPose();
        _q = [.. _default];
        Forces = MuscleForces.Compile(model);
    }

    public BodyModel Model => _work.Model;

    public MuscleForces[] Forces { get; }

    /// <summary>Puts every coordinate at its default, then some of them at an angle, and computes the paths.</summary>
    public void Stand(params ReadOnlySpan<(string Coordinate, double Degrees)> angles)
    {
        _default.CopyTo(_q, 0);
        foreach (var (coordinate, degrees) in angles)
        {
            _q[Coordinate(coordinate)] = degrees * Units.Degree;
        }

        Update();
    }

    public void Set(int coordinate, double degrees) => _q[coordinate] = degrees * Units.Degree;

    public void Reset() => _default.CopyTo(_q, 0);

    public void Update()
    {
        Model.Table.ApplyCouplings(_q);
        ForwardKinematics.UpdatePositions(_work, _q);
        MusclePaths.Update(_work);
    }

    public double Length(int muscle) => MusclePaths.GetLengths(_work)[muscle];

    /// <summary>mm.</summary>
    public double Arm(int muscle, int coordinate) => 1000 * MusclePaths.GetMomentArm(_work, muscle, coordinate);

    /// <summary>mm; the mean of several muscles, weighted by their greatest force.</summary>
    public double Arm(ImmutableArray<string> muscles, string coordinate)
    {
        var (sum, weight, c) = (0.0, 0.0, Coordinate(coordinate));
        foreach (var muscle in muscles.Select(Muscle))
        {
            sum += Forces[muscle].MaximumIsometricForce * Arm(muscle, c);
            weight += Forces[muscle].MaximumIsometricForce;
        }

        return sum / weight;
    }

    /// <summary>Fibre length in optimal fibre lengths, with a tendon that does not stretch.</summary>
    public double Fiber(int muscle) => Forces[muscle].CalculateRigidFiberLength(Length(muscle)) / Model.Description.Muscles[muscle].OptimalFiberLength;

    /// <summary>The ends of the straight parts of a path, in ground (m).</summary>
    public List<(Vec3 From, Vec3 To)> StraightParts(int muscle)
    {
        MusclePaths.UpdateNodes(Model.Paths, _work.Paths, _work, muscle);
        if (Model.Paths.Wraps[muscle].Length > 0)
        {
            Hipwise.Body.Muscles.Wrapping.PathWrapping.Apply(Model.Paths, _work.Paths, muscle);
        }

        var nodes = _work.Paths.Nodes;
        var parts = new List<(Vec3, Vec3)>();
        for (var i = 1; i < _work.Paths.NodeCount; i++)
        {
            if (nodes[i].Arc < 0)
            {
                parts.Add((new(nodes[i - 1].X, nodes[i - 1].Y, nodes[i - 1].Z), new(nodes[i].X, nodes[i].Y, nodes[i].Z)));
            }
        }

        return parts;
    }

    public Vec3 InGround(string segment, Vec3 place) => _work.GetFrame(Model.FindSegment(segment)).Apply(place);

    public int Muscle(string name) => Found(Model.FindMuscle(name), "muscle", name);

    public int Coordinate(string name) => Found(Model.FindCoordinate(name), "coordinate", name);

    private static int Found(int number, string kind, string name) =>
        number >= 0 ? number : throw new ModelException($"The reference names the {kind} '{name}', which the body does not have.");
}
