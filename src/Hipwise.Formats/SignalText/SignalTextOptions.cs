using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>What a person says about a table of signals that does not say it itself.</summary>
public sealed record SignalTextOptions
{
    /// <summary>Samples a second, for tables without times; null when the table must say.</summary>
    public double? Rate { get; init; }

    /// <summary>Unit of channels that have none; null leaves it unknown.</summary>
    public SignalUnit? Unit { get; init; }
}
