using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Moment arms of the hip against published ones.</summary>
internal static class MomentArmChecks
{
    private const string Flexion = "hip_flexion_r";
    private const string Rotation = "hip_rotation_r";

    public static ImmutableArray<CheckLine> Run(PosedBody body, BodyReference reference) =>
    [
        Within(body, reference), Signs(body, reference), AnatomicalSigns(body, reference), TowardsInternal(body, reference),
        .. reference.Asked("turns").Select(muscle => Turns(body, reference, muscle)),
        .. reference.Asked("no-extensor").Select(muscle => NoExtensor(body, muscle)),
        .. reference.Asked("little-rotation").Select(muscle => LittleRotation(body, reference, muscle)),
    ];

    /// <summary>The model's arm for a published one (mm).</summary>
    public static double Model(PosedBody body, MomentArmTarget target)
    {
        body.Stand((Flexion, target.HipFlexion));
        return body.Arm(target.Muscles, target.Coordinate);
    }

    private static CheckLine Within(PosedBody body, BodyReference reference)
    {
        var (bar, factor, floor) = (reference.Bars["within_share", "1"], reference.Bars["band_deviations", "1"], reference.Bars["deviation_floor", "mm"]);
        var compared = reference.Targets.Where(target => target.Use == TargetUse.Compare).ToList();
        var outside = compared.Select(target => (target, Arm: Model(body, target)))
            .Where(pair => Math.Abs(pair.Arm - pair.target.Mean) > factor * Math.Max(floor, pair.target.Deviation ?? 0)).ToList();
        var share = 1 - ((double)outside.Count / compared.Count);
        return new(
            "Published moment arms within the band", Text($"{100 * bar:F0} % within {factor:G} deviations, each {floor:G} mm at least"),
            Text($"{compared.Count - outside.Count} of {compared.Count} ({100 * share:F1} %)"), share >= bar,
            [.. outside.Select(pair => Text($"{Describe(pair.target)}: {pair.Arm:F1} mm, published {pair.target.Mean:F1} ± {pair.target.Deviation:F1}"))]);
    }

    private static CheckLine Signs(PosedBody body, BodyReference reference)
    {
        var clear = reference.Targets.Where(target => target.Use == TargetUse.Compare && Math.Abs(target.Mean) > target.Deviation).ToList();
        var wrong = clear.Select(target => (target, Arm: Model(body, target))).Where(pair => pair.Arm * pair.target.Mean <= 0).ToList();
        return new(
            "Signs where the mean exceeds its deviation", "all right", Text($"{clear.Count - wrong.Count} of {clear.Count}"), wrong.Count == 0,
            [.. wrong.Select(pair => Text($"{Describe(pair.target)}: {pair.Arm:F1} mm, published {pair.target.Mean:F1} ± {pair.target.Deviation:F1}"))]);
    }

    // Nothing of these was used in placing any point; they tell how the body fares on what it has not seen.
    private static CheckLine AnatomicalSigns(PosedBody body, BodyReference reference)
    {
        body.Stand();
        var clear = reference.Signs.Where(sign => Math.Abs(sign.Mean) >= reference.Bars["sign_floor", "mm"]).ToList();
        var wrong = clear.Select(sign => (sign, Arm: body.Arm(sign.Muscles, sign.Coordinate))).Where(pair => pair.Arm * pair.sign.Mean <= 0).ToList();
        return new(
            "Signs in the anatomical posture (told, no bar)", "none", Text($"{clear.Count - wrong.Count} of {clear.Count}"), true,
            [.. wrong.Select(pair => Text($"{string.Join(" + ", pair.sign.Muscles)}, {pair.sign.Coordinate}: {pair.Arm:F1} mm, published {pair.sign.Mean:F0}"))]);
    }

    private static CheckLine TowardsInternal(PosedBody body, BodyReference reference)
    {
        var (from, to) = (reference.Bars["towards_internal_from", "deg"], reference.Bars["towards_internal_to", "deg"]);
        var parts = reference.RotatingParts.Select(part => (part, Start: RotationAt(body, part, from), End: RotationAt(body, part, to))).ToList();
        var moved = parts.Count(part => part.End > part.Start);
        var bar = reference.Bars["towards_internal", "parts"];
        return new(
            "Parts that move towards internal rotation with flexion", Text($"{bar:F0} of {parts.Count}"), Text($"{moved} of {parts.Count}"), moved >= bar,
            [.. parts.Select(part => Text($"{part.part}: {part.Start:F1} mm at {from:F0}°, {part.End:F1} mm at {to:F0}°{(part.End > part.Start ? "" : " (away)")}"))]);
    }

    private static CheckLine Turns(PosedBody body, BodyReference reference, string muscle)
    {
        var (from, to) = (reference.Bars["turns_from", "deg"], reference.Bars["turns_to", "deg"]);
        var turns = FlexionRange(body).Where(angle => RotationAt(body, muscle, angle) <= 0 && RotationAt(body, muscle, angle + 1) > 0).ToList();
        return new(
            $"{muscle} becomes an internal rotator", Text($"once, between {from:F0}° and {to:F0}° of flexion"),
            turns.Count == 0 ? "never" : string.Join(", ", turns.Select(angle => Text($"at {angle}°"))), turns is [var only] && only >= from && only <= to, []);
    }

    private static CheckLine NoExtensor(PosedBody body, string muscle)
    {
        body.Stand();
        var arm = body.Arm([muscle], Flexion);
        return new($"{muscle} about flexion at 0°", "no extensor", Text($"{arm:F1} mm"), arm >= 0, []);
    }

    private static CheckLine LittleRotation(PosedBody body, BodyReference reference, string muscle)
    {
        var bar = reference.Bars["little_rotation", "mm"];
        var worst = FlexionRange(body).Select(angle => (angle, Arm: RotationAt(body, muscle, angle))).MaxBy(pair => Math.Abs(pair.Arm));
        return new($"Rotation arm of {muscle}", Text($"below {bar:F0} mm at any flexion"), Text($"{worst.Arm:F1} mm at {worst.angle}°"), Math.Abs(worst.Arm) < bar, []);
    }

    // Whole degrees of the coordinate's range.
    private static IEnumerable<int> FlexionRange(PosedBody body)
    {
        var flexion = body.Model.Coordinates[body.Coordinate(Flexion)];
        var (low, high) = ((int)Math.Round(flexion.Minimum / Units.Degree), (int)Math.Round(flexion.Maximum / Units.Degree));
        return Enumerable.Range(low, high - low + 1);
    }

    private static double RotationAt(PosedBody body, string muscle, double flexion)
    {
        body.Stand((Flexion, flexion));
        return body.Arm([muscle], Rotation);
    }

    private static string Describe(MomentArmTarget target) => Text($"{target.Label}, {target.Coordinate} at {target.HipFlexion:F0}°");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
