using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Onsets;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>A short form of docs/validation/onsets.md: few bursts, so that bars are wider by what few of them scatter.</summary>
public class OnsetConsensusTests
{
    private const long Seed = 20261123;

    [Theory]
    [InlineData(false, 6, 0, 25, 12)]
    [InlineData(true, 6, 0, 15, 10)]
    [InlineData(false, 10, 0, 10, 3)]
    [InlineData(true, 20, 0, 3, 1)]
    [InlineData(true, 10, 0.1, 25, 20)]
    [InlineData(true, 20, 0.2, 12, 15)]
    [InlineData(true, 10, 0.2, 40, 40)]
    [InlineData(false, 10, 0.4, 60, 80)]
    public void Onsets_are_found_within_their_errors(bool isAdded, double decibels, double ramp, double mostSd, double mostBias)
    {
        var run = new OnsetTrials();
        run.Run(isAdded, decibels, ramp, 24, Seed);
        var tally = run.Tallies["Consensus"];
        tally.Missed.ShouldBe(0);
        tally.FalseAlarms.ShouldBeLessThanOrEqualTo(1);
        tally.Sd.ShouldBeLessThan(mostSd);
        Math.Abs(tally.Bias).ShouldBeLessThan(mostBias);
        // Of 48 ranges 45.6 hold the truth; fewer than 40 do in one of a hundred runs.
        tally.Covered.ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void Rest_is_found_where_most_of_a_recording_is_rest()
    {
        // The last of these was told to have none: its quietest half second is much quieter than the rest of its rest.
        foreach (var seed in Enumerable.Range(0, 60).Select(i => Seed + i).Append(424_452_000_671))
        {
            var noise = new SeededNoise(seed);
            var onset = 1.5 + noise.NextShare();
            var shape = new BurstSynthesis.Shape(OnsetTrials.Rate, 5, onset, onset + 1 + (0.4 * noise.NextShare()), 0.2);
            var (filtered, rest) = OnsetTrials.Condition(BurstSynthesis.Modulated(shape, 10, noise));
            rest.ShouldNotBeNull($"seed {seed}");
            rest.Seconds.ShouldBeGreaterThan(1);
            var truth = Math.Sqrt(filtered.Take((int)(OnsetTrials.Rate * onset)).Average(value => value * value));
            rest.Rms.ShouldBe(truth, truth / 5);
        }
    }

    [Fact]
    public void Rest_alone_is_seldom_taken_for_activity()
    {
        var run = new OnsetTrials();
        // A burst that is no louder than rest is none.
        run.Run(isAdded: false, 0, 0, 3, Seed, 60);
        run.Tallies["Consensus"].FalseAlarms.ShouldBeLessThanOrEqualTo(2);
        run.RestMinutes.ShouldBeGreaterThan(2.8);
    }

    [Theory]
    [InlineData("Hodges-Bui", 60)]
    [InlineData("Bonato", 20)]
    [InlineData("Teager-Kaiser", 60)]
    [InlineData("Sample entropy", 60)]
    [InlineData("Change points", 10)]
    [InlineData("Likelihood ratio", 10)]
    public void Each_detector_finds_a_clear_burst_by_itself(string name, double within)
    {
        var run = new OnsetTrials();
        run.Run(isAdded: true, 20, 0, 6, Seed);
        var tally = run.Tallies[name];
        tally.Missed.ShouldBe(0);
        // Rest that passes a threshold next to a burst is joined with it now and then: the middle of the errors tells.
        Math.Abs(tally.Onsets.Order().ElementAt(3)).ShouldBeLessThan(within);
        Math.Abs(tally.Offsets.Order().ElementAt(3)).ShouldBeLessThan(within);
    }

    [Theory]
    [InlineData(1.5, 0.05)]
    [InlineData(1.4, 0.05)]
    [InlineData(1.3, 0.1)]
    public void The_rate_of_false_alarms_is_that_of_noise_that_is_tried(double multiple, double window)
    {
        // Noise with a fifth of the bandwidth that its rate allows.
        const double Rate = 1000;
        const int Minutes = 40;
        var noise = new SeededNoise(Seed);
        var samples = new double[(int)(60 * Minutes * Rate)];
        for (var i = 1; i < samples.Length; i++)
        {
            samples[i] = (0.6 * samples[i - 1]) + noise.NextNormal();
        }

        // (∫S)²/∫S² of such noise: half the rate over Σρ² = (1 + a²)/(1 − a²).
        var bandwidth = Rate / 2 / ((1 + 0.36) / (1 - 0.36));
        var level = multiple / Math.Sqrt(1 - 0.36);
        var (span, marks) = ((int)(window * Rate) | 1, new bool[samples.Length]);
        var envelope = Envelopes.Rms(samples, span);
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = envelope[i] > level;
        }

        // What is above within a window counts once.
        var seen = Extent.Tidy(Extent.Where(marks), span, 1).Count / (double)Minutes;
        var told = FalseAlarms.PerMinute(multiple, window, bandwidth);
        seen.ShouldBeInRange(told / 2, told * 2, $"seen {seen:G3}, told {told:G3} a minute");
    }

    [Fact]
    public void Twice_the_volts_move_nothing()
    {
        var noise = new SeededNoise(Seed);
        var raw = BurstSynthesis.Added(new(OnsetTrials.Rate, 5, 2, 3, 0.1), 12, noise);
        double[] doubled = [.. raw.Select(sample => 2 * sample)];
        var (one, two) = (Find(raw), Find(doubled));
        two.Length.ShouldBe(1);
        two[0].Onset.Value.ShouldBe(one[0].Onset.Value, 0.01);
        two[0].Offset.High.ShouldBe(one[0].Offset.High, 0.01);
    }

    [Fact]
    public void Turned_round_onsets_are_offsets()
    {
        var noise = new SeededNoise(Seed);
        var raw = BurstSynthesis.Added(new(OnsetTrials.Rate, 5, 2, 3, 0), 12, noise);
        var (one, turned) = (Find(raw), Find([.. raw.Reverse()]));
        (raw.Length - 1 - turned[0].Offset.Value).ShouldBe(one[0].Onset.Value, 4);
        (raw.Length - 1 - turned[0].Onset.Value).ShouldBe(one[0].Offset.Value, 4);
    }

    [Fact]
    public void Without_rest_nothing_is_told_and_constant_samples_have_none()
    {
        OnsetTrials.Condition(new double[8000]).Noise.ShouldBeNull();
    }

    private static System.Collections.Immutable.ImmutableArray<ConsensusBurst> Find(double[] raw)
    {
        var (filtered, rest) = OnsetTrials.Condition(raw);
        return OnsetConsensus.Find(raw, [OnsetTrials.Band], filtered, rest!, OnsetTrials.Rules, new(1));
    }
}
