using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

/// <summary>How hard a muscle can pull: architecture and curves of one muscle of a model. Constant; safe for many threads.</summary>
public sealed class MuscleForces
{
    // OpenSim lets no fibre stand steeper than this (cosine 0.1), nor shrink below a hundredth of its optimal length.
    private static readonly double SteepestPennation = Math.Acos(0.1);
    private const double ShortestFiber = 0.01;

    // Of the balance of fibres and tendon, in maximum isometric forces; it takes some eight tries.
    private const double ForceTolerance = 1e-10;
    private const int MostTries = 60;

    private readonly ForceCurves _curves;
    private readonly double _optimal;
    private readonly double _slack;
    private readonly double _height;
    private readonly double _velocityScale;
    private readonly bool _isSharedAlongFiber;

    private MuscleForces(MuscleDescription muscle, ForceCurves curves, MuscleConvention convention)
    {
        _isSharedAlongFiber = convention == MuscleConvention.OpenSim && muscle.Curves is MuscleCurves.Millard2012;
        (Name, _curves) = (muscle.Name, curves);
        (MaximumIsometricForce, _optimal, _slack) = (muscle.MaximumIsometricForce, muscle.OptimalFiberLength, muscle.TendonSlackLength);
        _height = _optimal * Math.Sin(muscle.PennationAtOptimal);
        _velocityScale = 1 / (_optimal * muscle.MaximumContractionVelocity);
        var pennationLimit = muscle.PennationAtOptimal > 1e-8 ? _height / Math.Sin(SteepestPennation) : ShortestFiber * _optimal;
        MinimumFiberLength = Math.Max(pennationLimit, curves.ShortestActiveLength * _optimal);
    }

    /// <summary>The muscle's name.</summary>
    public string Name { get; }

    /// <summary>Force of the fibres at optimal length and full activation (N).</summary>
    public double MaximumIsometricForce { get; }

    /// <summary>No fibre is taken to be shorter than this (m).</summary>
    public double MinimumFiberLength { get; }

    /// <summary>Makes the forces of every muscle of a model, in its order.</summary>
    /// <exception cref="ModelException">A number cannot be; the message names the muscle.</exception>
    public static MuscleForces[] Compile(BodyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var known = new Dictionary<MuscleCurves, ForceCurves>();
        return [.. model.Description.Muscles.Select(muscle => Compile(muscle, known, model.Convention))];
    }

    /// <summary>Fibre length with a tendon that does not stretch.</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    /// <returns>m, never below <see cref="MinimumFiberLength"/>.</returns>
    public double CalculateRigidFiberLength(double length)
    {
        var along = length - _slack;
        return along <= 0 ? MinimumFiberLength : Math.Max(MinimumFiberLength, Math.Sqrt((_height * _height) + (along * along)));
    }

    /// <summary>Active force as load sharing takes it: along the tendon, or along the fibre where <see cref="MuscleConvention.OpenSim"/> asks for it.</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    /// <param name="speed">Its change (m/s), shortening negative.</param>
    /// <returns>N; force for another activation is this times the activation.</returns>
    public double CalculateSharedForce(double length, double speed)
    {
        var force = CalculateActiveForce(length, speed);
        return _isSharedAlongFiber && force > 0 ? force / Cosine(CalculateRigidFiberLength(length)) : force;
    }

    /// <summary>Active force along the tendon at an activation of 1, with a tendon that does not stretch, as static optimisation
    /// takes it (source: opensim-core).</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    /// <param name="speed">Its change (m/s), shortening negative.</param>
    /// <returns>N; force for another activation is this times the activation.</returns>
    public double CalculateActiveForce(double length, double speed)
    {
        var fiber = CalculateRigidFiberLength(length);
        if (fiber <= MinimumFiberLength)
        {
            return 0;
        }

        var cosine = Cosine(fiber);
        var velocity = speed * cosine * _velocityScale;
        return MaximumIsometricForce * _curves.Active(fiber / _optimal) * _curves.Velocity(velocity, 1) * cosine;
    }

    /// <summary>Passive force along the tendon, with a tendon that does not stretch (N).</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    public double CalculatePassiveForce(double length)
    {
        var fiber = CalculateRigidFiberLength(length);
        return MaximumIsometricForce * _curves.Passive(fiber / _optimal) * Cosine(fiber);
    }

    /// <summary>Passive force along a tendon that gives way to it (N): less than with one that does not, most where the tendon is long.</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    public double CalculateElasticPassiveForce(double length)
    {
        var (low, high) = (Math.Max(MinimumFiberLength, _optimal * _curves.PassiveStart), CalculateRigidFiberLength(length));
        if (high <= low || Surplus(low, length, 0) <= 0)
        {
            return 0;
        }

        // Regula falsi, the side that stays put counting half (Illinois): the root lies between slack fibres and a stiff tendon.
        var (atLow, atHigh, force, side) = (Surplus(low, length, 0), Surplus(high, length, 0), 0.0, 0);
        for (var i = 0; i < MostTries; i++)
        {
            var fiber = ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
            var surplus = Surplus(fiber, length, 0);
            force = TendonForce(fiber, length);
            if (Math.Abs(surplus) <= ForceTolerance * MaximumIsometricForce || !(high - low > 0))
            {
                break;
            }

            if (surplus > 0)
            {
                (low, atLow, atHigh, side) = (fiber, surplus, side > 0 ? atHigh / 2 : atHigh, 1);
            }
            else
            {
                (high, atHigh, atLow, side) = (fiber, surplus, side < 0 ? atLow / 2 : atLow, -1);
            }
        }

        return force;
    }

    /// <summary>Where fibres and an elastic tendon pull alike, at rest.</summary>
    /// <param name="length">Muscle and tendon together (m).</param>
    /// <param name="activation">0 to 1.</param>
    /// <returns>Fibre length (m) and tendon force (N).</returns>
    public (double FiberLength, double TendonForce) CalculateEquilibrium(double length, double activation)
    {
        // The tendon's surplus of force falls as the fibre grows: the root lies between the shortest fibre and the whole length.
        var (low, high) = (MinimumFiberLength, Math.Max(MinimumFiberLength, Math.Sqrt((length * length) + (_height * _height))));
        if (Surplus(low, length, activation) <= 0)
        {
            return (low, TendonForce(low, length));
        }

        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Surplus(middle, length, activation) > 0 ? (middle, high) : (low, middle);
        }

        var fiber = (low + high) / 2;
        return (fiber, TendonForce(fiber, length));
    }

    private static MuscleForces Compile(MuscleDescription muscle, Dictionary<MuscleCurves, ForceCurves> known, MuscleConvention convention)
    {
        if (!(muscle.MaximumIsometricForce >= 0 && muscle.OptimalFiberLength > 0 && muscle.TendonSlackLength >= 0
            && muscle.MaximumContractionVelocity > 0 && muscle.PennationAtOptimal is >= 0 and < Math.PI / 2))
        {
            throw new ModelException($"The muscle '{muscle.Name}' has a force, length, velocity or pennation that cannot be.");
        }

        if (!known.TryGetValue(muscle.Curves, out var curves))
        {
            try
            {
                known.Add(muscle.Curves, curves = ForceCurves.Compile(muscle.Curves));
            }
            catch (ModelException wrong)
            {
                throw new ModelException($"The muscle '{muscle.Name}': {wrong.Message}", wrong);
            }
        }

        return new(muscle, curves, convention);
    }

    private double Surplus(double fiber, double length, double activation)
    {
        var normal = fiber / _optimal;
        var fiberForce = MaximumIsometricForce * ((activation * _curves.Active(normal)) + _curves.Passive(normal)) * Cosine(fiber);
        return TendonForce(fiber, length) - fiberForce;
    }

    private double TendonForce(double fiber, double length) => _slack == 0
        ? MaximumIsometricForce * Math.Max(0, length - (fiber * Cosine(fiber)))
        : MaximumIsometricForce * _curves.Tendon((length - (fiber * Cosine(fiber))) / _slack, out _);

    private double Cosine(double fiber) => Math.Sqrt(Math.Max(0, 1 - (_height * _height / (fiber * fiber))));
}
