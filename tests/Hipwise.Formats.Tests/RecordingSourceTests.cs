using Hipwise.Formats.Edf;
using Hipwise.Formats.SignalText;
using Hipwise.Formats.Tests.Edf;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests;

/// <summary>A file that is read part by part gives what the whole of it gives.</summary>
public sealed class RecordingSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hipwise-source-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Records of 4 and of 1 sample, and a gap before the fourth record.
    private static EdfBytes TwoRates(bool isWide, int count) => new EdfBytes(isWide) { Reserved = isWide ? "BDF+D" : "EDF+D", Count = count }
        .Signal("EMG", "uV", "-100", "100", "-1000", "1000", 4, record => [record % 900, 2, -3, 4]).Signal("N", "N", "0", "1", "0", "1", 1, record => [record % 7])
        .Annotations(20, record => $"+{(record < 3 ? record : record + 5)}[20][20]|" + (record == 4 ? "+9.5[20]mark[20]|" : ""));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_in_any_order_are_those_of_the_whole(bool isWide)
    {
        var bytes = TwoRates(isWide, 500).Write();
        var whole = EdfReader.Read(new MemoryStream(bytes), "a.edf").Recording;
        using var source = RecordingSource.Open(Write("a.edf", bytes), new());
        var random = new Random(3);
        for (var times = 0; times < 200; times++)
        {
            var channel = random.Next(2);
            var first = random.Next(source.Channels[channel].Count);
            var part = new double[random.Next(source.Channels[channel].Count - first + 1)];
            source.Read(channel, first, part);
            part.ShouldBe(whole.Channels[channel].Samples.AsSpan(first, part.Length).ToArray());
        }
    }

    [Fact]
    public void A_time_is_cut_out_with_its_gap_and_its_events()
    {
        using var source = RecordingSource.Open(Write("a.edf", TwoRates(false, 6).Write()), new());
        var cut = source.Between(2.5, 9.75).Load(stop: TestContext.Current.CancellationToken);
        cut.Channels[0].Stretches.ShouldBe([new(2.5, 0, 2), new(8, 2, 7)]);
        cut.Channels[1].Stretches.ShouldBe([new(8, 0, 2)]);
        cut.Channels[0].Samples.ShouldBe(source.Load(stop: TestContext.Current.CancellationToken).Channels[0].Samples[10..19]);
        cut.Events.ShouldHaveSingleItem().Label.ShouldBe("mark");
        source.Load(keep: channel => channel.Label == "N", stop: TestContext.Current.CancellationToken).Channels.ShouldHaveSingleItem().Samples.Length.ShouldBe(6);
        source.Between(3.5, 7.5).Load(stop: TestContext.Current.CancellationToken).Channels[0].Stretches.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_from_a_file_is_what_is_written_from_memory()
    {
        var path = Write("a.edf", TwoRates(true, 700).Write());
        using var source = RecordingSource.Open(path, new());
        using var loaded = RecordingSource.Of(EdfReader.ReadFile(path));
        // EDF from a file keeps its numbers, which memory does not know (EdfWriterTests).
        var (a, b) = (new MemoryStream(), new MemoryStream());
        SignalTextWriter.Write(a, source, stop: TestContext.Current.CancellationToken);
        SignalTextWriter.Write(b, loaded, stop: TestContext.Current.CancellationToken);
        a.ToArray().ShouldBe(b.ToArray());
    }

    [Fact]
    public void Every_sample_is_looked_at_once()
    {
        using var source = RecordingSource.Open(Write("a.edf", TwoRates(false, 300).Write()), new());
        var (next, shares) = (new int[2], new List<double>());
        source.Scan(
            (channel, first, samples) =>
            {
                first.ShouldBe(next[channel]);
                next[channel] += samples.Length;
            },
            new Told(shares),
            TestContext.Current.CancellationToken);
        next.ShouldBe([1200, 300]);
        shares[^1].ShouldBe(1);
    }

    [Theory]
    [InlineData("a.bin", "EDF+D")]
    [InlineData("a.txt", "EDF+D")]
    public void The_first_bytes_decide_what_a_file_is(string name, string format)
    {
        using var source = RecordingSource.Open(Write(name, TwoRates(false, 2).Write()), new());
        source.Format.ShouldBe(format);
        using var table = RecordingSource.Open(Write("b.dat", "Time [s],EMG [mV]\n0,1\n0.001,2\n"u8.ToArray()), new());
        table.Channels[0].Label.ShouldBe("EMG");
    }

    [Fact]
    public void A_stop_leaves_no_file()
    {
        using var source = RecordingSource.Open(Write("a.edf", TwoRates(false, 2).Write()), new());
        var path = Path.Combine(folder, "out.csv");
        Should.Throw<OperationCanceledException>(() => SignalTextWriter.WriteFile(path, source, null, new CancellationToken(canceled: true)));
        Directory.GetFiles(folder, "out*").ShouldBeEmpty();
    }

    [Fact]
    public void What_a_file_of_this_kind_cannot_hold_is_said()
    {
        var channels = new[] { Channel.Whole("a", SignalUnit.Parse("V"), 10, new double[5]), Channel.Whole("b", SignalUnit.Parse("V"), 10, new double[50]) };
        using var source = RecordingSource.Of(new("", new([.. channels], [])));
        EdfWriter.FindObstacle(source)!.ShouldContain("'b' begins, ends or pauses at other times than 'a'");
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
