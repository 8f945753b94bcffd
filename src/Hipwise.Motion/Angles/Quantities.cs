using System.Runtime.CompilerServices;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Angles;

/// <summary>Every quantity from the points of one frame. Definitions and signs: docs/validation/camera.md.</summary>
/// <param name="Side">The tested side.</param>
/// <param name="Lengths">Usual lengths of trunk, leg and the width of the hips (px).</param>
/// <param name="Facing">+1 when the person faces to the right of the picture, else -1.</param>
/// <param name="Lateral">+1 when the tested side lies clockwise of the way down the trunk, else -1.</param>
internal sealed record Quantities(Side Side, (double Trunk, double Leg, double Hips) Lengths, int Facing, int Lateral)
{
    private const double Percent = 100;

    // Below this much bending of hip and knee together (deg) a share of it means nothing.
    private const double LeastBend = 5;

    /// <summary>Mean points of the quiet moment; empty when there is none.</summary>
    public required double[] Stance { get; init; }

    /// <summary>From the camera to the person (px, in the scale of the person).</summary>
    public required double Distance { get; init; }

    // In the picture of an upright person, the way outwards on the tested side.
    private int Out => -Lateral;

    // +1 when the person looks into the camera, -1 when away from it.
    private int Towards => Side == Side.Left ? Out : -Out;

    /// <summary>The quantity in its unit; NaN where a point that it needs is missing. Nothing is allocated.</summary>
    public double Calculate(CameraQuantity quantity, ReadOnlySpan<double> p) => quantity switch
    {
        CameraQuantity.PelvisDrop => PelvisDrop(p),
        CameraQuantity.TrunkSideLean => UpwardTilt(p) * Out,
        CameraQuantity.KneeInward => KneeInward(p),
        CameraQuantity.KneeInside => Percent * -Out * (Tested(p, Landmark.LeftKnee).X - Tested(p, Landmark.LeftFootIndex).X) / Lengths.Leg,
        CameraQuantity.KneeGap => Percent * Out * (Tested(p, Landmark.LeftKnee).X - Free(p, Landmark.LeftKnee).X) / Lengths.Hips,
        CameraQuantity.FootLift => Percent * (Tested(p, Landmark.LeftAnkle).Y - Free(p, Landmark.LeftAnkle).Y) / Lengths.Leg,
        CameraQuantity.HandReach => HandReach(p),
        CameraQuantity.BodySway => Percent * Out * (Hips(p).X - Tested(p, Landmark.LeftAnkle).X) / Lengths.Leg,
        CameraQuantity.LegApart => Lateral * TrunkDown(p).AngleTo(Tested(p, Landmark.LeftAnkle) - Tested(p, Landmark.LeftHip)),
        CameraQuantity.FreeHipLow => Percent * (Free(p, Landmark.LeftHip).Y - Tested(p, Landmark.LeftHip).Y) / Lengths.Trunk,
        CameraQuantity.KneeFlexion => Facing * Thigh(p).AngleTo(Shin(p)),
        CameraQuantity.HipFlexion => -Facing * TrunkDown(p).AngleTo(Thigh(p)),
        CameraQuantity.TrunkLean => UpwardTilt(p) * Facing,
        CameraQuantity.ShinLean => Facing * new Way(0, 1).AngleTo(Shin(p)),
        CameraQuantity.ThighRise => Rise(Thigh(p)),
        CameraQuantity.TrunkRise => -Rise(TrunkDown(p)),
        CameraQuantity.PelvisHeight => Percent * (Tested(p, Landmark.LeftAnkle).Y - Hips(p).Y) / Lengths.Leg,
        CameraQuantity.HeelLift => Percent * (Tested(p, Landmark.LeftFootIndex).Y - Tested(p, Landmark.LeftHeel).Y) / Lengths.Leg,
        CameraQuantity.TrunkLength => Stance.Length == 0 ? double.NaN : Percent * TrunkDown(p).Length / TrunkDown(Stance).Length,
        CameraQuantity.HingeShare => HingeShare(p),
        CameraQuantity.FootAhead => Percent * Facing * (Tested(p, Landmark.LeftAnkle).X - Free(p, Landmark.LeftAnkle).X) / Lengths.Leg,
        _ => double.NaN,
    };

    /// <summary>How much the quantity changes when the camera goes around the person (in its unit, for each degree): what leans towards the camera looks
    /// shorter than it is, and shows as a lean to the side from elsewhere. 0 where the points do not tell.</summary>
    public double ViewSlope(CameraQuantity quantity, ReadOnlySpan<double> p) => quantity switch
    {
        CameraQuantity.TrunkSideLean => TrunkAhead(p) / TrunkDown(p).Length,
        CameraQuantity.KneeInward => KneeAhead(p) * ((1 / Thigh(p).Length) + (1 / Shin(p).Length)),
        _ => 0,
    };

    // How far the knee is nearer to the camera than hip and ankle, or further.
    private double KneeAhead(ReadOnlySpan<double> p) => Hidden(Thigh(p).Length + Shin(p).Length, Lengths.Leg) / 2;

    // How far the shoulders are ahead of the hips. What is nearer is drawn longer, which hides part of its lean; that is taken back once: further rounds
    // would make a lean of an upright trunk, since one that leans by some 18° towards a camera 3 m away looks as long.
    private double TrunkAhead(ReadOnlySpan<double> p)
    {
        var (seen, length) = (TrunkDown(p).Length, Stance.Length == 0 ? Lengths.Trunk : TrunkDown(Stance).Length);
        return Hidden(seen * (1 - (Towards * Hidden(seen, length) / Distance)), length);
    }

    private static double Hidden(double seen, double length) => Math.Sqrt(Math.Max(0, (length * length) - (seen * seen)));

    private double PelvisDrop(ReadOnlySpan<double> p)
    {
        var across = Free(p, Landmark.LeftHip) - Tested(p, Landmark.LeftHip);
        // For somebody lying on the side, across is along the trunk's own normal.
        var trunk = TrunkDown(p);
        return Math.Abs(trunk.Y) >= Math.Abs(trunk.X)
            ? double.RadiansToDegrees(Math.Atan2(across.Y, -Out * across.X))
            : Lateral * (new Way(-trunk.Y, trunk.X).AngleTo(across) is var angle && Math.Abs(angle) > 90 ? angle - (180 * Math.Sign(angle)) : angle);
    }

    // A bent knee is nearer to the camera than hip and ankle, or further from behind, and so drawn further from the picture's middle: by how far the
    // leg looks shorter than it is, that is taken back.
    private double KneeInward(ReadOnlySpan<double> p)
    {
        var (hip, knee, ankle) = (Tested(p, Landmark.LeftHip), Tested(p, Landmark.LeftKnee), Tested(p, Landmark.LeftAnkle));
        var scale = 1 - (Towards * KneeAhead(p) / Distance);
        var drawn = new Way(knee.X * scale, knee.Y * scale);
        return Lateral * (drawn - hip).AngleTo(ankle - drawn);
    }

    private double HandReach(ReadOnlySpan<double> p)
    {
        var tested = (Tested(p, Landmark.LeftWrist) - Tested(p, Landmark.LeftHip)).Length;
        var free = (Free(p, Landmark.LeftWrist) - Free(p, Landmark.LeftHip)).Length;
        return Percent * Math.Max(tested, free) / Lengths.Trunk;
    }

    private double HingeShare(ReadOnlySpan<double> p)
    {
        if (Stance.Length == 0)
        {
            return double.NaN;
        }

        var hip = Calculate(CameraQuantity.HipFlexion, p) - Calculate(CameraQuantity.HipFlexion, Stance);
        var knee = Calculate(CameraQuantity.KneeFlexion, p) - Calculate(CameraQuantity.KneeFlexion, Stance);
        return hip + knee < LeastBend ? double.NaN : Percent * hip / (hip + knee);
    }

    // Degrees from straight up to the shoulders, clockwise in the picture.
    private static double UpwardTilt(ReadOnlySpan<double> p) => new Way(0, 1).AngleTo(TrunkDown(p));

    private static double Rise(Way way) => double.RadiansToDegrees(Math.Atan2(-way.Y, Math.Abs(way.X)));

    private static Way TrunkDown(ReadOnlySpan<double> p) => Hips(p) - Points.Middle(p, Landmark.LeftShoulder, Landmark.RightShoulder);

    private static Way Hips(ReadOnlySpan<double> p) => Points.Middle(p, Landmark.LeftHip, Landmark.RightHip);

    private Way Thigh(ReadOnlySpan<double> p) => Tested(p, Landmark.LeftKnee) - Tested(p, Landmark.LeftHip);

    private Way Shin(ReadOnlySpan<double> p) => Tested(p, Landmark.LeftAnkle) - Tested(p, Landmark.LeftKnee);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Way Tested(ReadOnlySpan<double> p, Landmark left) => Points.At(p, Side == Side.Left ? left : left + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Way Free(ReadOnlySpan<double> p, Landmark left) => Points.At(p, Side == Side.Left ? left + 1 : left);
}
