using System.Collections.Immutable;
using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Emg;

/// <summary>A conditioned channel, sample by sample beside <see cref="Channel.Samples"/>, in its unit; NaN where samples are missing.</summary>
internal sealed class EmgSignals(EmgConditioning made, double[] filtered)
{
    /// <summary>Band-passed and freed from the mains where they are seen, without phase.</summary>
    public double[] Filtered => filtered;

    /// <summary>Root of the mean square about each sample.</summary>
    public double[] Rms { get; } = made.Rms(filtered);

    /// <summary>Rectified and low-passed, without phase; made anew each time.</summary>
    public double[] Linear() => made.Linear(filtered);
}

/// <summary>A channel made ready: short holes bridged, parted where samples are missing for longer, filtered piece by piece.</summary>
internal sealed class EmgConditioning
{
    // Both passes of the band-pass have settled after this many periods of its lower end.
    private const double SettlePeriods = 4;

    public EmgConditioning(Channel channel, EmgConditionRules rules)
    {
        (Channel, Rules) = (channel, rules);
        High = Math.Min(rules.BandHigh, rules.BandShare * channel.Rate);
        Samples = channel.Samples;
        Settle = (int)Math.Ceiling(SettlePeriods * channel.Rate / rules.BandLow);
        Pieces = [.. channel.Stretches.SelectMany(Whole).Where(piece => piece.Count > (2 * Settle))];
        Filters = High > rules.BandLow ? [SectionFilters.BandPass(rules.BandOrder, rules.BandLow, High, channel.Rate)] : [];
    }

    public Channel Channel { get; }

    public EmgConditionRules Rules { get; }

    /// <summary>Upper end of the band (Hz).</summary>
    public double High { get; }

    /// <summary>Samples that a filter takes to settle.</summary>
    public int Settle { get; }

    /// <summary>As recorded, short holes bridged; the channel's own where there are none.</summary>
    public double[] Samples { get; private set; }

    /// <summary>Runs without holes that are long enough to be filtered.</summary>
    public ImmutableArray<Extent> Pieces { get; }

    /// <summary>The band-pass, and notches once the mains were seen.</summary>
    public ImmutableArray<SectionFilter> Filters { get; private set; }

    public void TakeOutMains(double frequency) =>
        Filters = [Filters[0], SectionFilters.Notch(frequency, Rules.NotchWidth, Rules.NotchHarmonics, Channel.Rate)];

    /// <summary>All pieces filtered both ways; NaN elsewhere.</summary>
    public double[] Filter() =>
        Each(Samples, piece => Filters.Skip(1).Aggregate(Filters[0].FilterBothWays(piece, Settle), (signal, filter) => filter.FilterBothWays(signal, Settle)));

    /// <summary>Root of the mean square about each sample.</summary>
    public double[] Rms(double[] filtered)
    {
        var window = (2 * (int)(Rules.RmsSeconds * Channel.Rate / 2)) + 1;
        return Each(filtered, piece => Envelopes.Rms(piece, window));
    }

    /// <summary>The linear envelope.</summary>
    public double[] Linear(double[] filtered) => Each(filtered, piece => Envelopes.Linear(piece, Rules.EnvelopeOrder, Rules.EnvelopeCutoff, Channel.Rate));

    /// <summary>What is made of each piece of the samples; NaN elsewhere.</summary>
    public double[] Each(PieceMaker make) => Each(Samples, make);

    private double[] Each(double[] source, PieceMaker make)
    {
        if (Pieces is [{ First: 0 } all] && all.Count == source.Length)
        {
            return make(source);
        }

        var output = new double[source.Length];
        Array.Fill(output, double.NaN);
        foreach (var piece in Pieces)
        {
            make(source.AsSpan(piece.First, piece.Count)).CopyTo(output, piece.First);
        }

        return output;
    }

    public delegate double[] PieceMaker(ReadOnlySpan<double> piece);

    // Bridges short holes of a stretch by a line and parts it at longer ones.
    private List<Extent> Whole(Stretch stretch)
    {
        var (pieces, first, longest) = (new List<Extent>(), stretch.First, (int)(Rules.LongestFill * Channel.Rate));
        var (end, i) = (stretch.First + stretch.Count, stretch.First);
        while (i < end)
        {
            if (double.IsFinite(Samples[i]))
            {
                i++;
                continue;
            }

            var hole = i;
            while (i < end && !double.IsFinite(Samples[i]))
            {
                i++;
            }

            if (i - hole <= longest && hole > first && i < end)
            {
                Samples = ReferenceEquals(Samples, Channel.Samples) ? [.. Samples] : Samples;
                for (var k = hole; k < i; k++)
                {
                    Samples[k] = Samples[hole - 1] + ((Samples[i] - Samples[hole - 1]) * (k - hole + 1) / (i - hole + 1));
                }

                continue;
            }

            pieces.Add(new(first, hole - first));
            first = i;
        }

        pieces.Add(new(first, end - first));
        return pieces;
    }
}
