using System.Globalization;
using Hipwise.Body.Muscles;

namespace Hipwise.Simulation.Acceptance;

/// <summary>What all muscles of one direction together make at rest, against what people make.</summary>
internal static class StrengthChecks
{
    public static CheckLine Run(PosedBody body, BodyReference reference)
    {
        var found = reference.Strengths.Select(target => (target, Moment: Moment(body, target))).ToList();
        var inside = found.Count(pair => Holds(pair.target, pair.Moment));
        return new(
            "Isometric strength against published ranges", "every point inside", Text($"{inside} of {found.Count}"), inside == found.Count,
            [.. found.Select(pair => Text($"{pair.target.Movement} at {pair.target.Angle:F0}°: {pair.Moment:F0} N·m, published {pair.target.Low:F0} to {pair.target.High:F0}")
                + (Holds(pair.target, pair.Moment) ? "" : " (outside)"))]);
    }

    /// <summary>N·m in the direction asked for: the active force of every muscle that pulls that way at full activation; none of the others, nothing passive.</summary>
    public static double Moment(PosedBody body, StrengthTarget target)
    {
        body.Stand([.. target.Posture, (target.Coordinate, target.Angle)]);
        var (sum, coordinate) = (0.0, body.Coordinate(target.Coordinate));
        for (var m = 0; m < body.Forces.Length; m++)
        {
            var arm = target.Direction * body.Arm(m, coordinate) / 1000;
            sum += arm > 0 ? arm * Pull(body.Forces[m], body.Length(m)) : 0;
        }

        return sum;
    }

    private static double Pull(MuscleForces muscle, double length) => muscle.CalculateActiveForce(length, 0);

    private static bool Holds(StrengthTarget target, double moment) => moment >= target.Low && moment <= target.High;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
