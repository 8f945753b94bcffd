namespace Hipwise.Body.Tests;

/// <summary>Every model file of the reference cases, for relations that must hold in all of them.</summary>
internal static class AllModels
{
    public static readonly string[] Files =
    [
        "gait2392/gait2392_millard2012muscle.osim", "gait2392/subject01_simbody.osim", "gait2392-recruitment/subject01_simbody_adjusted.osim",
        "made-here/arm26/arm26_thelen.osim", "made-here/arm26/arm26_millard.osim", "made-here/arm26/arm26_bounds.osim",
        "made-here/lai-uhlrich-2022/LaiUhlrich2022.osim",
    ];

    public static TheoryData<string> Data => [.. Files];

    /// <summary>A pose with every coordinate somewhere in its range (at most ±1.5 when it has none that is sensible).</summary>
    public static double[] RandomPose(Hipwise.Body.Model.BodyModel model, Random random)
    {
        var q = model.GetDefaultPose();
        for (var c = 0; c < q.Length; c++)
        {
            var coordinate = model.Coordinates[c];
            var (low, high) = (Math.Max(coordinate.Minimum, -1.5), Math.Min(coordinate.Maximum, 1.5));
            q[c] = low + (random.NextDouble() * (high - low));
        }

        model.Table.ApplyCouplings(q);
        return q;
    }

    public static double[] RandomVector(int count, Random random, double size = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextDouble()) - 1))];
}
