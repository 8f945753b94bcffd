namespace Hipwise.Body.Tests;

/// <summary>Our own model files and every one of the reference cases, for relations that must hold in all of them.</summary>
internal static class AllModels
{
    private const string Own = "own/";

    public static readonly string[] Files =
    [
        Own + "older.osim", Own + "newer.osim",
        "gait2392/gait2392_millard2012muscle.osim", "gait2392/subject01_simbody.osim", "gait2392-recruitment/subject01_simbody_adjusted.osim",
        "made-here/arm26/arm26_thelen.osim", "made-here/arm26/arm26_millard.osim", "made-here/arm26/arm26_bounds.osim",
        "made-here/lai-uhlrich-2022/LaiUhlrich2022.osim",
    ];

    public static TheoryData<string> Data => [.. Files];

    /// <summary>The place of one of <see cref="Files"/>; a test that asks for a case that is not there is skipped.</summary>
    public static string PathOf(string file) => file.StartsWith(Own, StringComparison.Ordinal)
        ? Path.Combine(Repository.Root, "tests", "Hipwise.Formats.Tests", "Files", file[Own.Length..])
        : Cases.Path_(file.Split('/'));

    public static Hipwise.Body.Model.BodyModel Read(string file) =>
        Hipwise.Body.Model.BodyModel.Compile(Describe(file));

    /// <summary>The model of a file; our own, which test readers, get mass where they have none, so that they can be moved.</summary>
    public static Hipwise.Body.Model.ModelDescription Describe(string file)
    {
        var model = Hipwise.Formats.OpenSim.OsimReader.ReadFile(PathOf(file)).Model;
        return file.StartsWith(Own, StringComparison.Ordinal)
            ? model with { Segments = [.. model.Segments.Select(s => s with { Mass = 1 + s.Mass, Inertia = s.Inertia + (Hipwise.Body.Spatial.Mat3.Identity * 0.05) })] }
            : model;
    }

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
