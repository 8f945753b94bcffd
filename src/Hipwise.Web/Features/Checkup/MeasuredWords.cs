using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>Measured numbers in words, with the range that holds the true value 95 times of 100.</summary>
public static class MeasuredWords
{
    private const double Interval = 1.96;

    /// <summary>A number with its range, as far as it has one.</summary>
    /// <param name="number">What was measured.</param>
    /// <param name="measure">Its measure; nothing beyond what it can be is said.</param>
    /// <param name="phrases">Where the words are from.</param>
    public static string Of(NumberReading number, Measure measure, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Of(number.Quantity.Value, number.Quantity.Sd, measure, phrases);
    }

    /// <summary>A value with its range, as far as it has one.</summary>
    /// <param name="value">The best value, in the measure's unit.</param>
    /// <param name="sd">Its standard deviation; zero where it is not known.</param>
    /// <param name="measure">Its measure; nothing beyond what it can be is said.</param>
    /// <param name="phrases">Where the words are from.</param>
    public static string Of(double value, double sd, Measure measure, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(phrases);
        var (low, high) = (Math.Max(measure.Min, value - (Interval * sd)), Math.Min(measure.Max, value + (Interval * sd)));
        // What is surer than it is told needs no range.
        return sd > 0 && measure.Unit!.FormatNumber(low) != measure.Unit.FormatNumber(high)
            ? phrases.Say("measured.between", ("value", measure.Unit.Format(value)), ("low", measure.Unit.FormatNumber(low)), ("high", measure.Unit.Format(high)))
            : measure.Unit!.Format(value);
    }
}
