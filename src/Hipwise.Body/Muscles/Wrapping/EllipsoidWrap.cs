using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// The shortest way around an ellipsoid, or the way in a plane through both ends (EllipsoidPlane).
// A first guess lies in a plane; from there the geodesic is found by shooting: from each end the straight part must leave along the
// surface, so that virtual work is exact.
internal static class EllipsoidWrap
{
    private const int MostSteps = 40;

    // Of angles between the geodesic's end and the straight part to q (rad).
    private const double Tolerance = 1e-12;
    private const double Difference = 1e-6;

    // Nearer to the centre than this a straight piece lies deep, in half axes.
    private const double Deep = 0.7;

    // Nearer to the surface than this an end counts as on it, in half axes.
    private const double Margin = 1e-12;

    public static WrapResult Lay(Vec3 p, Vec3 q, Vec3 radii, int axis, int sign, WrapMethod? plane)
    {
        Vec3 scale = new(1 / radii.X, 1 / radii.Y, 1 / radii.Z), sp = p.Scale(scale), sq = q.Scale(scale);
        if (sp.Norm < 1 - Margin || sq.Norm < 1 - Margin)
        {
            return WrapResult.Inside;
        }

        var d = sq - sp;
        var t = -sp.Dot(d) / d.Dot(d);
        var middle = sp + (t * d);
        if (t is not (> 0 and < 1) || middle.Norm >= 1 || middle.Norm < Margin)
        {
            return WrapResult.None;
        }

        if (plane is { } method)
        {
            return Section(radii, sp, sq, EllipsoidPlane.Guide(p, q, radii, method, axis, sign).Scale(scale));
        }

        var apex = middle.Normalize();
        if (sign != 0 && Math.Sign(apex[axis]) != sign)
        {
            apex = apex.Scale(new(axis == 0 ? -1 : 1, axis == 1 ? -1 : 1, axis == 2 ? -1 : 1));
        }

        var frame = Frame(sp, sq, apex);
        var best = Shoot(p, q, radii, sp, sq, frame);
        return Result(sign == 0 && middle.Norm < Deep ? Shortest(p, q, radii, sp, sq, frame, best) : best);
    }

    // Deep inside, the side that is nearest in half axes need not be that of the shortest way: all four are tried.
    private static Geodesic Shortest(Vec3 p, Vec3 q, Vec3 radii, Vec3 sp, Vec3 sq, (Vec3 Along, Vec3 Side, Vec3 Across) frame, Geodesic best)
    {
        for (var quarter = 1; quarter < 4; quarter++)
        {
            frame = (frame.Along, frame.Across, -frame.Side);
            var other = Shoot(p, q, radii, sp, sq, frame);
            best = other.Size < Tolerance && (!(best.Size < Tolerance) || other.Whole(p, q) < best.Whole(p, q)) ? other : best;
        }

        return best;
    }

    private static WrapResult Result(Geodesic found) => found.Length >= 0 ? new(WrapOutcome.Necessary, found.First, found.Last, found.Length) : WrapResult.None;

    // The path in the plane through both ends and a guide (all in half axes): tangents and an arc of the section.
    private static WrapResult Section(Vec3 radii, Vec3 sp, Vec3 sq, Vec3 guide)
    {
        var frame = Frame(sp, sq, guide);
        if (Tangent(sp, frame, 0, forward: true) is not { } first || Tangent(sq, frame, 0, forward: false) is not { } last)
        {
            return WrapResult.None;
        }

        var height = sp.Dot(frame.Across);
        var radius = Math.Sqrt(1 - (height * height));
        var (from, to) = (Math.Atan2(first.Dot(frame.Side), first.Dot(frame.Along)), Math.Atan2(last.Dot(frame.Side), last.Dot(frame.Along)));
        // A piece that only just cuts the surface has an angle of nothing, whatever the last digit says.
        var angle = Math.Max(0, from - to + (from - to < -1 ? 2 * Math.PI : 0));
        return new(WrapOutcome.Necessary, first.Scale(radii), last.Scale(radii), SectionLength(radii, radius, frame, to, angle));
    }

    // By Simpson's rule; the section is an ellipse, a circle in half axes.
    private static double SectionLength(Vec3 radii, double radius, (Vec3 Along, Vec3 Side, Vec3 Across) frame, double from, double angle)
    {
        const int Pieces = 64;
        var sum = 0.0;
        for (var i = 0; i <= Pieces; i++)
        {
            var (s, c) = Math.SinCos(from + (angle * i / Pieces));
            sum += (i is 0 or Pieces ? 1 : i % 2 == 1 ? 4 : 2) * ((c * frame.Side) - (s * frame.Along)).Scale(radii).Norm;
        }

        return sum * radius * angle / (3 * Pieces);
    }

    // Along the straight piece, towards the side that the path passes on, and across the plane of both.
    private static (Vec3 Along, Vec3 Side, Vec3 Across) Frame(Vec3 sp, Vec3 sq, Vec3 apex)
    {
        var along = (sq - sp).Normalize();
        var side = apex - sp;
        side = (side - (side.Dot(along) * along)).Normalize();
        return (along, side, along.Cross(side));
    }

    // Unknowns: the turn of the plane about the line from p to q, which places the first tangent, and the length of the geodesic.
    private static Geodesic Shoot(Vec3 p, Vec3 q, Vec3 radii, Vec3 sp, Vec3 sq, (Vec3 Along, Vec3 Side, Vec3 Across) frame)
    {
        if (Tangent(sp, frame, 0, forward: true) is not { } first || Tangent(sq, frame, 0, forward: false) is not { } last)
        {
            return new(default, default, -1, double.PositiveInfinity, 0);
        }

        var (turn, length) = (0.0, PlanarLength(first, last, radii));
        var best = new Geodesic(first.Scale(radii), last.Scale(radii), length, double.PositiveInfinity, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            if (Follow(p, q, radii, sp, frame, turn, length) is not { } now)
            {
                break;
            }

            best = now.Size < best.Size ? now : best;
            if (now.Size < Tolerance || !Improve(p, q, radii, sp, frame, now, ref turn, ref length))
            {
                break;
            }
        }

        return best;
    }

    private static bool Improve(
        Vec3 p, Vec3 q, Vec3 radii, Vec3 sp, (Vec3 Along, Vec3 Side, Vec3 Across) frame, Geodesic now, ref double turn, ref double length)
    {
        var stretch = Difference * Math.Max(length, 1e-3 * radii.Norm);
        if (Follow(p, q, radii, sp, frame, turn + Difference, length) is not { } turned
            || Follow(p, q, radii, sp, frame, turn, length + stretch) is not { } longer)
        {
            return false;
        }

        double a = (turned.Lift - now.Lift) / Difference, b = (longer.Lift - now.Lift) / stretch;
        double c = (turned.Drift - now.Drift) / Difference, d = (longer.Drift - now.Drift) / stretch;
        var determinant = (a * d) - (b * c);
        if (determinant == 0)
        {
            return false;
        }

        turn -= Math.Clamp(((d * now.Lift) - (b * now.Drift)) / determinant, -0.3, 0.3);
        length = Math.Max(0, length - (((a * now.Drift) - (c * now.Lift)) / determinant));
        return double.IsFinite(turn) && double.IsFinite(length);
    }

    // Walks the geodesic and looks from its end to q: Lift is how far the view leaves the surface, Drift how far it turns sideways.
    private static Geodesic? Follow(
        Vec3 p, Vec3 q, Vec3 radii, Vec3 sp, (Vec3 Along, Vec3 Side, Vec3 Across) frame, double turn, double length)
    {
        if (Tangent(sp, frame, turn, forward: true) is not { } start)
        {
            return null;
        }

        var first = start.Scale(radii);
        var (x, heading) = Walk(first, (first - p).Normalize(), length, radii);
        var normal = Gradient(x, radii).Normalize();
        var view = (q - x).Normalize();
        return new(first, x, length, view.Dot(normal), view.Dot(normal.Cross(heading)));
    }

    // In scaled space the surface is the unit sphere and a plane cuts it in a circle; tangency survives the scaling.
    private static Vec3? Tangent(Vec3 from, (Vec3 Along, Vec3 Side, Vec3 Across) frame, double turn, bool forward)
    {
        var (s, c) = Math.SinCos(turn);
        var side = (c * frame.Side) + (s * frame.Across);
        var normal = frame.Along.Cross(side);
        var height = from.Dot(normal);
        var radius = Math.Sqrt(1 - (height * height));
        var (u, v) = (from.Dot(frame.Along), from.Dot(side));
        var distance = Math.Sqrt((u * u) + (v * v));
        if (!(distance >= radius))
        {
            return null;
        }

        // Of the two tangents from p, the one that passes on the apex's side of the straight line; the line runs along u, the apex lies towards +v.
        var (cosine, sine) = (radius / distance, Math.Sqrt(Math.Max(0, 1 - (radius * radius / (distance * distance)))));
        var way = forward ? -1 : 1;
        var (ku, kv) = (radius / distance * ((cosine * u) - (way * sine * v)), radius / distance * ((way * sine * u) + (cosine * v)));
        return (height * normal) + (ku * frame.Along) + (kv * side);
    }

    // Length of the plane section between two of its points, for a first guess.
    private static double PlanarLength(Vec3 a, Vec3 b, Vec3 radii)
    {
        const int Pieces = 16;
        var (length, before) = (0.0, a.Scale(radii));
        for (var i = 1; i <= Pieces; i++)
        {
            var now = (a + ((double)i / Pieces * (b - a))).Normalize().Scale(radii);
            length += (now - before).Norm;
            before = now;
        }

        return length;
    }

    // The geodesic as a free particle on the surface: it is pushed along the normal only (Runge and Kutta's classic step).
    private static (Vec3 X, Vec3 Heading) Walk(Vec3 x, Vec3 heading, double length, Vec3 radii)
    {
        const int Steps = 32;
        var h = length / Steps;
        for (var i = 0; i < Steps; i++)
        {
            var a1 = Push(x, heading, radii);
            var (h2, x2) = (heading + (h / 2 * a1), x + (h / 2 * heading));
            var a2 = Push(x2, h2, radii);
            var (h3, x3) = (heading + (h / 2 * a2), x + (h / 2 * h2));
            var a3 = Push(x3, h3, radii);
            var (h4, x4) = (heading + (h * a3), x + (h * h3));
            var a4 = Push(x4, h4, radii);
            x += h / 6 * (heading + (2 * h2) + (2 * h3) + h4);
            heading += h / 6 * (a1 + (2 * a2) + (2 * a3) + a4);
        }

        return (x, heading.Normalize());
    }

    private static Vec3 Push(Vec3 x, Vec3 heading, Vec3 radii)
    {
        var gradient = Gradient(x, radii);
        var bend = heading.Dot(new Vec3(heading.X / (radii.X * radii.X), heading.Y / (radii.Y * radii.Y), heading.Z / (radii.Z * radii.Z)));
        return -(bend / gradient.Dot(gradient)) * gradient;
    }

    private static Vec3 Gradient(Vec3 x, Vec3 radii) => new(x.X / (radii.X * radii.X), x.Y / (radii.Y * radii.Y), x.Z / (radii.Z * radii.Z));

    private readonly record struct Geodesic(Vec3 First, Vec3 Last, double Length, double Lift, double Drift)
    {
        public double Size => Math.Max(Math.Abs(Lift), Math.Abs(Drift));

        public double Whole(Vec3 p, Vec3 q) => (First - p).Norm + Length + (q - Last).Norm;
    }
}
