using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Dynamics;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Tests.Building;

public class BodyBuildTests
{
    [Fact]
    public void The_same_tables_give_the_same_bytes_and_those_are_kept()
    {
        var bytes = BodyBuild.Write(OwnBody.Facts);
        BodyBuild.Write(OwnBody.Facts).ShouldBe(bytes);
        File.ReadAllBytes(Path.Combine(OwnBody.Folder, "hipwise.osim")).AsSpan().SequenceEqual(bytes).ShouldBeTrue("run './hipwise body build'");
    }

    [Fact]
    public void The_file_reads_back_whole_and_without_a_warning()
    {
        var file = OsimReader.ReadFile(Path.Combine(OwnBody.Folder, "hipwise.osim"));
        file.Warnings.ShouldBeEmpty();
        var model = BodyModel.Compile(file.Model);
        model.Muscles.ShouldBe(OwnBody.Model.Muscles);
        model.TotalMass.ShouldBe(OwnBody.Model.TotalMass, 1e-9);
        Lengths(model, 3).Zip(Lengths(OwnBody.Model, 3)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Fact]
    public void It_has_the_segments_and_the_range_that_exercises_need()
    {
        OwnBody.Model.Segments.ShouldBe(
            ["pelvis", "torso", "head", "femur_r", "patella_r", "tibia_r", "talus_r", "calcn_r", "toes_r", "humerus_r", "ulna_r", "radius_r", "hand_r",
             "femur_l", "patella_l", "tibia_l", "talus_l", "calcn_l", "toes_l", "humerus_l", "ulna_l", "radius_l", "hand_l", "ground"],
            ignoreOrder: true);
        Most("hip_flexion_r").ShouldBe(125, 1e-9);
        Most("knee_angle_r").ShouldBe(140, 1e-4);
        Most("hip_flexion_l").ShouldBe(125, 1e-9);
        OwnBody.Model.TotalMass.ShouldBe(75.337, 1e-3);
        double Most(string name) => OwnBody.Model.Coordinates[OwnBody.Model.FindCoordinate(name)].Maximum * 180 / Math.PI;
    }

    [Fact]
    public void Every_muscle_has_a_twin()
    {
        var names = OwnBody.Model.Muscles;
        names.Count(name => name.EndsWith("_r", StringComparison.Ordinal)).ShouldBe(names.Length / 2);
        names.Where(name => name.EndsWith("_r", StringComparison.Ordinal)).ShouldAllBe(name => names.Contains(Twin(name)));
    }

    [Fact]
    public void Left_is_the_mirror_image_of_right_in_any_pose()
    {
        var model = OwnBody.Model;
        for (var seed = 1; seed <= 20; seed++)
        {
            var (lengths, mirrored) = (Lengths(model, seed), Lengths(model, seed, Swap));
            for (var m = 0; m < model.Muscles.Length; m++)
            {
                mirrored[model.FindMuscle(Twin(model.Muscles[m]))].ShouldBe(lengths[m], 1e-9, model.Muscles[m]);
            }
        }
    }

    [Fact]
    public void Its_mass_matrix_is_the_mirror_image_too()
    {
        var model = OwnBody.Model;
        var (work, q) = (new Workspace(model), model.GetDefaultPose());
        ForwardKinematics.UpdatePositions(work, q);
        var matrix = new double[model.CoordinateCount * model.CoordinateCount];
        MassMatrix.Calculate(work, matrix);
        for (var c = 0; c < model.CoordinateCount; c++)
        {
            var twin = model.FindCoordinate(Twin(model.Coordinates[c].Name));
            matrix[twin * (model.CoordinateCount + 1)].ShouldBe(matrix[c * (model.CoordinateCount + 1)], 1e-9, model.Coordinates[c].Name);
        }
    }

    // Coordinates of the midline that tell a sideways thing change their sign.
    private static void Swap(BodyModel model, double[] q)
    {
        var copy = (double[])q.Clone();
        for (var c = 0; c < q.Length; c++)
        {
            var name = model.Coordinates[c].Name;
            var sideways = Twin(name) == name && (name.Contains("list", StringComparison.Ordinal) || name.Contains("rotation", StringComparison.Ordinal)
                || name.Contains("bending", StringComparison.Ordinal) || name.EndsWith("tz", StringComparison.Ordinal));
            q[model.FindCoordinate(Twin(name))] = sideways ? -copy[c] : copy[c];
        }
    }

    private static string Twin(string name) =>
        name.EndsWith("_r", StringComparison.Ordinal) ? name[..^2] + "_l" : name.EndsWith("_l", StringComparison.Ordinal) ? name[..^2] + "_r"
        : name.Contains("_r_", StringComparison.Ordinal) ? name.Replace("_r_", "_l_", StringComparison.Ordinal) : name.Replace("_l_", "_r_", StringComparison.Ordinal);

    private static double[] Lengths(BodyModel model, int seed, Action<BodyModel, double[]>? change = null)
    {
        var (work, q) = (new Workspace(model), model.GetDefaultPose());
        for (var c = 0; c < q.Length; c++)
        {
            var coordinate = model.Coordinates[c];
            var share = seed * Math.Sqrt(2 + (1.5 * c)) % 1;
            q[c] = coordinate.Minimum + (share * (coordinate.Maximum - coordinate.Minimum));
        }

        change?.Invoke(model, q);
        model.Table.ApplyCouplings(q);
        ForwardKinematics.UpdatePositions(work, q);
        MusclePaths.Update(work);
        return MusclePaths.GetLengths(work).ToArray();
    }
}
