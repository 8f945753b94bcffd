namespace Hipwise.Motion.Landmarks;

/// <summary>What a pose engine saw of one person during one recording: points, no pictures.</summary>
/// <remarks>
/// Image: x to the right and y down as fractions of width and height, z as a fraction of the width and smaller when nearer, visibility 0-1.
/// World: metres from between the hips, x right in the picture, y down, z away from the camera. A frame without a person is NaN throughout.
/// </remarks>
public sealed record LandmarkTake
{
    /// <summary>Longest take that is read, ten minutes at sixty frames a second.</summary>
    public const int MostFrames = 36_000;

    /// <summary>Numbers of one frame in <see cref="Image"/> and <see cref="World"/>: x, y, z and visibility of each landmark.</summary>
    public const int Stride = LandmarkNames.Count * 4;

    /// <summary>Width of the picture (px).</summary>
    public required int Width { get; init; }

    /// <summary>Height of the picture (px).</summary>
    public required int Height { get; init; }

    /// <summary>When each frame was taken (s), rising.</summary>
    public required double[] Times { get; init; }

    /// <summary>Points in the picture, <see cref="Stride"/> numbers a frame.</summary>
    public required float[] Image { get; init; }

    /// <summary>Points in space as one camera guesses them, <see cref="Stride"/> numbers a frame: for display, not for measures.</summary>
    public required float[] World { get; init; }

    /// <summary>How many people were seen in each frame; 1 where the engine does not count.</summary>
    public required int[] Persons { get; init; }

    /// <summary>How far the camera was turned about its line of sight in each frame (rad), positive when the horizon then falls to the right; NaN unknown.</summary>
    public required float[] Roll { get; init; }

    /// <summary>The program that found the points, with its version.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The model that found them.</summary>
    public string Model { get; init; } = "";

    /// <summary>True when the points were measured in space: drawn without perspective, left and right as they are named, with the errors of markers.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>How many frames there are.</summary>
    public int FrameCount => Times.Length;

    /// <summary>The points of one frame in the picture.</summary>
    /// <param name="frame">From 0.</param>
    public ReadOnlySpan<float> ImageOf(int frame) => Image.AsSpan(frame * Stride, Stride);

    /// <summary>True when somebody was seen in that frame.</summary>
    /// <param name="frame">From 0.</param>
    public bool HasPerson(int frame) => !float.IsNaN(Image[(frame * Stride) + ((int)Landmark.LeftHip * 4)]);
}
