using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Tests.Electrodes;

/// <summary>A made-up reading whose every part is known: bursts of noise over noise, with results put there by hand.</summary>
internal static class EmgSample
{
    public const double Rate = 1000;

    private static readonly SignalUnit Microvolt = SignalUnit.Parse("uV");

    public static EmgReading Reading(KnowledgeBase knowledge, double seconds = 30, int seed = 7)
    {
        (string Label, double Delay, double Size)[] parts = [("L_GMAX", 0.08, 90), ("R_GMAX", 0.1, 60), ("L_BF", 0, 45), ("GM left <b>", 0.05, 30), ("R_ES", 0, 0)];
        var channels = parts.Select((part, i) => Made(part.Label, part.Delay, part.Size, seconds, new Random(seed + i))).ToImmutableArray();
        using var source = RecordingSource.Of(new RecordingFile("EDF+C", new Recording(channels, [new(1, double.NaN, "start", "")])) { Started = new DateTime(2026, 8, 2, 9, 8, 0) });
        var sheet = ElectrodeSheet.Of(source.Channels, EmgMap.Empty, knowledge);
        var result = new EmgResult(
            [.. channels.Zip(parts, (channel, part) => Shown(channel, sheet, part.Delay, part.Size, seconds))],
            [
                new("L_GMAX", "L_BF", 6, new(-0.08, -0.1, -0.06), 0.05), new("L_GMAX", "R_GMAX", 6, new(0.02, -0.01, 0.05), 0.7),
                new("R_GMAX", "L_BF", 6, new(-0.1, -0.13, -0.07), 0.02),
            ],
            [new("gluteus-maximus", "L_GMAX", "R_GMAX", new(0.35, 0.2, 0.5), 1.9, 2.0, true)],
            [new("L_GMAX", "R_GMAX", 0.8, 0.93, EmgBasis.StrongestContraction), new("L_GMAX", "L_BF", 0.5, 0.42, EmgBasis.StrongestContraction)]);
        return new("bridges & squats.edf", "EDF+C", source.Started, sheet, result, source.Events, 0, seconds, knowledge.Version);
    }

    private static Channel Made(string label, double delay, double size, double seconds, Random random)
    {
        var samples = new double[(int)(Rate * seconds)];
        for (var i = 0; i < samples.Length; i++)
        {
            var noise = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
            samples[i] = noise * (IsActive((i / Rate) - delay, seconds) ? Math.Max(size, 4) : 4);
        }

        return Channel.Whole(label, Microvolt, Rate, samples);
    }

    private static bool IsActive(double time, double seconds) => time > 2 && time < seconds - 3 && (time - 2) % 5 < 2;

    private static EmgChannel Shown(Channel channel, ElectrodeSheet sheet, double delay, double size, double seconds)
    {
        var placement = sheet.Placements().Single(one => one.Channel == channel.Label);
        var rms = Envelopes.Rms(channel.Samples, 101);
        var traces = new EmgTraces(EmgTrace.Of(channel, channel.Samples, 0, seconds), EmgTrace.Of(channel, rms, 0, seconds), EmgEnvelope.Of(channel, rms));
        if (size == 0)
        {
            return new(placement, channel.Unit, new([new(EmgCheck.LineNoise, 0.95, 0.2, 0, seconds, true), new(EmgCheck.Drift, 4, 2, 0, 3, false)], 50, double.NaN), traces, null, [], [], null, null, null, null);
        }

        var bursts = Enumerable.Range(0, (int)((seconds - 3 - 2) / 5)).Select(i => 2 + delay + (5.0 * i)).Select(onset => new EmgBurst(
            new(onset, onset - 0.02, onset + 0.015), new(onset + 2, onset + 1.96, onset + 2.05), [new("hodges-bui", onset + 0.01, onset + 2)],
            new(size, size * 0.95, size * 1.05), size * 1.2, new(0.5, 0.45, 0.56))).ToImmutableArray();
        var isKnown = size > 30;
        return new(
            placement, channel.Unit, new(size > 45 ? [] : [new(EmgCheck.Heart, 0.5, 0.4, 0, seconds, false)], double.NaN, 22), traces, new(4, 180, 8, 0, 2, 3.1, 0.01), bursts,
            size > 30 ? [] : [bursts[0] with { Onset = new(27.2, 27.1, 27.3), Offset = new(28, 27.9, 28.1), Share = new(double.NaN, double.NaN, double.NaN) }],
            isKnown ? new(EmgBasis.StrongestContraction, new(150, 140, 160), new(0.5, 0.38, 0.62), 2, 1, 3, [150, 148, 140], null)
                : new(EmgBasis.StrongestBurst, new(size, double.NaN, double.NaN), new(0.9, 0.8, 1), null, null, null, [], EmgRefusal.TooFewAttempts),
            isKnown ? Tired(seconds) : null,
            new(bursts.Length, Spread(2), Spread(5), Spread(size), Spread(size)), null);
    }

    private static EmgSpread Spread(double value) => new(EmgEstimate.Of(value, value / 50), value / 20, value * 0.9, value * 1.1);

    private static EmgFatigue Tired(double seconds)
    {
        var points = Enumerable.Range(0, (int)seconds).Select(i => new EmgMedianFrequency(i + 0.5, 90 - (0.15 * i) + (3 * Math.Sin(i * 2.3)), 88 - (0.15 * i))).ToImmutableArray();
        return new(new(-9, -12, -6), new(-8.8, -13, -5), 90, points, 2);
    }
}
