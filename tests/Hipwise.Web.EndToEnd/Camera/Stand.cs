using System.Text.Json;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>Landmarks of a drawn person before a camera, as a file of recorded landmarks has them; they replay again and again.</summary>
internal static class Stand
{
    private const int Rate = 30;
    private const int Width = 480;
    private const int Height = 640;
    private const double Quiet = 11;
    private const double Cycle = 4;
    private const int Squats = 5;
    private const double Away = 6;
    private const int StanceFrames = 27 * Rate;

    /// <summary>Someone on the left leg who faces the camera: still at first, then one slow squat after the other; the knee moves inward.</summary>
    public static string SingleLegSquats { get; } = Write((int)((Quiet + (Squats * Cycle)) * Rate), frame =>
    {
        var into = ((frame / (double)Rate) - Quiet) / Cycle;
        return (Person(into <= 0 ? 0 : Math.Clamp((1 - Math.Cos(2 * Math.PI * (into - Math.Floor(into)) / 0.75)) / 2 * (into - Math.Floor(into) < 0.75 ? 1 : 0), 0, 1)), 1);
    });

    /// <summary>Someone who faces the camera, stands on both legs, then long on the left one while the free side of the pelvis drops, and walks out of the picture.</summary>
    public static string LeftStance { get; } = Write(StanceFrames, frame => Stance(frame, 12));

    /// <summary>The same on the right leg; the pelvis stays level.</summary>
    public static string RightStance { get; } = Write(StanceFrames, frame => Mirror(Stance(frame, 0)));

    /// <summary>The same person with someone beside.</summary>
    public static string Two { get; } = Write(10 * Rate, _ => (Person(0), 2));

    /// <summary>An empty room.</summary>
    public static string Nobody { get; } = Write(10 * Rate, _ => (null, 0));

    // Points in pixels by the engine's numbers; depth 0 is upright, 1 the lowest.
    private static double[][] Person(double depth)
    {
        var points = Enumerable.Range(0, 33).Select(_ => (X: 240d, Y: 105d)).ToArray();
        var down = 55 * depth;
        void Pair(int left, double leftX, double leftY, double rightX, double rightY) => (points[left], points[left + 1]) = ((leftX, leftY), (rightX, rightY));
        Pair(11, 290, 170, 190, 170);
        Pair(13, 305, 250, 175, 250);
        foreach (var hand in (int[])[15, 17, 19, 21])
        {
            Pair(hand, 296, 325, 184, 325);
        }

        Pair(23, 270, 330, 210, 330);
        for (var point = 0; point < 25; point++)
        {
            points[point].Y += down;
        }

        Pair(25, 268 - (14 * depth), 435 + (down / 2), 212, 430 + down);
        Pair(27, 266, 540, 212, 490 + (down * 0.6));
        Pair(29, 264, 552, 212, 500 + (down * 0.6));
        Pair(31, 272, 560, 216, 505 + (down * 0.6));
        return [.. points.Select(point => (double[])[point.X / Width, point.Y / Height, 0, 0.99])];
    }

    // The right foot leaves the ground and the right hip comes down.
    private static (double[][]? Points, int Persons) Stance(int frame, double drop)
    {
        var time = frame / (double)Rate;
        if (time > (StanceFrames / (double)Rate) - Away)
        {
            return (null, 0);
        }

        var (points, up) = (Person(0), Math.Clamp(time - Quiet, 0, 1));
        foreach (var (point, below, lifted) in ((int, double, double)[])[(24, 330, 330 + drop), (26, 435, 430), (28, 540, 485), (30, 552, 497), (32, 560, 505)])
        {
            points[point][1] = (below + ((lifted - below) * up)) / Height;
        }

        return (points, 1);
    }

    // Left becomes right, as if the picture were turned over.
    private static (double[][]? Points, int Persons) Mirror((double[][]? Points, int Persons) seen) => seen.Points is not { } points ? seen :
        ([.. points.Select((_, i) => i < 11 ? points[i] : points[i % 2 == 1 ? i + 1 : i - 1]).Select(point => (double[])[1 - point[0], .. point[1..]])], seen.Persons);

    private static string Write(int count, Func<int, (double[][]? Points, int Persons)> at) => JsonSerializer.Serialize(new
    {
        fps = Rate, width = Width, height = Height,
        frames = Enumerable.Range(0, count).Select(frame =>
        {
            var (points, persons) = at(frame);
            return new { t = frame / (double)Rate, image = points, world = points, persons };
        }),
    });
}
