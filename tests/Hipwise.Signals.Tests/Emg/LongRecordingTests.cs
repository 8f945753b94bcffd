using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hipwise.Core;
using Hipwise.Signals.Emg;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>An analysis holds the samples of one channel at a time, and what it keeps of them does not grow with their number.</summary>
[Collection(nameof(LongRecordingTests))]
[CollectionDefinition(nameof(LongRecordingTests), DisableParallelization = true)]
public class LongRecordingTests
{
    private const double Rate = 1000;
    private static readonly SignalUnit Millivolts = SignalUnit.Parse("mV");
    private static readonly string[] Labels = ["L", "R", "R2"];

    private static Channel Made(string label, double seconds)
    {
        var noise = new SeededNoise(label.Length + label[0]);
        var muscle = BurstSynthesis.Muscle((int)(seconds * Rate), Rate, noise);
        return Channel.Whole(label, Millivolts, Rate, [.. muscle.Select((value, i) => (i / Rate % 5 is > 3 and < 4 ? 8 * value : 0) + noise.NextNormal())]);
    }

    private static EmgSource Source(Func<string, Channel> load, double seconds) =>
        new([.. Labels], load, [], 0, seconds) { Strongest = label => [load(label)] };

    private static ImmutableArray<EmgPlacement> Placements => [.. Labels.Select(label => new EmgPlacement(label, "muscle", label == "L" ? Side.Left : Side.Right))];

    [Fact]
    public void Channels_one_by_one_give_what_a_recording_in_memory_gives()
    {
        var recording = new Recording([.. Labels.Select(label => Made(label, 20))], []);
        var whole = EmgAnalysis.Run(recording, OnsetTrials.All, Placements, [recording], 1, stop: TestContext.Current.CancellationToken);
        var parts = EmgAnalysis.Run(Source(label => Made(label, 20), 20), OnsetTrials.All, Placements, 1, stop: TestContext.Current.CancellationToken);
        whole.Channels.ShouldAllBe(channel => channel.Bursts.Length == 4 && channel.Amplitude!.Basis == EmgBasis.StrongestContraction);
        foreach (var (a, b) in whole.Channels.Zip(parts.Channels))
        {
            b.Bursts.Select(burst => (burst.Onset, burst.Offset, burst.Rms, burst.Share)).ShouldBe(a.Bursts.Select(burst => (burst.Onset, burst.Offset, burst.Rms, burst.Share)));
            b.Traces.Signal.Most.ShouldBe(a.Traces.Signal.Most);
        }

        parts.Orders.Select(order => (order.First, order.Second, order.Delay, order.FirstLeads)).ShouldBe(whole.Orders.Select(order => (order.First, order.Second, order.Delay, order.FirstLeads)));
        parts.CoActivations.ShouldBe(whole.CoActivations);
    }

    [Fact]
    public void No_samples_are_held_once_the_next_ones_are_asked_for()
    {
        var loaded = new List<WeakReference>();
        var held = 0;
        Channel Load(string label)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            held += loaded.Count(one => one.IsAlive);
            return Kept(loaded, label);
        }

        EmgAnalysis.Run(Source(Load, 20), OnsetTrials.All, Placements, 1, stop: TestContext.Current.CancellationToken);
        // Each channel and its strongest contractions.
        (loaded.Count, held).ShouldBe((6, 0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Channel Kept(List<WeakReference> loaded, string label)
    {
        var channel = Made(label, 20);
        loaded.Add(new(channel.Samples));
        return channel;
    }

    [Fact]
    public void What_is_kept_of_a_long_recording_is_a_small_part_of_its_samples()
    {
        const double Seconds = 120;
        EmgResult Run(double seconds) => EmgAnalysis.Run(
            Source(label => Made(label, seconds), seconds) with { Strongest = null }, OnsetTrials.All, Placements, 1, stop: TestContext.Current.CancellationToken);
        // What is loaded once, and the buffers that a runtime keeps for the next time, are there already.
        Run(Seconds);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = Run(Seconds);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        result.Channels.ShouldAllBe(channel => channel.Bursts.Length == 24);
        kept.ShouldBeLessThan((long)(0.15 * 3 * Seconds * Rate * sizeof(double)));
        GC.KeepAlive(result);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(51, 20)]
    [InlineData(51, 50)]
    [InlineData(51, 51)]
    [InlineData(51, 75)]
    [InlineData(51, 102)]
    [InlineData(101, 5000)]
    public void Strength_is_that_of_each_window_cut_off_at_the_ends(int window, int count)
    {
        var noise = new SeededNoise(count);
        double[] samples = [.. Enumerable.Range(0, count).Select(_ => noise.NextNormal())];
        var rms = Envelopes.Rms(samples, window);
        for (var i = 0; i < count; i++)
        {
            var (first, end) = (Math.Max(0, i - (window / 2)), Math.Min(count, i + (window / 2) + 1));
            rms[i].ShouldBe(Math.Sqrt(samples[first..end].Sum(value => value * value) / (end - first)), 1e-12);
        }
    }

    [Fact]
    public void An_envelope_is_kept_at_whole_hundredths_and_ends_where_samples_do()
    {
        var channel = new Channel("a", Millivolts, 1000, [.. Enumerable.Range(0, 2000).Select(i => (double)i)], [new(0.005, 0, 1000), new(5000, 1000, 1000)]);
        var envelope = EmgEnvelope.Of(channel, channel.Samples);
        double.IsNaN(envelope.At(0)).ShouldBeTrue();
        envelope.At(1).ShouldBe(5, 1e-3);
        envelope.At(100).ShouldBe(995, 1e-3);
        double.IsNaN(envelope.At(101)).ShouldBeTrue();
        double.IsNaN(envelope.At(499_999)).ShouldBeTrue();
        envelope.At(500_000).ShouldBe(1000, 1e-3);
        envelope.At(500_099).ShouldBe(1990, 1e-3);
        double.IsNaN(envelope.At(500_100)).ShouldBeTrue();
    }
}
