using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Signals.Emg;
using Hipwise.Web.Features.Emg;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Emg;

/// <summary>What is said over the connection of the live view, without a connection.</summary>
public class LiveTalkTests
{
    private const string Begin = """{"kind":"begin","rate":1000,"channels":2,"screen":"seated-squeeze"}""";
    private readonly ManualClock clock = new();
    private readonly LiveTalk talk;

    public LiveTalkTests() => talk = new(RenderedBodyMap.Knowledge, clock);

    [Theory]
    [InlineData("""{"kind":"begin","rate":100,"channels":1}""")]
    [InlineData("""{"kind":"begin","rate":1e9,"channels":1}""")]
    [InlineData("""{"kind":"begin","rate":1000,"channels":0}""")]
    [InlineData("""{"kind":"begin","rate":1000,"channels":1000}""")]
    [InlineData("""{"kind":"begin","rate":1000,"channels":1,"screen":"nothing"}""")]
    [InlineData("""{"kind":"begin","rate":1000,"channels":1,"screen":"prone-hip-extension"}""")]
    [InlineData("""{"kind":"begin","rate":1000,"channels":1,"mains":17}""")]
    [InlineData("""{"kind":"begin","rate":"fast","channels":1}""")]
    [InlineData("""{"kind":"end"}""")]
    [InlineData("""{"kind":"wait"}""")]
    [InlineData("""{"kind":"sum","channel":0}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public void Nonsense_is_refused(string text) => Say(text)["refused"]!.GetValue<bool>().ShouldBeTrue();

    [Fact]
    public void Samples_come_after_a_beginning_and_in_whole_frames()
    {
        Send(new float[2])["refused"].ShouldNotBeNull();
        Say(Begin)["refused"].ShouldBeNull();
        Send(new float[3])["refused"].ShouldNotBeNull();
        Read(talk.Take(WebSocketMessageType.Binary, new byte[7]))["refused"].ShouldNotBeNull();
        Send([])["refused"].ShouldNotBeNull();
        Send([float.NaN, float.PositiveInfinity, 1, 2])["refused"].ShouldBeNull();
    }

    [Fact]
    public void Every_message_is_counted_and_rest_comes_first()
    {
        var begun = Say(Begin);
        (begun["taken"]!.GetValue<int>(), begun["left"]!.GetValue<double>(), begun["pointSeconds"]!.GetValue<double>()).ShouldBe((1, 5, 0.02));
        var told = Send(Noise(1000, _ => 1));
        (told["taken"]!.GetValue<int>(), told["resting"]!.GetValue<bool>(), told["left"]!.GetValue<double>()).ShouldBe((2, true, 4));
        told["channels"]!.AsArray().Count.ShouldBe(2);
        Say("""{"kind":"wait"}""").ToJsonString().ShouldBe("""{"taken":3}""");
    }

    [Fact]
    public void Squeezes_are_told_once_and_summed_up_for_the_part_by_the_screens_own_figures()
    {
        Say(Begin);
        var samples = Noise(24_000, t => t is > 6 and < 11.4 or > 13 and < 15 or > 17 and < 17.6 ? 12 : 1);
        var told = new List<JsonArray>();
        for (var i = 0; i < samples.Length; i += 40)
        {
            var first = Send(samples[i..Math.Min(samples.Length, i + 40)])["channels"]![0]!;
            first["points"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(1);
            if (first["squeezes"] is { } news)
            {
                told.Add(news.AsArray());
            }
        }

        told.Select(one => one.Count).ShouldBe([1, 2]);
        var result = Say("""{"kind":"sum","channel":0,"part":"left"}""")["result"]!;
        (result["count"]!.GetValue<int>(), result["squeezes"]!.AsArray().Count, result["broken"]!.GetValue<int>()).ShouldBe((1, 2, 0));
        var fields = result["fields"]!.AsObject().Select(pair => pair.Key);
        fields.ShouldBe(["screens[0].left.held.sd", "screens[0].left.held.tries[0]", "screens[0].left.held.tries[1]"]);
        double.Parse(result["fields"]!["screens[0].left.held.tries[0]"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(5.4, 0.1);
        result["measures"]!.AsArray().Single()!["value"]!.GetValue<string>().ShouldContain(" s");
    }

    [Theory]
    [InlineData("""{"kind":"sum","channel":0,"part":"whole"}""")]
    [InlineData("""{"kind":"sum","channel":0}""")]
    [InlineData("""{"kind":"sum","channel":2,"part":"left"}""")]
    [InlineData("""{"kind":"sum","channel":-1,"part":"left"}""")]
    public void A_sum_is_of_a_channel_and_a_part_that_there_are(string text)
    {
        Say(Begin);
        Say(text)["refused"].ShouldNotBeNull();
    }

    [Fact]
    public void Squeezes_of_a_connection_that_broke_are_added_up_as_they_were_told()
    {
        const string squeezes = """[{"start":6,"seconds":5.4,"reached":true,"whole":true},{"start":13,"seconds":2,"reached":false,"whole":true},{"start":17,"seconds":3,"reached":false,"whole":false}]""";
        var result = Say($$"""{"kind":"total","screen":"seated-squeeze","part":"left","squeezes":{{squeezes}}}""")["result"]!;
        (result["count"]!.GetValue<int>(), result["squeezes"]!.AsArray().Count, result["broken"]!.GetValue<int>()).ShouldBe((1, 2, 1));
        result["fields"]!["screens[0].left.held.tries[0]"]!.GetValue<string>().ShouldBe("5.4");
        result["squeezes"]![0]!.ToJsonString().ShouldBe("""{"start":6,"seconds":5.4,"reached":true,"whole":true}""");
    }

    [Theory]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"left"}""")]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"left","squeezes":[]}""")]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"left","squeezes":[null]}""")]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"left","squeezes":[{"start":1,"seconds":-1}]}""")]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"left","squeezes":[{"start":1,"seconds":1e999}]}""")]
    [InlineData("""{"kind":"total","screen":"seated-squeeze","part":"whole","squeezes":[{"start":1,"seconds":1}]}""")]
    [InlineData("""{"kind":"total","screen":"nothing","part":"left","squeezes":[{"start":1,"seconds":1}]}""")]
    public void What_cannot_be_added_up_is_refused(string text) => Say(text)["refused"].ShouldNotBeNull();

    [Fact]
    public void Without_a_screen_nothing_is_there_to_keep()
    {
        Say("""{"kind":"begin","rate":1000,"channels":2,"mains":50}""");
        Send(Noise(12_000, t => t > 6 ? 12 : 1));
        var result = Say("""{"kind":"sum","channel":1}""")["result"]!;
        (result["count"]!.GetValue<int>(), result["fields"]!.AsObject().Count, result["measures"]!.AsArray().Count).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void A_channel_from_which_nothing_comes_is_told_in_words()
    {
        Say(Begin);
        var told = Send([.. Noise(8000, _ => 1).Select((sample, i) => i % 2 == 0 ? sample : 512f)])["channels"]!;
        told[0]!["notes"].ShouldBeNull();
        told[1]!["notes"]!.AsArray().Single()!.GetValue<string>().ShouldBe(RenderedBodyMap.Knowledge.Phrases.Say("emg.live.note-dead"));
    }

    private JsonNode Say(string text) => Read(talk.Take(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text)));

    private JsonNode Send(float[] samples) => Read(talk.Take(WebSocketMessageType.Binary, MemoryMarshal.AsBytes(samples.AsSpan())));

    private static JsonNode Read(LiveAnswer answer) => JsonNode.Parse(LiveTalk.Write(answer))!;

    // Both channels squeeze together.
    private static float[] Noise(int frames, Func<double, double> loud)
    {
        var noise = new SeededNoise(3);
        return [.. Enumerable.Range(0, 2 * frames).Select(i => (float)(noise.NextNormal() * loud(i / 2 / 1000.0)))];
    }
}
