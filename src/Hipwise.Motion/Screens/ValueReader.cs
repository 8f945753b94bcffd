using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Events;

namespace Hipwise.Motion.Screens;

/// <summary>Makes a value, its interval and its reading from its parts in all tries of all takes.</summary>
internal sealed class ValueReader(CameraRules rules, IReadOnlyList<ReadTake> takes, Screen screen)
{
    // 95 of 100 normally spread values lie within so many standard deviations.
    private const double Interval = 1.96;

    /// <summary>The value of one read over all tries.</summary>
    public ValueReading Read(CameraRead read)
    {
        if (takes.All(take => take.Tries.Count == 0))
        {
            // No stand is a count too.
            return read.Parts is [{ At: ReadAt.Count }] ? Make(read, [new(0, 0, rules.Errors.CountSd * rules.Errors.CountSd, 1, 1)], 1) : Missing(read, rules, "no-try");
        }

        if (read.Parts.Length > 1)
        {
            return Score(read);
        }

        var values = ValuesOf(read.Parts[0]);
        var coverage = (double)values.Sum(value => value.Read) / Math.Max(1, values.Sum(value => value.Frames));
        values.RemoveAll(value => double.IsNaN(value.Value));
        return values.Count == 0 || coverage < rules.Checks["points"].Bound ? Missing(read, rules, "not-read") : Make(read, values, coverage);
    }

    /// <summary>A read without a value.</summary>
    public static ValueReading Missing(CameraRead read, CameraRules rules, string reason) =>
        new(read.Id, read.Name, null, double.NaN, double.NaN, [], PlaneOf(read, rules), 0, null, rules.Missing[reason]);

    private ValueReading Make(CameraRead read, List<TryValue> values, double coverage)
    {
        var part = read.Parts[0];
        var timed = part.At is ReadAt.LongestSeconds or ReadAt.RiseSeconds or ReadAt.CycleSeconds;
        var counted = part.At is ReadAt.Count or ReadAt.Touches;
        var words = rules.Quantities[(int)part.Quantity];
        var unit = timed ? Unit.Of("s") : counted ? Unit.Of("count") : words.Unit;
        var repeat = timed || counted ? 0 : words.RepeatSd;
        var tries = values.Select(value => value.Value).ToImmutableArray();
        var mean = tries.Average();
        // The spread of few tries is itself uncertain: what is usual counts for some tries more.
        var (usual, found) = (values.Average(value => value.Own) + (repeat * repeat), Math.Pow(Statistics.Spread(tries), 2));
        var weight = rules.Errors.PriorWeight;
        var own = ((weight * usual) + ((tries.Length - 1) * found)) / (weight + tries.Length - 1);
        var sd = Math.Sqrt(values.Average(value => value.Common) + (own / tries.Length));
        return new(
            read.Id, read.Name, new Quantity(mean, sd, unit), mean - (Interval * sd), mean + (Interval * sd), tries, PlaneOf(read, rules), coverage,
            ReadingOf(read, mean, sd, tries), null);
    }

    // Counts and the longest hold are told take by take; of several takes the longest stays the longest.
    private List<TryValue> ValuesOf(CameraPart part)
    {
        var values = takes.Where(take => take.Tries.Count > 0 || part.At == ReadAt.Count).SelectMany(take => take.Parts.Read(part, take.Tries)).ToList();
        return part.At == ReadAt.LongestSeconds ? [values.MaxBy(value => value.Value)] : values;
    }

    private ValueReading Score(CameraRead read)
    {
        var (score, variance, coverage) = (0.0, 0.0, 1.0);
        foreach (var part in read.Parts)
        {
            var one = Read(read with { Parts = [part], Cuts = [], Options = [] });
            if (one.Value is not { } value)
            {
                return Missing(read, rules, "not-read");
            }

            // A point near its bound is given with some chance only.
            var chance = Normal((value.Value - part.Above!.Value) / Math.Max(value.Sd, 1e-9));
            score += value.Value > part.Above ? part.Points : 0;
            variance += chance * (1 - chance) * part.Points * part.Points;
            coverage = Math.Min(coverage, one.Coverage);
        }

        var sd = Math.Sqrt(variance + (rules.Errors.CountSd * rules.Errors.CountSd));
        return new(
            read.Id, read.Name, new Quantity(score, sd, Unit.Of("score")), score - (Interval * sd), score + (Interval * sd), [score], PlaneOf(read, rules), coverage,
            ReadingOf(read, score, sd, [score]), null);
    }

    private Reading? ReadingOf(CameraRead read, double mean, double sd, ImmutableArray<double> tries)
    {
        if (!read.IsMeasure || screen.TryMeasure(read.Id) is not { } measure)
        {
            return null;
        }

        return measure.Type switch
        {
            MeasureType.YesNo => new YesNoReading([.. tries.Select(value => value > read.Cuts[0])]),
            MeasureType.Number => new NumberReading(
                new(Math.Clamp(mean, measure.Min, measure.Max), sd, measure.Unit!), [.. tries.Select(value => Math.Clamp(value, measure.Min, measure.Max))], SdGiven: true),
            _ => new ChoiceReading([read.Options[read.Cuts.Count(cut => mean > cut)]]),
        };
    }

    private static CameraView PlaneOf(CameraRead read, CameraRules rules) => rules.Quantities[(int)read.Parts[0].Quantity].View;

    // Share of normally spread values below so many standard deviations, to 2 %.
    private static double Normal(double deviations) => 1 / (1 + Math.Exp(-1.702 * deviations));
}

/// <summary>One take with its tries.</summary>
/// <param name="Parts">Reads them.</param>
/// <param name="Tries">In the order done.</param>
internal sealed record ReadTake(PartReader Parts, IReadOnlyList<TryFrames> Tries);
