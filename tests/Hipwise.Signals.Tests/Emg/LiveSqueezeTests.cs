using Hipwise.Signals.Emg.Live;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Squeezes that are told while samples come, against made-up ones whose lengths are known.</summary>
public class LiveSqueezeTests
{
    private const double Rate = LiveTrials.Rate;

    private static readonly EmgLiveRules Rules = LiveTrials.Rules.Live;

    private readonly ITestOutputHelper output = TestContext.Current.TestOutputHelper!;

    [Fact]
    public void Lengths_are_true_within_the_error_that_is_told()
    {
        var squares = 0.0;
        var count = 0;
        foreach (var decibels in (double[])[10, 12, 15, 20, 25])
        {
            foreach (var ramp in (double[])[0, 0.05, 0.1, 0.2])
            {
                var errors = Enumerable.Range(0, 20).SelectMany(i => Errors(decibels, ramp, 40 + i)).ToList();
                var (mean, rms) = (errors.Average(), Math.Sqrt(errors.Average(error => error * error)));
                output.WriteLine($"{decibels} dB, ramp {ramp:0.00} s: mean {1000 * mean:0} ms, root of the mean square {1000 * rms:0} ms, worst {1000 * errors.Max(Math.Abs):0} ms");
                (squares, count) = (squares + errors.Sum(error => error * error), count + errors.Count);
                errors.Max(Math.Abs).ShouldBeLessThan(4 * Rules.LengthSd);
            }
        }

        output.WriteLine($"All: {1000 * Math.Sqrt(squares / count):0} ms of {count}");
        Math.Sqrt(squares / count).ShouldBeLessThan(Rules.LengthSd);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    public void Without_the_correction_lengths_would_depend_on_how_loud_activity_is(double decibels)
    {
        // At once up and down: what is left after the correction is a few milliseconds, whatever the loudness.
        Enumerable.Range(0, 20).SelectMany(i => Errors(decibels, 0, 400 + i)).Average().ShouldBe(0, 0.01);
    }

    [Theory]
    [InlineData(10, 0.05)]
    [InlineData(15, 0.05)]
    [InlineData(20, 0.05)]
    public void Activity_is_told_within_fifty_milliseconds(double decibels, double most)
    {
        var late = Enumerable.Range(0, 40).Select(i =>
        {
            var samples = LiveTrials.Sitting(9, decibels, 0, 700 + i, (7, 9));
            var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
            var place = 0;
            while (place < samples.Length && !session.Channels[0].IsActive)
            {
                session.Take(samples.AsSpan(place++, 1));
            }

            return (place / Rate) - 7;
        }).ToList();
        output.WriteLine($"{decibels} dB: mean {1000 * late.Average():0} ms, latest {1000 * late.Max():0} ms");
        late.ShouldAllBe(seconds => seconds > 0 && seconds <= most);
    }

    [Fact]
    public void Those_that_last_as_long_as_asked_count_and_short_activity_is_none()
    {
        var told = LiveTrials.Run(LiveTrials.Sitting(32, 15, 0.05, 3, (7, 12.5), (14, 16), (18, 18.5), (20, 25.3), (27, 27.9))).Channels[0].Squeezes;
        told.Select(one => Math.Round(one.Start, 1)).ShouldBe([7, 14, 20]);
        told.Select(one => one.Reached).ShouldBe([true, false, true]);
        told.ShouldAllBe(one => one.IsWhole && one.Sd == Rules.LengthSd);
    }

    [Fact]
    public void A_short_dip_does_not_part_a_squeeze_and_a_pause_does()
    {
        LiveTrials.Run(LiveTrials.Sitting(16, 20, 0, 5, (7, 9), (9.2, 13))).Channels[0].Squeezes.ShouldHaveSingleItem().Seconds.ShouldBe(6, 0.1);
        LiveTrials.Run(LiveTrials.Sitting(16, 20, 0, 5, (7, 9), (9.6, 13))).Channels[0].Squeezes.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_under_way_grows_with_time_and_ends_at_the_length_that_was_shown()
    {
        var samples = LiveTrials.Sitting(14, 15, 0, 9, (7, 12));
        var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        session.Take(samples.AsSpan(0, 9000));
        session.Channels[0].Seconds.ShouldBe(2, 0.1);
        session.Channels[0].IsActive.ShouldBeTrue();
        session.Take(samples.AsSpan(9000, 3100));
        var shown = session.Channels[0].Seconds;
        session.Take(samples.AsSpan(12100));
        session.Channels[0].Squeezes.ShouldHaveSingleItem().Seconds.ShouldBe(shown, 0.05);
        session.Channels[0].Seconds.ShouldBe(0);
        session.Channels[0].IsActive.ShouldBeFalse();
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(8, false)]
    [InlineData(60, false)]
    public void A_squeeze_with_a_gap_in_it_does_not_count_unless_that_is_bridged(int missing, bool counts)
    {
        var samples = LiveTrials.Sitting(16, 20, 0, 5, (7, 14));
        samples.AsSpan(9000, missing).Fill(float.NaN);
        var told = LiveTrials.Run(samples).Channels[0].Squeezes.ShouldHaveSingleItem();
        (told.IsWhole, told.Reached).ShouldBe((counts, counts));
    }

    private static IEnumerable<double> Errors(double decibels, double ramp, long seed)
    {
        (double From, double To)[] squeezes = [(7, 9.5), (11.013, 14.2), (16, 21.3)];
        var told = LiveTrials.Run(LiveTrials.Sitting(23, decibels, ramp, seed, squeezes)).Channels[0].Squeezes;
        told.Count.ShouldBe(squeezes.Length, $"{decibels} dB, ramp {ramp}, seed {seed}");
        return told.Zip(squeezes, (one, truth) => one.Seconds - (truth.To - truth.From));
    }
}
