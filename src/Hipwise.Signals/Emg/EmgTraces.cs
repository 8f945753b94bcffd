using System.Collections.Immutable;

namespace Hipwise.Signals.Emg;

/// <summary>What is kept of a channel once it was read: enough to draw it and to compare it with others.</summary>
/// <param name="Signal">As it was recorded.</param>
/// <param name="Strength">Root of the mean square about each sample, without phase; null when the channel is too short or too slow to be conditioned.</param>
/// <param name="Envelope">For comparing; null when the channel is set aside.</param>
public sealed record EmgTraces(EmgTrace Signal, EmgTrace? Strength, EmgEnvelope? Envelope);

/// <summary>Samples gathered for drawing: the smallest and the largest in each of even columns of time, however many there are.</summary>
/// <param name="Least">Of each column, in the channel's unit; NaN where there is no sample.</param>
/// <param name="Most">Likewise.</param>
/// <param name="Mean">Of all samples; 0 without any.</param>
public sealed record EmgTrace(ImmutableArray<double> Least, ImmutableArray<double> Most, double Mean)
{
    /// <summary>How many columns there are.</summary>
    public const int Columns = 720;

    /// <summary>Gathers samples that stand beside a channel's.</summary>
    /// <param name="channel">Tells their times.</param>
    /// <param name="samples">As many as the channel has; NaN where one is missing.</param>
    /// <param name="start">Where the first column begins (s).</param>
    /// <param name="end">Where the last one ends (s), above <paramref name="start"/>.</param>
    public static EmgTrace Of(Channel channel, ReadOnlySpan<double> samples, double start, double end)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var (least, most, sum, count) = (new double[Columns], new double[Columns], 0.0, 0);
        Array.Fill(least, double.NaN);
        Array.Fill(most, double.NaN);
        foreach (var stretch in channel.Stretches)
        {
            var (first, step) = ((stretch.Start - start) / (end - start) * Columns, Columns / (channel.Rate * (end - start)));
            for (var i = 0; i < stretch.Count; i++)
            {
                var (column, sample) = ((int)(first + (i * step)), samples[stretch.First + i]);
                if (!double.IsFinite(sample))
                {
                    continue;
                }

                (sum, count) = (sum + sample, count + 1);
                if (column is >= 0 and < Columns)
                {
                    least[column] = sample >= least[column] ? least[column] : sample;
                    most[column] = sample <= most[column] ? most[column] : sample;
                }
            }
        }

        return new([.. least], [.. most], count == 0 ? 0 : sum / count);
    }
}

/// <summary>A linear envelope a hundred times a second, at whole hundredths of the recording's clock, so that two channels stand beside each other whatever their rates are.
/// It is low-passed far below that.</summary>
public sealed class EmgEnvelope
{
    /// <summary>From one value to the next (s).</summary>
    public const double Step = 0.01;

    private readonly long[] firsts;
    private readonly float[][] values;

    private EmgEnvelope(long[] firsts, float[][] values) => (this.firsts, this.values) = (firsts, values);

    /// <summary>Takes values out of an envelope.</summary>
    /// <param name="channel">Tells the times of its samples.</param>
    /// <param name="envelope">As many as the channel has samples; NaN where one is missing.</param>
    public static EmgEnvelope Of(Channel channel, double[] envelope)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(envelope);
        var (firsts, values) = (new List<long>(), new List<float[]>());
        foreach (var stretch in channel.Stretches)
        {
            var (first, last) = ((long)Math.Ceiling(stretch.Start / Step), (long)Math.Floor((stretch.Start + ((stretch.Count - 1) / channel.Rate)) / Step));
            var part = new float[Math.Max(0, last - first + 1)];
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = (float)At(stretch, channel.Rate, envelope, Step * (first + i));
            }

            firsts.Add(first);
            values.Add(part);
        }

        return new([.. firsts], [.. values]);
    }

    /// <summary>The envelope, in the channel's unit; NaN where nothing was recorded.</summary>
    /// <param name="place">The time in steps from the clock's 0.</param>
    public double At(long place)
    {
        var stretch = Array.BinarySearch(firsts, place);
        stretch = stretch < 0 ? ~stretch - 1 : stretch;
        return stretch >= 0 && place - firsts[stretch] < values[stretch].Length ? values[stretch][place - firsts[stretch]] : double.NaN;
    }

    /// <summary>A value at a time within a channel's stretches, by a straight line between samples; NaN outside.</summary>
    internal static double At(Channel channel, double[] values, double time)
    {
        var (low, high) = (0, channel.Stretches.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = channel.Stretches[middle].Start <= time ? (middle, high) : (low, middle - 1);
        }

        return high < 0 ? double.NaN : At(channel.Stretches[low], channel.Rate, values, time);
    }

    private static double At(Stretch stretch, double rate, double[] values, double time)
    {
        var place = (time - stretch.Start) * rate;
        if (!(place >= 0 && place <= stretch.Count - 1))
        {
            return double.NaN;
        }

        var (whole, part) = ((int)place, place - Math.Floor(place));
        var next = Math.Min(whole + 1, stretch.Count - 1);
        return values[stretch.First + whole] + (part * (values[stretch.First + next] - values[stretch.First + whole]));
    }
}
