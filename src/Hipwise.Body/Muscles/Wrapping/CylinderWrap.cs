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
        return Around(p, q, dp, dq, radius, length, ChooseLeft(p, q, dp, dq, radius, axis, sign), outcome);
    }

    // Left: the path runs anticlockwise about z.
    private static WrapResult Around(Vec3 p, Vec3 q, double dp, double dq, double radius, double length, bool left, WrapOutcome outcome)
    {
        var (anglePq, spreadP, spreadQ) = (Math.Atan2((p.X * q.Y) - (p.Y * q.X), (p.X * q.X) + (p.Y * q.Y)), Math.Acos(radius / dp), Math.Acos(radius / dq));
        var turn = left ? anglePq : -anglePq;
        var arc = turn - spreadP - spreadQ;
        if (arc < 0)
        {
            arc += 2 * Math.PI;
        }

        var (straightP, straightQ) = (Math.Sqrt((dp * dp) - (radius * radius)), Math.Sqrt((dq * dq) - (radius * radius)));
        var plane = straightP + (radius * arc) + straightQ;
        var rise = (q.Z - p.Z) / plane;
        var first = Touch(p, dp, radius, left ? spreadP : -spreadP, p.Z + (rise * straightP));
        var last = Touch(q, dq, radius, left ? -spreadQ : spreadQ, q.Z - (rise * straightQ));
        return Math.Abs(first.Z) > length / 2 && Math.Abs(last.Z) > length / 2
            ? WrapResult.None
            : new(outcome, first, last, radius * arc * Math.Sqrt(1 + (rise * rise)));
    }

    private static Vec3 Touch(Vec3 p, double distance, double radius, double angle, double z)
    {
        var (s, c) = Math.SinCos(angle);
        var scale = radius / distance;
        return new(scale * ((c * p.X) - (s * p.Y)), scale * ((s * p.X) + (c * p.Y)), z);
    }

    private static bool ChooseLeft(Vec3 p, Vec3 q, double dp, double dq, double radius, int axis, int sign)
    {
        var (spreadP, spreadQ) = (Math.Acos(radius / dp), Math.Acos(radius / dq));
        Vec3 leftP = Touch(p, dp, radius, spreadP, p.Z), rightP = Touch(p, dp, radius, -spreadP, p.Z);
        Vec3 leftQ = Touch(q, dq, radius, -spreadQ, q.Z), rightQ = Touch(q, dq, radius, spreadQ, q.Z);
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
