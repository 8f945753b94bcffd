using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// The shortest way around a sphere: a great circle in the plane of its centre and both ends.
internal static class SphereWrap
{
    public static WrapResult Lay(Vec3 p, Vec3 q, double radius, int axis, int sign)
    {
        var (dp, dq) = (p.Norm, q.Norm);
        if (dp < radius || dq < radius)
        {
            return WrapResult.Inside;
        }

        var d = q - p;
        var t = -p.Dot(d) / d.Dot(d);
        var normal = p.Cross(q);
        if (t is not (> 0 and < 1) || (p + (t * d)).Norm >= radius || normal.Norm < 1e-12 * dp * dq)
        {
            return WrapResult.None;
        }

        normal = normal.Normalize();
        var around = Math.Atan2(p.Cross(q).Norm, p.Dot(q));
        var (spreadP, spreadQ) = (Math.Acos(radius / dp), Math.Acos(radius / dq));
        var near = Result(p, q, dp, dq, radius, normal, spreadP, spreadQ, around);
        if (sign == 0 || Math.Sign((near.First + near.Last)[axis]) == sign)
        {
            return near;
        }

        return Result(p, q, dp, dq, radius, -normal, spreadP, spreadQ, (2 * Math.PI) - around);
    }

    private static WrapResult Result(Vec3 p, Vec3 q, double dp, double dq, double radius, Vec3 normal, double spreadP, double spreadQ, double around)
    {
        var first = Turn(p * (radius / dp), normal, spreadP);
        var last = Turn(q * (radius / dq), normal, -spreadQ);
        return new(WrapOutcome.Necessary, first, last, radius * (around - spreadP - spreadQ));
    }

    private static Vec3 Turn(Vec3 v, Vec3 normal, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return (c * v) + (s * normal.Cross(v));
    }
}
