using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>camera.yaml</c>.</summary>
internal static class CameraReader
{
    // Checks and reasons that the code looks up.
    private static readonly string[] Checks =
        ["person", "one-person", "whole-body", "points", "rate", "gaps", "tilt", "frontal", "sagittal", "length", "stance"];

    private static readonly string[] Units = ["deg", "percent"];
    private static readonly string[] Reasons = ["quality", "no-try", "not-read"];

    public static CameraRules Read(EntryReader file)
    {
        var rules = new CameraRules(
            ReadFilters(file.Map("filters")), ReadSwaps(file.Map("swaps")), ReadErrors(file.Map("errors")), ReadMarkerErrors(file.Map("marker-errors")),
            ReadRepetitions(file.Map("repetitions")),
            Positive(file, "leg-m"), ReadChecks(file), ReadMissing(file.Map("missing")), file.List("markers", ReadMarker), ReadQuantities(file), file.Grounds());
        file.Finish();
        return rules;
    }

    private static PointFilters ReadFilters(EntryReader map)
    {
        var filters = new PointFilters(
            map.Whole("hampel-window"), Positive(map, "hampel-limit"), Positive(map, "cutoff-hz"), Positive(map, "cutoff-share"),
            map.Whole("order"), Positive(map, "longest-gap-s"), map.Number("least-visibility"), map.Number("edge-share"), Positive(map, "live-cutoff-hz"), map.Number("live-beta"),
            Positive(map, "live-speed-cutoff-hz"));
        if (filters.HampelWindow is < 3 or > 99 || filters.HampelWindow % 2 == 0)
        {
            map.Report(map.LineOf("hampel-window"), "'hampel-window' must be odd, 3 to 99");
        }

        if (filters.CutoffShare >= 0.5)
        {
            map.Report(map.LineOf("cutoff-share"), "'cutoff-share' must be below 0.5: faster movement cannot be told from slower");
        }

        if (filters.Order is < 1 or > 8)
        {
            map.Report(map.LineOf("order"), "'order' must be 1 to 8");
        }

        map.Finish();
        return filters;
    }

    private static SwapRules ReadSwaps(EntryReader map)
    {
        var swaps = new SwapRules(
            Positive(map, "scale"), Positive(map, "most-misfit"), Positive(map, "jump"), Positive(map, "refusal"), map.Number("anchor"), map.Number("facing"),
            map.Whole("longest-refusal"));
        if (swaps.LongestRefusal is < 0 or > 30)
        {
            map.Report(map.LineOf("longest-refusal"), "'longest-refusal' must be 0 to 30 frames");
        }

        map.Finish();
        return swaps;
    }

    private static PointErrors ReadErrors(EntryReader map)
    {
        var errors = ReadPointErrors(map);
        map.Finish();
        return errors;
    }

    private static MarkerErrors ReadMarkerErrors(EntryReader map)
    {
        var errors = new MarkerErrors(ReadPointErrors(map), map.Number("view-share"));
        if (errors.ViewShare is < 0 or > 1)
        {
            map.Report(map.LineOf("view-share"), "'view-share' must be 0 to 1");
        }

        map.Finish();
        return errors;
    }

    private static PointErrors ReadPointErrors(EntryReader map) => new(
        map.Number("offset"), map.Number("wander"), Positive(map, "wander-s"), Positive(map, "least-noise"), Positive(map, "time-sd-s"),
        Positive(map, "hold-sd-s"), Positive(map, "count-sd"), Positive(map, "prior-weight"), Positive(map, "view-turn-deg"));

    private static RepetitionRules ReadRepetitions(EntryReader map)
    {
        var rules = new RepetitionRules(Positive(map, "share"), Positive(map, "return"), Positive(map, "middle"));
        if (rules.Share >= 1 || rules.Return >= 1 || rules.Middle > 1)
        {
            map.Report("'share' and 'return' must be below 1 and 'middle' at most 1");
        }

        map.Finish();
        return rules;
    }

    private static FrozenDictionary<string, CameraCheck> ReadChecks(EntryReader file)
    {
        var checks = file.List("checks", entry =>
        {
            var text = entry.Map("text");
            var check = new CameraCheck(entry.OneOf("id", Checks), entry.Number("bound"), text.Text("name"), text.Text("do"));
            text.Finish();
            entry.Finish();
            return check;
        });
        foreach (var id in Checks.Except(checks.Select(check => check.Id), StringComparer.Ordinal))
        {
            file.Report(file.LineOf("checks"), $"the check '{id}' is missing");
        }

        return checks.DistinctBy(check => check.Id, StringComparer.Ordinal).ToFrozenDictionary(check => check.Id, StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> ReadMissing(EntryReader map)
    {
        var words = Reasons.ToFrozenDictionary(reason => reason, map.Text, StringComparer.Ordinal);
        map.Finish();
        return words;
    }

    // A set of several markers is written with plus signs between: their mean is the point.
    private static MarkerPoint ReadMarker(EntryReader entry)
    {
        var marker = new MarkerPoint(entry.Text("point"), [.. entry.Words("sets").Select(set => set.Split('+', StringSplitOptions.TrimEntries).ToImmutableArray())]);
        entry.Finish();
        return marker;
    }

    private static ImmutableArray<QuantityWords> ReadQuantities(EntryReader file)
    {
        var words = file.List("quantities", entry =>
        {
            var text = entry.Map("text");
            var quantity = new QuantityWords(
                (CameraQuantity)Index(entry, "quantity", CameraWords.Quantities), (CameraView)Index(entry, "view", CameraWords.Views),
                Unit.Of(entry.OneOf("unit", Units)), Positive(entry, "repeat-sd"), entry.TryNumber("view-sd") ?? 0,
                text.Text("name"));
            text.Finish();
            entry.Finish();
            return quantity;
        });
        var missing = Enum.GetValues<CameraQuantity>().Except(words.Select(word => word.Quantity)).ToList();
        missing.ForEach(quantity => file.Report(file.LineOf("quantities"), $"the quantity '{quantity.Word()}' is missing"));
        return [.. words.DistinctBy(word => word.Quantity).OrderBy(word => word.Quantity)];
    }

    /// <summary>Place of a word in a fixed list; 0 when it is wrong, which is reported.</summary>
    public static int Index(EntryReader entry, string key, IReadOnlyList<string> options) => Math.Max(0, options.ToList().IndexOf(entry.OneOf(key, options)));

    private static double Positive(EntryReader entry, string key)
    {
        var value = entry.Number(key);
        if (entry.Has(key) && value <= 0)
        {
            entry.Report(entry.LineOf(key), $"'{key}' must be above 0");
        }

        return value;
    }
}
