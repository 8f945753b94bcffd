using System.Collections.Immutable;

namespace Hipwise.Signals.Emg.Live;

/// <summary>
/// Several channels that are looked at while their samples come: rest is learned first, as long as all of them are still, then each tells its envelope in multiples of
/// rest, whether it is active, and its squeezes. Nothing is allocated for a sample; not for two threads.
/// </summary>
public sealed class LiveSession
{
    private readonly LiveSetup setup;
    private readonly EmgLiveRules rules;
    private long taken;
    private int next;
    private double lead = double.NaN;

    /// <summary>Begins with rest.</summary>
    /// <param name="setup">What comes.</param>
    /// <param name="rules">By which figures.</param>
    /// <exception cref="ArgumentException">Too many channels, or a rate that is too low or too high.</exception>
    public LiveSession(LiveSetup setup, EmgRules rules)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(rules);
        if (!CanTake(setup.Rate, setup.Channels, rules))
        {
            throw new ArgumentException($"{setup.Channels} channels at {setup.Rate} samples a second are not taken.", nameof(setup));
        }

        (this.setup, this.rules) = (setup, rules.Live);
        Channels = [.. Enumerable.Range(0, setup.Channels).Select(_ => new LiveChannel(setup, rules))];
    }

    /// <summary>In the order in which their samples come.</summary>
    public ImmutableArray<LiveChannel> Channels { get; }

    /// <summary>Rest is being learned.</summary>
    public bool IsResting { get; private set; } = true;

    /// <summary>How much longer it takes at the least (s); 0 when it is over, or when stillness is waited for.</summary>
    public double RestLeft => IsResting ? Math.Max(0, rules.RestSeconds - Seconds) : 0;

    /// <summary>Time of all samples so far (s).</summary>
    public double Seconds => taken / setup.Rate;

    /// <summary>From one point of the envelope to the next (s).</summary>
    public double PointSeconds => LiveChannel.StepOf(setup.Rate, rules) / setup.Rate;

    /// <summary>False when a session would refuse to begin.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">How many.</param>
    /// <param name="rules">By which figures.</param>
    public static bool CanTake(double rate, int channels, EmgRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rate >= rules.Quality.LeastRate && rate <= rules.Live.MostRate && channels >= 1 && channels <= rules.Live.MostChannels;
    }

    /// <summary>Takes samples: the first of each channel, then the second of each, and so on. What is not finite is missing.</summary>
    /// <param name="samples">In one unit per channel.</param>
    public void Take(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            Channels[next].Next(sample);
            next = next + 1 == Channels.Length ? 0 : next + 1;
            if (next == 0)
            {
                taken++;
                EndRest();
            }
        }
    }

    /// <summary>Says for how long samples have been coming by a clock, so that a rate that was not as said is told. Those that were there at first do not count.</summary>
    /// <param name="seconds">Since this was said first.</param>
    public void Heard(double seconds)
    {
        lead = double.IsNaN(lead) ? Seconds - seconds : lead;
        if (seconds < rules.RateAfter || Math.Abs(Seconds - lead - seconds) <= rules.RateShare * seconds)
        {
            return;
        }

        foreach (var channel in Channels)
        {
            channel.TellRate();
        }
    }

    /// <summary>Ends squeezes that are under way, as when nothing more comes.</summary>
    public void End()
    {
        foreach (var channel in Channels)
        {
            channel.End();
        }
    }

    private void EndRest()
    {
        if (!IsResting || Seconds < rules.RestSeconds || (Seconds < rules.LongestRest && !IsStill()))
        {
            return;
        }

        IsResting = false;
        foreach (var channel in Channels)
        {
            channel.Settle();
        }
    }

    private bool IsStill()
    {
        foreach (var channel in Channels)
        {
            if (!channel.IsStill)
            {
                return false;
            }
        }

        return true;
    }
}
