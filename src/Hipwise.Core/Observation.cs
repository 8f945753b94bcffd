using System.Collections.Immutable;

namespace Hipwise.Core;

/// <summary>One measure's value: the record that every source writes and every finding is made from.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Side">The side tested (for one-leg tasks the leg stood on), or null when the measure has no side.</param>
/// <param name="Reading">The value of all tries.</param>
/// <param name="Source">Who or what measured.</param>
/// <param name="On">The day, or null when it was not noted.</param>
public sealed record Observation(MeasureId Measure, Side? Side, Reading Reading, ObservationSource Source, DateOnly? On);

/// <summary>The value of an observation.</summary>
public abstract record Reading
{
    /// <summary>How many tries the reading rests on; at least one.</summary>
    public abstract int TryCount { get; }
}

/// <summary>A number.</summary>
/// <param name="Quantity">Mean of the tries with the standard deviation of that mean, or of one try when its source gave it.</param>
/// <param name="Tries">Each try, in the quantity's unit, in the order done.</param>
/// <param name="SdGiven">True when the source stated the uncertainty; false when it stands for the measure's published error.</param>
public sealed record NumberReading(Quantity Quantity, ImmutableArray<double> Tries, bool SdGiven) : Reading
{
    /// <inheritdoc/>
    public override int TryCount => Tries.Length;
}

/// <summary>A yes or no for each try.</summary>
/// <param name="Tries">Each try, in the order done.</param>
public sealed record YesNoReading(ImmutableArray<bool> Tries) : Reading
{
    /// <inheritdoc/>
    public override int TryCount => Tries.Length;

    /// <summary>On how many tries the answer was yes.</summary>
    public int YesCount => Tries.Count(yes => yes);
}

/// <summary>One or several options of a choice.</summary>
/// <param name="Choices">Ids of the options chosen, in the order of the screen's list.</param>
public sealed record ChoiceReading(ImmutableArray<string> Choices) : Reading
{
    /// <inheritdoc/>
    public override int TryCount => 1;
}
