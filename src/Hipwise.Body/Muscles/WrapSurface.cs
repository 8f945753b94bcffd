using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

// A surface that paths go around, ready for use.
internal sealed record WrapSurface(int Segment, double[] Frame, WrapShape Shape, int QuadrantAxis, int QuadrantSign)
{
    public static WrapSurface Compile(WrapObjectDescription surface, BodyModel model)
    {
        var (r, p) = (surface.Frame.R, surface.Frame.P);
        double[] frame = [r.Row0.X, r.Row0.Y, r.Row0.Z, r.Row1.X, r.Row1.Y, r.Row1.Z, r.Row2.X, r.Row2.Y, r.Row2.Z, p.X, p.Y, p.Z];
        double[] sizes = surface.Shape switch
        {
            WrapShape.Cylinder(var radius, var length) => [radius, length],
            WrapShape.Sphere(var radius) => [radius],
            WrapShape.Ellipsoid(var radii) => [radii.X, radii.Y, radii.Z],
            WrapShape.Torus(var inner, var outer) => [inner, outer, outer - inner],
            _ => [double.NaN],
        };
        return sizes.All(size => size > 0 && double.IsFinite(size)) && frame.All(double.IsFinite)
            ? new(model.Tree.Require(surface.Segment, $"The wrap object '{surface.Name}'"), frame, surface.Shape, surface.QuadrantAxis, surface.QuadrantSign)
            : throw new ModelException($"The wrap object '{surface.Name}' has a size or place that cannot be.");
    }

    // X_GW of every surface.
    public static void UpdateFrames(WrapSurface[] surfaces, Workspace work)
    {
        for (var i = 0; i < surfaces.Length; i++)
        {
            var f = work.Frames.AsSpan(12 * surfaces[i].Segment, 12);
            var w = surfaces[i].Frame;
            var x = work.Paths.SurfaceFrames.AsSpan(12 * i, 12);
            for (var row = 0; row < 3; row++)
            {
                double a = f[3 * row], b = f[(3 * row) + 1], c = f[(3 * row) + 2];
                x[3 * row] = (a * w[0]) + (b * w[3]) + (c * w[6]);
                x[(3 * row) + 1] = (a * w[1]) + (b * w[4]) + (c * w[7]);
                x[(3 * row) + 2] = (a * w[2]) + (b * w[5]) + (c * w[8]);
                x[9 + row] = (a * w[9]) + (b * w[10]) + (c * w[11]) + f[9 + row];
            }
        }
    }
}
