using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Angles;

/// <summary>Smoothed points of one person on an even time grid, in pixels; NaN where a gap was too long to bridge.</summary>
internal sealed class PointTracks(double start, double step, int frameCount)
{
    private const int Count = LandmarkNames.Count;

    /// <summary>Time from frame to frame (s).</summary>
    public double Step { get; } = step;

    public int FrameCount { get; } = frameCount;

    /// <summary>x and y of each point of each frame, one after the other.</summary>
    public double[] Values { get; } = new double[frameCount * Count * 2];

    /// <summary>Standard deviation that smoothing leaves of each point's jitter (px).</summary>
    public double[] Noise { get; } = new double[Count];

    /// <summary>True in frames in which somebody was seen.</summary>
    public bool[] Seen { get; } = new bool[frameCount];

    /// <summary>Median length of the trunk (px).</summary>
    public double Trunk { get; init; }

    public int Repaired { get; init; }

    public int Refused { get; init; }

    public double TimeOf(int frame) => start + (frame * Step);

    /// <summary>The frame nearest to a time.</summary>
    public int FrameAt(double time) => Math.Clamp((int)Math.Round((time - start) / Step), 0, FrameCount - 1);

    public Span<double> Of(int frame) => Values.AsSpan(frame * Count * 2, Count * 2);

    /// <summary>One coordinate through all frames.</summary>
    public double[] Series(Landmark point, int axis) =>
        [.. Enumerable.Range(0, FrameCount).Select(frame => Values[(frame * Count * 2) + ((int)point * 2) + axis])];
}
