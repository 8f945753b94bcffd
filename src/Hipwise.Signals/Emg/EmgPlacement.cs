using Hipwise.Core;

namespace Hipwise.Signals.Emg;

/// <summary>Which muscle a channel's electrodes lie over.</summary>
/// <param name="Channel">The channel's label as the recording has it.</param>
/// <param name="Muscle">The muscle's id.</param>
/// <param name="Side">Of the body; null where that is not told.</param>
public sealed record EmgPlacement(string Channel, string Muscle, Side? Side);

/// <summary>A value with the range that holds the truth in 95 of 100 cases.</summary>
/// <param name="Value">The best single guess.</param>
/// <param name="Low">Lower end of the range; NaN where none can be told.</param>
/// <param name="High">Upper end.</param>
public readonly record struct EmgEstimate(double Value, double Low, double High)
{
    private const double SdsOfRange = 2 * 1.959964;

    /// <summary>The standard deviation that a range of this width has when errors are normal; NaN without a range.</summary>
    public double Sd => (High - Low) / SdsOfRange;

    /// <summary>A value whose errors are normal.</summary>
    /// <param name="value">The best guess.</param>
    /// <param name="sd">Standard deviation of its error, in its unit; NaN where it is not known.</param>
    public static EmgEstimate Of(double value, double sd) => new(value, value - (SdsOfRange / 2 * sd), value + (SdsOfRange / 2 * sd));
}
