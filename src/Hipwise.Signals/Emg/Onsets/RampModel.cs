using System.Collections.Immutable;
using Hipwise.Signals.Emg.Spectra;

namespace Hipwise.Signals.Emg.Onsets;

/// <summary>
/// Where activity begins, from the likelihood of all the ways in which it may: at once or along a straight ramp of amplitude, to a level that is not known either.
/// Rest and activity
/// are autoregressive noise with spectra of their own; with activity of amplitude a the spectrum is S_rest + a²·S_activity. Either a rises straight, or the deviation of both
/// together does. All ways are weighed by their likelihood, so that the range tells of every one that the samples allow.
/// </summary>
internal sealed class RampModel
{
    private const int Levels = 24;
    private const int LeastTop = 8;
    private const double TopOverUsual = 1.6;
    private const int Stride = 4;
    // e⁻²⁰ of the likeliest weighs nothing beside the rest.
    private const double Negligible = 20;

    private readonly double[] samples;
    private readonly double[] restCorrelation;
    private readonly double[] shape;
    private readonly double rate;
    private readonly EmgDetectionRules rules;
    private readonly double temper;

    /// <summary>Learns the spectra of rest and of activity.</summary>
    /// <param name="samples">Conditioned in rising time only, so that nothing of a burst lies before it.</param>
    /// <param name="rest">Where rest is among them; empty when it lies elsewhere.</param>
    /// <param name="elsewhere">Rest that is taken then, conditioned.</param>
    /// <param name="bursts">Where bursts are, coarsely.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="noise">For drawing rest anew.</param>
    public RampModel(
        double[] samples, ImmutableArray<Extent> rest, ImmutableArray<double[]> elsewhere, IReadOnlyList<Extent> bursts, double rate, EmgDetectionRules rules, SeededNoise noise)
    {
        double[][] Pieces(double[] of) => [.. rest.Select(extent => of[extent.First..extent.End])];
        var trace = TraceOf(rest.IsEmpty ? elsewhere : Pieces(samples));
        samples = Dither(samples, trace, noise);
        (this.samples, this.rate, this.rules) = (samples, rate, rules);
        var pieces = rest.IsEmpty ? [.. elsewhere.Select(piece => Dither(piece, trace, noise))] : Pieces(samples);
        restCorrelation = Autoregression.Correlate(pieces, rules.ModelOrder);
        shape = Together(bursts);
        temper = Temper(pieces, noise);
    }

    /// <summary>Looks for one beginning.</summary>
    /// <param name="from">What lies before this place is not looked at.</param>
    /// <param name="burst">Where the burst is, coarsely.</param>
    /// <returns>Place of the median and the range, and by how much the likeliest way beats rest all through, in log-likelihood.</returns>
    public (double Median, double Low, double High, double Gain) Find(int from, Extent burst)
    {
        var to = Math.Min(burst.End, burst.First + (int)(0.6 * rate));
        var latest = Math.Min(burst.First + (int)(0.15 * rate), to - 1) - from;
        var usual = Usual(burst);
        var (sums, turns) = (Likelihoods(from, to, usual), Turns(usual / restCorrelation[0]));
        var places = new double[latest + 1];
        Array.Fill(places, double.NegativeInfinity);
        for (var i = 0; i <= latest; i += Stride)
        {
            places[i] = Weigh(sums, turns, i);
        }

        var best = places.Max();
        for (var i = 0; i <= latest; i++)
        {
            // A stride next to a place that counts is looked at place by place.
            var (before, behind) = (i - (i % Stride), Math.Min(latest - (latest % Stride), i - (i % Stride) + Stride));
            if (i % Stride != 0 && Math.Max(places[before], places[behind]) > best - Negligible)
            {
                places[i] = Weigh(sums, turns, i);
            }
        }

        var (median, low, high) = Quantiles(places);
        // A slow rise is seen late or early, by a part of it that the likelihood does not know of.
        var rise = rate * Rise(sums, turns, Math.Clamp((int)Math.Round(median), 0, latest));
        return (from + median, from + Math.Max(0, low - (rules.RiseLate * rise)), from + high + (rules.RiseEarly * rise), places.Max() - (sums[0][^1] / temper));
    }

    // How much white noise is added, so that nothing hangs on what the band-pass has all but taken away.
    private static double TraceOf(IReadOnlyList<double[]> rest)
    {
        const double Share = 0.015;
        return Share * Math.Sqrt(rest.Sum(piece => piece.Sum(value => value * value)) / rest.Sum(piece => piece.Length));
    }

    private static double[] Dither(double[] samples, double trace, SeededNoise noise) => [.. samples.Select(value => value + (trace * noise.NextNormal()))];

    private static (double Median, double Low, double High) Quantiles(double[] places)
    {
        var (most, total, running) = (places.Max(), 0.0, 0.0);
        var weights = new double[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            total += weights[i] = Math.Exp(places[i] - most);
        }

        Span<double> quantiles = [double.NaN, double.NaN, double.NaN];
        ReadOnlySpan<double> wanted = [0.025, 0.5, 0.975];
        for (var i = 0; i < places.Length; i++)
        {
            for (var k = 0; k < wanted.Length; k++)
            {
                // The first loud sample tells that it began between the one before and itself.
                if (running < wanted[k] * total && running + weights[i] >= wanted[k] * total)
                {
                    quantiles[k] = i - 1 + (((wanted[k] * total) - running) / weights[i]);
                }
            }

            running += weights[i];
        }

        return (quantiles[1], quantiles[0], quantiles[2]);
    }

    // ln of the sum over ramps and levels of prior times likelihood of everything from start to end, for one place of the beginning.
    private double Weigh(double[][] sums, double[][] turns, int place)
    {
        var (most, total) = (double.NegativeInfinity, 0.0);
        foreach (var (_, value) in Ways(sums, turns, place))
        {
            (most, total) = value > most ? (value, (total * Math.Exp(most - value)) + 1) : (most, total + Math.Exp(value - most));
        }

        return most + Math.Log(total);
    }

    // How long it takes to rise (s), on the mean of all ways for one place of the beginning.
    private double Rise(double[][] sums, double[][] turns, int place)
    {
        var ways = Ways(sums, turns, place).ToList();
        var most = ways.Max(way => way.Value);
        return ways.Sum(way => way.Ramp * Math.Exp(way.Value - most)) / ways.Sum(way => Math.Exp(way.Value - most));
    }

    // Each way in which activity may begin at a place: how long it rises (s), and ln of its prior times its likelihood.
    private IEnumerable<(double Ramp, double Value)> Ways(double[][] sums, double[][] turns, int place)
    {
        var last = sums[0].Length - 1;
        for (var i = 0; i < turns.Length; i++)
        {
            var top = LeastTop + (2 * (i / 2));
            for (var r = i % 2 == 0 ? -1 : 0; r < rules.RampSeconds.Length; r++)
            {
                var prior = r < 0 ? rules.StepShare : (1 - rules.StepShare) / (2 * rules.RampSeconds.Length);
                var ramp = r < 0 ? 0 : rules.RampSeconds[r];
                var likelihood = r < 0 ? sums[0][place] + sums[top][last] - sums[top][place] : Likelihood(sums, turns[i], place, ramp * rate);
                yield return (ramp, Math.Log(prior) + (likelihood / temper));
            }
        }
    }

    private static double Likelihood(double[][] sums, double[] turns, int place, double ramp)
    {
        var (last, top, value, before) = (sums[0].Length - 1, turns.Length, 0.0, 0);
        for (var level = 0; level < top && before < last; level++)
        {
            var until = Math.Min(last, (int)(place + (turns[level] * ramp) + 0.5));
            value += sums[level][until] - sums[level][before];
            before = until;
        }

        return value + sums[top][last] - sums[top][before];
    }

    // For each level that activity may reach, at which share of the ramp each lower level gives way to the next; even places for a straight amplitude of activity, odd ones for a
    // straight deviation of everything.
    private static double[][] Turns(double usualOverRest)
    {
        double Total(double level) => Math.Sqrt(1 + (Math.Pow(TopOverUsual * level / Levels, 2) * usualOverRest));
        var turns = new double[Levels - LeastTop + 2][];
        for (var i = 0; i < turns.Length; i++)
        {
            var top = LeastTop + (2 * (i / 2));
            turns[i] = [.. Enumerable.Range(0, top).Select(level => i % 2 == 0 ? (level + 0.5) / top : (Total(level + 0.5) - 1) / (Total(top) - 1))];
        }

        return turns;
    }

    // Running log-likelihoods of the samples at each level of amplitude.
    private double[][] Likelihoods(int from, int to, double usual)
    {
        var (sums, residuals) = (new double[Levels + 1][], new double[to - from]);
        var (reach, correlation) = (Math.Min(from, rules.ModelOrder), new double[restCorrelation.Length]);
        var window = samples.AsSpan(from - reach, to - from + reach);
        residuals = new double[window.Length];
        for (var level = 0; level <= Levels; level++)
        {
            // Up to the usual level a mixture of both spectra, which always is one; above it the usual one, only louder.
            var share = Math.Pow(TopOverUsual * level / Levels, 2);
            for (var k = 0; k < correlation.Length; k++)
            {
                var full = (usual + restCorrelation[0]) * shape[k];
                correlation[k] = share <= 1 ? ((1 - share) * restCorrelation[k]) + (share * full) : full * (restCorrelation[0] + (share * usual)) / (restCorrelation[0] + usual);
            }

            var model = Autoregression.OfCorrelation(correlation);
            model.Whiten(window, residuals);
            var (half, sum) = (0.5 / model.Variance, new double[to - from + 1]);
            var width = Math.Log(model.Variance) / 2;
            for (var i = 0; i < to - from; i++)
            {
                sum[i + 1] = sum[i] - (half * residuals[i + reach] * residuals[i + reach]) - width;
            }

            sums[level] = sum;
        }

        return sums;
    }

    // Power that activity usually adds within a burst's first part, from blocks of 50 ms.
    private double Usual(Extent burst)
    {
        var (block, powers) = ((int)(0.05 * rate), new List<double>());
        for (var i = burst.First; i + block <= Math.Min(burst.End, burst.First + (int)(0.6 * rate)); i += block)
        {
            powers.Add(Power(i, i + block));
        }

        powers.Sort();
        var power = powers.Count == 0 ? Power(burst.First, burst.End) : powers[(int)(0.6 * powers.Count)];
        return Math.Max(power - restCorrelation[0], 0.2 * restCorrelation[0]);
    }

    private double Power(int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            sum += samples[i] * samples[i];
        }

        return sum / Math.Max(1, to - from);
    }

    // Correlation while there is activity, of all bursts together, as a share of its power.
    private double[] Together(IReadOnlyList<Extent> bursts)
    {
        var all = Autoregression.Correlate(bursts.Select(burst => samples[burst.First..burst.End]), rules.ModelOrder);
        return [.. all.Select(value => value / all[0])];
    }

    // By how much sums of rest's log-likelihood scatter more than those of normal white noise do, from rest drawn anew in blocks: the range is widened by it.
    private double Temper(double[][] pieces, SeededNoise noise)
    {
        var (model, block, squares) = (Autoregression.OfCorrelation(restCorrelation), Math.Max(1, (int)(0.02 * rate)), new List<double>());
        foreach (var piece in pieces)
        {
            var residuals = new double[piece.Length];
            model.Whiten(piece, residuals);
            for (var i = rules.ModelOrder; i + block <= piece.Length; i += block)
            {
                squares.Add(residuals.AsSpan(i, block).ToArray().Sum(value => value * value / model.Variance));
            }
        }

        if (squares.Count < 4)
        {
            return 1;
        }

        const int Drawn = 10;
        var (sum, sumOfSquares) = (0.0, 0.0);
        for (var i = 0; i < rules.Resamples; i++)
        {
            var total = 0.0;
            for (var k = 0; k < Drawn; k++)
            {
                total += squares[noise.NextWhole(squares.Count)];
            }

            (sum, sumOfSquares) = (sum + total, sumOfSquares + (total * total));
        }

        var mean = sum / rules.Resamples;
        return Math.Max(1, ((sumOfSquares / rules.Resamples) - (mean * mean)) / (2.0 * Drawn * block));
    }
}
