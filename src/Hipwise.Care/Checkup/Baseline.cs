using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Where a person stands now: pain, own activities, and the screens that serve as performance measures.</summary>
internal static class Baseline
{
    /// <summary>All outcome measures that these answers hold, in the order of the knowledge.</summary>
    public static ImmutableArray<Outcome> Of(Answers answers, KnowledgeBase knowledge) =>
        [.. knowledge.OutcomeMeasures.SelectMany(measure => ValuesOf(measure, answers, knowledge).Select(value => Describe(measure, value.Name, value.Words)))];

    private static Outcome Describe(OutcomeMeasure measure, string name, string words) =>
        new(measure.Id, name, words, measure.SmallestChange, measure.Grounds.Sources);

    private static IEnumerable<(string Name, string Words)> ValuesOf(OutcomeMeasure measure, Answers answers, KnowledgeBase knowledge) => measure.From switch
    {
        "pain" => answers.Pain.Select(pain => ($"{measure.Name}: {PlaceOf(pain, knowledge)}", $"{Unit.Of("score").FormatNumber(pain.Intensity)} of 10")),
        "activities" when answers.Activities.Length > 0 =>
            [(measure.Name, FormattableString.Invariant($"{Math.Round(answers.Activities.Average(activity => activity.Score), 1):0.#} of 10"))],
        { } text when MeasureId.TryParse(text) is { } id => Measured(measure, id, answers),
        _ => [],
    };

    private static string PlaceOf(Pain pain, KnowledgeBase knowledge) => pain.Side is PainSide.Left or PainSide.Right
        ? $"{knowledge.Places[pain.Place].Name}, {pain.Side.ToString().ToLowerInvariant()}"
        : knowledge.Places[pain.Place].Name;

    private static IEnumerable<(string Name, string Words)> Measured(OutcomeMeasure outcome, MeasureId id, Answers answers) =>
        answers.Trials.SelectMany(trial => trial.Observations).Where(observation => observation.Measure == id)
            .GroupBy(observation => observation.Side).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(observation => observation.On ?? DateOnly.MinValue).Last())
            .Where(observation => observation.Reading is NumberReading)
            .Select(observation => (
                observation.Side is { } side ? $"{outcome.Name}, {side.Word()}" : outcome.Name, ((NumberReading)observation.Reading).Quantity.Words));
}
