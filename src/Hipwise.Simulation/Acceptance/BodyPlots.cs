using System.Globalization;
using Hipwise.Body.Model;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Draws a body's moment arms and strength beside the published values.</summary>
public static class BodyPlots
{
    private const int From = -20;
    private const int To = 120;
    private const int Step = 2;

    /// <summary>Makes the drawings; the same body gives the same text.</summary>
    /// <param name="model">The body.</param>
    /// <param name="reference">What it is drawn beside.</param>
    /// <returns>Name without ending, and SVG.</returns>
    public static IReadOnlyList<(string Name, string Svg)> Draw(BodyModel model, BodyReference reference)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reference);
        var body = new PosedBody(model);
        var planes = reference.Targets.Where(target => target.Use != TargetUse.Drop).GroupBy(target => target.Coordinate, StringComparer.Ordinal);
        return
        [
            .. planes.Select(plane => ($"moment-arms-{plane.Key[..^2].Replace('_', '-')}", Arms(body, reference, [.. plane]))),
            ("strength", Strength(body, reference)),
        ];
    }

    private static string Arms(PosedBody body, BodyReference reference, List<MomentArmTarget> targets)
    {
        var (factor, floor) = (reference.Bars["band_deviations", "1"], reference.Bars["deviation_floor", "mm"]);
        var panels = new List<Panel>();
        foreach (var group in targets.GroupBy(target => target.Label, StringComparer.Ordinal))
        {
            var panel = new Panel(group.Key, From, To);
            for (var angle = From; angle <= To; angle += Step)
            {
                panel.Line.Add((angle, MomentArmChecks.Model(body, group.First() with { HipFlexion = angle })));
            }

            panel.Points.AddRange(group.Select(target =>
            {
                var half = target.Use == TargetUse.Compare ? factor * Math.Max(floor, target.Deviation ?? 0) : 0;
                return (target.HipFlexion, target.Mean, half, half == 0 || Math.Abs(MomentArmChecks.Model(body, target) - target.Mean) <= half);
            }));
            panels.Add(panel);
        }

        var bars = string.Create(CultureInfo.InvariantCulture, $"Bars: published mean ± {factor:G} deviations ({floor:G} mm at least); red: missed; grey: no deviation told.");
        return Panel.Sheet(panels, $"{targets[0].Coordinate}: moment arm (mm) over hip flexion (°). Line: model. {bars}");
    }

    private static string Strength(PosedBody body, BodyReference reference)
    {
        var panels = new List<Panel>();
        foreach (var group in reference.Strengths.GroupBy(target => target.Movement, StringComparer.Ordinal))
        {
            var targets = group.ToList();
            var panel = new Panel(group.Key, targets.Min(target => target.Angle), targets.Max(target => target.Angle));
            for (var angle = panel.Left; angle <= panel.Right; angle += Step)
            {
                panel.Line.Add((angle, StrengthChecks.Moment(body, targets[0] with { Angle = angle })));
            }

            panel.Points.AddRange(targets.Select(target =>
            {
                var moment = StrengthChecks.Moment(body, target);
                return (target.Angle, (target.Low + target.High) / 2, (target.High - target.Low) / 2, moment >= target.Low && moment <= target.High);
            }));
            panels.Add(panel);
        }

        return Panel.Sheet(panels, "Isometric moment (N·m) over the angle of the joint (°). Line: model at full activation. Bars: published ranges; red: missed.");
    }
}
