using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>A made-up sitting: rest, then squeezes of known beginning and length, sample by sample through a live session.</summary>
internal sealed class LiveTrials
{
    public const double Rate = 1000;

    public static EmgRules Rules => OnsetTrials.All;

    /// <summary>White noise of an amplifier, and in it a muscle's activity between each pair of times.</summary>
    /// <param name="seconds">Of all.</param>
    /// <param name="decibels">How loud activity is against rest.</param>
    /// <param name="ramp">From rest to full and back (s).</param>
    /// <param name="seed">Of the noise.</param>
    /// <param name="squeezes">Where each begins and ends (s).</param>
    public static float[] Sitting(double seconds, double decibels, double ramp, long seed, params (double From, double To)[] squeezes)
    {
        var noise = new SeededNoise(seed);
        var (muscle, gain) = (BurstSynthesis.Muscle((int)(seconds * Rate), Rate, noise), Math.Pow(10, decibels / 20));
        var shapes = squeezes.Select(one => new BurstSynthesis.Shape(Rate, seconds, one.From, one.To, ramp)).ToList();
        return [.. muscle.Select((value, i) => (float)((value * gain * shapes.Sum(shape => shape.HeightAt(i))) + noise.NextNormal()))];
    }

    /// <summary>One channel to the end.</summary>
    public static LiveSession Run(float[] samples, double? line = double.NaN)
    {
        var session = new LiveSession(new(Rate, 1, 1, 5, line), Rules);
        session.Take(samples);
        session.End();
        return session;
    }
}
