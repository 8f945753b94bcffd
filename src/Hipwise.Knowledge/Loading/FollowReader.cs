using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>follow.yaml</c>.</summary>
internal static class FollowReader
{
    private const int Axes = 3;

    public static FollowRules Read(EntryReader file)
    {
        var rules = new FollowRules(
            file.List("points", ReadPoint), file.List("known", ReadKnown), file.List("starts", ReadStart), ReadFit(file), ReadBounds(file),
            file.Ids("told", Kind.Muscle), file.Grounds());
        if (rules.Points.Length == 0 || rules.Starts.Length == 0 || !rules.Points.Any(point => point.IsMiddle))
        {
            file.Report("needs 'points', one of them with 'middle', and 'starts'");
        }

        foreach (var twice in rules.Points.GroupBy(point => point.Point, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            file.Report(file.LineOf("points"), $"the point '{twice.Key}' is there twice");
        }

        file.Finish();
        return rules;
    }

    private static FollowPoint ReadPoint(EntryReader entry)
    {
        var point = new FollowPoint(
            entry.Text("point"), entry.TryText("marker"), entry.TryText("segment"), entry.Numbers("at-mm"), entry.Number("sd-cm"), entry.YesNo("middle"));
        if ((point.Marker is null) == (point.Segment is null) || point.AtMillimetres.Length != (point.Segment is null ? 0 : Axes))
        {
            entry.Report("a point lies at a 'marker', or on a 'segment' with three numbers 'at-mm'");
        }

        if (point.DeviationCentimetres <= 0)
        {
            entry.Report(entry.LineOf("sd-cm"), "'sd-cm' must be above 0");
        }

        entry.Finish();
        return point;
    }

    private static KnownCoordinate ReadKnown(EntryReader entry)
    {
        var known = new KnownCoordinate(entry.Text("coordinate"), entry.Number("value"), entry.Number("sd"));
        if (known.Deviation <= 0)
        {
            entry.Report(entry.LineOf("sd"), "'sd' must be above 0");
        }

        entry.Finish();
        return known;
    }

    private static ImmutableDictionary<string, double> ReadStart(EntryReader entry)
    {
        var start = entry.Keys.ToImmutableDictionary(coordinate => coordinate, entry.Number, StringComparer.Ordinal);
        entry.Finish();
        return start;
    }

    private static FollowFit ReadFit(EntryReader file)
    {
        var fit = new FollowFit(
            file.Number("start-s"), file.Number("depth-sd-cm"), file.Number("balance-share"), file.Number("outlier"), file.Number("near-cm"),
            file.Number("near-soft-cm"));
        if (fit is not { StartSeconds: >= 0, DepthCentimetres: > 0, BalanceShare: > 0, Outlier: > 0, NearCentimetres: > 0, NearSoftCentimetres: > 0 })
        {
            file.Report("'start-s' must be 0 or more; 'depth-sd-cm', 'balance-share', 'outlier', 'near-cm' and 'near-soft-cm' must be above 0");
        }

        return fit;
    }

    private static FollowBounds ReadBounds(EntryReader file)
    {
        var bounds = new FollowBounds(
            file.Whole("least-points"), file.Number("most-misfit-cm"), file.Number("fastest-cm-s"), file.Number("most-unmet"), file.Number("demand-s"),
            file.Number("interval-s"));
        if (bounds.LeastPoints < 1 || bounds.MisfitCentimetres <= 0 || bounds.FastestCentimetres <= 0 || bounds.Unmet <= 0
            || bounds.DemandSeconds < 0 || bounds.IntervalSeconds < 0)
        {
            file.Report("'least-points' must be 1 or more, 'demand-s' and 'interval-s' 0 or more; 'most-misfit-cm', 'fastest-cm-s' and 'most-unmet' must be above 0");
        }

        return bounds;
    }
}
