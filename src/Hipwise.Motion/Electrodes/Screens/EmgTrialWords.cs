using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Electrodes.Screens;

/// <summary>What a recording tells about a screen, in words.</summary>
public static class EmgTrialWords
{
    private static readonly Unit Seconds = Unit.Of("s");

    /// <summary>The value with its error, or why there is none.</summary>
    /// <param name="measured">What was read.</param>
    /// <param name="say">Sentences.</param>
    public static string Value(EmgMeasured measured, Phrases say)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(say);
        return measured.Reading switch
        {
            NumberReading number => $"{Number(number.Quantity)} ({(number.TryCount == 1 ? say.Say("emg.screen.try")
                : say.Say("emg.screen.tries", ("count", number.TryCount.ToString(CultureInfo.InvariantCulture))))})",
            ChoiceReading choice => string.Join(", ", choice.Choices.Select(option => measured.Measure.OptionNames.GetValueOrDefault(option, option))),
            _ => measured.Missing ?? "",
        };
    }

    // Beginnings and ends of activity are known to hundredths of a second.
    private static string Number(Quantity quantity) => quantity.Unit == Seconds ? quantity.Unit.FormatFine(quantity.Value, quantity.Sd) : quantity.WordsWithSd;

    /// <summary>One sentence for a list: what was measured and its value, or that it is not told and why.</summary>
    /// <param name="measured">What was read.</param>
    /// <param name="say">Sentences.</param>
    public static string Line(EmgMeasured measured, Phrases say)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(say);
        return measured.Reading is null
            ? say.Say("emg.screen.missing", ("name", measured.Measure.Name), ("why", measured.Missing ?? ""))
            : say.Say("emg.screen.value", ("name", measured.Measure.Name), ("value", Value(measured, say)));
    }
}
