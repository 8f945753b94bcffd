using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Rest, notes and channels of a live session.</summary>
public class LiveSessionTests
{
    private const double Rate = LiveTrials.Rate;

    [Fact]
    public void Rest_is_learned_first_and_told_in_the_samples_unit()
    {
        var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        var samples = LiveTrials.Sitting(8, 20, 0, 1);
        session.Take(samples.AsSpan(0, 4000));
        (session.IsResting, session.RestLeft).ShouldBe((true, 1));
        session.Channels[0].TakePoints().ShouldBeEmpty();
        session.Take(samples.AsSpan(4000));
        session.IsResting.ShouldBeFalse();
        // White noise of deviation 1 up to 500 Hz, of which the band is 20 to 450.
        session.Channels[0].Rest.ShouldBe(Math.Sqrt(430 / 500.0), 0.03);
        var points = session.Channels[0].TakePoints();
        points.Length.ShouldBeInRange((int)(3 / session.PointSeconds) - 1, (int)(3 / session.PointSeconds) + 1);
        points.Average().ShouldBe(1, 0.1);
    }

    [Fact]
    public void Whoever_moves_is_waited_for_and_then_told()
    {
        var fidget = LiveTrials.Sitting(30, 25, 0, 2, (2, 2.6), (4.4, 4.9));
        var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        session.Take(fidget.AsSpan(0, 6000));
        session.IsResting.ShouldBeTrue();
        session.Take(fidget.AsSpan(6000, 4000));
        session.IsResting.ShouldBeFalse();
        session.Channels[0].Notes.ShouldBeEmpty();
        var restless = LiveTrials.Sitting(30, 25, 0, 2, [.. Enumerable.Range(0, 30).Select(i => (i + 0.2, i + 0.5))]);
        session = new(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        session.Take(restless.AsSpan(0, 20_100));
        session.IsResting.ShouldBeFalse();
        session.Channels[0].Notes.ShouldBe([LiveNote.Unsteady]);
    }

    [Theory]
    [InlineData(50, 1000)]
    [InlineData(60, 1000)]
    [InlineData(50, 2000)]
    public void Mains_are_found_in_the_rest_and_taken_out(double line, double rate)
    {
        var noise = new SeededNoise(4);
        var session = new LiveSession(new(rate, 1, 1, 5, null), LiveTrials.Rules);
        float[] samples = [.. Enumerable.Range(0, (int)(7 * rate)).Select(i => (float)(noise.NextNormal() + (3 * Math.Sin(2 * Math.PI * line * i / rate))))];
        session.Take(samples);
        session.Channels[0].LineFrequency.ShouldBe(line);
        session.Channels[0].Notes.ShouldBe([LiveNote.Mains]);
        session.Channels[0].Rest.ShouldBeLessThan(1.1);
        session.Channels[0].IsActive.ShouldBeFalse();
    }

    [Fact]
    public void No_mains_are_taken_out_where_none_are() => LiveTrials.Run(LiveTrials.Sitting(7, 10, 0, 6), null).Channels[0].LineFrequency.ShouldBe(double.NaN);

    [Fact]
    public void A_channel_from_which_nothing_comes_is_told_and_others_go_on()
    {
        var samples = LiveTrials.Sitting(14, 20, 0, 5, (7, 13));
        float[] both = [.. samples.SelectMany(sample => (float[])[512, sample])];
        var session = new LiveSession(new(Rate, 2, 1, 5, double.NaN), LiveTrials.Rules);
        session.Take(both);
        session.End();
        session.Channels[0].Notes.ShouldBe([LiveNote.Dead]);
        (session.Channels[0].Rest, session.Channels[0].Squeezes.Count).ShouldBe((double.NaN, 0));
        session.Channels[1].Squeezes.ShouldHaveSingleItem().Reached.ShouldBeTrue();
        session.Channels[1].Notes.ShouldBeEmpty();
    }

    [Fact]
    public void An_electrode_that_comes_off_midway_is_told()
    {
        var samples = LiveTrials.Sitting(9, 20, 0, 5);
        samples.AsSpan(7000).Fill(samples[6999]);
        LiveTrials.Run(samples).Channels[0].Notes.ShouldBe([LiveNote.Dead]);
    }

    [Theory]
    [InlineData(8f, true)]
    [InlineData(80f, false)]
    public void Cut_off_swings_are_told(float end, bool told)
    {
        float[] samples = [.. LiveTrials.Sitting(12, 26, 0, 5, (7, 12)).Select(sample => Math.Clamp(sample, -end, end))];
        LiveTrials.Run(samples).Channels[0].Notes.ShouldBe(told ? [LiveNote.Clipped] : []);
    }

    [Fact]
    public void The_coarse_steps_of_a_quiet_rest_are_no_cut_off_swings()
    {
        float[] samples = [.. LiveTrials.Sitting(12, 20, 0, 5, (7, 9)).Select(sample => MathF.Round(512 + sample))];
        LiveTrials.Run(samples).Channels[0].Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_samples_are_told_and_begin_rest_anew()
    {
        var samples = LiveTrials.Sitting(12, 20, 0, 5);
        samples.AsSpan(3000, 100).Fill(float.NaN);
        var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        session.Take(samples.AsSpan(0, 6000));
        session.IsResting.ShouldBeTrue();
        session.Channels[0].Notes.ShouldBe([LiveNote.Gap]);
        session.Take(samples.AsSpan(6000, 2500));
        session.IsResting.ShouldBeFalse();
        session.Channels[0].Rest.ShouldBe(Math.Sqrt(430 / 500.0), 0.04);
    }

    [Fact]
    public void A_rate_that_was_not_as_said_is_told()
    {
        var session = new LiveSession(new(Rate, 1, 1, 5, double.NaN), LiveTrials.Rules);
        var samples = LiveTrials.Sitting(9, 20, 0, 5);
        // A second of them may have been kept until the rate was known.
        session.Take(samples.AsSpan(0, 1000));
        session.Heard(0);
        session.Take(samples.AsSpan(1000));
        session.Heard(8.2);
        session.Channels[0].Notes.ShouldBeEmpty();
        session.Heard(9);
        session.Channels[0].Notes.ShouldBe([LiveNote.Rate]);
    }

    [Theory]
    [InlineData(499, 1)]
    [InlineData(20_000, 1)]
    [InlineData(1000, 0)]
    [InlineData(1000, 17)]
    [InlineData(double.NaN, 1)]
    public void Nonsense_is_not_begun(double rate, int channels) =>
        Should.Throw<ArgumentException>(() => new LiveSession(new(rate, channels, 1, 5, null), LiveTrials.Rules));

    [Fact]
    public void Nothing_is_allocated_for_a_sample()
    {
        var samples = LiveTrials.Sitting(30, 20, 0.1, 5, (7, 13), (14, 20));
        var session = new LiveSession(new(Rate, 1, 1, 5, null), LiveTrials.Rules);
        session.Take(samples.AsSpan(0, 6000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Take(samples.AsSpan(6000));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        session.Channels[0].Squeezes.Count.ShouldBe(2);
    }
}
