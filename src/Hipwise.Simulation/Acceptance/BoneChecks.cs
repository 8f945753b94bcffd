using System.Globalization;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Whether straight parts of paths run through bone on the way into a deep squat.</summary>
internal static class BoneChecks
{
    private const int Step = 5;

    public static CheckLine Run(PosedBody body, BodyReference reference)
    {
        var (bar, deepest, kneesOut) = (reference.Bars["bone_dip", "mm"], reference.Bars["squat_flexion", "deg"], reference.Bars["squat_adduction", "deg"]);
        var worst = new SortedDictionary<string, (double Dip, int Flexion)>(StringComparer.Ordinal);
        for (var flexion = 0; flexion <= deepest; flexion += Step)
        {
            body.Stand(("hip_flexion_r", flexion), ("hip_adduction_r", kneesOut * flexion / deepest), ("knee_angle_r", flexion));
            foreach (var (bone, muscle) in reference.Bones.SelectMany(bone => Enumerable.Range(0, body.Forces.Length).Select(m => (bone, m))))
            {
                var dip = 1000 * (bone.Radius - Distance(body, muscle, body.InGround(bone.Segment, bone.Centre)));
                var name = $"{body.Model.Muscles[muscle]} through {bone.Name}";
                if (dip > worst.GetValueOrDefault(name, (0, 0)).Dip)
                {
                    worst[name] = (dip, flexion);
                }
            }
        }

        var most = worst.Count == 0 ? 0 : worst.Values.Max(pair => pair.Dip);
        return new(
            "Paths keep out of bone down to a deep squat", Text($"{bar:G} mm"), Text($"{most:F1} mm"), most <= bar,
            [.. worst.Select(pair => Text($"{pair.Key}: {pair.Value.Dip:F1} mm at {pair.Value.Flexion}° of hip and knee flexion"))]);
    }

    private static double Distance(PosedBody body, int muscle, Vec3 centre)
    {
        var least = double.PositiveInfinity;
        foreach (var (from, to) in body.StraightParts(muscle))
        {
            var along = to - from;
            var t = along.Norm > 0 ? Math.Clamp((centre - from).Dot(along) / along.Dot(along), 0, 1) : 0;
            least = Math.Min(least, (from + (t * along) - centre).Norm);
        }

        return least;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
