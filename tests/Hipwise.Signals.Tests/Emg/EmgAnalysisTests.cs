using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Signals.Emg;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Recordings whose truth is known, read as a whole.</summary>
public class EmgAnalysisTests
{
    private const double Rate = 2000;
    private const long Seed = 20261123;
    private static readonly SignalUnit Millivolts = SignalUnit.Parse("mV");

    /// <summary>Rest noise of deviation 1 with bursts of so much activity beside it.</summary>
    private static double[] Bursts(double seconds, long seed, params (double From, double To, double Level)[] bursts)
    {
        var noise = new SeededNoise(seed);
        var muscle = BurstSynthesis.Muscle((int)(seconds * Rate), Rate, noise);
        for (var i = 0; i < muscle.Length; i++)
        {
            var t = i / Rate;
            muscle[i] = (muscle[i] * bursts.Where(burst => burst.From <= t && t < burst.To).Sum(burst => burst.Level)) + noise.NextNormal();
        }

        return muscle;
    }

    private static Channel Channel(string label, double[] samples) => Signals.Channel.Whole(label, Millivolts, Rate, samples);

    private static EmgResult Run(Recording recording, params Recording[] strongest) => EmgAnalysis.Run(
        recording, OnsetTrials.All, [.. recording.Channels.Select(channel => new EmgPlacement(channel.Label, "muscle", channel.Label.StartsWith('L') ? Side.Left : Side.Right))],
        [.. strongest], 1);

    private static EmgChannel One(double[] samples, params RecordingEvent[] events) => Run(new([Channel("R", samples)], [.. events])).Channels.Single();

    [Fact]
    public void Bursts_repetitions_and_shares_within_the_recording_are_told()
    {
        var channel = One(Bursts(16, Seed, (3, 4, 10), (7, 8.5, 5), (12, 13, 10)));
        channel.Quality.IsUsable.ShouldBeTrue(string.Join(' ', channel.Quality.Problems));
        channel.Bursts.Length.ShouldBe(3);
        channel.Bursts[1].Onset.Low.ShouldBeLessThan(7.002);
        channel.Bursts[1].Onset.High.ShouldBeGreaterThan(6.998);
        channel.Bursts[1].Seconds.ShouldBe(1.5, 0.05);
        channel.Amplitude!.Basis.ShouldBe(EmgBasis.StrongestBurst);
        channel.Amplitude.Band.ShouldBeNull();
        channel.Bursts[1].Share.Value.ShouldBe(0.5, 0.07);
        channel.Repetitions!.Count.ShouldBe(3);
        channel.Repetitions.Interval.Mean.Value.ShouldBe(4.5, 0.05);
        channel.Rest!.Rms.ShouldBe(Math.Sqrt(0.43), 0.07);
        channel.Fatigue.ShouldBeNull();
    }

    [Fact]
    public void A_share_of_the_strongest_contraction_has_a_band_and_a_range()
    {
        var recording = new Recording([Channel("R", Bursts(10, Seed, (3, 5, 10)))], []);
        var strongest = new Recording([Channel("R", Bursts(25, Seed + 1, (3, 6, 19), (10, 13, 20), (18, 21, 20)))], []);
        var amplitude = Run(recording, strongest).Channels.Single().Amplitude!;
        amplitude.Basis.ShouldBe(EmgBasis.StrongestContraction);
        amplitude.Attempts.Length.ShouldBe(3);
        // The best half second of noise is a little above its mean level, so that the share is a little below a half.
        amplitude.Share.Value.ShouldBe(0.47, 0.06);
        amplitude.Band.ShouldBe(2);
        amplitude.LowestBand!.Value.ShouldBeLessThanOrEqualTo(2);
        (amplitude.Share.High - amplitude.Share.Low).ShouldBeGreaterThan(0.1);
    }

    // At once, where Progress<T> would tell later.
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }

    [Theory]
    [InlineData(EmgRefusal.TooFewAttempts, 20, 20, 0)]
    [InlineData(EmgRefusal.Unsteady, 12, 12, 20)]
    public void Strongest_contractions_that_do_not_hold_are_not_used(EmgRefusal why, double one, double two, double three)
    {
        var recording = new Recording([Channel("R", Bursts(10, Seed, (3, 5, 10)))], []);
        var strongest = new Recording([Channel("R", Bursts(25, Seed + 1, (3, 6, one), (10, 13, two), (18, 21, three)))], []);
        var amplitude = Run(recording, strongest).Channels.Single().Amplitude!;
        amplitude.Refused.ShouldBe(why);
        amplitude.Basis.ShouldBe(EmgBasis.StrongestBurst);
        Run(recording, new Recording([], [])).Channels.Single().Amplitude!.Refused.ShouldBe(EmgRefusal.Quality);
    }

    [Fact]
    public void It_tells_how_far_it_is_and_stops_between_channels()
    {
        var recording = new Recording([Channel("L", Bursts(15, Seed, (3, 4, 8))), Channel("R", Bursts(15, Seed + 1, (3, 4, 8)))], []);
        ImmutableArray<EmgPlacement> placements = [new("L", "muscle", Side.Left), new("R", "muscle", Side.Right)];
        var told = new List<double>();
        using var stop = new CancellationTokenSource();
        EmgAnalysis.Run(recording, OnsetTrials.All, placements, [], 1, new Told(told.Add), stop.Token);
        told.ShouldBe([0.5, 1]);
        Should.Throw<OperationCanceledException>(() => EmgAnalysis.Run(recording, OnsetTrials.All, placements, [], 1, new Told(_ => stop.Cancel()), stop.Token));
    }

    [Fact]
    public void Which_begins_first_is_a_probability()
    {
        (double, double, double)[] early = [(3, 4, 8), (7, 8, 8), (11, 12, 8)];
        (double, double, double)[] late = [(3.1, 4, 8), (7.1, 8, 8), (11.1, 12, 8)];
        var result = Run(new([Channel("L", Bursts(15, Seed, early)), Channel("R", Bursts(15, Seed + 1, late)), Channel("R2", Bursts(15, Seed + 2, early))], []));
        var order = result.Orders.Single(one => one.First == "L" && one.Second == "R");
        order.Repetitions.ShouldBe(3);
        order.FirstLeads.ShouldBeGreaterThan(0.99);
        order.Delay.Low.ShouldBeLessThan(0.1);
        order.Delay.High.ShouldBeGreaterThan(0.1);
        // However many repetitions there are, a hundredth of a second between two muscles stays within the error.
        (order.Delay.High - order.Delay.Low).ShouldBeGreaterThan(2 * 1.95 * OnsetTrials.All.Timing.OnsetSd);
        // Those that begin together are told apart by chance only.
        result.Orders.Single(one => one.First == "L" && one.Second == "R2").FirstLeads.ShouldBeInRange(0.05, 0.95);
        result.CoActivations.Single(one => one.First == "L" && one.Second == "R2").Index.ShouldBeGreaterThan(0.75);
        result.Sides[0].Difference.ShouldBeNull();
        result.Sides[0].IsBeyondError.ShouldBeFalse();
    }

    [Fact]
    public void Muscles_that_take_turns_are_hardly_active_together()
    {
        var result = Run(new([Channel("L", Bursts(10, Seed, (2, 4, 8))), Channel("R", Bursts(10, Seed + 1, (6, 8, 8)))], []));
        result.CoActivations.Single().Index.ShouldBeLessThan(0.2);
        result.CoActivations.Single().Overlap.ShouldBe(0);
        result.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void A_spectrum_that_sinks_has_a_slope_whose_range_holds_it_and_a_steady_one_has_none()
    {
        // Played ever slower: every frequency falls in proportion.
        var noise = new SeededNoise(Seed);
        var source = BurstSynthesis.Muscle(200_000, Rate, noise);
        double[] Play(double slowing)
        {
            var (output, place) = (new double[(int)(60 * Rate)], 0.0);
            for (var i = 0; i < output.Length; i++)
            {
                var (whole, part) = ((int)place, place - Math.Floor(place));
                var level = i < 3 * Rate || i > 57 * Rate ? 0.05 : 1;
                output[i] = level * (source[whole] + (part * (source[whole + 1] - source[whole])));
                place += 1 - (slowing * i / output.Length);
            }

            return output;
        }

        var (steady, sinking) = (One(Play(0)).Fatigue!, One(Play(0.3)).Fatigue!);
        steady.Welch.Low.ShouldBeLessThan(0);
        steady.Welch.High.ShouldBeGreaterThan(0);
        // 30 % a minute of what it begins with, less what the band's lower end keeps.
        sinking.Welch.Value.ShouldBeInRange(-0.36 * sinking.Start, -0.2 * sinking.Start);
        sinking.Welch.High.ShouldBeLessThan(0);
        sinking.Burg.Value.ShouldBe(sinking.Welch.Value, 0.3 * Math.Abs(sinking.Welch.Value));
    }

    [Fact]
    public void The_envelope_over_cycles_is_that_of_each_cycle()
    {
        RecordingEvent[] events = [new(2, double.NaN, "step", ""), new(6, double.NaN, "step", ""), new(10, double.NaN, "step", ""), new(1, double.NaN, "other", "")];
        var cycle = One(Bursts(14, Seed, (3, 4, 8), (7, 8, 8), (11, 12, 8)), events).Cycle!;
        (cycle.Event, cycle.Cycles, cycle.Mean.Length).ShouldBe(("step", 2, 101));
        // Active from a quarter to a half of the cycle.
        cycle.Mean[37].ShouldBeGreaterThan(5 * cycle.Mean[80]);
    }

    [Fact]
    public void Gaps_part_a_channel_and_no_burst_lies_across_them()
    {
        var samples = Bursts(12, Seed, (2, 3, 8), (8, 9, 8));
        samples.AsSpan((int)(5 * Rate), 400).Fill(double.NaN);
        samples[(int)(2.5 * Rate)] = double.NaN;
        var channel = One(samples);
        channel.Bursts.Length.ShouldBe(2);
        channel.Bursts[0].Seconds.ShouldBe(1, 0.05);
        double StrengthAt(double time) => channel.Traces.Strength!.Most[(int)(time / 12 * EmgTrace.Columns)];
        double.IsNaN(StrengthAt(5.1)).ShouldBeTrue();
        double.IsFinite(StrengthAt(2.5)).ShouldBeTrue();
    }

    [Fact]
    public void Faint_stretches_are_told_apart_and_nothing_is_worked_out_from_them()
    {
        // Rest is 0.66 within the band; beyond it these are 1.1, 1.2 and 12 times as loud.
        var channel = One(Bursts(16, Seed, (3, 4, 0.75), (7, 8, 0.8), (12, 13, 8)));
        channel.Bursts.ShouldHaveSingleItem().Onset.Value.ShouldBe(12, 0.02);
        channel.Faint.Length.ShouldBe(2);
        channel.Faint[0].Onset.Value.ShouldBe(3, 0.2);
        channel.Faint.ShouldAllBe(burst => double.IsNaN(burst.Share.Value) && burst.Rms.Value < OnsetTrials.Rules.FaintLevel * channel.Rest!.Rms);
        (channel.Repetitions, channel.Amplitude!.Share.Value).ShouldBe((null, 1));
    }

    [Fact]
    public void Without_rest_the_reader_is_told_why_there_are_no_bursts()
    {
        var channel = One(Bursts(8, Seed).Select((value, i) => value * (1 + (0.8 * Math.Sin(2 * Math.PI * 3 * i / Rate)))).ToArray());
        channel.Rest.ShouldBeNull();
        (channel.Bursts.Length, channel.Faint.Length, channel.Quality.IsUsable).ShouldBe((0, 0, true));
        var problem = channel.Quality.Problems.Single(one => one.Check == EmgCheck.NoRest);
        (problem.Fails, problem.Limit, problem.Start, problem.End).ShouldBe((false, 0.25, 0, ((8 * Rate) - 1) / Rate));
        problem.Value.ShouldBeInRange(0, 0.25);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(4000)]
    public void The_rate_of_false_alarms_is_that_at_which_rest_reaches_the_threshold(double rate)
    {
        var noise = new SeededNoise(Seed);
        var raw = Enumerable.Range(0, (int)(124 * rate)).Select(i => noise.NextNormal() * (i / rate is > 122 and < 123 ? 20 : 1)).ToArray();
        var rest = EmgAnalysis.Run(
            new([Signals.Channel.Whole("R", Millivolts, rate, raw)], []), OnsetTrials.All, [new("R", "muscle", null)], [], 1, stop: TestContext.Current.CancellationToken)
            .Channels.Single().Rest!;
        var filtered = Signals.Filters.SectionFilters.BandPass(4, 20, Math.Min(450, 0.45 * rate), rate).FilterBothWays(raw, 400);
        var levels = Envelopes.Rms(filtered, (2 * (int)(OnsetTrials.Rules.WindowSeconds * rate / 2)) + 1);
        var above = Hipwise.Signals.Emg.Onsets.Extent.Where([.. levels.Take((int)(120 * rate)).Select(level => level > rest.Threshold * rest.Rms)]).Count;
        (above / 2.0).ShouldBeInRange(rest.FalseAlarmsPerMinute / 2, 2 * rest.FalseAlarmsPerMinute);
    }

    [Theory]
    [InlineData(5, 12)]
    [InlineData(0, 5)]
    public void Rest_on_one_side_of_a_gap_tells_activity_on_the_other(double from, double to)
    {
        var samples = Bursts(12, Seed, (from, to, 8));
        samples.AsSpan((int)(5 * Rate), 400).Fill(double.NaN);
        var burst = One(samples).Bursts.ShouldHaveSingleItem();
        burst.Onset.Value.ShouldBe(Math.Max(from, from == 0 ? 0 : 5.2), 0.05);
        burst.Offset.Value.ShouldBe(Math.Min(to, from == 0 ? 5 : 12), 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_and_a_channel_is_placed_once()
    {
        var recording = new Recording([Channel("R", Bursts(8, Seed, (3, 4, 4)))], []);
        Run(recording).Channels[0].Bursts[0].Onset.ShouldBe(Run(recording).Channels[0].Bursts[0].Onset);
        Should.Throw<ArgumentException>(() => EmgAnalysis.Run(recording, OnsetTrials.All, [new("R", "a", null), new("R", "b", null)], [], 1, stop: TestContext.Current.CancellationToken)).Message.ShouldContain("placed twice");
        EmgAnalysis.Run(recording, OnsetTrials.All, [new("absent", "a", null)], [], 1, stop: TestContext.Current.CancellationToken).Channels.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void Next_to_no_samples_are_too_little(int count) =>
        One(new double[count]).Quality.Problems.ShouldContain(problem => problem.Check == EmgCheck.TooLittle && problem.Fails);
}
