using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads screens and their measures.</summary>
internal static class ScreenReader
{
    public static Screen Read(EntryReader entry)
    {
        var id = entry.Id(Kind.Screen);
        var screen = new Screen(
            id, entry.Number("minutes"), entry.OneOf("posture", Vocabulary.Postures), entry.OneOf("where", Vocabulary.Where),
            entry.OneOf("sides", Vocabulary.Sides) == "each", entry.WordsOf("who", Vocabulary.Who), entry.Ids("equipment", Kind.Equipment),
            entry.YesNo("modified-track"), entry.List("avoid", ReadPainLimit), entry.Ids("claims", Kind.Claim),
            entry.TryWhole("timer-s"), entry.TryWhole("reps"), entry.List("measures", measure => ReadMeasure(measure, id)),
            ReadWords(entry.Map("text")), entry.Grounds());
        screen = screen with
        {
            Camera = entry.TryMap("camera") is { } camera ? ScreenCameraReader.Read(camera, screen) : null,
            Emg = entry.TryMap("emg") is { } emg ? ScreenEmgReader.Read(emg, screen) : null,
        };
        if (screen.Minutes <= 0)
        {
            entry.Report(entry.LineOf("minutes"), "'minutes' must be above 0");
        }

        if (screen.Measures.Length == 0)
        {
            entry.Report("a screen needs at least one measure");
        }

        entry.Finish();
        return screen;
    }

    public static PainLimit ReadPainLimit(EntryReader entry)
    {
        var limit = new PainLimit(entry.IdOf("place", Kind.Place), entry.Number("above"));
        if (limit.Above is < 0 or > 10)
        {
            entry.Report(entry.LineOf("above"), "'above' must be a pain of 0 to 10");
        }

        entry.Finish();
        return limit;
    }

    public static Reference ReadReference(EntryReader entry)
    {
        var low = entry.TryNumber("low");
        var high = entry.TryNumber("high");
        var rows = entry.List("table", ReadRow);
        var figures = low is not null || high is not null || rows.Length > 0;
        var reference = new Reference(low, high, rows, entry.TryText("population"), entry.TryText("note"), figures ? entry.Grounds() : null);
        if (low > high)
        {
            entry.Report(entry.LineOf("low"), "'low' must not be above 'high'");
        }

        if (!figures)
        {
            _ = (entry.Ids("sources", Kind.Source), entry.TryText("status"));
        }

        entry.Finish();
        return reference;
    }

    private static ReferenceRow ReadRow(EntryReader entry)
    {
        var row = new ReferenceRow(
            entry.TryIdOf("age", Kind.AgeBand), entry.TryOneOf("sex", Vocabulary.Sexes), entry.TryNumber("low"), entry.TryNumber("high"));
        if (row.Low > row.High)
        {
            entry.Report("'low' must not be above 'high'");
        }

        entry.Finish();
        return row;
    }

    private static ScreenWords ReadWords(EntryReader text)
    {
        var words = new ScreenWords(
            text.Text("name"), text.Text("purpose"), text.Text("setup"), text.Words("steps"), text.Words("look-for"), text.Words("stop"),
            text.TryText("timer"));
        if (words.Steps.Length == 0 || words.Stop.Length == 0)
        {
            text.Report("a screen needs 'steps' and 'stop'");
        }

        text.Finish();
        return words;
    }

    private static Measure ReadMeasure(EntryReader entry, string screen)
    {
        var id = entry.Text("id");
        entry.Define(Kind.Measure, $"{screen}/{id}");
        var type = (MeasureType)Array.IndexOf(Vocabulary.MeasureTypes, entry.OneOf("type", Vocabulary.MeasureTypes));
        var options = entry.Words("options");
        var text = entry.Map("text");
        var names = ReadOptionNames(text, options);
        var measure = new Measure(
            id, type, ReadUnit(entry, type), entry.TryNumber("min") ?? 0, entry.TryNumber("max") ?? 0, options, entry.TryWhole("tries") ?? 1,
            [.. entry.WordsOf("by", ObservationSources.All).Select(by => ObservationSources.TryParse(by) ?? default)],
            entry.TryOneOf("better", Vocabulary.Better) ?? "neither", entry.TryMap("reference") is { } reference ? ReadReference(reference) : null,
            entry.TryMap("error") is { } error ? ReadError(error) : null, entry.TryMap("side-difference") is { } rule ? ReadSideRule(rule) : null,
            text.Text("name"), text.Text("ask"), names);
        _ = text.TryText("note");
        text.Finish();
        CheckMeasure(entry, measure);
        entry.Finish();
        return measure;
    }

    private static void CheckMeasure(EntryReader entry, Measure measure)
    {
        if (measure.Type == MeasureType.Number && measure.Min >= measure.Max)
        {
            entry.Report("a number needs 'min' below 'max'");
        }

        if (measure.Type is MeasureType.Choice or MeasureType.Choices && measure.Options.Length < 2)
        {
            entry.Report("a choice needs at least two 'options'");
        }

        if (measure.By.Length == 0)
        {
            entry.Report($"'by' is missing; name who can measure it: {string.Join(", ", ObservationSources.All)}");
        }

        if (measure.Tries < 1)
        {
            entry.Report(entry.LineOf("tries"), "'tries' must be 1 or more");
        }
    }

    private static Unit? ReadUnit(EntryReader entry, MeasureType type)
    {
        if (type != MeasureType.Number)
        {
            return null;
        }

        var symbol = entry.Text("unit");
        if (Unit.TryFind(symbol) is { } unit)
        {
            return unit;
        }

        entry.Report(entry.LineOf("unit"), $"'{symbol}' is no unit; use one of {string.Join(", ", Unit.Symbols)}");
        return Unit.Of("score");
    }

    private static ImmutableDictionary<string, string> ReadOptionNames(EntryReader text, ImmutableArray<string> options)
    {
        if (options.Length == 0)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var map = text.Map("options");
        var names = options.ToImmutableDictionary(option => option, map.Text, StringComparer.Ordinal);
        map.Finish();
        return names;
    }

    private static MeasurementError ReadError(EntryReader entry)
    {
        var error = new MeasurementError(entry.TryNumber("sem"), entry.TryNumber("mdc"), entry.TryNumber("cv-percent"), entry.Grounds());
        if (error is { Sem: null, Mdc: null, CvPercent: null })
        {
            entry.Report("an error needs 'sem', 'mdc' or 'cv-percent'");
        }

        if (error.Sem <= 0 || error.Mdc <= 0 || error.CvPercent <= 0)
        {
            entry.Report("an error must be above 0");
        }

        entry.Finish();
        return error;
    }

    private static SideRule ReadSideRule(EntryReader entry)
    {
        var rule = new SideRule(entry.TryNumber("percent"), entry.TryNumber("units"), entry.TryWhole("days") ?? 1, entry.Grounds());
        if ((rule.Percent is null) == (rule.Units is null))
        {
            entry.Report("a side rule has either 'percent' or 'units'");
        }

        entry.Finish();
        return rule;
    }
}
