using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Formats;
using Hipwise.Signals;
using Hipwise.Web.Features.Emg;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Emg;

/// <summary>Recordings as the page replays them.</summary>
public class LiveRecordingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Channels_of_one_rate_lie_on_one_grid_with_what_their_names_mean()
    {
        var left = Of("GMAX_L", 1000, 0, [1, 2, 3, 4]);
        var recording = Read(left, Of("acceleration", 148, 0, [9, 9]), Of("GMAX_R", 1000, 0.001, [5, 6]))!;
        (recording.Rate, recording.Count, recording.IsCut).ShouldBe((1000, 4, false));
        recording.Channels.Select(channel => (channel.Name, channel.Muscle, channel.Side)).ShouldBe([("GMAX_L", "gluteus-maximus", "left"), ("GMAX_R", "gluteus-maximus", "right")]);
        recording.Channels[0].Samples.ShouldBe([1, 2, 3, 4]);
        recording.Channels[1].Samples.ShouldBe([float.NaN, 5, 6, float.NaN]);
    }

    [Fact]
    public void A_gap_is_filled_with_no_numbers()
    {
        var channel = new Channel("GMAX_L", SignalUnit.None, 1000, [1, 2, 3, 4], [new(0, 0, 2), new(0.005, 2, 2)]);
        Read(channel)!.Channels[0].Samples.ShouldBe([1, 2, float.NaN, float.NaN, float.NaN, 3, 4]);
    }

    [Fact]
    public void Slow_channels_are_not_replayed_and_long_ones_are_cut()
    {
        Read(Of("GMAX_L", 100, 0, [1, 2, 3])).ShouldBeNull();
        var seconds = RenderedBodyMap.Knowledge.Emg.Rules.Live.ReplaySeconds;
        var recording = Read(Of("GMAX_L", 1000, 0, new double[(int)(1000 * seconds) + 5000]))!;
        (recording.Count, recording.IsCut).ShouldBe(((int)(1000 * seconds), true));
    }

    [Fact]
    public void It_is_packed_as_the_page_unpacks_it()
    {
        var bytes = Read(Of("GMAX_L", 1000, 0, [1, 2]), Of("é", 1000, 0, [3, 4]))!.Pack();
        var length = BitConverter.ToInt32(bytes);
        (length % 4).ShouldBe(0);
        var head = JsonNode.Parse(Encoding.UTF8.GetString(bytes, 4, length))!;
        (head["rate"]!.GetValue<double>(), head["count"]!.GetValue<int>()).ShouldBe((1000, 2));
        head["channels"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ShouldBe(["GMAX_L", "é"]);
        MemoryMarshal.Cast<byte, float>(bytes.AsSpan(4 + length)).ToArray().ShouldBe([1, 2, 3, 4]);
    }

    private static LiveRecording? Read(params Channel[] channels)
    {
        using var source = RecordingSource.Of(new RecordingFile("made up", new Recording([.. channels], [])));
        return LiveRecording.Read(source, RenderedBodyMap.Knowledge, Stop);
    }

    private static Channel Of(string name, double rate, double start, double[] samples) =>
        new(name, SignalUnit.None, rate, samples, ImmutableArray.Create(new Stretch(start, 0, samples.Length)));
}
