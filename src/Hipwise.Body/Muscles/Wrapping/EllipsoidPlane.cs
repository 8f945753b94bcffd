using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// The plane that OpenSim 4.6 lays a path around an ellipsoid in: through both ends and a guide on the surface. Where the straight piece
// runs along an axis, the guide is what the point where that axis is zero looks at; else it is the mean view from all along the chord, a
// fan; between, both are blended.
internal static class EllipsoidPlane
{
    // OpenSim's figures: shares of the piece's direction along its best axis, of the chord near its ends, and how many blades a fan has.
    private const double FanOnly = 0.7073;
    private const double AxisOnly = 0.9;
    private const double EndBlend = 0.3;
    private const int Blades = 300;

    // Nearer to a plane of symmetry than this a point lies in it, in mean radii.
    private const double InPlane = 1e-7;

    // The guide (m), where the piece from p to q is known to cut the surface. The fan is of unit length in mean radii.
    public static Vec3 Guide(Vec3 p, Vec3 q, Vec3 radii, WrapMethod method, int axis, int sign)
    {
        var unit = (radii.X + radii.Y + radii.Z) / 3;
        var a = 1 / unit * radii;
        var (first, last) = Chord(1 / unit * p, 1 / unit * q, a);
        var middle = 0.5 * (first + last);
        if (method == WrapMethod.Midpoint)
        {
            return unit * Facing(Closest(middle, a), 1, a, axis, sign);
        }

        var chord = last - first;
        var direction = chord.Normalize();
        var best = Math.Abs(direction.Y) > Math.Abs(direction.X) ? 1 : 0;
        best = Math.Abs(direction.Z) > Math.Abs(direction[best]) ? 2 : best;
        var place = -first[best] / chord[best];
        var along = Math.Abs(direction[best]);
        if (method == WrapMethod.Hybrid && along > FanOnly)
        {
            along = FanOnly + (Math.Clamp(Math.Min(place, 1 - place) / EndBlend, 0, 1) * (along - FanOnly));
        }

        var share = method == WrapMethod.Axial ? 1 : Math.Clamp((along - FanOnly) / (AxisOnly - FanOnly), 0, 1);
        var seen = share > 0 ? Closest(first + (place * chord), a, best) : default;
        var fan = share < 1 ? Closest(middle + Fan(first, chord, a), a) : default;
        var guide = share is > 0 and < 1 ? Closest((share * seen) + ((1 - share) * fan), a) : share > 0 ? seen : fan;
        guide = method == WrapMethod.Axial && place is not (> 0 and < 1) ? Nearer(guide, first, chord, a) : guide;
        return unit * Facing(guide, 1 - share, a, axis, sign);
    }

    // Where the line cuts the surface, from p to q.
    private static (Vec3 First, Vec3 Last) Chord(Vec3 p, Vec3 q, Vec3 a)
    {
        Vec3 inverse = new(1 / a.X, 1 / a.Y, 1 / a.Z), sp = p.Scale(inverse), d = (q - p).Scale(inverse);
        var (dd, pd) = (d.Dot(d), sp.Dot(d));
        var root = Math.Sqrt(Math.Max(0, (pd * pd) - (dd * (sp.Dot(sp) - 1))));
        return (p + ((-pd - root) / dd * (q - p)), p + ((-pd + root) / dd * (q - p)));
    }

    // Seen from outside the surface a guide tells the plane alone; the path then takes the side on which it is shorter.
    private static Vec3 Nearer(Vec3 guide, Vec3 first, Vec3 chord, Vec3 a)
    {
        Vec3 inverse = new(1 / a.X, 1 / a.Y, 1 / a.Z), g = guide.Scale(inverse), from = first.Scale(inverse), along = chord.Scale(inverse).Normalize();
        var foot = from + ((g - from).Dot(along) * along);
        return foot.Dot(g - foot) >= 0 ? guide : ((2 * foot) - g).Scale(a);
    }

    private static Vec3 Fan(Vec3 first, Vec3 chord, Vec3 a)
    {
        Vec3 sum = default;
        for (var i = 1; i < Blades - 1; i++)
        {
            var from = first + ((double)i / Blades * chord);
            sum += (Closest(from, a) - from).Normalize();
        }

        return sum.Normalize();
    }

    // A guide on the half that may not be touched is mirrored; as far as it is the fan's it is only brought to the border.
    private static Vec3 Facing(Vec3 guide, double fan, Vec3 a, int axis, int sign)
    {
        if (sign == 0 || Math.Sign(guide[axis]) == sign)
        {
            return guide;
        }

        var mirrored = guide.Scale(new(axis == 0 ? fan - 1 : 1, axis == 1 ? fan - 1 : 1, axis == 2 ? fan - 1 : 1));
        return fan > 0 ? Closest(mirrored, a) : mirrored;
    }

    // The nearest point of the surface; with a coordinate held, the nearest in the section through it.
    private static Vec3 Closest(Vec3 u, Vec3 a, int held = -1)
    {
        var (least, radius) = (-1, double.PositiveInfinity);
        for (var i = 0; i < 3; i++)
        {
            (least, radius) = i != held && a[i] < radius ? (i, a[i]) : (least, radius);
        }

        if (Math.Abs(u[least]) < InPlane && Across(u, a, held, least) is { } across)
        {
            return across;
        }

        // The root of a sum that falls and is hollow: Newton's steps from its left never pass it.
        var t = double.NegativeInfinity;
        for (var i = 0; i < 3; i++)
        {
            t = i == held || Math.Abs(u[i]) < InPlane ? t : Math.Max(t, (a[i] * Math.Abs(u[i])) - (a[i] * a[i]));
        }

        for (var step = 0; step < 60; step++)
        {
            var (value, slope) = (-1.0, 0.0);
            for (var i = 0; i < 3; i++)
            {
                var part = i == held || Math.Abs(u[i]) < InPlane ? 0 : a[i] * u[i] / (t + (a[i] * a[i]));
                value += part * part;
                slope -= part == 0 ? 0 : 2 * part * part / (t + (a[i] * a[i]));
            }

            var next = t - (value / slope);
            if (!(next > t))
            {
                break;
            }

            t = next;
        }

        double At(int i) => i == held || Math.Abs(u[i]) < InPlane ? u[i] : a[i] * a[i] * u[i] / (t + (a[i] * a[i]));
        return new(At(0), At(1), At(2));
    }

    // From within, near the plane of symmetry across the shortest axis, the nearest point may lie to its side.
    private static Vec3? Across(Vec3 u, Vec3 a, int held, int least)
    {
        var (rest, sum) = (a[least] * a[least], 1.0);
        Span<double> x = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            x[i] = i == held || u[i] == 0 ? u[i] : a[i] * a[i] * u[i] / ((a[i] * a[i]) - rest);
            sum -= i == held || i == least ? 0 : x[i] * x[i] / (a[i] * a[i]);
        }

        if (!(sum > 0))
        {
            return null;
        }

        x[least] = (u[least] < 0 ? -1 : 1) * a[least] * Math.Sqrt(sum);
        return new(x[0], x[1], x[2]);
    }
}
