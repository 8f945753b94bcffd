using Hipwise.Formats.Edf;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.Edf;

/// <summary>What is written comes back, to half a step of sixteen bits.</summary>
public class EdfWriterTests
{
    private static readonly SignalUnit Millivolt = SignalUnit.Parse("mV");

    private static RecordingFile Again(Recording recording, DateTime? started = null)
    {
        using var stream = new MemoryStream();
        EdfWriter.Write(stream, RecordingSource.Of(new RecordingFile("", recording) { Started = started }), stop: TestContext.Current.CancellationToken);
        stream.Position = 0;
        return EdfReader.Read(stream, "again.edf");
    }

    private static double[] Noise(int count, int seed, double size)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => size * (random.NextDouble() - 0.3))];
    }

    [Theory]
    [InlineData(1000, 100, 1)]
    [InlineData(2048, 148.148148148148148, 27)]
    [InlineData(1925.925925925926, 1925.925925925926, 27)]
    public void Channels_of_any_rates_come_back(double rate, double other, int seconds)
    {
        var recording = new Recording(
            [
                Channel.Whole("left upper", Millivolt, rate, Noise((int)Math.Round(rate * seconds * 2), 1, 3)),
                Channel.Whole("a label longer than sixteen letters", SignalUnit.Parse("N"), other, Noise((int)Math.Round(other * seconds * 2), 2, 1234.5)),
            ],
            [new(0.5, double.NaN, "start", ""), new(1.25, 0.5, "Bridge", "Left")]);
        var file = Again(recording, new DateTime(2026, 8, 2, 9, 8, 7));
        (file.Format, file.Started).ShouldBe(("EDF+C", new DateTime(2026, 8, 2, 9, 8, 7)));
        file.Warnings.ShouldBeEmpty();
        file.Recording.Events.ShouldBe([new(0.5, double.NaN, "start", ""), new(1.25, 0.5, "Left: Bridge", "")]);
        file.Recording.Channels.Select(channel => channel.Label).ShouldBe(["left upper", "a label lon~2"]);
        foreach (var (written, read) in recording.Channels.Zip(file.Recording.Channels))
        {
            read.Rate.ShouldBe(written.Rate, 1e-9 * written.Rate);
            var factor = read.Unit.PerUnit / written.Unit.PerUnit;
            // Limits are rounded to seven digits.
            var step = 1.001 * (written.Samples.Max() - written.Samples.Min()) / 65535;
            read.Samples.Zip(written.Samples).Max(pair => Math.Abs((pair.First * factor) - pair.Second)).ShouldBeLessThan(step / 2 * 1.001);
        }
    }

    [Fact]
    public void Gaps_and_times_come_back_and_what_fills_a_record_is_marked()
    {
        var channel = new Channel("a", Millivolt, 100, Noise(350, 3, 1), [new(2.5, 0, 200), new(10, 200, 150)]);
        var file = Again(new Recording([channel], []));
        file.Format.ShouldBe("EDF+D");
        file.Recording.Channels[0].Stretches.ShouldBe([new(2.5, 0, 200), new(10, 200, 150)]);
        file.Recording.Events.ShouldBeEmpty();
        // A stretch of a third of a second fits no record.
        var odd = Again(new Recording([new Channel("a", Millivolt, 99, Noise(99 + 33, 3, 1), [new(0, 0, 99 + 33)])], []));
        odd.Recording.Events.ShouldHaveSingleItem().Label.ShouldBe("Not recorded");
        odd.Recording.Events[0].Time.ShouldBe(4 / 3.0, 1e-6);
    }

    [Fact]
    public void Missing_samples_are_marked()
    {
        var samples = Noise(200, 4, 1);
        samples[20] = samples[21] = double.NaN;
        var events = Again(new Recording([Channel.Whole("a", Millivolt, 100, samples)], [])).Recording.Events;
        events.ShouldBe([new(0.2, 0.02, "a: Not recorded", "")]);
    }

    [Fact]
    public void What_one_file_cannot_hold_is_refused()
    {
        Should.Throw<ArgumentException>(() => Again(new Recording([], []))).Message.ShouldContain("no samples");
        Should.Throw<ArgumentException>(() => Again(new Recording([Channel.Whole("a", Millivolt, 100, new double[100]), Channel.Whole("b", Millivolt, 100, new double[200])], [])))
            .Message.ShouldContain("'b' begins, ends or pauses at other times than 'a'");
        Should.Throw<ArgumentException>(() => Again(new Recording([Channel.Whole("a", Millivolt, 100 * Math.PI, new double[100])], []))).Message.ShouldContain("no common record");
    }

    [Fact]
    public void What_comes_from_EDF_is_written_anew_bit_for_bit()
    {
        var random = new Random(9);
        var numbers = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 700).Select(_ => random.Next(-2048, 2048)).ToArray()).ToArray();
        var bytes = new EdfBytes { Count = 4, Reserved = "EDF+C" }
            .Signal("all", "uV", "-3276.8", "3276.7", "-32768", "32767", 16_384, record => [.. Enumerable.Range((record * 16_384) - 32_768, 16_384)])
            .Signal("turned over", "N", "1234.5", "-77.125", "-2048", "2047", 700, record => numbers[record])
            .Signal("beyond its limits", "", "0", "1", "-100", "100", 5, record => [-32768, record, 101, 32767, -1])
            .Annotations(60, record => $"+{record}[20][20]|" + (record == 1 ? "+1.5[21]0.25[20]Bridge ü[20]|+0.7[20]Start[20]|" : ""));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes.Write());
            using var source = RecordingSource.Open(path, new());
            using var again = new MemoryStream();
            EdfWriter.Write(again, source, stop: TestContext.Current.CancellationToken);
            again.Position = 0;
            var (read, first) = (EdfReader.Read(again, "again.edf").Recording, source.Load(stop: TestContext.Current.CancellationToken));
            read.Channels.Select(channel => (channel.Label, channel.Unit, channel.Rate)).ShouldBe(first.Channels.Select(channel => (channel.Label, channel.Unit, channel.Rate)));
            foreach (var (a, b) in first.Channels.Zip(read.Channels))
            {
                b.Samples.ShouldBe(a.Samples);
            }

            read.Events.ShouldBe(first.Events);
            read.Events.Length.ShouldBe(2);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
