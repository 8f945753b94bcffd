using System.Collections.Immutable;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Data.Rows;
using Hipwise.Knowledge;

namespace Hipwise.Data.Answering;

/// <summary>Makes trials from rows as far as they fit the knowledge; what does not fit is left out and told.</summary>
/// <param name="knowledge">The screens as they are now.</param>
/// <param name="notFitting">Takes what is left out.</param>
internal sealed class TrialMapper(KnowledgeBase knowledge, List<AnswersProblem> notFitting)
{
    /// <summary>A trial, or null when nothing of it fits.</summary>
    public StoredTrial? TryMap(TrialRow row, IReadOnlyCollection<TrialPartRow> parts, IEnumerable<ObservationRow> rows)
    {
        var path = $"$.trials['{row.Id}']";
        if (!knowledge.Screens.TryGetValue(row.Screen, out var screen))
        {
            notFitting.Add(new(path, $"the screen '{row.Screen}' is not known any more; what was saved of it is kept and not used"));
            return null;
        }

        var all = rows.ToList();
        all.Sort(BySide);
        var observations = ImmutableArray.CreateBuilder<Observation>(all.Count);
        foreach (var observation in all)
        {
            if (TryMap(observation, row, screen, path) is { } mapped)
            {
                observations.Add(mapped);
            }
        }

        var trial = new Trial(
            row.Screen, row.On, observations.DrainToImmutable(), PainOf(parts, path), parts.Any(part => part.Tingling), StoppedBecause(parts));
        // A trial emptied by what no longer fits was not done: its screen may be offered again.
        var says = trial.Observations.Length > 0 || all.Count == 0 || trial.Pain.Length > 0 || trial.Tingling || trial.StoppedBecause is not null;
        return says ? new StoredTrial(row.Id, trial, Has("left"), Has("right"), Has("whole"), Utc.Of(row.SavedAt)) : null;

        bool Has(string part) => parts.Any(known => known.Part == part);
    }

    // Left, right, whole; inside a part as saved.
    private static int BySide(ObservationRow one, ObservationRow other) =>
        Parts.RankOf(one.Side) is var rank && Parts.RankOf(other.Side) is var otherRank && rank != otherRank ? rank - otherRank : one.Id.CompareTo(other.Id);

    private ImmutableArray<(Side? Side, double Pain)> PainOf(IReadOnlyCollection<TrialPartRow> parts, string path)
    {
        if (parts.All(part => part.Pain is null))
        {
            return [];
        }

        var limit = knowledge.Person.Limits["pain"];
        var pains = parts.Where(part => part.Pain is not null).ToList();
        notFitting.AddRange(pains.Where(part => !IsIn(part)).Select(part => new AnswersProblem($"{path}.{part.Part}.pain", $"must be from {limit.Min} to {limit.Max}")));
        return [.. pains.Where(IsIn).OrderBy(part => Parts.RankOf(part.Part)).Select(part => (Parts.SideOf(part.Part), part.Pain!.Value))];

        bool IsIn(TrialPartRow part) => part.Pain >= limit.Min && part.Pain <= limit.Max;
    }

    private static string? StoppedBecause(IReadOnlyCollection<TrialPartRow> parts) => parts.All(part => part.StoppedBecause is null)
        ? null
        : string.Join("; ", parts.OrderBy(part => Parts.RankOf(part.Part)).Select(part => part.StoppedBecause).OfType<string>().Distinct(StringComparer.Ordinal));

    private Observation? TryMap(ObservationRow row, TrialRow trial, Screen screen, string path)
    {
        var reading = TryRead(row, screen, out var problem);
        if (reading is null)
        {
            notFitting.Add(new($"{path}.{row.Side ?? "whole"}.{row.Measure}", $"{problem}; what was saved is kept and not used"));
            return null;
        }

        var source = ObservationSources.TryParse(row.Source)!.Value;
        return new Observation(new MeasureId(trial.Screen, row.Measure), Parts.SideOf(row.Side), reading, source, trial.On);
    }

    private static Reading? TryRead(ObservationRow row, Screen screen, out string problem)
    {
        problem = "";
        if (screen.TryMeasure(row.Measure) is not { } measure)
        {
            problem = $"'{screen.Id}' has no measure '{row.Measure}' any more";
        }
        else if (screen.PerSide != row.Side is "left" or "right")
        {
            problem = screen.PerSide ? $"'{screen.Id}' is now done side by side" : $"'{screen.Id}' now has no sides";
        }
        else if (ObservationSources.TryParse(row.Source) is not { } source || !measure.By.Contains(source))
        {
            problem = $"it cannot be measured by '{row.Source}'";
        }
        else if (TryRead(row, measure) is { } reading)
        {
            return reading;
        }
        else
        {
            problem = measure.Type == MeasureType.Number ? $"must be from {measure.Min} to {measure.Max} {measure.Unit!.Symbol}" : "holds an answer that is not offered any more";
        }

        return null;
    }

    private static Reading? TryRead(ObservationRow row, Measure measure) => measure.Type switch
    {
        MeasureType.Number => Tries.TryNumbers(row.Tries) is { } numbers && numbers.All(one => one >= measure.Min && one <= measure.Max)
            && (row.Sd is null || (row.Sd >= 0 && row.Sd <= measure.Max - measure.Min))
            ? Readings.Number(numbers, row.Sd, measure)
            : null,
        MeasureType.YesNo => Tries.TryYesNo(row.Tries) is { } answers ? new YesNoReading(answers) : null,
        _ => Tries.TryWords(row.Tries) is { } words && words.All(measure.Options.Contains) && (measure.Type == MeasureType.Choices || words.Length == 1)
            ? Readings.Choice(words, measure)
            : null,
    };
}
