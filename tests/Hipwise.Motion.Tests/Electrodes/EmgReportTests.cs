using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Report;
using Hipwise.Testing;

namespace Hipwise.Motion.Tests.Electrodes;

/// <summary>What is told of a reading: a page, JSON, a table and sentences.</summary>
public sealed partial class EmgReportTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);
    private static readonly EmgReading Reading = EmgSample.Reading(Knowledge);

    private static string Page(EmgReading reading) => Encoding.UTF8.GetString(EmgReport.Write(reading, Knowledge));

    [Fact]
    public void The_page_asks_nothing_of_the_network_and_runs_nothing()
    {
        var page = Page(Reading);
        if (Environment.GetEnvironmentVariable("HIPWISE_KEEP_REPORT") is { } kept)
        {
            File.WriteAllText(kept, page);
        }

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldContain("default-src 'none'");
        Outside().Matches(page).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Within_a_page_of_ours_nothing_is_styled_or_titled_by_itself()
    {
        var body = EmgReport.Body(Reading, Knowledge);
        new[] { "style", "<h1", "<main", "<head", "</body" }.Where(markup => body.Contains(markup, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        body.ShouldContain("Gluteus maximus, left");
        Svg().Count(body).ShouldBe(Svg().Count(Page(Reading)));
    }

    [Fact]
    public void Text_of_a_file_is_never_markup()
    {
        var page = Page(Reading);
        page.ShouldContain("GM left &lt;b&gt;");
        page.ShouldContain("bridges &amp; squats.edf");
        page.ShouldNotContain("<b>");
        // A page that is closed properly reads as XML behind its first lines.
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)];
        XElement.Parse(body.Replace("&nbsp;", " ", StringComparison.Ordinal)).Descendants("svg").Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Every_drawing_says_in_words_what_it_shows()
    {
        // Words below a drawing repeat what it says.
        var svgs = Svg().Matches(Page(Reading)).Select(match => match.Value).Where(svg => svg != "<svg class=\"axis\" aria-hidden=\"true\">").ToList();
        svgs.ShouldAllBe(svg => svg.Contains("role=\"img\" aria-label=\"", StringComparison.Ordinal) && !svg.Contains("aria-label=\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_minutes_take_hardly_more_room_than_half_a_minute()
    {
        var (shorter, longer) = (EmgReport.Write(Reading, Knowledge).Length, EmgReport.Write(EmgSample.Reading(Knowledge, 600), Knowledge).Length);
        longer.ShouldBeLessThan(3 * shorter);
        longer.ShouldBeLessThan(400_000);
    }

    [Fact]
    public void A_drawing_loses_no_extreme()
    {
        var random = new Random(3);
        var channel = Signals.Channel.Whole("a", Signals.SignalUnit.None, 1000, [.. Enumerable.Range(0, 30_000).Select(_ => random.NextDouble() - 0.5)]);
        var columns = new PlotColumns(Signals.Emg.EmgTrace.Of(channel, channel.Samples, 0, 30));
        (columns.Least, columns.Most).ShouldBe((channel.Samples.Min(), channel.Samples.Max()));
        var heights = new List<double>();
        columns.Bars(value =>
        {
            heights.Add(value);
            return value;
        });
        heights.Max().ShouldBe(channel.Samples.Max());
        heights.Count.ShouldBe(2 * PlotColumns.Width);
    }

    [Fact]
    public void Sentences_tell_bands_and_nothing_below_the_error()
    {
        var words = new EmgWords(Reading, Knowledge);
        var channels = Reading.Result.Channels;
        words.Amount(channels[0]).ShouldBe("moderate to very high (above 20 % of the strongest contraction): its error spans them");
        words.Amount(channels[3])!.ShouldContain("fewer strongest contractions were recorded than are asked for (3)");
        words.Order(Reading.Result.Orders[0]).ShouldBe("Biceps femoris, long head, left began before Gluteus maximus, left in about 10 of 10 repetitions, by 60 to 100 ms (6 together).");
        words.Order(Reading.Result.Orders[1]).ShouldContain("cannot be told apart from the error");
        words.Sides(Reading.Result.Sides[0]).ShouldBe("Gluteus maximus: the left worked harder, by 20 to 50 % of the larger side.");
        words.Sides(Reading.Result.Sides[0] with { IsBeyondError = false }).ShouldContain("no difference between the sides beyond the error");
        words.Fatigue(channels[0])!.ShouldContain("fell by 6.0 to 12.0 Hz a minute");
        words.Activity(channels[4]).ShouldContain("Set aside");
        words.Activity(channels[3]).ShouldBe("Active 5 times, about 2.0 s each. One faint stretch is hardly louder than rest: it may be activity or rest that wanders, and is not counted.");
    }

    [Fact]
    public void Every_problem_has_words_and_a_mend()
    {
        var words = new EmgWords(Reading, Knowledge);
        foreach (var check in Enum.GetValues<Signals.Emg.EmgCheck>())
        {
            var (says, mend) = words.Problem(new(check, 0.5, 0.1, 0, 1, true));
            (says + mend).ShouldNotContain("{");
            mend.ShouldEndWith(".");
        }
    }

    [Fact]
    public void No_word_diagnoses()
    {
        var text = Page(Reading);
        string[] banned = ["inhibit", "amnesia", "not firing", "weak ", "dysfunction", "abnormal", "correct order", "injury risk"];
        banned.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void The_table_has_a_row_for_each_burst_and_for_a_channel_without()
    {
        using var text = new StringWriter();
        EmgCsv.Write(Reading, text);
        var rows = text.ToString().TrimEnd('\n').Split('\n');
        rows.Length.ShouldBe(1 + (4 * 5) + 1 + 1);
        rows.Count(row => row.EndsWith(",yes", StringComparison.Ordinal)).ShouldBe(1);
        rows.ShouldAllBe(row => row.Split(',', StringSplitOptions.None).Length == rows[0].Split(',', StringSplitOptions.None).Length);
        rows[1].ShouldStartWith("L_GMAX,gluteus-maximus,left,yes,1,2.08,2.06,2.095,4.08,");
        rows[^1].ShouldBe("R_ES,erector-spinae,right,no,,,,,,,,,,,,uV,,,,,");
    }

    [Fact]
    public void Json_keeps_what_is_not_known_null()
    {
        var json = JsonNode.Parse(EmgJson.Write(Reading))!;
        json["channels"]!.AsArray().Count.ShouldBe(5);
        json["channels"]![3]!["amplitude"]!["refused"]!.GetValue<string>().ShouldBe("too-few-attempts");
        json["channels"]![3]!["amplitude"]!["reference"]!["low"].ShouldBeNull();
        json["channels"]![4]!["rest"].ShouldBeNull();
    }

    [GeneratedRegex("(src|href|url|@import|srcset|action)\\s*[=(]|https?://", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Outside();

    [GeneratedRegex("<svg[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Svg();
}
