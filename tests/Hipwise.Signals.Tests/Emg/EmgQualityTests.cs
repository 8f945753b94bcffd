using Hipwise.Signals.Emg;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Made-up faults are found, and only those that are there.</summary>
public class EmgQualityTests
{
    private const double Rate = 2000;
    private const int Count = 24_000;

    private static double[] Good(long seed = 1)
    {
        var noise = new SeededNoise(seed);
        var muscle = BurstSynthesis.Muscle(Count, Rate, noise);
        return [.. muscle.Select((value, i) => ((i / Rate) % 4 is > 2 and < 3 ? 10 * value : 0) + noise.NextNormal())];
    }

    private static EmgQuality Judge(double[] samples) => EmgAnalysis.Run(
        new([Channel.Whole("a", SignalUnit.Parse("mV"), Rate, samples)], []), OnsetTrials.All, [new("a", "muscle", null)], [], 1).Channels[0].Quality;

    private static EmgProblem? Find(Func<double, int, double> change, EmgCheck check) =>
        Judge([.. Good().Select(change)]).Problems.FirstOrDefault(problem => problem.Check == check);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_good_channel_has_no_problem(long seed)
    {
        var quality = Judge(Good(seed));
        quality.Problems.ShouldBeEmpty();
        quality.SignalToNoise.ShouldBe(20 + (20 * Math.Log10(1 / Math.Sqrt(0.43))), 2);
        double.IsNaN(quality.LineFrequency).ShouldBeTrue();
    }

    [Fact]
    public void A_dead_one_is_set_aside()
    {
        Find((_, _) => 0.3, EmgCheck.Dead)!.Fails.ShouldBeTrue();
        var half = Find((value, i) => i < 9000 ? value : 0.3, EmgCheck.Dead)!;
        half.Fails.ShouldBeTrue();
        half.Start.ShouldBe(4.5, 0.11);
    }

    [Fact]
    public void Cut_off_swings_are_told_and_the_more_of_them_the_worse()
    {
        Find((value, _) => Math.Clamp(value, -22, 22), EmgCheck.Clipped)!.Fails.ShouldBeFalse();
        Find((value, _) => Math.Clamp(value, -4, 4), EmgCheck.Clipped)!.Fails.ShouldBeTrue();
        var stuck = Find((value, i) => i is > 5000 and < 5400 ? 100 : value, EmgCheck.Saturated)!;
        (stuck.Value, stuck.Fails, stuck.Start).ShouldBe((399 / Rate, true, 5001 / Rate));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void The_mains_are_named_and_taken_out(double line)
    {
        var samples = Good().Select((value, i) => value + (1.5 * Math.Sin(2 * Math.PI * line * i / Rate)) + (0.7 * Math.Sin(2 * Math.PI * 3 * line * i / Rate))).ToArray();
        var channel = EmgAnalysis.Run(new([Channel.Whole("a", SignalUnit.Parse("mV"), Rate, samples)], []), OnsetTrials.All, [new("a", "muscle", null)], [], 1, stop: TestContext.Current.CancellationToken).Channels[0];
        channel.Quality.LineFrequency.ShouldBe(line);
        channel.Quality.Problems.ShouldContain(problem => problem.Check == EmgCheck.LineNoise && !problem.Fails);
        channel.Rest!.Rms.ShouldBe(Math.Sqrt(0.43), 0.07);
        channel.Bursts.Length.ShouldBe(3);
    }

    [Fact]
    public void Drift_is_told() => Find((value, i) => value + (30 * Math.Sin(2 * Math.PI * 0.2 * i / Rate)), EmgCheck.Drift).ShouldNotBeNull();

    [Fact]
    public void A_knocked_cable_is_told_with_its_place()
    {
        var problem = Find((value, i) => value + (i is > 8200 and < 8500 ? 15 * Math.Sin(Math.PI * (i - 8200) / 300.0) : 0), EmgCheck.Motion)!;
        problem.Start.ShouldBe(4.17, 0.15);
    }

    [Fact]
    public void A_heart_is_told_and_sets_nothing_aside()
    {
        // 72 beats a minute, each a wave of 20 ms.
        var problem = Find((value, i) => value + ((i % 1667) < 40 ? 12 * Math.Sin(2 * Math.PI * (i % 1667) / 40.0) : 0), EmgCheck.Heart);
        problem!.Fails.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_but_noise_is_set_aside()
    {
        var noise = new SeededNoise(4);
        Judge([.. Enumerable.Range(0, Count).Select(_ => noise.NextNormal())]).Problems.ShouldContain(problem => problem.Check == EmgCheck.LowSignal && problem.Fails);
    }

    [Fact]
    public void Holes_are_told_with_their_share()
    {
        var problem = Find((value, i) => i is > 10_000 and < 12_000 ? double.NaN : value, EmgCheck.Gaps)!;
        problem.Value.ShouldBe(2000.0 / Count, 1e-3);
        problem.Fails.ShouldBeFalse();
    }

    [Fact]
    public void Too_slow_a_channel_is_set_aside() => EmgAnalysis.Run(
        new([Channel.Whole("a", SignalUnit.None, 100, Good())], []), OnsetTrials.All, [new("a", "muscle", null)], [], 1, stop: TestContext.Current.CancellationToken).Channels[0].Quality.Problems
        .ShouldContain(problem => problem.Check == EmgCheck.TooLittle && problem.Fails);
}
