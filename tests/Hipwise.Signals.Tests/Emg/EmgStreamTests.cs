using Hipwise.Signals.Emg;

namespace Hipwise.Signals.Tests.Emg;

public class EmgStreamTests
{
    private const double Rate = OnsetTrials.Rate;

    [Fact]
    public void Samples_one_by_one_give_the_numbers_of_the_whole_in_rising_time()
    {
        var raw = BurstSynthesis.Added(new(Rate, 4, 2, 3, 0), 12, new(7));
        var stream = new EmgStream(Rate, OnsetTrials.All);
        EmgLive[] live = [.. raw.Select(stream.Next)];
        var filtered = OnsetTrials.Band.FilterForwards(raw);
        live.Select(one => one.Filtered).ShouldBe(filtered);
        var (envelope, half) = (Envelopes.Rms(filtered, 101), 50);
        for (var i = 0; i < raw.Length - half; i++)
        {
            live[i + half].Envelope.ShouldBe(i < half ? live[i + half].Envelope : envelope[i]);
        }
    }

    [Fact]
    public void Activity_is_told_within_fifty_milliseconds_and_ends_after_a_pause()
    {
        var late = Enumerable.Range(0, 20).Select(i =>
        {
            var raw = BurstSynthesis.Added(new(Rate, 5, 2, 3, 0), 15, new(100 + i));
            var stream = new EmgStream(Rate, OnsetTrials.All);
            stream.LatencySeconds.ShouldBeLessThanOrEqualTo(0.05);
            bool[] active = [.. raw.Select(sample => stream.Next(sample).IsActive)];
            active[^1].ShouldBeFalse();
            Array.LastIndexOf(active, true).ShouldBeInRange((int)(3 * Rate), (int)(3.25 * Rate));
            return (Array.IndexOf(active, true) / Rate) - 2;
        }).ToList();
        late.ShouldAllBe(seconds => seconds > -0.001 && seconds < 0.05);
    }

    [Fact]
    public void A_rest_that_is_given_stays()
    {
        var stream = new EmgStream(Rate, OnsetTrials.All, 50);
        stream.SetRest(3);
        var noise = new SeededNoise(1);
        Enumerable.Range(0, 4000).ShouldAllBe(_ => !stream.Next(noise.NextNormal()).IsActive);
        stream.Rest.ShouldBe(3);
        Should.Throw<ArgumentOutOfRangeException>(() => stream.SetRest(0));
        Should.Throw<ArgumentException>(() => stream.Next(double.NaN));
    }
}
