using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

// Normalised force of fibre and tendon, against normalised length and velocity.
internal abstract class ForceCurves
{
    public abstract double Active(double length);

    public abstract double Passive(double length);

    // Velocity in maximum contraction velocities, shortening negative.
    public abstract double Velocity(double velocity, double activation);

    public abstract double Tendon(double length, out double slope);

    // Fibre lengths below this make no active force (in optimal fibre lengths).
    public abstract double ShortestActiveLength { get; }

    // Fibres no longer than this pull nothing passively (in optimal fibre lengths).
    public abstract double PassiveStart { get; }

    public static ForceCurves Compile(MuscleCurves curves) => curves switch
    {
        MuscleCurves.Thelen2003 thelen => new ThelenCurves(thelen),
        MuscleCurves.Millard2012 millard => new MillardCurves(millard),
        _ => throw new ModelException($"Muscle curves of kind {curves.GetType().Name} are not known."),
    };
}

internal sealed class ThelenCurves : ForceCurves
{
    // Thelen 2003: shape and end of the tendon's toe.
    private const double ToeShape = 3;
    private const double ToeForce = 0.33;

    // OpenSim goes on in a straight line from here to the asymptote of lengthening force.
    private const double LinearFrom = 0.95;

    private readonly MuscleCurves.Thelen2003 _p;
    private readonly double _toeStrain;
    private readonly double _linearSlope;

    public ThelenCurves(MuscleCurves.Thelen2003 parameters)
    {
        _p = parameters;
        var e3 = Math.Exp(ToeShape);
        _toeStrain = 99 * parameters.TendonStrainAtMaximum * e3 / ((166 * e3) - 67);
        _linearSlope = 0.67 / (parameters.TendonStrainAtMaximum - _toeStrain);
    }

    public override double ShortestActiveLength => 0;

    public override double PassiveStart => 1;

    public override double Active(double length) => Math.Exp(-(length - 1) * (length - 1) / _p.ActiveShape);

    public override double Passive(double length) =>
        length <= 1 ? 0 : (Math.Exp(_p.PassiveShape * (length - 1) / _p.FiberStrainAtMaximum) - 1) / (Math.Exp(_p.PassiveShape) - 1);

    // Thelen's equation 6 solved for force; his velocity shrinks with activation.
    public override double Velocity(double velocity, double activation)
    {
        var v = velocity / (0.25 + (0.75 * activation));
        var af = _p.ForceVelocityShape;
        if (v < -1)
        {
            return (v + 1) / (1 + (1 / af));
        }

        if (v <= 0)
        {
            return (1 + v) / (1 - (v / af));
        }

        var (most, k) = (_p.MaximumLengtheningForce, (2 + (2 / af)) / (_p.MaximumLengtheningForce - 1));
        var force = (1 + (v * k * most)) / (1 + (v * k));
        if (force < LinearFrom * most)
        {
            return force;
        }

        var start = LinearFrom * most;
        var at = (start - 1) / (k * (most - start));
        var slope = k * (most - start) / (1 + (at * k));
        return start + (slope * (v - at));
    }

    public override double Tendon(double length, out double slope)
    {
        var strain = length - 1;
        if (strain > _toeStrain)
        {
            slope = _linearSlope;
            return ToeForce + (_linearSlope * (strain - _toeStrain));
        }

        var scale = ToeForce / (Math.Exp(ToeShape) - 1);
        var growth = strain <= 0 ? 1 : Math.Exp(ToeShape * strain / _toeStrain);
        slope = strain <= 0 ? 0 : scale * ToeShape / _toeStrain * growth;
        return scale * (growth - 1);
    }
}

internal sealed class MillardCurves : ForceCurves
{
    // Half the width of the plateau, the steep limb's slope over that of its chord, and what OpenSim takes where a file says nothing.
    private const double Plateau = 0.05;
    private const double Steepness = 1.25;
    private const double NearVmax = 0.9;
    private const double ActiveCurviness = 1;
    private const double PassiveCurviness = 0.75;
    private const double PassiveLowStiffness = 0.2;
    private const double TendonCurviness = 0.5;
    private const double TendonToeForce = 2.0 / 3;

    // With this much damping, or a rigid tendon, OpenSim's equilibrium has no singularity to keep away from: it lets the curves end at 0.
    private const double Damped = 0.001;

    private readonly BezierCurve _active;
    private readonly BezierCurve _velocity;
    private readonly BezierCurve _passive;
    private readonly BezierCurve _tendon;

    public MillardCurves(MuscleCurves.Millard2012 parameters)
    {
        if (parameters.FiberDamping >= Damped || parameters.IgnoresTendonCompliance)
        {
            parameters = parameters with { MinimumActiveValue = 0, ConcentricSlopeAtVmax = 0, EccentricSlopeAtVmax = 0 };
        }

        (_active, _velocity) = (DrawActive(parameters), DrawVelocity(parameters));
        (_passive, _tendon) = (DrawPassive(parameters), DrawTendon(parameters));
        (ShortestActiveLength, PassiveStart) = (parameters.MinimumActiveLength, 1 + parameters.PassiveStrainAtZero);
    }

    public override double ShortestActiveLength { get; }

    public override double PassiveStart { get; }

    public override double Active(double length) => _active.Evaluate(length);

    public override double Passive(double length) => _passive.Evaluate(length);

    public override double Velocity(double velocity, double activation) => _velocity.Evaluate(velocity);

    public override double Tendon(double length, out double slope) => _tendon.Evaluate(length, out slope);

    private static BezierCurve DrawActive(MuscleCurves.Millard2012 p)
    {
        var (x0, x1, x3, low) = (p.MinimumActiveLength, p.TransitionLength, p.MaximumActiveLength, p.MinimumActiveValue);
        var shoulder = 1 - Plateau;
        var y1 = 1 - (p.ShallowAscendingSlope * (shoulder - x1));
        var steep = new BezierCurve.Corner((x0 + x1) / 2, y1 / 2, Steepness * y1 / (x1 - x0));
        var shallow = new BezierCurve.Corner((x1 + shoulder) / 2, (y1 + 1) / 2, p.ShallowAscendingSlope);
        var down = new BezierCurve.Corner((1 + Plateau + x3) / 2, 0.5, -1 / (x3 - 1 - (2 * Plateau)));
        return BezierCurve.Through(ActiveCurviness, new(x0, low, 0), steep, shallow, new(1, 1, 0), down, new(x3, low, 0));
    }

    private static BezierCurve DrawVelocity(MuscleCurves.Millard2012 p)
    {
        var (c, e) = (p.ConcentricCurviness, p.EccentricCurviness);
        var nearC = new BezierCurve.Corner(-NearVmax, (p.ConcentricSlopeNearVmax + p.ConcentricSlopeAtVmax) * (1 - NearVmax) / 2, p.ConcentricSlopeNearVmax);
        var nearE = new BezierCurve.Corner(
            NearVmax, p.MaximumEccentricMultiplier - ((p.EccentricSlopeNearVmax + p.EccentricSlopeAtVmax) * (1 - NearVmax) / 2), p.EccentricSlopeNearVmax);
        return BezierCurve.Through(
            [c, c, e, e],
            new(-1, 0, p.ConcentricSlopeAtVmax), nearC, new(0, 1, p.IsometricSlope), nearE,
            new(1, p.MaximumEccentricMultiplier, p.EccentricSlopeAtVmax));
    }

    private static BezierCurve DrawPassive(MuscleCurves.Millard2012 p)
    {
        var strain = p.PassiveStrainAtOne - p.PassiveStrainAtZero;
        var (stiffness, low) = (p.PassiveStiffnessAtOne ?? (2 / strain), p.PassiveStiffnessAtLow ?? PassiveLowStiffness);
        var zero = 1 + p.PassiveStrainAtZero;
        var width = Math.Min(0.1 / stiffness, 0.1 * strain);
        return BezierCurve.Through(
            p.PassiveCurviness ?? PassiveCurviness,
            new(zero, 0, 0), new(zero + width, low * width / 2, low), new(1 + p.PassiveStrainAtOne, 1, stiffness));
    }

    private static BezierCurve DrawTendon(MuscleCurves.Millard2012 p)
    {
        var stiffness = p.TendonStiffnessAtOne ?? (1.375 / p.TendonStrainAtOne);
        var toe = p.TendonForceAtToeEnd ?? TendonToeForce;
        var one = 1 + p.TendonStrainAtOne;
        var toeEnd = ((toe - 1) / stiffness) + one;
        var foot = 1 + ((toeEnd - 1) / 10);
        var middle = (((toe / 2) - 1) / stiffness) + one;
        var slope = toe / 2 / (middle - foot);
        var control = (foot + middle) / 2;
        return BezierCurve.Through(
            p.TendonCurviness ?? TendonCurviness, new(1, 0, 0), new(control, slope * (control - foot), slope), new(toeEnd, toe, stiffness));
    }
}
