using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// The shortest way through a ring about z. Where the straight piece passes through the hole it runs free; where it cuts the tube or passes
// outside the ring, it is drawn around the tube's side that faces the hole. OpenSim lays it around a straight cylinder there, as thick as
// the tube (source: opensim-core, WrapTorus); that is the first guess here, and the geodesic of the torus is then found by shooting, so
// that virtual work is exact. A piece with both ends on one side of the ring's plane is not threaded and goes around the tube where it cuts it.
internal static class TorusWrap
{
    private const int MostSteps = 40;

    // Of angles between the geodesic's end and the straight part to q (rad).
    private const double Tolerance = 1e-12;
    private const double Difference = 1e-6;

    // The longest change of the first tangent's place along the ring in a step (rad), so that a first guess far off is not overshot.
    private const double LongestTurn = 0.3;

    // The first guess's cylinder never ends (m).
    private const double Endless = 1e6;

    public static WrapResult Lay(Vec3 p, Vec3 q, double tube, double ring, int axis, int sign)
    {
        if (Distance(p, ring) < tube || Distance(q, ring) < tube)
        {
            return WrapResult.Inside;
        }

        var near = NearestToCircle(p, q, ring, axis, sign);
        var planar = Math.Sqrt((near.X * near.X) + (near.Y * near.Y));
        if (double.IsNaN(planar) || planar == 0)
        {
            return WrapResult.None;
        }

        // The tube's own frame there: x towards the hole, y against the ring's axis, z along the tube.
        Vec3 x = new(-near.X / planar, -near.Y / planar, 0), y = new(0, 0, -1), origin = -ring * x;
        var frame = new Transform(new Mat3(x, y, x.Cross(y)), Vec3.Zero);
        var isThreaded = p.Z * q.Z < 0;
        var guess = CylinderWrap.Lay(frame.R * (p - origin), frame.R * (q - origin), tube, Endless, 0, isThreaded ? 1 : 0);
        var cuts = Distance(near, ring) < tube;
        if (isThreaded ? PassesFreely(p, q, near, tube, ring) : !cuts)
        {
            return WrapResult.None;
        }

        // The ring bends into pieces that miss the cylinder: there the geodesic begins as nothing on the side of the piece.
        var first = guess.Wraps ? (frame.R.Transpose * guess.First) + origin : near;
        return Shoot(p, q, new(tube, ring), first, guess.Wraps ? guess.Arc : 0, cuts ? WrapOutcome.Necessary : WrapOutcome.Possible);
    }

    // Through the hole, and nowhere nearer to the ring's middle line than its surface.
    private static bool PassesFreely(Vec3 p, Vec3 q, Vec3 near, double tube, double ring)
    {
        var t = p.Z / (p.Z - q.Z);
        var crossing = p + (t * (q - p));
        return (crossing.X * crossing.X) + (crossing.Y * crossing.Y) < ring * ring && Distance(near, ring) >= tube;
    }

    private static double Distance(Vec3 place, double ring)
    {
        var out_ = Math.Sqrt((place.X * place.X) + (place.Y * place.Y)) - ring;
        return Math.Sqrt((out_ * out_) + (place.Z * place.Z));
    }

    // The point between p and q that lies nearest to the ring's middle line, on the wanted side; NaN when there is none.
    private static Vec3 NearestToCircle(Vec3 p, Vec3 q, double ring, int axis, int sign)
    {
        // There may be two places that are near: the better of the pieces is looked at closely.
        const int Pieces = 24, Halvings = 60;
        var (best, least) = (double.NaN, double.PositiveInfinity);
        for (var i = 0; i <= Pieces; i++)
        {
            var place = p + ((double)i / Pieces * (q - p));
            var distance = Distance(place, ring);
            if (distance < least && (sign == 0 || Math.Sign(place[axis]) == sign))
            {
                (best, least) = ((double)i / Pieces, distance);
            }
        }

        var (low, high) = (Math.Max(0, best - (1.0 / Pieces)), Math.Min(1, best + (1.0 / Pieces)));
        for (var i = 0; i < Halvings; i++)
        {
            var (a, b) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = Distance(p + (a * (q - p)), ring) < Distance(p + (b * (q - p)), ring) ? (low, b) : (a, high);
        }

        return p + ((low + high) / 2 * (q - p));
    }

    // Unknowns: the place of the first tangent along the ring (rad), and the length of the geodesic (m).
    private static WrapResult Shoot(Vec3 p, Vec3 q, TorusSurface ring, Vec3 first, double arc, WrapOutcome outcome)
    {
        var (turn, length) = (Math.Atan2(first.Y, first.X), arc);
        var (s, c) = Math.SinCos(turn);
        var branch = ring.BranchOf(p, turn, Math.Atan2(first.Z, (first.X * c) + (first.Y * s) - ring.Radius));
        TorusGeodesic? best = null;
        for (var step = 0; step < MostSteps; step++)
        {
            if (ring.Follow(p, q, turn, branch, length) is not { } now)
            {
                break;
            }

            best = best is null || now.Size < best.Value.Size ? now : best;
            if (now.Size < Tolerance || !Improve(p, q, ring, branch, now, ref turn, ref length))
            {
                break;
            }
        }

        // Where it comes to nothing, the piece only grazes the tube.
        return best is { Length: > 0 } found ? new(outcome, found.First, found.Last, found.Length) : WrapResult.None;
    }

    private static bool Improve(Vec3 p, Vec3 q, TorusSurface ring, int branch, TorusGeodesic now, ref double turn, ref double length)
    {
        var stretch = Difference * Math.Max(length, 1e-3 * ring.Tube);
        if (ring.Follow(p, q, turn + Difference, branch, length) is not { } turned || ring.Follow(p, q, turn, branch, length + stretch) is not { } longer)
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

        turn -= Math.Clamp(((d * now.Lift) - (b * now.Drift)) / determinant, -LongestTurn, LongestTurn);
        length = Math.Max(0, length - (((a * now.Drift) - (c * now.Lift)) / determinant));
        return double.IsFinite(turn) && double.IsFinite(length);
    }
}
