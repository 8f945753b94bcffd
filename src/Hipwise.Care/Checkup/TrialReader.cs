using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Reads one entry of <c>screens</c>: what a screen yielded, checked against its measures.</summary>
internal sealed class TrialReader(KnowledgeBase knowledge)
{
    private const int MostTries = 20;

    public Trial Read(JsonCursor item)
    {
        var members = item.Object("screen", "on", "by", "left", "right", "whole", "pain", "tingling", "stoppedBecause");
        var id = AnswersReader.Required(item, members, "screen")?.OneOf(AnswersReader.Sorted(knowledge.Screens.Keys)) ?? "";
        if (!knowledge.Screens.TryGetValue(id, out var screen))
        {
            return new Trial(id, null, [], [], false, null);
        }

        var by = members.GetValueOrDefault("by")?.OneOf(ObservationSources.All.ToList());
        var limit = knowledge.Person.Limits["pain"];
        var trial = new TrialParts(screen, by is null ? null : ObservationSources.TryParse(by), ReadDate(members), [], [], false);
        foreach (var (name, side) in PartsOf(screen, item, members))
        {
            trial = ReadPart(members[name], side, trial);
        }

        return new Trial(
            id, trial.On, [.. trial.Observations],
            members.TryGetValue("pain", out var pain) ? [.. trial.Pain, (null, pain.Number(limit.Min, limit.Max))] : [.. trial.Pain],
            trial.Tingling || (members.GetValueOrDefault("tingling")?.YesNo() ?? false), members.GetValueOrDefault("stoppedBecause")?.Text(200));
    }

    private static List<(string Name, Side? Side)> PartsOf(Screen screen, JsonCursor item, Dictionary<string, JsonCursor> members)
    {
        (string Name, Side? Side)[] expected = screen.PerSide ? [("left", Side.Left), ("right", Side.Right)] : [("whole", null)];
        string[] wrong = screen.PerSide ? ["whole"] : ["left", "right"];
        foreach (var name in wrong.Where(members.ContainsKey))
        {
            members[name].Report(screen.PerSide
                ? $"'{screen.Id}' is done side by side; put the values under left and right"
                : $"'{screen.Id}' has no sides; put the values under whole");
        }

        var present = expected.Where(part => members.ContainsKey(part.Name)).ToList();
        if (present.Count == 0 && !members.ContainsKey("stoppedBecause") && !wrong.Any(members.ContainsKey))
        {
            item.Report($"has no values; write {string.Join(" or ", expected.Select(part => $"\"{part.Name}\": {{ … }}"))}, or list it under skipped");
        }

        return present;
    }

    private static DateOnly? ReadDate(Dictionary<string, JsonCursor> members)
    {
        if (!members.TryGetValue("on", out var on))
        {
            return null;
        }

        if (DateOnly.TryParseExact(on.Text(10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        on.Report("must be a day such as \"2026-11-21\"");
        return null;
    }

    private TrialParts ReadPart(JsonCursor part, Side? side, TrialParts trial)
    {
        var measures = trial.Screen.Measures.ToDictionary(measure => measure.Id, StringComparer.Ordinal);
        foreach (var (name, value) in part.Object([.. measures.Keys, "pain", "tingling"]))
        {
            switch (name)
            {
                case "pain" when !measures.ContainsKey("pain"):
                    trial.Pain.Add((side, value.Number(knowledge.Person.Limits["pain"].Min, knowledge.Person.Limits["pain"].Max)));
                    break;
                case "tingling" when !measures.ContainsKey("tingling"):
                    trial = trial with { Tingling = trial.Tingling || value.YesNo() };
                    break;
                default:
                    trial.Observations.Add(ReadObservation(value, measures[name], side, trial));
                    break;
            }
        }

        return trial;
    }

    private static Observation ReadObservation(JsonCursor value, Measure measure, Side? side, TrialParts trial)
    {
        var source = trial.By ?? measure.By.Min();
        if (!measure.By.Contains(source))
        {
            // A trial done with a partner or camera also holds what the person felt.
            source = measure.By.Contains(ObservationSource.SelfReport) ? ObservationSource.SelfReport : measure.By.Min();
            if (trial.By is { } by && by < source)
            {
                value.Report($"cannot be measured by {by.Word()}; it takes {string.Join(" or ", measure.By.Select(known => known.Word()))}");
            }
        }

        Reading reading = measure.Type switch
        {
            MeasureType.Number => ReadNumber(value, measure),
            MeasureType.YesNo => new YesNoReading(value.Element.ValueKind == JsonValueKind.Array
                ? AtLeastOne(value, [.. value.Items(MostTries).Select(item => item.YesNo())], false)
                : [value.YesNo()]),
            MeasureType.Choices when value.Element.ValueKind == JsonValueKind.Array =>
                Readings.Choice(AtLeastOne(value, value.WordsOf(measure.Options, MostTries), measure.Options[0]), measure),
            _ => new ChoiceReading([value.OneOf(measure.Options)]),
        };
        return new Observation(new MeasureId(trial.Screen.Id, measure.Id), side, reading, source, trial.On);
    }

    private static ImmutableArray<T> AtLeastOne<T>(JsonCursor at, ImmutableArray<T> items, T instead)
    {
        if (items.Length > 0)
        {
            return items;
        }

        at.Report("is an empty list; give at least one value or leave it away");
        return [instead];
    }

    private static NumberReading ReadNumber(JsonCursor value, Measure measure)
    {
        if (value.Element.ValueKind != JsonValueKind.Object)
        {
            return Readings.Number(ReadTries(value, measure), null, measure);
        }

        var members = value.Object("value", "tries", "sd");
        if (members.ContainsKey("value") && members.ContainsKey("tries"))
        {
            value.Report("has both 'value' and 'tries'; keep one of them");
        }

        var given = members.TryGetValue("tries", out var tries) ? tries : AnswersReader.Required(value, members, "value");
        var sd = members.TryGetValue("sd", out var deviation) ? deviation.Number(0, measure.Max - measure.Min, measure.Unit!.Symbol) : (double?)null;
        return Readings.Number(given is null ? [measure.Min] : ReadTries(given, measure), sd, measure);
    }

    private static ImmutableArray<double> ReadTries(JsonCursor value, Measure measure) =>
        value.Element.ValueKind == JsonValueKind.Array
            ? AtLeastOne(value, [.. value.Items(MostTries).Select(item => One(item, measure))], measure.Min)
            : [One(value, measure)];

    private static double One(JsonCursor value, Measure measure) => value.Number(measure.Min, measure.Max, measure.Unit!.Symbol);

    private sealed record TrialParts(
        Screen Screen, ObservationSource? By, DateOnly? On, List<Observation> Observations, List<(Side? Side, double Pain)> Pain, bool Tingling);
}
