using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Emg;

/// <summary>What a sample that just came tells.</summary>
/// <param name="Filtered">Through the band-pass and the notches, in rising time.</param>
/// <param name="Envelope">Root of the mean square over the window that ends with this sample.</param>
/// <param name="IsActive">Activity was found and has not ended.</param>
public readonly record struct EmgLive(double Filtered, double Envelope, bool IsActive);

/// <summary>
/// Conditioning while samples come: the filters of <see cref="EmgAnalysis"/> in rising time only, to the last bit what <see cref="SectionFilter.FilterForwards"/> gives, and the
/// envelope of <see cref="Envelopes.Rms"/>, half a window later. Activity begins where the envelope reaches the threshold over rest.
/// Nothing is allocated for a sample; not for two threads.
/// </summary>
public sealed class EmgStream
{
    private const int Filters = 2;

    private readonly SectionStream?[] streams = new SectionStream?[Filters];
    private readonly RmsStream rms;
    private readonly EmgDetectionRules rules;
    private readonly double rate;
    private readonly int window;
    private double rest = double.NaN;
    private double quietest = double.PositiveInfinity;
    private double blockPower;
    private int blockCount;
    private long taken;
    private long quietSince;
    private bool isActive;

    /// <summary>Begins at rest.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="lineFrequency">Mains that are taken out (Hz); NaN for none.</param>
    /// <exception cref="ArgumentException">The rate is too low for the band.</exception>
    public EmgStream(double rate, EmgRules rules, double lineFrequency = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (this.rate, this.rules) = (rate, rules.Detection);
        var condition = rules.Condition;
        streams[0] = SectionFilters.BandPass(condition.BandOrder, condition.BandLow, Math.Min(condition.BandHigh, condition.BandShare * rate), rate).ToStream();
        streams[1] = double.IsNaN(lineFrequency) ? null : SectionFilters.Notch(lineFrequency, condition.NotchWidth, condition.NotchHarmonics, rate).ToStream();
        window = (2 * (int)(rules.Detection.WindowSeconds * rate / 2)) + 1;
        rms = new(window);
    }

    /// <summary>How much later the envelope tells of a sample than one that looks both ways (s): half its window.
    /// The filters add what their phase does, some milliseconds.</summary>
    public double LatencySeconds => window / (2 * rate);

    /// <summary>Samples of the envelope's window.</summary>
    public int Window => window;

    /// <summary>Rest's root of the mean square so far; NaN until there was enough of it. The quietest stretch yet counts, unless rest was given.</summary>
    public double Rest => rest;

    /// <summary>Says what rest is, for instance from a rest that a person was asked to hold.</summary>
    /// <param name="rms">Its root of the mean square, above 0, in the samples' unit.</param>
    public void SetRest(double rms)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rms);
        (rest, quietest) = (rms, double.NegativeInfinity);
    }

    /// <summary>Takes the next sample.</summary>
    /// <param name="sample">As recorded.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public EmgLive Next(double sample)
    {
        foreach (var stream in streams)
        {
            sample = stream?.Next(sample) ?? sample;
        }

        var envelope = rms.Next(sample);
        taken++;
        LearnRest(sample);
        Decide(envelope);
        return new(sample, envelope, isActive);
    }

    /// <summary>How often rest alone would be taken for activity (1/min), were it white within the band.</summary>
    /// <param name="bandwidth">Of rest, (∫S)² / ∫S² (Hz).</param>
    public double FalseAlarmsPerMinute(double bandwidth) => FalseAlarms.PerMinute(rules.LiveThreshold, window / rate, bandwidth);

    private void LearnRest(double filtered)
    {
        (blockPower, blockCount) = (blockPower + (filtered * filtered), blockCount + 1);
        if (blockCount < rules.RestSeconds * rate)
        {
            return;
        }

        var level = blockPower / blockCount;
        // The first stretch holds the filters' settling.
        if (level < quietest && level > 0 && taken > blockCount)
        {
            (quietest, rest) = (level, Math.Sqrt(level));
        }

        (blockPower, blockCount) = (0, 0);
    }

    private void Decide(double envelope)
    {
        if (double.IsNaN(rest))
        {
            return;
        }

        if (envelope > rules.LiveThreshold * rest)
        {
            (isActive, quietSince) = (true, taken);
        }
        else if (isActive && taken - quietSince > rules.LeastPause * rate)
        {
            isActive = false;
        }
    }
}
