using System.Globalization;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Whether the gluteals' fibres stay where they can pull through every exercise.</summary>
internal static class FiberChecks
{
    private const int Steps = 6;

    public static CheckLine Run(PosedBody body, BodyReference reference)
    {
        var (least, most) = (reference.Bars["fibre_least", "optimal"], reference.Bars["fibre_most", "optimal"]);
        var gluteals = reference.Gluteals;
        var found = gluteals.ToDictionary(name => name, _ => (Low: (double.PositiveInfinity, ""), High: (double.NegativeInfinity, "")), StringComparer.Ordinal);
        foreach (var (place, movement) in Places(reference))
        {
            body.Stand(("hip_flexion_r", place.F), ("hip_adduction_r", place.A), ("hip_rotation_r", place.R));
            foreach (var name in gluteals)
            {
                var fiber = body.Fiber(body.Muscle(name));
                var where = Text($"{movement}, {place.F:F0}/{place.A:F0}/{place.R:F0}°");
                var (low, high) = found[name];
                found[name] = (fiber < low.Item1 ? (fiber, where) : low, fiber > high.Item1 ? (fiber, where) : high);
            }
        }

        var (shortest, longest) = (found.Values.Min(pair => pair.Low.Item1), found.Values.Max(pair => pair.High.Item1));
        return new(
            "Fibres of the gluteals through the exercise ranges", Text($"{least:G} to {most:G} of optimal"), Text($"{shortest:F2} to {longest:F2}"),
            shortest >= least && longest <= most,
            [.. found.Select(pair => Text($"{pair.Key}: {pair.Value.Low.Item1:F2} ({pair.Value.Low.Item2}) to {pair.Value.High.Item1:F2} ({pair.Value.High.Item2})"))]);
    }

    private static IEnumerable<((double F, double A, double R) Place, string Movement)> Places(BodyReference reference) =>
        from range in reference.Ranges
        from f in Between(range.Flexion)
        from a in Between(range.Adduction)
        from r in Between(range.Rotation)
        select ((f, a, r), range.Movement);

    private static IEnumerable<double> Between((double From, double To) span) => Enumerable.Range(0, Steps + 1).Select(i => span.From + (i * (span.To - span.From) / Steps));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
