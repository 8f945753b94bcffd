using System.Collections.Immutable;

namespace Hipwise.Signals.Emg;

/// <summary>What a channel is looked at for before anything is read from it.</summary>
public enum EmgCheck
{
    /// <summary>The electrode or amplifier gives nothing: value is the share of samples that do not move.</summary>
    Dead,

    /// <summary>Swings are cut off at a level within the range: value is the share of samples that stand at the extremes in runs.</summary>
    Clipped,

    /// <summary>The converter's end is reached: value is the longest time it stays there (s).</summary>
    Saturated,

    /// <summary>The mains and their multiples: value is their share of the power at rest within the band.</summary>
    LineNoise,

    /// <summary>Slow wander of the baseline: value is its deviation as a multiple of the deviation within the band.</summary>
    Drift,

    /// <summary>Heart beats: value is how clearly rest repeats at a heart's pace, 0 to 1.</summary>
    Heart,

    /// <summary>Moved cables or skin: value is the greatest swing below the band as a multiple of the activity about it.</summary>
    Motion,

    /// <summary>Hardly above rest: value is 20·log₁₀(strongest activity / rest) (dB); fails below its limit.</summary>
    LowSignal,

    /// <summary>Samples that are missing: value is their share of the recording's time.</summary>
    Gaps,

    /// <summary>Too short, or sampled too slowly for the band: value is the seconds, or the rate (1/s), that there are; fails below its limit.</summary>
    TooLittle,

    /// <summary>Too little rest to tell activity from: value is how much of it was found (s). Told and never a reason to set a channel aside; no bursts are told then.</summary>
    NoRest,
}

/// <summary>Something that a channel was found to have.</summary>
/// <param name="Check">What.</param>
/// <param name="Value">How much, in the unit that <see cref="EmgCheck"/> tells.</param>
/// <param name="Limit">From where on it is told, in the same unit.</param>
/// <param name="Start">Where it is worst or begins (s).</param>
/// <param name="End">Where that ends (s).</param>
/// <param name="Fails">The channel is set aside for it; otherwise it is told beside the results.</param>
public sealed record EmgProblem(EmgCheck Check, double Value, double Limit, double Start, double End, bool Fails);

/// <summary>What may be read from a channel.</summary>
/// <param name="Problems">Everything that was found, what fails first; empty when all is well.</param>
/// <param name="LineFrequency">Of the mains as far as they are seen (Hz); NaN where they are not.</param>
/// <param name="SignalToNoise">20·log₁₀(strongest activity / rest) (dB); NaN where rest or activity was not found.</param>
public sealed record EmgQuality(ImmutableArray<EmgProblem> Problems, double LineFrequency, double SignalToNoise)
{
    /// <summary>Nothing that was found sets the channel aside.</summary>
    public bool IsUsable => !Problems.Any(problem => problem.Fails);
}
