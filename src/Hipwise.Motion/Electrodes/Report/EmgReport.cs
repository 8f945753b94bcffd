using System.Globalization;
using System.Text;
using Hipwise.Knowledge;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes.Report;

/// <summary>A reading as one page to look at and to print: drawings of our own, no script, nothing from elsewhere.</summary>
public sealed class EmgReport
{
    private const int MostPairs = 24;
    private const int MostBursts = 30;

    // The axis of delays ends at a multiple of this (s).
    private const double Step = 0.01;

    private readonly EmgReading reading;
    private readonly EmgWords words;
    private readonly Phrases say;
    private readonly Plots plots;
    private readonly KnowledgeBase knowledge;
    private readonly Html page = new();

    private EmgReport(EmgReading reading, KnowledgeBase knowledge)
    {
        (this.reading, this.knowledge, words, say) = (reading, knowledge, new EmgWords(reading, knowledge), knowledge.Phrases);
        plots = new Plots(reading.Start, Math.Max(reading.End, reading.Start + 1e-3));
    }

    /// <summary>The page as UTF-8.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="knowledge">Sentences and bands.</param>
    public static byte[] Write(EmgReading reading, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(knowledge);
        var report = new EmgReport(reading, knowledge);
        report.WriteHead();
        report.WriteBody(isAlone: true);
        return Encoding.UTF8.GetBytes(report.page.Raw("</main></body></html>\n").ToString());
    }

    /// <summary>What a report holds, without its head and title, for a page that brings the style (<c>report.css</c>) and an element of class <c>emg-report</c>.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="knowledge">Sentences and bands.</param>
    public static string Body(EmgReading reading, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(knowledge);
        var report = new EmgReport(reading, knowledge);
        report.WriteBody(isAlone: false);
        return report.page.ToString();
    }

    // A page of the program asks and prints itself.
    private void WriteBody(bool isAlone)
    {
        WriteAbout();
        WriteOverview();
        if (isAlone)
        {
            WriteAsked();
        }

        WriteOrders();
        WriteSides();
        WriteTogether();
        page.Text("h2", say.Say("emg.channels"));
        WriteLegend();
        page.Raw("<div class=\"readings\">\n");
        reading.Result.Channels.ToList().ForEach(WriteChannel);
        page.Raw("</div>\n");
        WriteNotes(isAlone);
    }

    private void WriteHead()
    {
        var title = say.Say("emg.title");
        page.Raw($"<!doctype html>\n<html lang=\"{Html.Escaped(knowledge.Language)}\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Raw($"<title>{Html.Escaped($"{title}: {reading.File}")}</title>\n<style>{ReportStyle.Css}</style></head>\n<body><main class=\"emg-report\">\n").Text("h1", title);
    }

    private void WriteAbout()
    {
        var began = reading.Started is { } when ? string.Create(CultureInfo.InvariantCulture, $" · {when:yyyy-MM-dd HH:mm}") : "";
        page.Text("p.soft", words.Whole() + began)
            .Text("p.soft", say.Say("emg.notes.nothing") + " " + say.Say("about.education"));
    }

    private void WriteOverview()
    {
        page.Raw("<div class=\"rows\">\n");
        foreach (var channel in reading.Result.Channels)
        {
            var name = words.NameOf(channel.Placement.Channel);
            page.Raw("<div class=\"name\">").Text("div", name).Text($"small.{Mark(channel)}", words.Verdict(channel.Quality)).Raw("</div><div class=\"at\">")
                .Raw(plots.Lane(channel, reading.Events, $"{name}: {words.Activity(channel)}")).Text("small", words.Activity(channel)).Raw("</div>\n");
        }

        page.Raw($"<div></div>{plots.Axis()}</div>\n");
    }

    private void WriteAsked()
    {
        var asked = reading.Sheet.Electrodes.Where(one => one.Use == ElectrodeUse.Asked).ToList();
        var unknown = reading.Sheet.Electrodes.Where(one => one.IsRead && one.Unit.Kind == SignalKind.Unknown).Select(one => one.Channel.Label).ToList();
        if (asked.Count + unknown.Count == 0)
        {
            return;
        }

        page.Text("h2", say.Say("emg.asked")).Raw("<ul>\n");
        asked.ForEach(one => page.Text("li", one.Choices.IsEmpty ? say.Say("emg.ask.muscle", ("channel", one.Channel.Label))
            : say.Say("emg.ask.which", ("channel", one.Channel.Label), ("choices", string.Join(", ", one.Choices)))));
        if (unknown.Count > 0)
        {
            page.Text("li", say.Say("emg.unit-note", ("channels", string.Join(", ", unknown))));
        }

        page.Raw("</ul>\n");
    }

    private void WriteOrders()
    {
        if (reading.Result.Channels.Length < 2)
        {
            return;
        }

        page.Text("h2", say.Say("emg.order"));
        var pairs = reading.Result.Orders.Where(order => double.IsFinite(order.Delay.Low + order.Delay.High)).ToList();
        if (pairs.Count == 0)
        {
            page.Text("p", say.Say("emg.order-none"));
            return;
        }

        var widest = Step * Math.Ceiling(pairs.Max(order => Math.Max(Math.Abs(order.Delay.Low), Math.Abs(order.Delay.High))) / Step);
        page.Raw("<div class=\"rows\">\n");
        foreach (var order in pairs.OrderByDescending(order => order.Delay.Low > 0 || order.Delay.High < 0).Take(MostPairs))
        {
            var sentence = words.Order(order);
            page.Raw("<div class=\"name\">").Text("div", say.Say("emg.order-after", ("first", words.NameOf(order.First)), ("second", words.NameOf(order.Second))))
                .Raw("</div><div>").Raw(Plots.Delay(order.Delay, widest, sentence)).Text("small", sentence).Raw("</div>\n");
        }

        var edge = string.Create(CultureInfo.InvariantCulture, $"{1000 * widest:0} ms");
        page.Raw($"<div></div>{Plots.Axis([(0, $"−{edge}"), (50, "0"), (100, edge)])}</div>\n")
            .Text("p.soft", say.Say("emg.order-axis"));
        if (pairs.Count > MostPairs)
        {
            page.Text("p.soft", say.Say("emg.more-pairs", ("count", $"{pairs.Count - MostPairs}")));
        }

        page.Text("p.soft", say.Say("emg.order-note"));
    }

    private void WriteSides() => WriteList("emg.sides", [.. reading.Result.Sides.Select(words.Sides)]);

    private void WriteTogether() =>
        WriteList("emg.together", [.. reading.Result.CoActivations.Where(both => both.Overlap > 0).OrderByDescending(both => both.Overlap).Take(MostPairs).Select(words.Together)]);

    private void WriteList(string title, List<string> sentences)
    {
        if (sentences.Count > 0)
        {
            page.Text("h2", say.Say(title)).Raw("<ul>\n");
            sentences.ForEach(sentence => page.Text("li", sentence));
            page.Raw("</ul>\n");
        }
    }

    private void WriteLegend() =>
        page.Text("p.soft", string.Join(' ', say.Say("emg.legend.trace"), say.Say("emg.legend.rest"), say.Say("emg.legend.onset")));

    private void WriteChannel(EmgChannel channel)
    {
        var name = words.NameOf(channel.Placement.Channel);
        page.Raw("<section class=\"reading\"><div class=\"head\">").Text("h3", name).Text($"span.{Mark(channel)}", words.Verdict(channel.Quality)).Raw("</div>\n");
        page.Text("p.soft", channel.Placement.Channel == name ? words.Activity(channel) : $"{channel.Placement.Channel} · {words.Activity(channel)}");
        WriteProblems(channel);
        page.Raw(Plots.Raw(channel, say.Say("emg.plot.raw"), $"{name}: {say.Say("emg.plot.raw")}"));
        if (channel.Traces.Strength is { } strength)
        {
            page.Raw(plots.Envelope(channel, strength, say.Say("emg.plot.strength"), $"{name}: {say.Say("emg.plot.strength")}"));
        }

        WriteAmount(channel);
        if (words.Rest(channel) is { } rest)
        {
            page.Text("p", rest);
        }

        if (channel.Fatigue is { } fatigue && words.Fatigue(channel) is { } slope)
        {
            page.Text("p", slope).Raw(plots.Median(fatigue, say.Say("emg.plot.median"), $"{name}: {slope}"));
        }

        WriteBursts(channel);
        page.Raw("</section>\n");
    }

    private void WriteProblems(EmgChannel channel)
    {
        if (channel.Quality.Problems.IsEmpty)
        {
            return;
        }

        page.Raw("<ul>\n");
        foreach (var problem in channel.Quality.Problems)
        {
            var (says, mend) = words.Problem(problem);
            page.Raw("<li>").Text(problem.Fails ? "strong" : "span", says).Text("span.soft", mend).Raw("</li>\n");
        }

        page.Raw("</ul>\n");
    }

    private void WriteAmount(EmgChannel channel)
    {
        if (words.Amount(channel) is not { } amount)
        {
            return;
        }

        if (channel.Amplitude is { LowestBand: { } lowest, HighestBand: { } highest })
        {
            page.Raw("<div class=\"bands\" aria-hidden=\"true\">");
            for (var band = 0; band <= knowledge.Emg.Rules.Amplitude.BandEdges.Length; band++)
            {
                page.Text(band >= lowest && band <= highest ? "span.on" : "span", words.Band(band));
            }

            page.Raw("</div>\n");
        }

        page.Text("p", amount);
    }

    private void WriteBursts(EmgChannel channel)
    {
        if (channel.Bursts.IsEmpty)
        {
            return;
        }

        page.Raw("<div class=\"wide\"><table><thead><tr>").Text("th", "#").Text("th.n", say.Say("emg.table.onset")).Text("th.n", say.Say("emg.table.offset"))
            .Text("th.n", say.Say("emg.table.strength")).Raw("</tr></thead><tbody>\n");
        foreach (var (burst, i) in channel.Bursts.Take(MostBursts).Select((burst, i) => (burst, i)))
        {
            page.Raw("<tr>").Text("td", $"{i + 1}").Text("td.n", EmgWords.Time(burst.Onset)).Text("td.n", EmgWords.Time(burst.Offset))
                .Text("td.n", EmgWords.Amount(burst.Rms.Value, channel.Unit)).Raw("</tr>\n");
        }

        page.Raw("</tbody></table></div>\n");
        if (channel.Bursts.Length > MostBursts)
        {
            page.Text("p.soft", say.Say("emg.more", ("count", $"{channel.Bursts.Length - MostBursts}")));
        }
    }

    private void WriteNotes(bool isAlone)
    {
        page.Text("h2", say.Say("emg.reading")).Raw("<ul>\n");
        foreach (var note in (string[])[say.Say("emg.notes.envelope"), say.Say("emg.notes.amounts"), say.Say("emg.notes.neighbours")])
        {
            page.Text("li", note);
        }

        page.Raw("</ul>\n");
        if (isAlone)
        {
            page.Text("p.screen", say.Say("emg.print"));
        }

        page.Text("p.soft", $"Hipwise · {reading.KnowledgeVersion}");
    }

    private static string Mark(EmgChannel channel) => !channel.Quality.IsUsable ? "aside" : channel.Quality.Problems.IsEmpty ? "good" : "told";
}
