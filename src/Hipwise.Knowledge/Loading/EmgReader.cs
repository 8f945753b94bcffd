using System.Collections.Frozen;
using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>emg.yaml</c>.</summary>
internal static class EmgReader
{
    // In the order of EmgCheck.
    private static readonly string[] Checks = ["dead", "clipped", "saturated", "line-noise", "drift", "heart", "motion", "low-signal", "gaps", "too-little", "no-rest"];

    // Checks that fail below their limit.
    private static readonly EmgCheck[] Below = [EmgCheck.LowSignal, EmgCheck.TooLittle, EmgCheck.NoRest];

    public static EmgKnowledge Read(EntryReader file)
    {
        var (condition, quality) = (ReadCondition(file.Map("condition")), ReadQuality(file.Map("quality")));
        var rules = new EmgRules(
            condition, quality, ReadDetection(file.Map("detection"), quality.Checks.GetValueOrDefault(EmgCheck.NoRest)?.Tell ?? 0), ReadAmplitude(file.Map("amplitude")),
            ReadFatigue(file.Map("fatigue")), ReadTiming(file.Map("timing")), ReadLive(file.Map("live")));
        var knowledge = new EmgKnowledge(rules, file.List("strongest", ReadPosition), file.Grounds());
        file.Finish();
        return knowledge;
    }

    private static EmgConditionRules ReadCondition(EntryReader map)
    {
        var (order, band) = (Within(map, "band-order", 1, 8), map.Numbers("band-hz"));
        if (band.Length != 2 || !(band[0] > 0) || !(band[1] > band[0]))
        {
            map.Report(map.LineOf("band-hz"), "'band-hz' must hold two rising numbers above 0");
            band = [1, 2];
        }

        var rules = new EmgConditionRules(
            order, band[0], band[1], Share(map, "band-share"), Positive(map, "notch-width-hz"), Within(map, "notch-harmonics", 0, 100), Positive(map, "rms-s"),
            Within(map, "envelope-order", 1, 8), Positive(map, "envelope-cutoff-hz"), map.Number("longest-fill-s"));
        if (rules.BandShare >= 0.5)
        {
            map.Report(map.LineOf("band-share"), "'band-share' must be below 0.5: faster swings cannot be told from slower");
        }

        map.Finish();
        return rules;
    }

    private static EmgQualityRules ReadQuality(EntryReader map)
    {
        var checks = map.List("checks", entry =>
        {
            var check = (EmgCheck)CameraReader.Index(entry, "check", Checks);
            var limit = new EmgLimit(entry.Number("tell"), entry.Number("fail"));
            if (Below.Contains(check) ? limit.Fail > limit.Tell : limit.Fail < limit.Tell)
            {
                entry.Report("a channel must not be set aside for what would not be told: 'fail' lies on the wrong side of 'tell'");
            }

            entry.Finish();
            return (check, limit);
        });
        foreach (var check in Enum.GetValues<EmgCheck>().Except(checks.Select(pair => pair.check)))
        {
            map.Report(map.LineOf("checks"), $"the check '{Checks[(int)check]}' is missing");
        }

        var heart = map.Numbers("heart-per-min");
        if (heart.Length != 2 || !(heart[0] > 0) || !(heart[1] > heart[0]))
        {
            map.Report(map.LineOf("heart-per-min"), "'heart-per-min' must hold two rising numbers above 0");
            heart = [1, 2];
        }

        var limits = checks.DistinctBy(pair => pair.check).ToFrozenDictionary(pair => pair.check, pair => pair.limit);
        var rules = new EmgQualityRules(
            limits, map.Numbers("line-hz"), Positive(map, "line-width-hz"), Positive(map, "drift-cutoff-hz"), heart[0], heart[1],
            limits.GetValueOrDefault(EmgCheck.TooLittle)?.Fail ?? 0, Positive(map, "least-rate-hz"));
        map.Finish();
        return rules;
    }

    // How little rest is too little is a check of quality.
    private static EmgDetectionRules ReadDetection(EntryReader map, double leastRest)
    {
        var rules = new EmgDetectionRules(
            Positive(map, "rest-s"), leastRest, Positive(map, "rest-limit"), Positive(map, "window-s"), Positive(map, "threshold"),
            Positive(map, "live-threshold"),
            Positive(map, "least-burst-s"), Positive(map, "least-pause-s"), Within(map, "least-votes", 1, 6), Positive(map, "hodges-multiple"), Positive(map, "teager-multiple"),
            Share(map, "bonato-share"), Within(map, "bonato-of", 1, 1000), Within(map, "bonato-least", 1, 1000), Within(map, "entropy-order", 1, 5),
            Positive(map, "entropy-tolerance"), Positive(map, "entropy-multiple"), Positive(map, "change-step-s"), Positive(map, "change-penalty"),
            Positive(map, "glr-threshold"), Positive(map, "least-gain"), Positive(map, "faint-level"),
            map.Numbers("ramps-s"), Share(map, "step-share"), Share(map, "rise-late"), Share(map, "rise-early"),
            Within(map, "model-order", 1, 30), Within(map, "resamples", 20, 100_000));
        if (rules.BonatoLeast > rules.BonatoOf)
        {
            map.Report(map.LineOf("bonato-least"), "'bonato-least' must be at most 'bonato-of'");
        }

        if (rules.RampSeconds.Any(ramp => !(ramp > 0)))
        {
            map.Report(map.LineOf("ramps-s"), "'ramps-s' must be above 0");
        }

        map.Finish();
        return rules;
    }

    private static EmgAmplitudeRules ReadAmplitude(EntryReader map)
    {
        var rules = new EmgAmplitudeRules(
            map.Numbers("bands"), Within(map, "attempts", 1, 20), Positive(map, "window-s"), Share(map, "most-difference"), Share(map, "repeat-cv"));
        if (rules.BandEdges.Zip(rules.BandEdges.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            map.Report(map.LineOf("bands"), "'bands' must rise");
        }

        map.Finish();
        return rules;
    }

    private static EmgFatigueRules ReadFatigue(EntryReader map)
    {
        var rules = new EmgFatigueRules(
            Positive(map, "step-s"), Positive(map, "window-s"), Positive(map, "segment-s"), Within(map, "model-order", 1, 60), Positive(map, "spike-limit"),
            Within(map, "least-points", 3, 10_000), Positive(map, "least-span-s"));
        if (rules.SegmentSeconds > rules.WindowSeconds)
        {
            map.Report(map.LineOf("segment-s"), "'segment-s' must be at most 'window-s'");
        }

        map.Finish();
        return rules;
    }

    private static EmgTimingRules ReadTiming(EntryReader map)
    {
        var rules = new EmgTimingRules(
            Positive(map, "pair-s"), map.Number("least-difference"), Within(map, "cycle-points", 2, 10_001), Positive(map, "onset-sd-s"),
            Share(map, "overlap-little"), Share(map, "overlap-much"));
        if (rules.OverlapLittle >= rules.OverlapMuch)
        {
            map.Report(map.LineOf("overlap-much"), "'overlap-much' must be above 'overlap-little'");
        }

        map.Finish();
        return rules;
    }

    private static EmgLiveRules ReadLive(EntryReader map)
    {
        var rules = new EmgLiveRules(
            Positive(map, "rest-s"), Positive(map, "settle-s"), Positive(map, "longest-rest-s"), Positive(map, "rest-spread"), Positive(map, "least-s"),
            Positive(map, "goal-s"), Positive(map, "pause-s"), Positive(map, "length-sd-s"), Positive(map, "points-per-s"), Positive(map, "window-s"),
            Positive(map, "send-every-ms"), Positive(map, "dead-s"), Positive(map, "clip-multiple"), Positive(map, "check-s"), Positive(map, "note-s"),
            Share(map, "rate-share"), Positive(map, "rate-after-s"), Within(map, "most-channels", 1, 64), Positive(map, "most-rate-hz"), Positive(map, "replay-s"));
        if (rules.SettleSeconds >= rules.RestSeconds || rules.RestSeconds > rules.LongestRest)
        {
            map.Report(map.LineOf("rest-s"), "'rest-s' must be above 'settle-s' and at most 'longest-rest-s'");
        }

        if (rules.RestSpread <= 1)
        {
            map.Report(map.LineOf("rest-spread"), "'rest-spread' must be above 1: no rest is that even");
        }

        if (rules.LeastSeconds > rules.GoalSeconds)
        {
            map.Report(map.LineOf("goal-s"), "'goal-s' must be at least 'least-s'");
        }

        map.Finish();
        return rules;
    }

    private static StrongestPosition ReadPosition(EntryReader entry)
    {
        var text = entry.Map("text");
        var grounds = entry.Has("sources") ? entry.Grounds() : new([], CheckStatus.Convention, null);
        var position = new StrongestPosition(entry.Ids("muscles", Kind.Muscle), text.Text("name"), text.Text("how"), grounds);
        text.Finish();
        entry.Finish();
        return position;
    }

    private static int Within(EntryReader map, string key, int least, int most)
    {
        var value = map.Whole(key);
        if (value >= least && value <= most)
        {
            return value;
        }

        map.Report(map.LineOf(key), $"'{key}' must be {least} to {most}");
        return least;
    }

    private static double Share(EntryReader map, string key)
    {
        var value = map.Number(key);
        if (value is not (> 0 and < 1))
        {
            map.Report(map.LineOf(key), $"'{key}' must be above 0 and below 1");
        }

        return value;
    }

    private static double Positive(EntryReader map, string key)
    {
        var value = map.Number(key);
        if (map.Has(key) && value <= 0)
        {
            map.Report(map.LineOf(key), $"'{key}' must be above 0");
        }

        return value;
    }
}
