using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Screens;

namespace Hipwise.Web.Features.Camera;

/// <summary>What was read of one side, as the page shows and keeps it.</summary>
/// <param name="Measures">Values in words.</param>
/// <param name="Missing">What has no value, and why.</param>
/// <param name="Notes">What to do for a better reading.</param>
/// <param name="Fields">Values of the form that keeps them: paths as in an answers file, each with its value.</param>
public sealed record CameraResult(
    ImmutableArray<CameraValue> Measures, ImmutableArray<CameraGap> Missing, ImmutableArray<string> Notes, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>The words and fields of a reading.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="screen">The screen that was filmed.</param>
    /// <param name="part"><c>left</c>, <c>right</c> or <c>whole</c>.</param>
    /// <param name="knowledge">Where words are from.</param>
    public static CameraResult Of(ScreenReading reading, Screen screen, string part, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(knowledge);
        var read = reading.IsUsable ? reading.Measures.Where(measure => measure.Reading is not null).ToList() : [];
        var fields = read.SelectMany(measure => CameraFields.Of(measure.Reading!, CameraFields.Path(part, measure.Id)));
        var failed = reading.Quality.Where(verdict => !verdict.Ok).Select(verdict => verdict.Do).ToList();
        var gaps = reading.IsUsable ? reading.Measures.Where(measure => measure.Reading is null && measure.Missing is not null).ToList() : [];
        return new(
            [.. read.Select(measure => Tell(measure, screen, knowledge)), .. reading.IsUsable ? Extras(reading, screen, knowledge) : []],
            [.. gaps.Select(measure => new CameraGap(measure.Name, measure.Missing!))],
            failed.Count > 0 ? [.. failed.Distinct(StringComparer.Ordinal)] : read.Count > 0 ? [] : [.. gaps.Select(gap => gap.Missing!).Distinct(StringComparer.Ordinal)],
            fields.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<CameraValue> Extras(ScreenReading reading, Screen screen, KnowledgeBase knowledge) =>
        reading.Extras.Where(extra => extra.Value is not null).Select(extra => Number(extra, extra.Value!.Value, screen, knowledge));

    private static CameraValue Tell(ValueReading measure, Screen screen, KnowledgeBase knowledge) => measure.Reading switch
    {
        YesNoReading yesNo => new(measure.Name, knowledge.Phrases.Say("camera.seen-on", ("count", Whole(yesNo.YesCount)), ("of", Whole(yesNo.TryCount))), null),
        ChoiceReading choice => new(measure.Name, string.Join(", ", choice.Choices.Select(option => NameOf(screen, measure.Id, option))), null),
        NumberReading number => Number(measure, number.Quantity, screen, knowledge),
        _ => new(measure.Name, "", null),
    };

    private static string NameOf(Screen screen, string measure, string option) =>
        screen.TryMeasure(measure)?.OptionNames.GetValueOrDefault(option) ?? option;

    private static CameraValue Number(ValueReading value, Quantity quantity, Screen screen, KnowledgeBase knowledge)
    {
        var (least, most) = RangeOf(value.Id, screen);
        var (low, high) = (Math.Max(value.Low, least), Math.Min(value.High, most));
        // What is surer than it is told needs no range.
        var known = double.IsFinite(value.Low) && double.IsFinite(value.High) && quantity.Unit.FormatNumber(low) != quantity.Unit.FormatNumber(high);
        var values = ((string, string)[])[("low", quantity.Unit.FormatNumber(low)), ("high", quantity.Unit.Format(high)), ("count", Whole(value.Tries.Length))];
        return new(value.Name, quantity.Words, known ? knowledge.Phrases.Say(value.Tries.Length > 1 ? "camera.between-values" : "camera.between-values-one", values) : null);
    }

    // No measure lies beyond what it can be; times, counts and spreads are never below nothing.
    private static (double Least, double Most) RangeOf(string id, Screen screen)
    {
        var bounded = screen.Camera!.Reads.First(read => read.Id == id).Parts[0].At
            is ReadAt.Count or ReadAt.Touches or ReadAt.LongestSeconds or ReadAt.RiseSeconds or ReadAt.CycleSeconds or ReadAt.Spread or ReadAt.Range;
        return screen.TryMeasure(id) is { Type: MeasureType.Number } measure ? (measure.Min, measure.Max) : (bounded ? 0 : double.NegativeInfinity, double.PositiveInfinity);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value in words.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Note">How sure it is, or null.</param>
public sealed record CameraValue(string Name, string Value, string? Note);

/// <summary>A value that is not there.</summary>
/// <param name="Name">What was to be measured.</param>
/// <param name="Text">Why there is no value.</param>
public sealed record CameraGap(string Name, string Text);
