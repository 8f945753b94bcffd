using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// The shortest way around a cylinder about z: a straight line on the unrolled surface, so a helix between two tangents. Whether and on
// which side it goes around follows OpenSim's rules for cylinders.
internal static class CylinderWrap
{
    public static WrapResult Lay(Vec3 p, Vec3 q, double radius, double length, int axis, int sign)
    {
        var (dp, dq) = (Math.Sqrt((p.X * p.X) + (p.Y * p.Y)), Math.Sqrt((q.X * q.X) + (q.Y * q.Y)));
        if (dp < radius || dq < radius)
        {
            return WrapResult.Inside;
        }

        var near = NearestToAxis(p, q, out var t);
        var cuts = t is > 0 and < 1 && (near.X * near.X) + (near.Y * near.Y) < radius * radius;
        if (sign == 0 && !cuts)
        {
            return WrapResult.None;
        }

        var open = sign == 0 || Sign(p[axis]) == sign || Sign(q[axis]) == sign;
        if (open && !cuts && (Sign(p[axis]) == Sign(q[axis]) || Sign(near[axis]) == sign))
        {
            return WrapResult.None;
        }

        var outcome = open && cuts ? WrapOutcome.Necessary : WrapOutcome.Possible;
        var (spreadP, spreadQ) = (Math.Acos(radius / dp), Math.Acos(radius / dq));
        Vec3 leftP = Touch(p, dp, radius, 1), rightP = Touch(p, dp, radius, -1);
        Vec3 leftQ = Touch(q, dq, radius, -1), rightQ = Touch(q, dq, radius, 1);
        var left = ChooseLeft(leftP, rightP, leftQ, rightQ, axis, sign);

        // Left: the path runs anticlockwise about z.
        var turn = Math.Atan2((p.X * q.Y) - (p.Y * q.X), (p.X * q.X) + (p.Y * q.Y));
        var arc = (left ? turn : -turn) - spreadP - spreadQ;
        arc = arc < 0 ? arc + (2 * Math.PI) : arc;
        var (straightP, straightQ) = (Math.Sqrt((dp * dp) - (radius * radius)), Math.Sqrt((dq * dq) - (radius * radius)));
        var rise = (q.Z - p.Z) / (straightP + (radius * arc) + straightQ);
        var (first, last) = (left ? leftP : rightP, left ? leftQ : rightQ);
        var (firstZ, lastZ) = (p.Z + (rise * straightP), q.Z - (rise * straightQ));
        return Math.Abs(firstZ) > length / 2 && Math.Abs(lastZ) > length / 2
            ? WrapResult.None
            : new(outcome, first with { Z = firstZ }, last with { Z = lastZ }, radius * arc * Math.Sqrt(1 + (rise * rise)));
    }

    // Where a tangent from p touches the circle: the one that p's direction turns to, anticlockwise (+1) or clockwise (-1).
    private static Vec3 Touch(Vec3 p, double distance, double radius, int way)
    {
        var scale = radius / distance;
        var (s, c) = (way * Math.Sqrt(1 - (scale * scale)), scale);
        return new(scale * ((c * p.X) - (s * p.Y)), scale * ((s * p.X) + (c * p.Y)), p.Z);
    }

    private static bool ChooseLeft(Vec3 leftP, Vec3 rightP, Vec3 leftQ, Vec3 rightQ, int axis, int sign)
    {
        var (alongLeft, alongRight) = (Planar(leftP, leftQ), Planar(rightP, rightQ));
        if (sign == 0)
        {
            return alongLeft > alongRight;
        }

        var (leftOn, rightOn) = (Sign(leftP[axis]) == sign, Sign(rightP[axis]) == sign);
        if (leftOn != rightOn)
        {
            return leftOn;
        }

        // Both tangents from p are on the wanted side, or neither: q's decide, and then the larger gap between tangents.
        var (leftQOn, rightQOn) = (Sign(leftQ[axis]) == sign, Sign(rightQ[axis]) == sign);
        return leftOn ? !rightQOn : !rightQOn && (leftQOn || alongLeft < alongRight);
    }

    private static double Planar(Vec3 a, Vec3 b) => (a.X * b.X) + (a.Y * b.Y);

    // The point of the line through p and q that lies nearest to the z axis; t is its place from p (0) to q (1).
    private static Vec3 NearestToAxis(Vec3 p, Vec3 q, out double t)
    {
        var d = q - p;
        var planar = (d.X * d.X) + (d.Y * d.Y);
        t = planar == 0 ? double.NaN : -((p.X * d.X) + (p.Y * d.Y)) / planar;
        return double.IsNaN(t) ? p : p + (t * d);
    }

    private static int Sign(double value) => value >= 0 ? 1 : -1;
}
