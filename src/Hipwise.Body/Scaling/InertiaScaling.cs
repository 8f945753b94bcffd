using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

// Mass, mass centre and inertia of one segment that grows by its factors, by OpenSim's rules (source: opensim-core).
internal static class InertiaScaling
{
    // Factors that differ by less than this count as the same, as in OpenSim: a rounding of the last two digits.
    private const double SameFactor = 2e-14;

    // A segment lighter than this (kg) has no inertia, as in OpenSim.
    private const double NoMass = 2.3e-16;

    public static SegmentDescription Apply(SegmentDescription segment, Vec3 factors, bool keepsMass)
    {
        if (factors == new Vec3(1, 1, 1))
        {
            return segment;
        }

        var growth = keepsMass ? 1 : factors.X * factors.Y * factors.Z;
        var mass = segment.Mass * growth;
        var inertia = mass <= NoMass ? segment.Inertia * 0
            : IsUniform(factors) ? segment.Inertia * growth * (factors.X * factors.X)
            : AsCylinder(segment.Inertia, segment.Mass, mass, factors);
        return segment with { Mass = mass, MassCenter = segment.MassCenter.Scale(factors), Inertia = inertia };
    }

    public static SegmentDescription ApplyDensity(SegmentDescription segment, double factor) =>
        segment with { Mass = segment.Mass * factor, Inertia = segment.Inertia * factor };

    private static bool IsUniform(Vec3 factors) => IsSame(factors.X, factors.Y) && IsSame(factors.Y, factors.Z);

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= SameFactor * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    // With different factors the segment counts as a cylinder along the axis of its least moment, whose radius and length follow from its
    // moments before; products grow with the two lengths they are made of.
    private static Mat3 AsCylinder(Mat3 inertia, double before, double mass, Vec3 factors)
    {
        Span<double> moments = [inertia.Row0.X, inertia.Row1.Y, inertia.Row2.Z];
        var axis = moments[0] <= moments[1] ? moments[0] <= moments[2] ? 0 : 2 : moments[1] <= moments[2] ? 1 : 2;
        var squaredRadius = Math.Max(0, 2 * moments[axis] / before);
        var squaredLength = Math.Max(0, 12 * ((moments[axis == 0 ? 1 : 0] / before) - (0.25 * squaredRadius)));
        squaredLength *= factors[axis] * factors[axis];
        squaredRadius *= factors[(axis + 1) % 3] * factors[(axis + 2) % 3];
        var across = mass * ((squaredLength / 12) + (0.25 * squaredRadius));
        moments.Fill(across);
        moments[axis] = 0.5 * mass * squaredRadius;
        var growth = mass / before;
        var (xy, xz, yz) = (
            inertia.Row0.Y * factors.X * factors.Y * growth, inertia.Row0.Z * factors.X * factors.Z * growth, inertia.Row1.Z * factors.Y * factors.Z * growth);
        return new(new(moments[0], xy, xz), new(xy, moments[1], yz), new(xz, yz, moments[2]));
    }
}
