using System.Collections.Immutable;
using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Emg;

/// <summary>Looks a channel over before anything is read from it.</summary>
internal sealed class EmgQualityCheck(EmgConditioning made, EmgQualityRules rules)
{
    private readonly List<EmgProblem> problems = [];
    private readonly double[] raw = made.Samples;
    private readonly double rate = made.Channel.Rate;

    public ImmutableArray<EmgProblem> Problems => [.. problems.OrderByDescending(problem => problem.Fails).ThenBy(problem => problem.Check)];

    /// <summary>The mains as far as they are seen (Hz), else NaN.</summary>
    public double LineFrequency { get; private set; } = double.NaN;

    public bool Fails => problems.Exists(problem => problem.Fails);

    /// <summary>What needs no filter.</summary>
    public void LookAtSamples()
    {
        CheckLength();
        CheckGaps();
        if (made.Pieces.Length > 0)
        {
            CheckDead();
            CheckExtremes();
        }
    }

    /// <summary>What lies below, within and beside the band.</summary>
    public void LookAtBand(double[] filtered)
    {
        CheckDrift(filtered);
        CheckMotion(filtered);
        CheckLine(filtered);
        CheckHeart(filtered);
    }

    public void LookAtSignal(double decibels)
    {
        if (double.IsFinite(decibels))
        {
            TellBelow(EmgCheck.LowSignal, decibels, 0, raw.Length);
        }
    }

    /// <summary>Told where nothing worse is: a channel that is set aside need not rest.</summary>
    public void LookAtRest(double seconds)
    {
        if (!Fails)
        {
            TellBelow(EmgCheck.NoRest, seconds, 0, raw.Length);
        }
    }

    private void CheckLength()
    {
        if (rate < rules.LeastRate)
        {
            problems.Add(new(EmgCheck.TooLittle, rate, rules.LeastRate, made.Channel.Start, made.Channel.Start, true));
            return;
        }

        var longest = made.Pieces.IsEmpty ? 0 : made.Pieces.Max(piece => piece.Count);
        TellBelow(EmgCheck.TooLittle, longest / rate, 0, raw.Length);
    }

    private void CheckGaps()
    {
        var channel = made.Channel;
        if (channel.Stretches.IsEmpty)
        {
            return;
        }

        var last = channel.Stretches[^1];
        var span = last.Start + (last.Count / rate) - channel.Start;
        var missing = 1 - (channel.Samples.Count(double.IsFinite) / rate / span);
        var holes = channel.Stretches.Zip(channel.Stretches.Skip(1), (one, next) => (From: one.Start + (one.Count / rate), To: next.Start)).ToList();
        var widest = holes.Count == 0 ? (From: channel.Start, To: channel.Start) : holes.MaxBy(hole => hole.To - hole.From);
        var limit = rules.Checks[EmgCheck.Gaps];
        if (missing > limit.Tell)
        {
            problems.Add(new(EmgCheck.Gaps, missing, limit.Tell, widest.From, widest.To, missing > limit.Fail));
        }
    }

    private void CheckDead()
    {
        const double WindowSeconds = 0.1;
        var (window, dead, all, worst) = (Math.Max(2, (int)(WindowSeconds * rate)), 0, 0, -1);
        foreach (var piece in made.Pieces)
        {
            for (var first = piece.First; first + window <= piece.End; first += window)
            {
                var still = raw.AsSpan(first, window).IndexOfAnyExcept(raw[first]) < 0;
                (dead, all, worst) = (dead + (still ? 1 : 0), all + 1, still && worst < 0 ? first : worst);
            }
        }

        Tell(EmgCheck.Dead, all == 0 ? 0 : (double)dead / all, Math.Max(worst, 0), Math.Max(worst, 0) + window);
    }

    // Runs of three or more samples at the very largest or smallest value.
    private void CheckExtremes()
    {
        const int LeastRun = 3;
        var (low, high, inside) = (double.PositiveInfinity, double.NegativeInfinity, made.Pieces.Sum(piece => piece.Count));
        foreach (var piece in made.Pieces)
        {
            foreach (var value in raw.AsSpan(piece.First, piece.Count))
            {
                (low, high) = (value < low ? value : low, value > high ? value : high);
            }
        }

        if (low == high)
        {
            return;
        }

        var (clipped, longest, place) = (0, 0, 0);
        foreach (var piece in made.Pieces)
        {
            for (var i = piece.First; i < piece.End;)
            {
                var run = i + 1;
                while (run < piece.End && raw[run] == raw[i])
                {
                    run++;
                }

                if (run - i >= LeastRun && (raw[i] == low || raw[i] == high))
                {
                    clipped += run - i;
                    (longest, place) = run - i > longest ? (run - i, i) : (longest, place);
                }

                i = run;
            }
        }

        Tell(EmgCheck.Clipped, (double)clipped / inside, place, place + longest);
        Tell(EmgCheck.Saturated, longest / rate, place, place + longest);
    }

    private void CheckDrift(double[] filtered)
    {
        var slow = Slow(rules.DriftCutoff);
        var (most, place, usual) = (0.0, 0, Deviation(filtered));
        foreach (var piece in made.Pieces)
        {
            var part = slow.AsSpan(piece.First, piece.Count);
            var mean = 0.0;
            foreach (var value in part)
            {
                mean += value / part.Length;
            }

            var squares = 0.0;
            foreach (var value in part)
            {
                squares += (value - mean) * (value - mean) / part.Length;
            }

            (most, place) = Math.Sqrt(squares) > most ? (Math.Sqrt(squares), piece.First) : (most, place);
        }

        Tell(EmgCheck.Drift, usual > 0 ? most / usual : 0, place, place);
    }

    // Swings between drift and band, against the activity about them: a burst is loud in both.
    private void CheckMotion(double[] filtered)
    {
        var (swings, window) = (Swings(), (2 * (int)(0.05 * rate)) + 1);
        var (most, place, usual) = (0.0, 0, Deviation(filtered));
        foreach (var piece in made.Pieces)
        {
            var about = Envelopes.Rms(filtered.AsSpan(piece.First, piece.Count), window);
            for (var i = 0; i < piece.Count; i++)
            {
                var ratio = Math.Abs(swings[piece.First + i]) / (about[i] + (usual / 4));
                (most, place) = ratio > most ? (ratio, piece.First + i) : (most, place);
            }
        }

        Tell(EmgCheck.Motion, most, place, place);
    }

    private void CheckLine(double[] filtered)
    {
        const double QuietSeconds = 2;
        var quiet = Quietest(filtered, (int)(QuietSeconds * rate));
        var (best, share) = Mains.Find(filtered.AsSpan(quiet.First, quiet.Count), rate, made.High, rules);
        Tell(EmgCheck.LineNoise, share, quiet.First, quiet.End);
        LineFrequency = share > rules.Checks[EmgCheck.LineNoise].Tell ? best : double.NaN;
    }

    // How well what is left of the envelope repeats at the pace of a heart, long activity taken out.
    private void CheckHeart(double[] filtered)
    {
        const double Grid = 100;
        const double LongestBeat = 0.2;
        var piece = made.Pieces.MaxBy(one => one.Count);
        var step = (int)(rate / Grid);
        var slowest = (int)(60 / rules.HeartLeast * Grid);
        var count = piece.Count / Math.Max(1, step);
        if (step < 1 || count < 4 * slowest)
        {
            return;
        }

        double[] levels = [.. Enumerable.Range(0, count).Select(i => Deviation(filtered.AsSpan(piece.First + (i * step), step)))];
        var usual = levels.Order().ElementAt(count / 2);
        bool[] loud = [.. levels.Select(level => level > 3 * usual)];
        foreach (var run in Extent.Where(loud).Where(run => run.Count > LongestBeat * Grid))
        {
            levels.AsSpan(run.First, run.Count).Fill(usual);
        }

        double[] clipped = [.. levels.Select(level => Math.Min(level, 6 * usual))];
        var mean = clipped.Average();
        var power = clipped.Sum(level => (level - mean) * (level - mean));
        var best = 0.0;
        for (var lag = (int)(60 / rules.HeartMost * Grid); lag <= slowest; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < count; i++)
            {
                sum += (clipped[i] - mean) * (clipped[i - lag] - mean);
            }

            best = Math.Max(best, power > 0 ? sum / power * count / (count - lag) : 0);
        }

        Tell(EmgCheck.Heart, best, piece.First, piece.End);
    }

    private double[] Swings()
    {
        var (below, slow) = (Slow(made.Rules.BandLow / 2), Slow(rules.DriftCutoff));
        for (var i = 0; i < below.Length; i++)
        {
            below[i] -= slow[i];
        }

        return below;
    }

    private double[] Slow(double cutoff)
    {
        var filter = SectionFilters.LowPass(2, cutoff, rate);
        return made.Each(piece => filter.FilterBothWays(piece, Math.Min(piece.Length - 1, (int)(rate / cutoff))));
    }

    private Extent Quietest(double[] filtered, int count)
    {
        var (best, least) = (default(Extent), double.PositiveInfinity);
        foreach (var piece in made.Pieces)
        {
            var length = Math.Min(count, piece.Count);
            for (var first = piece.First; first + length <= piece.End; first += Math.Max(1, length / 4))
            {
                var level = Deviation(filtered.AsSpan(first, length));
                (best, least) = level < least && (length == count || best.Count == 0) ? (new(first, length), level) : (best, least);
            }
        }

        return best;
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            (sum, count) = double.IsNaN(value) ? (sum, count) : (sum + (value * value), count + 1);
        }

        return count == 0 ? 0 : Math.Sqrt(sum / count);
    }

    private void Tell(EmgCheck check, double value, int first, int end)
    {
        var limit = rules.Checks[check];
        if (value > limit.Tell)
        {
            problems.Add(new(check, value, limit.Tell, TimeOf(first), TimeOf(end), value > limit.Fail));
        }
    }

    private void TellBelow(EmgCheck check, double value, int first, int end)
    {
        var limit = rules.Checks[check];
        if (value < limit.Tell)
        {
            problems.Add(new(check, value, limit.Tell, TimeOf(first), TimeOf(end), value < limit.Fail));
        }
    }

    private double TimeOf(int place) => raw.Length == 0 ? double.NaN : made.Channel.TimeOf(Math.Clamp(place, 0, raw.Length - 1));
}
