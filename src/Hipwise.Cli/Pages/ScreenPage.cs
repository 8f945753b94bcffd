using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Screens;

namespace Hipwise.Cli.Pages;

/// <summary>What a take tells about a screen, in words.</summary>
internal static class ScreenPage
{
    public static void Write(ScreenReading reading, Screen screen, Page page)
    {
        page.Heading(screen.Words.Name + (reading.Side is { } side ? $", {side.Word()}" : ""));
        foreach (var verdict in reading.Quality.Where(verdict => !verdict.Ok))
        {
            page.Text(string.Create(CultureInfo.InvariantCulture, $"Not fulfilled: {verdict.Name} ({verdict.Value:0.##}, bound {verdict.Bound:0.##}). {verdict.Do}"));
        }

        if (!reading.IsUsable)
        {
            page.Text("Nothing was read.");
            return;
        }

        page.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"{reading.Tries.Length} tries; {reading.Coverage:P0} of the frames read, {reading.RepairedFrames} put right, {reading.RefusedFrames} left out."));
        page.Title("Measures");
        WriteValues(reading.Measures, screen, page);
        page.Title("Also");
        WriteValues(reading.Extras, screen, page);
        page.Text("± is one standard deviation; the range holds the true value 95 times of 100.");
    }

    private static void WriteValues(ImmutableArray<ValueReading> values, Screen screen, Page page)
    {
        foreach (var value in values)
        {
            page.Item($"{value.Name}: {Words(value, screen)}");
        }
    }

    private static string Words(ValueReading value, Screen screen)
    {
        if (value.Value is not { } quantity)
        {
            return value.Missing ?? "";
        }

        var number = $"{quantity.WordsWithSd} ({quantity.Unit.FormatNumber(value.Low)} to {quantity.Unit.FormatNumber(value.High)}), {value.Plane.Word()} view";
        return value.Reading switch
        {
            YesNoReading yes => $"yes on {yes.YesCount} of {yes.TryCount}; {number}",
            ChoiceReading choice => $"{screen.TryMeasure(value.Id)?.OptionNames.GetValueOrDefault(choice.Choices[0])}; {number}",
            _ => number,
        };
    }
}
