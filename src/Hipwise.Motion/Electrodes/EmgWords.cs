using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes;

/// <summary>What a reading says, in sentences. Amounts are bands, and nothing smaller than its error is told.</summary>
/// <param name="reading">The reading.</param>
/// <param name="knowledge">Sentences and bands.</param>
public sealed class EmgWords(EmgReading reading, KnowledgeBase knowledge)
{
    private const double Percent = 100;
    private const double Milli = 1000;
    private const double CoStep = 5;
    private const double DelayStep = 5;

    private readonly Phrases say = knowledge.Phrases;

    /// <summary>What was read: the file, how many channels, how long.</summary>
    public string Whole() => say.Say(
        "emg.from", ("file", reading.File), ("format", reading.Format), ("seconds", Number(reading.End - reading.Start, "0.#")),
        ("channels", reading.Result.Channels.Length == 1 ? say.Say("emg.count.one") : say.Say("emg.count.more", ("count", Whole(reading.Result.Channels.Length)))));

    /// <summary>The muscle, with its side, or the channel's name.</summary>
    /// <param name="label">Of the channel.</param>
    public string NameOf(string label) => reading.Sheet.NameOf(label);

    /// <summary>How often and how long it was active, or why that is not told.</summary>
    /// <param name="channel">What it shows.</param>
    public string Activity(EmgChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var clear = !channel.Quality.IsUsable ? say.Say("emg.active.aside")
            : channel.Rest is null ? say.Say("emg.active.no-rest")
            : channel.Bursts.IsEmpty ? say.Say("emg.active.none")
            : say.Say(
                channel.Bursts.Length == 1 ? "emg.active.one" : "emg.active.more", ("count", Whole(channel.Bursts.Length)),
                ("seconds", Number(channel.Bursts.Average(burst => burst.Seconds), "0.0")));
        return channel.Faint.IsEmpty ? clear
            : $"{clear} {say.Say(channel.Faint.Length == 1 ? "emg.active.faint-one" : "emg.active.faint-more", ("count", Whole(channel.Faint.Length)))}";
    }

    /// <summary>How much, as bands; null without activity.</summary>
    /// <param name="channel">What it shows.</param>
    public string? Amount(EmgChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Amplitude is not { } amount)
        {
            return null;
        }

        if (amount is { Basis: EmgBasis.StrongestContraction, LowestBand: { } lowest, HighestBand: { } highest })
        {
            var range = highest < knowledge.Emg.Rules.Amplitude.BandEdges.Length
                ? say.Say("emg.amount.range", ("low", Edge(lowest)), ("high", Edge(highest + 1))) : say.Say("emg.amount.above", ("low", Edge(lowest)));
            return lowest == highest
                ? say.Say("emg.amount.band", ("band", Band(lowest)), ("range", range))
                : say.Say("emg.amount.bands", ("first", Band(lowest)), ("last", Band(highest)), ("range", range));
        }

        return amount.Refused is { } refused
            ? say.Say("emg.amount.ratio-refused", ("why", say.Say(
                $"emg.amount.refused-{refused.ToString().ToLowerInvariant()}", ("count", Whole(knowledge.Emg.Rules.Amplitude.Attempts)))))
            : say.Say("emg.amount.ratio");
    }

    /// <summary>The name of a band, from 0.</summary>
    /// <param name="band">Which.</param>
    public string Band(int band) => say.Say(band switch { 0 => "emg.amount.low", 1 => "emg.amount.moderate", 2 => "emg.amount.high", _ => "emg.amount.very-high" });

    /// <summary>What rest is, and what the threshold implies; null without rest.</summary>
    /// <param name="channel">What it shows.</param>
    public string? Rest(EmgChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Rest is not { } rest)
        {
            return null;
        }

        var alarms = rest.FalseAlarmsPerMinute switch
        {
            < 1.0 / 60 => say.Say("emg.alarms.never"),
            < 1 => say.Say("emg.alarms.hourly"),
            var often => say.Say("emg.alarms.often", ("count", Number(often, "0"))),
        };
        return say.Say(
            "emg.rest", ("rms", Amount(rest.Rms, channel.Unit)), ("seconds", Number(rest.Seconds, "0.0")), ("multiple", Number(rest.Threshold, "0.##")), ("alarms", alarms));
    }

    /// <summary>How the spectrum moved; null where that is not told.</summary>
    /// <param name="channel">What it shows.</param>
    public string? Fatigue(EmgChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Fatigue?.Welch is not { } slope || !double.IsFinite(slope.Low + slope.High))
        {
            return null;
        }

        return slope.High < 0 ? say.Say("emg.fatigue.falls", ("low", Number(-slope.High, "0.0")), ("high", Number(-slope.Low, "0.0")))
            : slope.Low > 0 ? say.Say("emg.fatigue.rises", ("low", Number(slope.Low, "0.0")), ("high", Number(slope.High, "0.0")))
            : say.Say("emg.fatigue.same");
    }

    /// <summary>One word for a channel's quality.</summary>
    /// <param name="quality">What was found.</param>
    public string Verdict(EmgQuality quality)
    {
        ArgumentNullException.ThrowIfNull(quality);
        return say.Say(!quality.IsUsable ? "emg.quality.aside" : quality.Problems.IsEmpty ? "emg.quality.good" : "emg.quality.told");
    }

    /// <summary>A problem, and what mends it.</summary>
    /// <param name="problem">What was found.</param>
    public (string Says, string Do) Problem(EmgProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var isShare = problem.Check is EmgCheck.Dead or EmgCheck.Clipped or EmgCheck.LineNoise or EmgCheck.Gaps;
        var value = isShare ? Number(Percent * problem.Value, problem.Value < 0.01 ? "0.##" : "0") : Number(problem.Value, problem.Value < 10 ? "0.#" : "0");
        var key = problem.Check.ToString().ToLowerInvariant();
        return (say.Say($"emg.quality.{key}.say", ("value", value)), say.Say($"emg.quality.{key}.do"));
    }

    /// <summary>Which of two began first, or that this cannot be told.</summary>
    /// <param name="order">What was found.</param>
    public string Order(EmgOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var (low, high) = (order.Delay.Low, order.Delay.High);
        if (!(low > 0 || high < 0))
        {
            return say.Say("emg.ordered.open", ("first", NameOf(order.First)), ("second", NameOf(order.Second)), ("count", Whole(order.Repetitions)));
        }

        var (first, second) = low > 0 ? (order.First, order.Second) : (order.Second, order.First);
        var share = low > 0 ? order.FirstLeads : 1 - order.FirstLeads;
        return say.Say(
            "emg.ordered.clear", ("first", NameOf(first)), ("second", NameOf(second)), ("times", Number(10 * share, "0")), ("count", Whole(order.Repetitions)),
            ("low", Milliseconds(Math.Floor, Math.Min(Math.Abs(low), Math.Abs(high)))), ("high", Milliseconds(Math.Ceiling, Math.Max(Math.Abs(low), Math.Abs(high)))));
    }

    /// <summary>Left against right of one muscle, where it is beyond the error.</summary>
    /// <param name="difference">What was found.</param>
    public string Sides(EmgSideDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var muscle = reading.Sheet.Of(difference.Left).Name;
        if (difference.Difference is not { } share)
        {
            return say.Say("emg.sided.none", ("muscle", muscle));
        }

        var side = share.Value > 0 ? Side.Left : Side.Right;
        var (low, high) = (Math.Min(Math.Abs(share.Low), Math.Abs(share.High)), Math.Max(Math.Abs(share.Low), Math.Abs(share.High)));
        return !difference.IsBeyondError ? say.Say("emg.sided.within", ("muscle", muscle))
            : say.Say("emg.sided.beyond", ("muscle", muscle), ("side", side.Word()), ("low", Number(Percent * low, "0")), ("high", Number(Percent * high, "0")));
    }

    /// <summary>How far two are active together.</summary>
    /// <param name="both">What was found.</param>
    public string Together(EmgCoActivation both)
    {
        ArgumentNullException.ThrowIfNull(both);
        var rules = knowledge.Emg.Rules.Timing;
        var word = say.Say(both.Overlap < rules.OverlapLittle ? "emg.shared.little" : both.Overlap < rules.OverlapMuch ? "emg.shared.some" : "emg.shared.much");
        var share = $"{Number(CoStep * Math.Round(Percent * both.Overlap / CoStep), "0")} %";
        return say.Say("emg.co", ("first", NameOf(both.First)), ("second", NameOf(both.Second)), ("share", share), ("word", word));
    }

    /// <summary>A moment with its range, to a hundredth of a second.</summary>
    /// <param name="time">Seconds.</param>
    public static string Time(EmgEstimate time) => double.IsFinite(time.Low + time.High)
        ? $"{Number(time.Value, "0.00")} s ({Hundredth(Math.Floor, time.Low)} to {Hundredth(Math.Ceiling, time.High)})" : $"{Number(time.Value, "0.00")} s";

    /// <summary>An amount in its unit, with two digits.</summary>
    /// <param name="value">In the unit.</param>
    /// <param name="unit">Of the channel.</param>
    public static string Amount(double value, SignalUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var (scaled, word) = unit.Kind switch
        {
            SignalKind.Voltage => (value * unit.PerUnit * 1e6, "µV"),
            SignalKind.Count => (value, "counts"),
            _ => (value, unit.Text),
        };
        return $"{Rounded(scaled)}{(word.Length > 0 ? " " : "")}{word}";
    }

    private static string Hundredth(Func<double, double> round, double seconds) => Number(round(Math.Round(Percent * seconds, 6)) / Percent, "0.00");

    private string Edge(int band) => Number(Percent * (band == 0 ? 0 : knowledge.Emg.Rules.Amplitude.BandEdges[band - 1]), "0");

    private static string Rounded(double value)
    {
        var step = value == 0 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Number(Math.Round(value / step) * step, step >= 1 ? "0" : "0.######");
    }

    // Ranges are rounded outwards, so that they never look narrower than they are; a millionth is not told apart.
    private static string Milliseconds(Func<double, double> round, double seconds) => Number(DelayStep * round(Math.Round(Milli * seconds / DelayStep, 6)), "0");

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
