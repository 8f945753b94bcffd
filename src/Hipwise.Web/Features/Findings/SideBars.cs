using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Findings;

/// <summary>A measured number of both sides, for a drawing of left beside right.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Left">The person's left, or null when it was not measured.</param>
/// <param name="Right">The person's right, or null.</param>
/// <param name="Low">Lower bound of the usual range, or null.</param>
/// <param name="High">Upper bound of the usual range, or null.</param>
/// <param name="Error">What may be chance alone: the smallest departure shown, or null.</param>
/// <param name="Full">Value at the end of the drawing.</param>
public sealed record SideBars(string Name, Quantity? Left, Quantity? Right, double? Low, double? High, double? Error, double Full)
{
    /// <summary>The numbers behind a finding, or null when it has none with sides.</summary>
    public static SideBars? TryMake(Finding finding, Answers answers, KnowledgeBase knowledge)
    {
        if (finding.Basis.Measure is null || MeasureId.TryParse(finding.Basis.Measure) is not { } id || !knowledge.Screens.TryGetValue(id.Screen, out var screen))
        {
            return null;
        }

        var (left, right) = (Latest(answers, id, Side.Left), Latest(answers, id, Side.Right));
        if (left is null && right is null || screen.TryMeasure(id.Measure) is not { } measure)
        {
            return null;
        }

        var range = measure.Reference?.RangeFor(answers.Person.AgeBand, answers.Person.Sex);
        double[] all = [left?.Value + left?.Sd ?? 0, right?.Value + right?.Sd ?? 0, (range?.High ?? 0) + (finding.Basis.SmallestShown ?? 0), 1];
        return new SideBars(measure.Name, left, right, range?.Low, range?.High, finding.Basis.SmallestShown, all.Max());
    }

    private static Quantity? Latest(Answers answers, MeasureId id, Side side) => answers.Trials.SelectMany(trial => trial.Observations)
        .Where(observation => observation.Measure == id && observation.Side == side)
        .OrderBy(observation => observation.On ?? DateOnly.MinValue).Select(observation => observation.Reading).OfType<NumberReading>().LastOrDefault()?.Quantity;
}
