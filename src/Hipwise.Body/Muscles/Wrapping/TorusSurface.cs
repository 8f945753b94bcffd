using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// A ring about z whose tube has a middle line of a radius.
internal readonly record struct TorusSurface(double Tube, double Radius)
{
    // Which of the two tangents from p lies nearer to an angle around the tube.
    public int BranchOf(Vec3 p, double turn, double around)
    {
        var (middle, spread) = Tangents(p, turn);
        return Math.Cos(middle + spread - around) >= Math.Cos(middle - spread - around) ? 1 : -1;
    }

    // Walks the geodesic from the tangent at a place along the ring, and looks from its end to q.
    public TorusGeodesic? Follow(Vec3 p, Vec3 q, double turn, int branch, double length)
    {
        var (middle, spread) = Tangents(p, turn);
        if (double.IsNaN(spread))
        {
            return null;
        }

        var ((su, cu), (sv, cv)) = (Math.SinCos(turn), Math.SinCos(middle + (branch * spread)));
        var first = new Vec3((Radius + (Tube * cv)) * cu, (Radius + (Tube * cv)) * su, Tube * sv);
        var (x, heading) = Walk(first, (first - p).Normalize(), length);
        var normal = Normal(x, out _);
        var view = (q - x).Normalize();
        return new(first, x, length, view.Dot(normal), view.Dot(normal.Cross(heading)));
    }

    // Around the tube: from p, in the tube's cross-section at a place along the ring, two lines touch it. They do so where
    // the normal is square to the view: (p_u - Radius) cos v + p_z sin v = Tube.
    private (double Middle, double Spread) Tangents(Vec3 p, double turn)
    {
        var (s, c) = Math.SinCos(turn);
        var (u, z) = ((p.X * c) + (p.Y * s) - Radius, p.Z);
        var distance = Math.Sqrt((u * u) + (z * z));
        return (Math.Atan2(z, u), Math.Acos(Tube / distance));
    }

    private Vec3 Normal(Vec3 x, out double planar)
    {
        planar = Math.Sqrt((x.X * x.X) + (x.Y * x.Y));
        var stretch = (planar - Radius) / planar;
        return new Vec3(stretch * x.X, stretch * x.Y, x.Z).Normalize();
    }

    // A free particle on the surface, which is pushed along the normal only (Runge and Kutta's classic step).
    private (Vec3 X, Vec3 Heading) Walk(Vec3 x, Vec3 heading, double length)
    {
        const int Steps = 32;
        var h = length / Steps;
        for (var i = 0; i < Steps; i++)
        {
            var a1 = Push(x, heading);
            var (h2, x2) = (heading + (h / 2 * a1), x + (h / 2 * heading));
            var a2 = Push(x2, h2);
            var (h3, x3) = (heading + (h / 2 * a2), x + (h / 2 * h2));
            var a3 = Push(x3, h3);
            var (h4, x4) = (heading + (h * a3), x + (h * h3));
            var a4 = Push(x4, h4);
            x += h / 6 * (heading + (2 * h2) + (2 * h3) + h4);
            heading += h / 6 * (a1 + (2 * a2) + (2 * a3) + a4);
        }

        return (x, heading.Normalize());
    }

    // The surface bends by 1 / Tube around the tube, and along the ring by the part of 1 / planar that faces away from its axis.
    private Vec3 Push(Vec3 x, Vec3 heading)
    {
        var normal = Normal(x, out var planar);
        var along = ((x.X * heading.Y) - (x.Y * heading.X)) / planar;
        var outwards = ((normal.X * x.X) + (normal.Y * x.Y)) / planar;
        return -((along * along * outwards / planar) + ((heading.Dot(heading) - (along * along)) / Tube)) * normal;
    }
}

// A geodesic from its first tangent on. How far the view from its end to q leaves the surface (Lift) and turns sideways (Drift), as sines.
internal readonly record struct TorusGeodesic(Vec3 First, Vec3 Last, double Length, double Lift, double Drift)
{
    public double Size => Math.Max(Math.Abs(Lift), Math.Abs(Drift));
}
