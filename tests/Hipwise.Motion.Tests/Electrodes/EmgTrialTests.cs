using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Screens;
using Hipwise.Signals;
using Hipwise.Signals.Emg;
using Hipwise.Testing;

namespace Hipwise.Motion.Tests.Electrodes;

/// <summary>From recordings whose bursts are known to measures of screens.</summary>
public sealed class EmgTrialTests
{
    private const double Rate = 1000;
    private const double Seconds = 34;
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);
    private static readonly (double From, double To)[] Squeezes = [(5, 10), (15, 20.4), (25, 29.6)];

    private static Channel Made(string label, double level, (double From, double To)[] bursts, int seed, double delay = 0)
    {
        var random = new Random(seed);
        double Noise() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var samples = new double[(int)(Rate * Seconds)];
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (i / Rate) - delay;
            samples[i] = Noise() * (Array.Exists(bursts, burst => time >= burst.From && time < burst.To) ? level : 4);
        }

        return Channel.Whole(label, SignalUnit.Parse("uV"), Rate, samples);
    }

    private static EmgReading Read(Channel[] channels, Channel[]? strongest = null)
    {
        using var source = RecordingSource.Of(new RecordingFile("EDF+C", new Recording([.. channels], [])) { Started = new DateTime(2026, 8, 2, 9, 8, 0) });
        var sheet = ElectrodeSheet.Of(source.Channels, EmgMap.Empty, Knowledge);
        if (strongest is null)
        {
            return EmgReading.Of("a.edf", source, sheet, [], Knowledge);
        }

        using var other = RecordingSource.Of(new RecordingFile("EDF+C", new Recording([.. strongest], [])));
        return EmgReading.Of("a.edf", source, sheet, [new("b.edf", other, ElectrodeSheet.Of(other.Channels, EmgMap.Empty, Knowledge))], Knowledge);
    }

    private static EmgMeasured Measured(EmgReading reading, string screen, string measure, Side side, bool isAlone = true) =>
        EmgTrialReader.Read(reading, Knowledge.Screens[screen], isAlone ? side : null, null, Knowledge).Parts.Single(part => part.Side == side)
            .Measures.Single(one => one.Measure.Id == measure);

    [Fact]
    public void Each_squeeze_is_a_try_and_its_length_is_true()
    {
        var held = (NumberReading)Measured(Read([Made("L_GMAX", 60, Squeezes, 1)]), "seated-squeeze", "held", Side.Left).Reading!;
        held.Tries.Length.ShouldBe(3);
        foreach (var (told, made) in held.Tries.Zip(Squeezes))
        {
            told.ShouldBe(made.To - made.From, 0.05);
        }

        (held.SdGiven, held.Quantity.Unit.Symbol).ShouldBe((true, "s"));
        // Three that differ by some tenths: the mean's deviation is their scatter by the root of three.
        held.Quantity.Sd.ShouldBe(0.4 / Math.Sqrt(3), 0.05);
    }

    [Fact]
    public void What_is_shorter_than_a_try_is_none()
    {
        var missing = Measured(Read([Made("L_GMAX", 60, [(5, 5.6), (9, 9.5)], 2)]), "seated-squeeze", "held", Side.Left);
        missing.Reading.ShouldBeNull();
        missing.Missing.ShouldBe("No activity of 1 s or more was found.");
    }

    [Fact]
    public void What_joined_in_is_told_only_when_all_of_it_was_recorded()
    {
        Channel[] some = [Made("L_GMAX", 60, Squeezes, 1), Made("R_GMAX", 60, Squeezes, 2), Made("L_ES", 60, [(1, 3)], 3), Made("L_RF", 40, Squeezes, 4)];
        var open = Measured(Read(some), "seated-squeeze", "joined", Side.Left);
        (open.Reading, open.Missing).ShouldBe((null, "Only told when all of these are recorded too, each active at least once: Belly."));

        var all = Read([.. some, Made("R rectus abdominis", 60, [(6, 6.5)], 5)]);
        ((ChoiceReading)Measured(all, "seated-squeeze", "joined", Side.Left).Reading!).Choices.ShouldBe(["quadriceps", "other-buttock"]);
        Measured(all, "seated-squeeze", "joined", Side.Left, isAlone: false).Missing!.ShouldStartWith("Say which side");
    }

    [Fact]
    public void Where_nothing_joined_in_that_is_told()
    {
        Channel[] quiet = [Made("L_GMAX", 60, Squeezes, 1), .. new[] { "R_GMAX", "L_ES", "L_RF", "R rectus abdominis" }.Select((label, i) => Made(label, 60, [(31, 33)], 6 + i))];
        ((ChoiceReading)Measured(Read(quiet), "seated-squeeze", "joined", Side.Left).Reading!).Choices.ShouldBe(["none"]);
    }

    [Fact]
    public void How_strongly_is_a_band_or_not_told()
    {
        Channel[] squeeze = [Made("L_GMAX", 60, Squeezes, 1)];
        Measured(Read(squeeze), "seated-squeeze", "amount", Side.Left).Missing!.ShouldContain("strongest contraction");
        Channel[] Strongest(double level) => [Made("L_GMAX", level, [(5, 9), (14, 18), (23, 27)], 20)];
        foreach (var (level, band) in new[] { (64, "very-high"), (200, "moderate") })
        {
            var told = Measured(Read(squeeze, Strongest(level)), "seated-squeeze", "amount", Side.Left);
            told.Missing.ShouldBeNull();
            ((ChoiceReading)told.Reading!).Choices.ShouldBe([band]);
        }

        // On the edge of two bands none can be named.
        Measured(Read(squeeze, Strongest(150)), "seated-squeeze", "amount", Side.Left).Missing.ShouldBe("Its error reaches from Moderate to High; one band cannot be named.");
    }

    [Fact]
    public void The_delay_is_told_with_each_lift_and_what_all_lifts_share()
    {
        (double, double)[] lifts = [(4, 6), (9, 11), (14, 16), (19, 21)];
        foreach (var labels in (string[][])[["R_GMAX", "R_BF"], ["R_BF", "R_GMAX"]])
        {
            var reading = Read([.. labels.Select((label, i) => Made(label, 60, lifts, 30 + i, label == "R_GMAX" ? 0.12 : 0))]);
            var delay = (NumberReading)Measured(reading, "prone-hip-extension", "delay", Side.Right).Reading!;
            delay.Tries.Length.ShouldBe(4);
            delay.Quantity.Value.ShouldBe(120, 15);
            delay.Quantity.Value.ShouldBe(delay.Tries.Average(), 1e-6);
            delay.Quantity.Sd.ShouldBeGreaterThanOrEqualTo(1000 * Knowledge.Emg.Rules.Timing.OnsetSd);
        }

        Measured(Read([Made("R_GMAX", 60, lifts, 30)]), "prone-hip-extension", "delay", Side.Right).Missing!.ShouldContain("Biceps femoris");
    }

    [Fact]
    public void A_side_without_a_channel_is_open_and_the_other_is_read()
    {
        var trial = EmgTrialReader.Read(Read([Made("L_GMAX", 60, Squeezes, 1)]), Knowledge.Screens["standing-squeeze"], null, null, Knowledge);
        trial.On.ShouldBe(new DateOnly(2026, 8, 2));
        trial.Parts[1].Measures.ShouldAllBe(one => one.Reading == null && one.Channel == null && one.Missing!.Contains("right"));
        var observation = trial.Observations().ShouldHaveSingleItem();
        (observation.Measure, observation.Side, observation.Source, observation.On).ShouldBe((new MeasureId("standing-squeeze", "held"), Side.Left, ObservationSource.Emg, trial.On));
    }

    [Fact]
    public void Of_two_channels_over_one_muscle_a_good_one_counts()
    {
        var dead = Channel.Whole("L_GMAX", SignalUnit.Parse("uV"), Rate, new double[(int)(Rate * Seconds)]);
        Measured(Read([dead, Made("L gluteus maximus upper", 60, Squeezes, 1)]), "seated-squeeze", "held", Side.Left).Channel.ShouldBe("L gluteus maximus upper");
        Measured(Read([dead]), "seated-squeeze", "held", Side.Left).Missing!.ShouldContain("set aside");
    }

    [Fact]
    public void An_entry_holds_what_was_told_and_nothing_else()
    {
        var trial = EmgTrialReader.Read(Read([Made("L_GMAX", 60, Squeezes, 1)]), Knowledge.Screens["seated-squeeze"], Side.Left, new DateOnly(2026, 11, 23), Knowledge);
        var entry = EmgTrialJson.Entry(trial)!;
        entry.Select(member => member.Key).ShouldBe(["screen", "by", "on", "left"]);
        ((string?)entry["by"], (string?)entry["on"]).ShouldBe(("emg", "2026-11-23"));
        entry["left"]!.AsObject().Select(member => member.Key).ShouldBe(["held"]);
        entry["left"]!["held"]!["tries"]!.AsArray().Count.ShouldBe(3);
        EmgTrialJson.Entry(trial with { Parts = [] }).ShouldBeNull();
    }
}
