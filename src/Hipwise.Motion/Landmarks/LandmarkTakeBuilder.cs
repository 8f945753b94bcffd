namespace Hipwise.Motion.Landmarks;

/// <summary>Gathers frames into a take as they come.</summary>
/// <param name="width">Of the picture (px).</param>
/// <param name="height">Of the picture (px).</param>
public sealed class LandmarkTakeBuilder(int width, int height)
{
    private readonly List<double> times = [];
    private readonly List<int> persons = [];
    private readonly List<float> roll = [];
    private float[] image = new float[256 * LandmarkTake.Stride];
    private float[] world = new float[256 * LandmarkTake.Stride];

    /// <summary>How many frames are in it.</summary>
    public int Count => times.Count;

    /// <summary>True when no further frame fits.</summary>
    public bool IsFull => Count >= LandmarkTake.MostFrames;

    /// <summary>The program that found the points.</summary>
    public string Engine { get; set; } = "";

    /// <summary>The model that found them.</summary>
    public string Model { get; set; } = "";

    /// <summary>Whether the points were measured in space.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>Adds a frame.</summary>
    /// <param name="time">Later than the frame before (s).</param>
    /// <param name="points">In the picture, <see cref="LandmarkTake.Stride"/> numbers; empty when nobody was seen.</param>
    /// <param name="space">In metres, as many; empty when unknown.</param>
    /// <param name="people">How many people were seen.</param>
    /// <param name="cameraRoll">Of the camera (rad); NaN unknown.</param>
    /// <exception cref="ArgumentException">The time does not rise, a frame has another length, or the take is full.</exception>
    public void Add(double time, ReadOnlySpan<float> points, ReadOnlySpan<float> space, int people = 1, float cameraRoll = float.NaN)
    {
        if (IsFull || !double.IsFinite(time) || (Count > 0 && time <= times[^1]))
        {
            throw new ArgumentException(IsFull ? $"A take has {LandmarkTake.MostFrames} frames at most." : $"A frame at {time:R} s; times must rise.", nameof(time));
        }

        var at = Count * LandmarkTake.Stride;
        if (at == image.Length)
        {
            Array.Resize(ref image, image.Length * 2);
            Array.Resize(ref world, world.Length * 2);
        }

        Copy(points, image.AsSpan(at, LandmarkTake.Stride));
        Copy(space, world.AsSpan(at, LandmarkTake.Stride));
        times.Add(time);
        persons.Add(people);
        roll.Add(cameraRoll);
    }

    /// <summary>The take of all frames so far.</summary>
    public LandmarkTake ToTake() => new()
    {
        Width = width, Height = height, Times = [.. times], Persons = [.. persons], Roll = [.. roll], Engine = Engine, Model = Model, IsMeasured = IsMeasured,
        Image = image[..(Count * LandmarkTake.Stride)], World = world[..(Count * LandmarkTake.Stride)],
    };

    private static void Copy(ReadOnlySpan<float> from, Span<float> to)
    {
        if (from.IsEmpty)
        {
            to.Fill(float.NaN);
        }
        else if (from.Length == to.Length)
        {
            from.CopyTo(to);
        }
        else
        {
            throw new ArgumentException($"A frame of {from.Length} numbers; it must have {to.Length}.", nameof(from));
        }
    }
}
