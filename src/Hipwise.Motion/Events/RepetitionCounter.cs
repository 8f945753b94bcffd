using Hipwise.Knowledge;

namespace Hipwise.Motion.Events;

/// <summary>Counts repetitions as they happen: up by enough, and most of the way back. For the eye; <see cref="TryFinder"/> counts for the record.</summary>
internal sealed class RepetitionCounter(CameraTries tries, RepetitionRules rules)
{
    private double low = double.NaN;
    private double high = double.NaN;

    public int Count { get; private set; }

    public bool IsUp { get; private set; }

    /// <summary>Takes the next value; NaN says nothing.</summary>
    public void Next(double value)
    {
        if (double.IsNaN(value) || tries.Kind != TryKind.Repetitions)
        {
            return;
        }

        value = tries.Falls ? -value : value;
        if (!IsUp)
        {
            low = double.IsNaN(low) ? value : Math.Min(low, value);
            (IsUp, high) = (value - low >= tries.Least, value);
            return;
        }

        high = Math.Max(high, value);
        if (high - value >= (1 - rules.Return + (rules.Return * rules.Share)) * (high - low))
        {
            Count++;
            (IsUp, low) = (false, value);
        }
    }
}
