using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes.Screens;

/// <summary>Reads the measures of a screen from a recording that was made while it was done. What cannot be told is left open with the reason.</summary>
public sealed class EmgTrialReader
{
    // As many tries as an answers file takes.
    private const int MostTries = 20;
    private const double Milli = 1000;

    private readonly EmgReading reading;
    private readonly Screen screen;
    private readonly ScreenEmg rules;
    private readonly KnowledgeBase knowledge;

    private EmgTrialReader(EmgReading reading, Screen screen, KnowledgeBase knowledge) =>
        (this.reading, this.screen, rules, this.knowledge) = (reading, screen, screen.Emg!, knowledge);

    /// <summary>Reads them.</summary>
    /// <param name="reading">The recording.</param>
    /// <param name="screen">One that is recorded with electrodes.</param>
    /// <param name="side">The side that was tested; null when both were. What joined in is told only where one side was.</param>
    /// <param name="on">The day; null takes the one on which the recording began.</param>
    /// <param name="knowledge">Sentences and figures.</param>
    public static EmgTrial Read(EmgReading reading, Screen screen, Side? side, DateOnly? on, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(knowledge);
        var reader = new EmgTrialReader(reading, screen, knowledge);
        Side[] sides = side is { } one ? [one] : [Side.Left, Side.Right];
        return new(
            screen.Id, on ?? (reading.Started is { } started ? DateOnly.FromDateTime(started) : null),
            [.. sides.Select(tested => new EmgTrialPart(tested, [.. reader.rules.Reads.Select(read => reader.Measure(read, tested, isAlone: side is not null))]))]);
    }

    private EmgMeasured Measure(EmgRead read, Side side, bool isAlone)
    {
        var measure = screen.TryMeasure(read.Measure)!;
        var channel = Find(read.Muscles, side);
        if (channel is null)
        {
            return new(measure, null, null, Say("emg.screen.no-channel", ("muscle", Name(read.Muscles[0])), ("side", side.Word())));
        }

        var (value, missing) = !channel.Quality.IsUsable ? (null, Say("emg.screen.aside"))
            : channel.Rest is null ? (null, Say("emg.screen.no-rest"))
            : read.At switch
            {
                EmgReadAt.Seconds => Seconds(channel, measure),
                EmgReadAt.Band => Band(channel, measure),
                EmgReadAt.Delay => Delay(channel, Find(read.After, side), read, measure),
                _ => Joined(channel, read, side, isAlone, measure),
            };
        return new(measure, channel.Placement.Channel, value, missing);
    }

    private List<EmgBurst> Tries(EmgChannel channel) => [.. channel.Bursts.Where(burst => burst.Seconds >= rules.LeastSeconds)];

    private (Reading?, string?) Seconds(EmgChannel channel, Measure measure)
    {
        var tries = Tries(channel);
        // Both ends have an error of their own.
        return tries.Count == 0 ? (null, Say("emg.screen.none", ("seconds", Number(rules.LeastSeconds))))
            : Number(measure, [.. tries.Select(burst => burst.Seconds)], Math.Sqrt(tries.Average(burst => Square(burst.Onset.Sd) + Square(burst.Offset.Sd))));
    }

    private (Reading?, string?) Band(EmgChannel channel, Measure measure) => channel.Amplitude switch
    {
        null => (null, Say("emg.screen.none", ("seconds", Number(rules.LeastSeconds)))),
        { Basis: EmgBasis.StrongestContraction, LowestBand: { } lowest, HighestBand: { } highest } => lowest == highest
            ? (new ChoiceReading([measure.Options[lowest]]), null)
            : (null, Say("emg.screen.bands", ("first", measure.OptionNames[measure.Options[lowest]]), ("last", measure.OptionNames[measure.Options[highest]]))),
        _ => (null, Say("emg.screen.no-strongest")),
    };

    private (Reading?, string?) Delay(EmgChannel channel, EmgChannel? after, EmgRead read, Measure measure)
    {
        if (after is null)
        {
            return (null, Say("emg.screen.no-other", ("muscle", Name(read.After[0]))));
        }

        var (own, other) = (channel.Placement.Channel, after.Placement.Channel);
        var order = reading.Result.Orders.FirstOrDefault(one => (one.First, one.Second) == (other, own) || (one.First, one.Second) == (own, other));
        if (order is null || order.Each.IsEmpty || !double.IsFinite(order.Delay.Sd))
        {
            return (null, Say("emg.screen.no-pairs"));
        }

        var sign = order.First == other ? Milli : -Milli;
        // The range of the mean already holds scatter, onsets' errors and what all repetitions share.
        var quantity = new Quantity(sign * order.Delay.Value, Milli * order.Delay.Sd, measure.Unit!);
        return Within(measure, new NumberReading(quantity, [.. order.Each.Take(MostTries).Select(delay => sign * delay)], SdGiven: true));
    }

    private (Reading?, string?) Joined(EmgChannel channel, EmgRead read, Side side, bool isAlone, Measure measure)
    {
        var tries = Tries(channel);
        var heard = read.Joined.Select(join => (Join: join, Channels: Others(join, side))).ToList();
        var unheard = heard.Where(one => one.Channels.Count == 0).Select(one => measure.OptionNames[one.Join.Option]).ToList();
        if (!isAlone || tries.Count == 0 || unheard.Count > 0)
        {
            return (null, !isAlone ? Say("emg.screen.which-side")
                : tries.Count == 0 ? Say("emg.screen.none", ("seconds", Number(rules.LeastSeconds)))
                : Say("emg.screen.unheard", ("names", string.Join(", ", unheard))));
        }

        var joined = heard.Where(one => one.Channels.Exists(other => Share(tries, other) >= knowledge.Emg.Rules.Timing.OverlapLittle)).Select(one => one.Join.Option).ToHashSet();
        return (new ChoiceReading([.. measure.Options.Where(option => joined.Contains(option) || (joined.Count == 0 && option == EmgJoin.None))]), null);
    }

    private List<EmgChannel> Others(EmgJoin join, Side side) =>
    [
        .. reading.Result.Channels.Where(channel => channel.Quality.IsUsable && channel.Rest is not null && join.Muscles.Contains(channel.Placement.Muscle) && join.Of switch
        {
            EmgJoinSide.Same => channel.Placement.Side == side,
            EmgJoinSide.Other => channel.Placement.Side is { } where && where != side,
            _ => true,
        }),
    ];

    // Of the time in which the tested muscle was active.
    private static double Share(List<EmgBurst> tries, EmgChannel other) => tries.Sum(one =>
        other.Bursts.Sum(burst => Math.Max(0, Math.Min(one.Offset.Value, burst.Offset.Value) - Math.Max(one.Onset.Value, burst.Onset.Value)))) / tries.Sum(one => one.Seconds);

    private (Reading?, string?) Number(Measure measure, double[] tries, double error)
    {
        double[] kept = [.. tries.Take(MostTries)];
        var mean = kept.Average();
        var scatter = kept.Length < 2 ? 0 : Math.Sqrt(kept.Sum(value => Square(value - mean)) / (kept.Length - 1));
        // Tries that happen to agree must not tell more than the error of each allows.
        var sd = Math.Max(scatter, double.IsFinite(error) ? error : 0) / Math.Sqrt(kept.Length);
        return Within(measure, new NumberReading(new Quantity(mean, sd, measure.Unit!), [.. kept], SdGiven: true));
    }

    private (Reading?, string?) Within(Measure measure, NumberReading number) => number.Tries.All(value => value >= measure.Min && value <= measure.Max) ? (number, null)
        : (null, Say("emg.screen.beyond", ("low", measure.Unit!.Format(measure.Min)), ("high", measure.Unit.Format(measure.Max))));

    // Parts are named in the order in which they count; one that is set aside counts last.
    private EmgChannel? Find(ImmutableArray<string> muscles, Side side) => reading.Result.Channels
        .Where(channel => muscles.Contains(channel.Placement.Muscle) && channel.Placement.Side == side)
        .OrderBy(channel => !channel.Quality.IsUsable).ThenBy(channel => muscles.IndexOf(channel.Placement.Muscle)).FirstOrDefault();

    private string Name(string muscle) => knowledge.Muscles[muscle].Name;

    private string Say(string key, params (string, string)[] values) => knowledge.Phrases.Say(key, values);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Square(double value) => value * value;
}
