namespace Hipwise.Signals.Emg.Live;

/// <summary>Activity that lasted long enough to be told.</summary>
/// <param name="Start">When it began, from the first sample (s).</param>
/// <param name="Seconds">How long it lasted.</param>
/// <param name="Sd">Standard deviation of that (s).</param>
/// <param name="Reached">It lasted as long as was asked for.</param>
/// <param name="IsWhole">No samples were missing in it; otherwise its length is not known and it does not count.</param>
public readonly record struct LiveSqueeze(double Start, double Seconds, double Sd, bool Reached, bool IsWhole);

/// <summary>What can be wrong with a channel while it is looked at.</summary>
public enum LiveNote
{
    /// <summary>The person did not keep still while rest was learned.</summary>
    Unsteady,

    /// <summary>The channel stands still: nothing comes from the electrodes.</summary>
    Dead,

    /// <summary>Swings are cut off at an end of the range.</summary>
    Clipped,

    /// <summary>Samples are missing.</summary>
    Gap,

    /// <summary>The mains are strong in it; they are taken out.</summary>
    Mains,

    /// <summary>Samples come faster or slower than was said.</summary>
    Rate,
}

/// <summary>What a live session is begun with.</summary>
/// <param name="Rate">Samples a second, of each channel.</param>
/// <param name="Channels">How many there are.</param>
/// <param name="LeastSeconds">Shorter activity is no squeeze (s).</param>
/// <param name="GoalSeconds">A squeeze that lasts so long counts (s).</param>
/// <param name="LineFrequency">Mains that are taken out (Hz); null when they are looked for in the rest.</param>
public sealed record LiveSetup(double Rate, int Channels, double LeastSeconds, double GoalSeconds, double? LineFrequency);
