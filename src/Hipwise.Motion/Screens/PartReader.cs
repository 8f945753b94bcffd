using Hipwise.Knowledge;
using Hipwise.Motion.Angles;
using Hipwise.Motion.Events;

namespace Hipwise.Motion.Screens;

/// <summary>One number of one try, with what its error is made of.</summary>
/// <param name="Value">In the quantity's unit, or seconds, or a count; NaN when it could not be read.</param>
/// <param name="Common">Variance that all tries of a take share.</param>
/// <param name="Own">Variance of this try alone.</param>
/// <param name="Frames">Frames it was to be read from.</param>
/// <param name="Read">Those that could be.</param>
internal readonly record struct TryValue(double Value, double Common, double Own, int Frames, int Read);

/// <summary>Reads one part of a value from each try.</summary>
internal sealed class PartReader(PointTracks tracks, FilmedBody body, CameraRules rules, double[] stance)
{
    // Around a moment (s): long enough to calm jitter, short enough to stay there.
    private const double MomentSeconds = 0.1;
    private const double LowShare = 0.05;

    // Step for derivatives, as a share of the trunk's length.
    private const double Nudge = 1e-4;

    /// <summary>The part's value in each try; one for all where it counts tries.</summary>
    public List<TryValue> Read(CameraPart part, IReadOnlyList<TryFrames> tries)
    {
        var counted = new TryValue(0, 0, rules.Errors.CountSd * rules.Errors.CountSd, 1, 1);
        var timed = 2 * rules.Errors.TimeSd * rules.Errors.TimeSd;
        return part.At switch
        {
            ReadAt.Count => [counted with { Value = tries.Count }],
            ReadAt.Touches => [counted with { Value = Touches(part, tries) }],
            ReadAt.LongestSeconds => [new(tries.Max(one => (one.End - one.Start + 1) * tracks.Step), 0, rules.Errors.HoldSd * rules.Errors.HoldSd, 1, 1)],
            ReadAt.CycleSeconds => [.. tries.Zip(tries.Skip(1), (a, b) => new TryValue((b.Start - a.Start) * tracks.Step, 0, timed, 1, 1))],
            ReadAt.RiseSeconds => [.. tries.Select(one => new TryValue(RiseOf(part, one), timed, 0, 1, 1))],
            _ => [.. tries.Select(one => ReadTry(part, one))],
        };
    }

    private TryValue ReadTry(CameraPart part, TryFrames one)
    {
        var (first, last) = WindowOf(part.At, one);
        var (values, offsets) = (new List<double>(), new List<double>());
        for (var frame = first; frame <= last; frame++)
        {
            var value = body.Calculate(part.Quantity, tracks.Of(frame));
            if (!double.IsNaN(value))
            {
                values.Add(value);
                offsets.Add(frame - one.Furthest);
            }
        }

        var against = Against(part, one);
        var taken = part.At == ReadAt.Furthest ? Statistics.AtZero(offsets, values) : Take(part.At, values);
        var number = part.Sign * (taken - (against.Length == 0 ? 0 : body.Calculate(part.Quantity, against)));
        var middle = MiddleOf(first, last, part.Quantity);
        return values.Count == 0 || middle < 0
            ? new(double.NaN, 0, 0, last - first + 1, 0)
            : Errors(part, number, middle, against, (last - first + 1) * tracks.Step) with { Frames = last - first + 1, Read = values.Count };
    }

    private (int First, int Last) WindowOf(ReadAt at, TryFrames one)
    {
        var half = Math.Max(1, (int)Math.Round(MomentSeconds / tracks.Step));
        var trim = (int)Math.Round((one.End - one.Start) * (1 - rules.Repetitions.Middle) / 2);
        return at switch
        {
            ReadAt.Furthest => (Math.Max(one.Start, one.Furthest - half), Math.Min(one.End, one.Furthest + half)),
            ReadAt.SeatOff => (Math.Max(0, one.Start - half), Math.Min(one.End, one.Start + half)),
            ReadAt.Mean or ReadAt.Spread => (one.Start + trim, one.End - trim),
            _ => (one.Start, one.End),
        };
    }

    private static double Take(ReadAt at, List<double> values) => at switch
    {
        ReadAt.Most => Statistics.Quantile(values, 1 - LowShare),
        ReadAt.Least => Statistics.Quantile(values, LowShare),
        ReadAt.Range => Statistics.Quantile(values, 1 - LowShare) - Statistics.Quantile(values, LowShare),
        ReadAt.Spread => Statistics.Spread(values),
        _ => Statistics.Mean(values),
    };

    private double[] Against(CameraPart part, TryFrames one) => part.Against switch
    {
        ReadAgainst.Stance => stance,
        ReadAgainst.Start => Film.MeanOf(tracks, Math.Max(0, one.Rest - (int)Math.Round(MomentSeconds / tracks.Step)), one.Rest),
        _ => [],
    };

    // Offsets of points stay: what the value and what it is compared with share of them falls out. The rest comes anew in both.
    private TryValue Errors(CameraPart part, double value, int frame, double[] against, double seconds)
    {
        var here = Slopes(part.Quantity, tracks.Of(frame).ToArray());
        var there = against.Length == 0 ? new double[here.Length] : Slopes(part.Quantity, against);
        var (offset, wander) = (rules.Errors.Offset * tracks.Trunk, rules.Errors.Wander * tracks.Trunk);
        var drifts = Math.Max(1, seconds / rules.Errors.WanderSeconds);
        var looks = Math.Max(1, seconds * 2 * rules.Filters.CutoffFor(tracks.Step));
        var (view, turn) = (rules.Quantities[(int)part.Quantity].ViewSd, ViewTurn(part.Quantity, frame, against));
        var (common, own) = ((view * view) + (turn * turn), 0.0);
        var single = part.At is ReadAt.Most or ReadAt.Least or ReadAt.Range;
        for (var i = 0; i < here.Length; i++)
        {
            var noise = tracks.Noise[i / 2];
            common += (here[i] - there[i]) * (here[i] - there[i]) * offset * offset;
            common += there[i] * there[i] * wander * wander / (part.Against == ReadAgainst.Stance ? 1 : 2);
            own += here[i] * here[i] * ((wander * wander / (single ? 1 : drifts)) + (noise * noise / (single ? 1 : looks)));
        }

        return new(value, common, own, 0, 0);
    }

    // What a camera off its place makes of the quantity, as a standard deviation: what it makes of what it is compared with falls out.
    private double ViewTurn(CameraQuantity quantity, int frame, double[] against)
    {
        var slope = body.ViewSlope(quantity, tracks.Of(frame)) - (against.Length == 0 ? 0 : body.ViewSlope(quantity, against));
        return double.IsNaN(slope) ? 0 : rules.Errors.ViewTurnDegrees * slope;
    }

    // Change of a quantity with each coordinate (unit per px).
    private double[] Slopes(CameraQuantity quantity, double[] points)
    {
        var (slopes, nudge) = (new double[points.Length], Nudge * tracks.Trunk);
        for (var i = 0; i < points.Length; i++)
        {
            var kept = points[i];
            points[i] = kept + nudge;
            var above = body.Calculate(quantity, points);
            points[i] = kept - nudge;
            var slope = (above - body.Calculate(quantity, points)) / (2 * nudge);
            (points[i], slopes[i]) = (kept, double.IsNaN(slope) ? 0 : slope);
        }

        return slopes;
    }

    // The frame nearest to the middle in which the quantity can be read; -1 when there is none.
    private int MiddleOf(int first, int last, CameraQuantity quantity)
    {
        var middle = (first + last) / 2;
        var frames = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(frame => !double.IsNaN(body.Calculate(quantity, tracks.Of(frame))));
        return frames.Select(frame => (int?)frame).MinBy(frame => Math.Abs(frame!.Value - middle)) ?? -1;
    }

    private double RiseOf(CameraPart part, TryFrames one)
    {
        var (low, high) = (body.Calculate(part.Quantity, tracks.Of(one.Start)), body.Calculate(part.Quantity, tracks.Of(one.Furthest)));
        var frame = one.Start;
        while (frame < one.Furthest && !(Math.Abs(body.Calculate(part.Quantity, tracks.Of(frame)) - low) >= (1 - (2 * LowShare)) * Math.Abs(high - low)))
        {
            frame++;
        }

        return (frame - one.Start) * tracks.Step;
    }

    // Runs below the bound between the first try's start and the last one's end; shorter ones than a blink are none.
    private int Touches(CameraPart part, IReadOnlyList<TryFrames> tries)
    {
        var (touches, run) = (0, 0);
        for (var frame = tries[0].Start; frame <= tries[^1].End; frame++)
        {
            run = body.Calculate(part.Quantity, tracks.Of(frame)) < part.Above ? run + 1 : 0;
            touches += run == Math.Max(1, (int)(MomentSeconds / 2 / tracks.Step)) ? 1 : 0;
        }

        return touches;
    }
}
