using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes.Report;

/// <summary>Drawings of a reading. They stretch with the page; what is to be read stands beside them as text.</summary>
/// <param name="start">Time at the left (s).</param>
/// <param name="end">Time at the right (s).</param>
internal sealed class Plots(double start, double end)
{
    private const double Height = 100;
    private const double Headroom = 1.05;

    // What an onset's range is drawn as at least.
    private const double LeastEdge = 1.2;

    private const int Ticks = 6;

    /// <summary>The signal about its mean.</summary>
    public static string Raw(EmgChannel channel, string what, string name)
    {
        var (columns, mean) = (new PlotColumns(channel.Traces.Signal), channel.Traces.Signal.Mean);
        var top = Headroom * Math.Max(Math.Max(columns.Most - mean, mean - columns.Least), double.Epsilon);
        double Y(double sample) => Height * (0.5 - ((sample - mean) / top / 2));
        return Figure(
            Svg("raw", name, $"<path class=\"z\" d=\"M0 {Height / 2}H{PlotColumns.Width}\"/><path class=\"t\" d=\"{columns.Bars(Y)}\"/>"),
            what, $"± {EmgWords.Amount(top, channel.Unit)}");
    }

    /// <summary>The root of the mean square with rest, threshold and bursts.</summary>
    public string Envelope(EmgChannel channel, EmgTrace strength, string what, string name)
    {
        var columns = new PlotColumns(strength);
        var top = Headroom * Math.Max(columns.Most, double.Epsilon);
        double Y(double sample) => Height * (1 - (sample / top));
        string Level(string kind, double value) => $"<path class=\"{kind}\" d=\"M0 {Html.Place(Y(value))}H{PlotColumns.Width}\"/>";
        var levels = channel.Rest is { } rest ? Level("r", rest.Rms) + Level("h", rest.Rms * rest.Threshold) : "";
        var drawing = Svg("envelope", name, Bursts(channel) + levels + $"<path class=\"s\" d=\"{columns.Line(Y)}\"/>");
        return Figure(drawing + Axis(), what, $"0 – {EmgWords.Amount(top, channel.Unit)}");
    }

    /// <summary>When a channel was active, and what was marked.</summary>
    public string Lane(EmgChannel channel, IEnumerable<RecordingEvent> events, string name) => Svg(
        "lane", name,
        $"<path class=\"z\" d=\"M0 {Height}H{PlotColumns.Width}\"/>{Bursts(channel)}"
            + string.Concat(events.Select(one => $"<path class=\"m\" d=\"M{Html.Place(X(one.Time))} 0V{Height}\"/>")));

    /// <summary>By how much one began later, with its range.</summary>
    /// <param name="delay">Seconds.</param>
    /// <param name="widest">Seconds at the right.</param>
    /// <param name="name">What it shows, in words.</param>
    public static string Delay(EmgEstimate delay, double widest, string name)
    {
        double X(double seconds) => Math.Clamp(PlotColumns.Width / 2.0 * (1 + (seconds / widest)), 0, PlotColumns.Width);
        return Svg(
            "delay", name, $"<path class=\"z\" d=\"M{PlotColumns.Width / 2} 0V{Height}M0 {Height}H{PlotColumns.Width}\"/>"
            + $"<path class=\"w\" d=\"M{Html.Place(X(delay.Low))} 50H{Html.Place(X(delay.High))}\"/>"
            + $"<path class=\"d\" d=\"M{Html.Place(X(delay.Value))} 50h.01\"/>");
    }

    /// <summary>Median frequencies over time.</summary>
    public string Median(EmgFatigue fatigue, string what, string name)
    {
        var values = fatigue.Points.Select(point => point.Welch).ToList();
        var (low, high) = (values.Min(), values.Max());
        var room = Math.Max(high - low, 1) * 0.1;
        double Y(double value) => Height * (1 - ((value - low + room) / (high - low + (2 * room))));
        double OnLine(double time) => fatigue.Start + (fatigue.Welch.Value / 60 * (time - fatigue.Points[0].Time));
        var (first, last) = (fatigue.Points[0].Time, fatigue.Points[^1].Time);
        // However many windows there are, as many dots as can be told apart.
        var every = 1 + (fatigue.Points.Length / PlotColumns.Width);
        var dots = string.Concat(fatigue.Points.Where((_, i) => i % every == 0).Select(point => $"M{Html.Place(X(point.Time))} {Html.Place(Y(point.Welch))}h.01"));
        return Figure(
            Svg("median", name, $"<path class=\"d dots\" d=\"{dots}\"/>"
                + $"<path class=\"r\" d=\"M{Html.Place(X(first))} {Html.Place(Y(OnLine(first)))}L{Html.Place(X(last))} {Html.Place(Y(OnLine(last)))}\"/>") + Axis(),
            what, string.Create(CultureInfo.InvariantCulture, $"{low - room:0} – {high + room:0} Hz"));
    }

    /// <summary>Times below a drawing.</summary>
    public string Axis()
    {
        var rough = (end - start) / Ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var times = Enumerable.Range(0, (2 * Ticks) + 2).Select(i => (Math.Ceiling(start / step) + i) * step).Where(time => time > start + (step / 2) && time < end - (step / 2));
        return Axis(times.Prepend(start).Append(end).Select(time => (100 * (time - start) / (end - start), string.Create(CultureInfo.InvariantCulture, $"{time:0.##} s"))));
    }

    /// <summary>Words below a drawing; the first and the last stay within it.</summary>
    /// <param name="marks">Where, in percent of its width, and what, from left to right.</param>
    public static string Axis(IEnumerable<(double At, string Text)> marks) => $"<svg class=\"axis\" aria-hidden=\"true\">{string.Concat(marks.Select(mark =>
        $"<text x=\"{Html.Place(mark.At)}%\" y=\"1.1em\" text-anchor=\"{(mark.At <= 0 ? "start" : mark.At >= 100 ? "end" : "middle")}\">{Html.Escaped(mark.Text)}</text>"))}</svg>";

    private static string Figure(string drawing, string what, string scale) =>
        $"<figure>{drawing}<figcaption><span>{Html.Escaped(what)}</span><span>{Html.Escaped(scale)}</span></figcaption></figure>\n";

    private static string Svg(string kind, string name, string content) =>
        $"<svg class=\"{kind}\" viewBox=\"0 0 {PlotColumns.Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Html.Escaped(name)}\">{content}</svg>";

    private string Bursts(EmgChannel channel) => string.Concat(Apart(channel.Faint).Select(burst => Bar("f", burst)).Concat(Apart(channel.Bursts).Select(burst =>
    {
        var bar = Bar("b", burst);
        if (!double.IsFinite(burst.Onset.Low + burst.Onset.High))
        {
            return bar;
        }

        var (low, high) = (X(burst.Onset.Low), X(burst.Onset.High));
        var missing = Math.Max(0, LeastEdge - (high - low)) / 2;
        return $"{bar}<path class=\"e\" d=\"M{Html.Place(low - missing)} 0H{Html.Place(high + missing)}V{Height}H{Html.Place(low - missing)}z\"/>";
    })));

    // Of bursts too short to be told apart the first one is drawn.
    private IEnumerable<EmgBurst> Apart(ImmutableArray<EmgBurst> bursts) => bursts.DistinctBy(burst => ((int)X(burst.Onset.Value), (int)X(burst.Offset.Value)));

    private string Bar(string kind, EmgBurst burst) =>
        $"<path class=\"{kind}\" d=\"M{Html.Place(X(burst.Onset.Value))} 0H{Html.Place(X(burst.Offset.Value))}V{Height}H{Html.Place(X(burst.Onset.Value))}z\"/>";

    private double X(double time) => Math.Clamp(PlotColumns.Width * (time - start) / (end - start), 0, PlotColumns.Width);
}
