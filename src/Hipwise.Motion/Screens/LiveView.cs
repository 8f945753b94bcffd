using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Angles;
using Hipwise.Motion.Events;
using Hipwise.Motion.Landmarks;
using Hipwise.Signals.Filters;

namespace Hipwise.Motion.Screens;

/// <summary>What can be told of each frame while a person moves: for looking at and for cues, not for measures. Nothing is allocated from frame to frame.</summary>
public sealed class LiveView
{
    private readonly double[] values = new double[CameraWords.Quantities.Count];
    private readonly double[] stance = new double[CameraWords.Quantities.Count];
    private readonly double[] points = new double[LandmarkNames.Count * 2];
    private readonly double[] still = new double[LandmarkNames.Count * 2];
    private readonly OneEuro[] filters = new OneEuro[LandmarkNames.Count * 2];
    private readonly ScreenCamera camera;
    private readonly CameraRules rules;
    private readonly RepetitionCounter counter;
    private Quantities? body;
    private double started = double.NaN;
    private int stillFrames;

    /// <summary>Starts a view.</summary>
    /// <param name="knowledge">What is known.</param>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="side">The side tested; null only for screens without sides.</param>
    /// <param name="width">Of the picture (px).</param>
    /// <param name="height">Of the picture (px).</param>
    /// <exception cref="ArgumentException">The screen is not filmed.</exception>
    public LiveView(KnowledgeBase knowledge, Screen screen, Side? side, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(screen);
        camera = screen.Camera ?? throw new ArgumentException($"The screen '{screen.Id}' is not filmed.", nameof(screen));
        (rules, Width, Height, Side) = (knowledge.Camera, width, height, side);
        counter = new(camera.Tries, rules.Repetitions);
        // Points are filtered in trunk lengths, so that speed means the same at every distance; before a trunk is seen, in picture heights.
        Array.Fill(filters, new OneEuro(rules.Filters.LiveCutoffHz, rules.Filters.LiveBeta, rules.Filters.LiveSpeedCutoffHz));
        Array.Fill(values, double.NaN);
        Array.Fill(stance, double.NaN);
    }

    /// <summary>Width of the picture (px).</summary>
    public int Width { get; }

    /// <summary>Height of the picture (px).</summary>
    public int Height { get; }

    /// <summary>The side tested.</summary>
    public Side? Side { get; }

    /// <summary>The newest value of each quantity, in the order of <see cref="CameraQuantity"/>; NaN where it cannot be told, or before the quiet start
    /// is over.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Id of the one cue to give now, the most important first, or null.</summary>
    public string? Cue { get; private set; }

    /// <summary>Repetitions so far, as far as the screen has any.</summary>
    public int Repetitions => counter.Count;

    /// <summary>True while a repetition is on its way.</summary>
    public bool IsMoving => counter.IsUp;

    /// <summary>Takes the next frame.</summary>
    /// <param name="time">Later than the one before (s).</param>
    /// <param name="image">Points in the picture, <see cref="LandmarkTake.Stride"/> numbers; NaN where nobody was seen.</param>
    /// <exception cref="ArgumentException">Another number of numbers.</exception>
    public void Update(double time, ReadOnlySpan<float> image)
    {
        if (image.Length != LandmarkTake.Stride)
        {
            throw new ArgumentException($"{image.Length} numbers; a frame has {LandmarkTake.Stride}.", nameof(image));
        }

        Place(time, image);
        if (body is null)
        {
            WaitForStance(time);
            return;
        }

        for (var quantity = 0; quantity < values.Length; quantity++)
        {
            values[quantity] = body.Calculate((CameraQuantity)quantity, points);
        }

        counter.Next(values[(int)camera.Tries.Quantity]);
        Cue = FindCue();
    }

    private void Place(double time, ReadOnlySpan<float> image)
    {
        for (var i = 0; i < LandmarkNames.Count; i++)
        {
            var seen = image[(4 * i) + 3] >= rules.Filters.LeastVisibility;
            // In picture heights.
            var x = seen ? (image[4 * i] - 0.5) * Width / Height : double.NaN;
            var y = seen ? image[(4 * i) + 1] - 0.5 : double.NaN;
            points[2 * i] = filters[2 * i].Next(time, x);
            points[(2 * i) + 1] = filters[(2 * i) + 1].Next(time, y);
        }
    }

    // The person stands quiet first: what they look like then is what is compared with.
    private void WaitForStance(double time)
    {
        if (double.IsNaN(points[2 * (int)Landmark.LeftHip]))
        {
            return;
        }

        started = double.IsNaN(started) ? time : started;
        stillFrames++;
        for (var i = 0; i < still.Length; i++)
        {
            // A point that was out of sight once starts anew.
            still[i] = double.IsNaN(still[i]) ? points[i] : still[i] + ((points[i] - still[i]) / stillFrames);
        }

        if (time - started >= camera.StanceSeconds)
        {
            body = FilmedBody.OfMoment(still, Side ?? NearerSide(), camera.DistanceM / rules.LegM);
            for (var quantity = 0; quantity < stance.Length; quantity++)
            {
                stance[quantity] = body.Calculate((CameraQuantity)quantity, still);
            }
        }
    }

    private Side NearerSide() => double.IsNaN(still[2 * (int)Landmark.LeftKnee]) ? Core.Side.Right : Core.Side.Left;

    private string? FindCue()
    {
        foreach (var cue in camera.Cues)
        {
            var value = values[(int)cue.Quantity] - (cue.Against == ReadAgainst.Nothing ? 0 : stance[(int)cue.Quantity]);
            if (cue.Sign * (value - cue.Bound) > 0)
            {
                return cue.Id;
            }
        }

        return null;
    }
}
