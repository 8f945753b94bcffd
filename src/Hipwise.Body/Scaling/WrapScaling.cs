using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

// A surface that grows with its segment. It keeps its form, so that a round one whose axes grow differently takes the mean, as in OpenSim
// (source: opensim-core, the wrap objects' extendScale).
internal static class WrapScaling
{
    public static WrapObjectDescription Apply(WrapObjectDescription wrap, Vec3 factors)
    {
        if (factors == new Vec3(1, 1, 1))
        {
            return wrap;
        }

        // How far a unit along each of the surface's own axes reaches afterwards.
        var (x, y, z) = (Reach(wrap, 0, factors), Reach(wrap, 1, factors), Reach(wrap, 2, factors));
        WrapShape shape = wrap.Shape switch
        {
            WrapShape.Cylinder cylinder => new WrapShape.Cylinder(cylinder.Radius * (x + y) / 2, cylinder.Length * z),
            WrapShape.Sphere sphere => new WrapShape.Sphere(sphere.Radius * (factors.X + factors.Y + factors.Z) / 3),
            WrapShape.Ellipsoid ellipsoid => new WrapShape.Ellipsoid(ellipsoid.Radii.Scale(new(x, y, z))),
            WrapShape.Torus torus => new WrapShape.Torus(torus.InnerRadius * (x + y) / 2, torus.OuterRadius * (x + y) / 2),
            _ => throw new ModelException($"The surface '{wrap.Name}' has a form that cannot be scaled."),
        };
        return wrap with { Frame = wrap.Frame with { P = wrap.Frame.P.Scale(factors) }, Shape = shape };
    }

    private static double Reach(WrapObjectDescription wrap, int axis, Vec3 factors) => wrap.Frame.R.Column(axis).Scale(factors).Norm;
}
