using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

/// <summary>Outcomes that a screen can have.</summary>
internal sealed class RandomTrials(Dice dice)
{
    public Trial Make(Screen screen, DateOnly? on)
    {
        Side?[] sides = !screen.PerSide ? [null] : dice.Below(8) switch { 0 => [Side.Left], 1 => [Side.Right], _ => [Side.Left, Side.Right] };
        return new Trial(
            screen.Id, on, [.. sides.SelectMany(side => screen.Measures.Where(_ => dice.Chance(0.8)).Select(measure => Observe(screen, measure, side, on)))],
            [.. sides.Where(_ => dice.Chance(0.3)).Select(side => (side, dice.Number(0, 10, 0)))], dice.Chance(0.03),
            dice.Chance(0.05) ? "It hurt." : null);
    }

    private Observation Observe(Screen screen, Measure measure, Side? side, DateOnly? on) =>
        new(new MeasureId(screen.Id, measure.Id), side, ReadingOf(measure), dice.One(measure.By), on);

    private Reading ReadingOf(Measure measure) => measure.Type switch
    {
        MeasureType.Number => NumberOf(measure),
        MeasureType.YesNo => YesNoOf(measure),
        MeasureType.Choices => new ChoiceReading([.. dice.Some(measure.Options, 1 + dice.Below(measure.Options.Length))]),
        _ => new ChoiceReading([dice.One(measure.Options)]),
    };

    private int TriesOf(Measure measure) => Math.Max(1, measure.Tries + dice.Below(3) - 1);

    private YesNoReading YesNoOf(Measure measure)
    {
        var often = dice.One([0.1, 0.5, 1]);
        return new YesNoReading([.. Enumerable.Range(0, TriesOf(measure)).Select(_ => dice.Chance(often))]);
    }

    // Half of the numbers lie near the bounds, where strengths change.
    private NumberReading NumberOf(Measure measure)
    {
        var error = measure.Error?.SmallestShown((measure.Min + measure.Max) / 4) ?? 1;
        var bound = measure.Reference?.High ?? measure.Reference?.Low ?? 15;
        var middle = dice.Chance(0.5) ? dice.Number(measure.Min, measure.Max, 1) : bound + dice.Number(-2.5, 2.5, 2) * error;
        var digits = measure.Unit!.Symbol == "count" ? 0 : 1;
        ImmutableArray<double> tries =
        [
            .. Enumerable.Range(0, TriesOf(measure))
                .Select(_ => Math.Clamp(Math.Round(middle + dice.Number(-0.4, 0.4, 2) * error, digits), measure.Min, measure.Max)),
        ];
        var mean = tries.Average();
        var given = dice.Chance(0.4);
        var sd = given ? dice.Number(0, 2 * error, 2) : measure.Error?.SdAt(mean) ?? 0;
        return new NumberReading(new Quantity(mean, sd, measure.Unit), tries, given);
    }
}
