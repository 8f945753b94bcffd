using System.Text;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Testing;

namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>Two small models of our own, one in each layout.</summary>
public class OwnModelTests
{
    internal static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Hipwise.Formats.Tests", "Files");

    private static OsimModel Older { get; } = OsimReader.ReadFile(Path.Combine(Folder, "older.osim"));

    private static OsimModel Newer { get; } = OsimReader.ReadFile(Path.Combine(Folder, "newer.osim"));

    [Fact]
    public void Bodies_of_the_older_layout_have_their_mass_and_inertia()
    {
        Older.Version.ShouldBe(20303);
        Older.Model.Segments.Select(segment => segment.Name).ShouldBe(["pelvis", "femur", "tibia", "patella"]);
        Older.Model.Segments[0].ShouldBe(new SegmentDescription("pelvis", 10, new(-0.07, 0, 0), new(new(0.1, 0.001, 0.002), new(0.001, 0.09, 0.003), new(0.002, 0.003, 0.06))));
        Older.Model.Gravity.ShouldBe(new Vec3(0, -9.81, 0));
    }

    [Fact]
    public void A_custom_joint_has_its_axes_and_its_coordinates_in_the_axes_order()
    {
        var joint = Older.Model.Joints.Single(each => each.Name == "ground_pelvis");
        joint.Coordinates.Select(each => (each.Name, each.IsRotational, each.IsCoupled, each.Default, each.IsClamped))
            .ShouldBe([("pelvis_tilt", true, false, 0, true), ("pelvis_ty", false, false, 0.95, false)]);
        joint.Rotations.Select(each => (each.Axis, each.Coordinate)).ShouldBe([(Vec3.UnitZ, "pelvis_tilt"), (Vec3.UnitX, null), (Vec3.UnitY, null)]);
        joint.Translations[0].ShouldBe(new AxisDescription(Vec3.UnitX, null, ScalarFunction.Zero), "the file does not mention it");
        joint.Translations[1].Coordinate.ShouldBe("pelvis_ty");
    }

    [Fact]
    public void A_ball_joint_turns_about_x_y_and_z_and_names_what_the_file_does_not()
    {
        var joint = Older.Model.Joints.Single(each => each.Name == "hip");
        joint.ParentFrame.ShouldBe(Transform.From(new(0.1, 0, 0), new(-0.07, -0.066, 0.08)));
        joint.ChildFrame.ShouldBe(Transform.From(new(0, 0.2, 0), new(0, 0.01, 0)));
        joint.Rotations.Select(each => (each.Axis, each.Coordinate)).ShouldBe([(Vec3.UnitX, "hip_flexion"), (Vec3.UnitY, "hip_adduction"), (Vec3.UnitZ, "hip_coord_2")]);
        joint.Coordinates[1].IsLocked.ShouldBeTrue();
    }

    [Fact]
    public void Functions_and_couplings_are_read()
    {
        Older.Model.Joints.Single(each => each.Name == "knee").Translations[0].Function.ShouldBeOfType<ScalarFunction.Multiplied>().Inner.ShouldBeOfType<ScalarFunction.SimmSpline>();
        var coupling = Older.Model.Couplings.ShouldHaveSingleItem();
        (coupling.Dependent, coupling.Independent).ShouldBe(("patella_angle", "knee_angle"));
        coupling.Function.ShouldBeOfType<ScalarFunction.Multiplied>().Factor.ShouldBe(0.5);
    }

    [Fact]
    public void A_muscle_takes_what_it_leaves_out_from_the_files_defaults_and_then_from_OpenSim()
    {
        var muscle = Older.Model.Muscles.ShouldHaveSingleItem();
        (muscle.MinimumControl, muscle.MaximumControl, muscle.PennationAtOptimal).ShouldBe((0.02, 0.9, 0.0873));
        muscle.MaximumContractionVelocity.ShouldBe(10, "OpenSim's muscle does not look at Vmax");
        muscle.Curves.ShouldBe(new MuscleCurves.Thelen2003(0.04, 0.6, 0.5, 5, 0.25, 1.8));
        muscle.Path[1].ShouldBe(new PathPointDescription.Conditional("femur", new(-0.04, -0.02, 0.04), "hip_flexion", -0.5, 1.5));
        muscle.Path[2].ShouldBeOfType<PathPointDescription.Moving>().X.Coordinate.ShouldBe("knee_angle");
        muscle.Wraps.ShouldBe([new("ball", WrapMethod.Midpoint, 1, 2), new("ring", WrapMethod.Hybrid, -1, -1)]);
        Older.Model.Actuators.ShouldBe([new("knee_motor", 300, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate("knee_angle"))]);
    }

    [Fact]
    public void What_is_not_modelled_is_named_once_with_its_count()
    {
        Older.Warnings.Select(warning => (warning.Line > 0, warning.Count, warning.Text)).ShouldBe(
            [
                (true, 1, "Vmax is not used: OpenSim 4 takes max_contraction_velocity, and 10 where that is absent."),
                (true, 1, "WeldConstraint is not modelled and is left out."),
                (true, 2, "CoordinateLimitForce is not modelled and is left out."),
            ],
            ignoreOrder: true);
        Newer.Warnings.Select(warning => warning.Text).ShouldBe(
            ["It is switched off in the file and is left out.", "PrescribedController is not modelled and is left out.", "BushingForce is not modelled and is left out."],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("older.osim", "<prescribed_function/>", "<prescribed_function><Constant><value>0.25</value></Constant></prescribed_function>", true)]
    [InlineData("newer.osim", "<prescribed>true</prescribed>", "<prescribed>true</prescribed>", true)]
    [InlineData("newer.osim", "<prescribed>true</prescribed>", "<prescribed>false</prescribed>", false)]
    [InlineData("newer.osim", "<prescribed>true</prescribed>", "", false)]
    public void A_function_prescribes_by_itself_in_older_files_and_by_a_flag_in_newer_ones(string file, string from, string to, bool prescribed)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        text.ShouldContain(from);
        var read = OsimReader.Read(Text.Stream(text.Replace(from, to, StringComparison.Ordinal)), file);
        read.Model.Joints.SelectMany(joint => joint.Coordinates).Count(coordinate => coordinate.Prescribed is not null).ShouldBe(prescribed ? 1 : 0);
        read.Warnings.ShouldNotContain(warning => warning.Text.Contains("prescribed", StringComparison.Ordinal));
    }

    [Fact]
    public void Probes_and_analyses_are_named_as_well()
    {
        const string Model = """
            <OpenSimDocument Version="30000"><Model name="m">
            <ProbeSet><objects><Umberger2010MuscleMetabolicsProbe name="cost"><scaling_factor>1</scaling_factor></Umberger2010MuscleMetabolicsProbe></objects></ProbeSet>
            <AnalysisSet><objects><Kinematics name="k"><on>true</on></Kinematics></objects></AnalysisSet>
            <ControllerSet name="Controllers"><objects /><groups /></ControllerSet>
            </Model></OpenSimDocument>
            """;
        OsimReader.Read(Text.Stream(Model), "m.osim").Warnings.Select(warning => warning.Text).ShouldBe(
            ["Umberger2010MuscleMetabolicsProbe is not modelled and is left out.", "Kinematics is not modelled and is left out."]);
    }

    [Fact]
    public void Sockets_lead_through_chains_of_frames()
    {
        var joints = Newer.Model.Joints.ToDictionary(joint => joint.Name, StringComparer.Ordinal);
        (joints["free"].Parent, joints["free"].ParentFrame.P, joints["free"].Child).ShouldBe(("ground", new Vec3(1, 0, 0), "a"));
        joints["universal"].ParentFrame.ShouldBe(Transform.From(new(0.4, 0.5, 0.6), new(0.1, 0.2, 0.3)));
        var middle = Transform.From(new(0, 0, 0.5), new(0, 0.5, 0));
        joints["universal"].ChildFrame.ShouldBe(middle * Transform.From(Vec3.Zero, Vec3.UnitZ));
        joints["pin"].ParentFrame.ShouldBe(middle);
        Newer.Model.Markers.ShouldBe([new("m", "b", middle.Apply(Vec3.UnitY))]);
        Newer.Model.Muscles[0].Path[0].ShouldBe(new PathPointDescription.Fixed("b", middle.Apply(new(0.1, 0, 0))));
    }

    [Fact]
    public void Every_kind_of_joint_moves_along_its_own_axes()
    {
        string Moves(string name)
        {
            var joint = Newer.Model.Joints.Single(each => each.Name == name);
            return string.Concat(joint.Rotations.Concat(joint.Translations).Select(axis => axis.Coordinate is null ? "-" : $"{joint.Coordinates.IndexOf(joint.Coordinates.Single(each => each.Name == axis.Coordinate))}"));
        }

        (Moves("free"), Moves("universal"), Moves("pin"), Moves("planar"), Moves("slider"), Moves("weld")).ShouldBe(("012345", "01----", "--0---", "--012-", "---0--", "------"));
        Moves("custom").ShouldBe("01-000", "coordinates stand in the order in which the axes name them");
    }

    [Fact]
    public void A_coordinate_that_moves_no_axis_one_to_one_is_coupled()
    {
        Newer.Model.Joints.Single(joint => joint.Name == "custom").Coordinates.Select(each => (each.Name, each.IsRotational, each.IsCoupled))
            .ShouldBe([("first", true, true), ("second", true, false)]);
    }

    [Theory]
    [InlineData("older.osim")]
    [InlineData("newer.osim")]
    public void A_model_is_the_same_after_writing_and_reading(string file)
    {
        var model = OsimReader.ReadFile(Path.Combine(Folder, file)).Model;
        using var stream = new MemoryStream();
        OsimWriter.Write(stream, model);
        stream.Position = 0;
        var again = OsimReader.Read(stream, "written");
        again.Warnings.ShouldBeEmpty();
        Same.Check(again.Model, model, 1e-14);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "newer.osim")).ReplaceLineEndings("\r\n");
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        Same.Check(OsimReader.Read(stream, "windows").Model, Newer.Model, 0);
    }

    [Fact]
    public void Writing_replaces_a_file_as_a_whole()
    {
        var path = Path.Combine(Path.GetTempPath(), $"hipwise-{Guid.NewGuid():N}.osim");
        try
        {
            OsimWriter.WriteFile(path, Older.Model);
            OsimWriter.WriteFile(path, Newer.Model);
            OsimReader.ReadFile(path).Model.Name.ShouldBe("newer");
            File.Exists(path + ".part").ShouldBeFalse();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
