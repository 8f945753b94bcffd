namespace Hipwise.Signals.Emg.Live;

/// <summary>
/// Squeezes of one channel from its envelope. The envelope's window of w seconds crosses T times rest once a share f = (T² − 1) / (A² − 1) of it lies in activity of
/// A times rest: f·w after activity began, and (1 − f)·w after it ended. Both are taken off, A being the squeeze's own; the filters' lateness is the same at
/// both ends and falls out of the length. Nothing is allocated for a sample.
/// </summary>
internal sealed class SqueezeCounter(double rate, int window, double threshold, LiveSetup setup, EmgLiveRules rules)
{
    private const int Room = 256;
    private readonly List<LiveSqueeze> done = new(Room);
    private long first = -1;
    private long lastLoud;
    private double power;
    private long powerCount;
    private bool isWhole;
    private bool reached;

    /// <summary>Those that are over, in the order of time.</summary>
    public IReadOnlyList<LiveSqueeze> Done => done;

    /// <summary>How long the one that is under way has lasted (s); 0 without one.</summary>
    public double Seconds => first < 0 ? 0 : Length;

    // The window lies within activity from here on.
    private bool IsFull(long place) => place - first >= window;

    private double Share => powerCount == 0 ? 0.5 : Math.Clamp(((threshold * threshold) - 1) / ((power / powerCount) - 1), 0, 1);

    private double Length => Math.Max(0, (lastLoud - first - (window * (1 - (2 * Share)))) / rate);

    /// <summary>Takes the envelope at the next sample.</summary>
    /// <param name="place">How many samples came before.</param>
    /// <param name="envelope">As a multiple of rest.</param>
    /// <param name="isMissing">More samples in a row are missing than can be bridged.</param>
    public void Next(long place, double envelope, bool isMissing)
    {
        if (envelope > threshold)
        {
            Grow(place, envelope, isMissing);
        }
        else if (first >= 0)
        {
            isWhole &= !isMissing;
            if (place - lastLoud > rules.PauseSeconds * rate)
            {
                End();
            }
        }
    }

    private void Grow(long place, double envelope, bool isMissing)
    {
        if (first < 0)
        {
            (first, power, powerCount, isWhole, reached) = (place, 0, 0, true, false);
        }

        lastLoud = place;
        isWhole &= !isMissing;
        if (IsFull(place))
        {
            (power, powerCount) = (power + (envelope * envelope), powerCount + 1);
        }

        reached |= isWhole && Length >= setup.GoalSeconds;
    }

    /// <summary>Ends the one that is under way, as when nothing more comes.</summary>
    public void End()
    {
        if (first >= 0 && Length >= setup.LeastSeconds && done.Count < Room)
        {
            done.Add(new(Math.Max(0, (first - (window * Share)) / rate), Length, rules.LengthSd, reached && isWhole, isWhole));
        }

        first = -1;
    }
}
