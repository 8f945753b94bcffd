using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Setups;

namespace Hipwise.Formats.Tests.OpenSim;

public class SetupTests
{
    private static readonly string File = Path.Combine(Path.GetTempPath(), "case", "setup.xml");

    [Fact]
    public void An_inverse_kinematics_setup_names_its_files_as_seen_from_its_folder()
    {
        var setup = Read(SetupTexts.Ik).ShouldBeOfType<IkSetup>();
        (setup.Name, setup.ModelFile, setup.MarkerFile, setup.CoordinateFile).ShouldBe(("ik", Beside("models", "leg.osim"), Beside("walk.trc"), null));
        (setup.ResultsFolder, setup.OutputMotionFile).ShouldBe((Beside("results"), Beside("out", "ik.mot")));
        (setup.Times, setup.ConstraintWeight, setup.Accuracy, setup.ReportsErrors, setup.ReportsMarkers)
            .ShouldBe((new TimeSpanSetup(0.5, 2.5), double.PositiveInfinity, 1e-6, false, true));
        setup.Tasks.Markers.ShouldBe([new("R.ASIS", 10, true), new("L.ASIS", 1, false)]);
        setup.Tasks.Coordinates.ShouldBe(
            [new("mtp", 1000, true, CoordinateSource.Default, 0), new("knee", 5, true, CoordinateSource.Value, 0.5), new("hip", 1, true, CoordinateSource.File, 0)]);
        setup.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Tasks_come_from_their_own_file_from_a_setup_or_from_a_file_that_the_setup_names()
    {
        var folder = Directory.CreateTempSubdirectory("hipwise-tasks-").FullName;
        try
        {
            System.IO.File.WriteAllText(Path.Combine(folder, "tasks.xml"), SetupTexts.Tasks);
            System.IO.File.WriteAllText(Path.Combine(folder, "setup.xml"), "<OpenSimDocument Version=\"40000\"><InverseKinematicsTool name=\"ik\"><IKTaskSet file=\"tasks.xml\"/></InverseKinematicsTool></OpenSimDocument>");
            var tasks = IkTasks.ReadFile(Path.Combine(folder, "tasks.xml"));
            tasks.Markers.ShouldBe([new("R.ASIS", 10, true)]);
            Same.Check(IkTasks.ReadFile(Path.Combine(folder, "setup.xml")), tasks, 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_inverse_dynamics_setup_is_read()
    {
        var setup = Read(SetupTexts.Id).ShouldBeOfType<IdSetup>();
        (setup.CoordinatesFile, setup.ExternalLoadsFile, setup.Lowpass, setup.OutputFile).ShouldBe((Beside("q.mot"), Beside("loads.xml"), 6, "inverse_dynamics.sto"));
        setup.ForcesToExclude.ShouldBe(["muscles", "actuators"]);
        setup.Warnings.ShouldHaveSingleItem().Text.ShouldContain("output_body_forces_file");
    }

    [Fact]
    public void An_analysis_setup_is_read_with_all_its_analyses()
    {
        var setup = Read(SetupTexts.Analyze).ShouldBeOfType<AnalyzeSetup>();
        setup.ForceSetFiles.ShouldBe([Beside("residuals.xml"), Beside("reserves.xml")]);
        (setup.ReplacesForces, setup.Motion, setup.Times).ShouldBe((true, new MotionFiles(null, Beside("q.mot"), null, null), new TimeSpanSetup(0.5, 2)));
        setup.Analyses.Length.ShouldBe(3, "one is switched off, one is unknown");
        setup.Analyses[0].ShouldBe(new StaticOptimizationSetup("so", new(double.NegativeInfinity, double.PositiveInfinity), 10, true, true, 3, false));
        setup.Analyses[1].ShouldBeOfType<MuscleAnalysisSetup>().Muscles.ShouldBe(["glut_max", "psoas"]);
        var reaction = setup.Analyses[2].ShouldBeOfType<JointReactionSetup>();
        reaction.ForcesFile.ShouldBe(Beside("results", "so_force.sto"));
        reaction.Loads.ShouldBe([new("hip", "child", "ground"), new("knee", "child", "child")]);
        setup.Warnings.ShouldHaveSingleItem().Text.ShouldContain("BodyKinematics");
    }

    [Fact]
    public void A_scale_setup_is_read()
    {
        var setup = Read(SetupTexts.Scale).ShouldBeOfType<ScaleSetup>();
        (setup.Mass, setup.ModelFile, setup.MarkerSetFile).ShouldBe((72.6, Beside("generic.osim"), Beside("markers.xml")));
        var scaler = setup.Scaler.ShouldNotBeNull();
        (scaler.PreservesMassDistribution, scaler.MarkerFile, scaler.Times).ShouldBe((true, Beside("static.trc"), new TimeSpanSetup(1, 2)));
        scaler.Measurements.ShouldHaveSingleItem().Pairs.ShouldBe([("R.ASIS", "R.Knee")]);
        scaler.Measurements[0].Bodies.ShouldBe([new("femur", true, true, false)]);
        scaler.ManualScales.ShouldBe([new("tibia", new(1.1, 0.9, 1), true)]);
        setup.Placer.ShouldNotBeNull().MaximumMovement.ShouldBeNull();
        setup.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void External_loads_are_read()
    {
        var loads = ExternalLoads.Read(Text.Stream(SetupTexts.Loads), File);
        loads.DataFile.ShouldBe(Beside("plates.mot"));
        loads.Forces.ShouldBe([new("right", "calcn_r", "ground", "ground", "ground_force_v", "ground_force_p", "ground_torque_")]);
        loads.Warnings.Select(warning => warning.Text).ShouldBe(
            ["It is switched off in the file and is left out.", "PrescribedForce is not modelled and is left out."], ignoreOrder: true);
    }

    [Fact]
    public void Actuators_and_markers_are_read()
    {
        var set = ActuatorSet.Read(Text.Stream(SetupTexts.Actuators), File);
        set.Actuators.Select(actuator => (actuator.Name, actuator.OptimalForce)).ShouldBe([("FX", 1), ("MX", 1), ("hip", 1000)]);
        (set.Actuators[0].MinimumControl, set.Actuators[1].MaximumControl).ShouldBe((-1000, double.PositiveInfinity));
        set.Actuators[1].Effect.ShouldBe(new ActuatorEffect.Torque("pelvis", "ground", new(-1, 0, 0), true));
        set.Warnings.ShouldHaveSingleItem().Place.ShouldBe("CoordinateActuator 'off'");
        MarkerSet.Read(Text.Stream(SetupTexts.Markers), File).Markers[1].ShouldBe(new MarkerDescription("R.Knee", "femur", new(0, -0.4, 0.05)));
    }

    [Theory]
    [InlineData(SetupTexts.Ik, "InverseKinematicsTool", "RRATool", "This is not a setup")]
    [InlineData(SetupTexts.Ik, "0.5 2.5", "2.5 0.5", "ends (0.5 s) before it starts")]
    [InlineData(SetupTexts.Ik, "0.5 2.5", "0.5", "two numbers")]
    [InlineData(SetupTexts.Ik, "<weight>10", "<weight>-10", "negative")]
    [InlineData(SetupTexts.Ik, "manual_value", "guess", "no value_type")]
    [InlineData(SetupTexts.Ik, "<accuracy>1e-06", "<accuracy>-1", "accuracy is negative")]
    [InlineData(SetupTexts.Ik, "<IKTaskSet name=\"tasks\">", "<IKTaskSet file=\"nowhere.xml\">", "cannot be opened")]
    [InlineData(SetupTexts.Id, "> 6 <", "> high <", "'high' is not a number")]
    [InlineData(SetupTexts.Analyze, "<step_interval>10", "<step_interval>1.5", "whole number")]
    [InlineData(SetupTexts.Analyze, "<activation_exponent>3", "<activation_exponent>0", "between 1 and 100")]
    [InlineData(SetupTexts.Analyze, "hip knee", "hip knee ankle", "names 3 joints but 2")]
    [InlineData(SetupTexts.Scale, "R.ASIS R.Knee", "R.ASIS", "names 1 markers")]
    [InlineData(SetupTexts.Scale, "> X Y <", "> X W <", "axes must be")]
    [InlineData(SetupTexts.Scale, "1.1 0.9 1", "1.1 0 1", "greater than 0")]
    [InlineData(SetupTexts.Scale, "<segment> tibia </segment>", "", "(segment)")]
    public void A_setup_that_cannot_be_right_is_refused(string text, string right, string wrong, string problem)
    {
        text.ShouldContain(right);
        var error = Text.Bad(() => Read(text.Replace(right, wrong).Replace("</IKTaskSet>\n    <marker_file>walk", "</IKTaskSet>\n    <marker_file>walk")));
        error.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("<applied_to_body>/bodyset/calcn_r</applied_to_body>", "", "applied_to_body")]
    [InlineData("<force_identifier>ground_force_v</force_identifier>", "<force_identifier/><torque_identifier>Unassigned</torque_identifier>", "neither columns")]
    [InlineData("ExternalLoads", "ForceSet", "This is not a file of external loads")]
    public void Loads_that_are_incomplete_are_refused(string right, string wrong, string problem) =>
        Text.Bad(() => ExternalLoads.Read(Text.Stream(SetupTexts.Loads.Replace(right, wrong)), File)).Message.ShouldContain(problem);

    [Theory]
    [InlineData("name=\"MX\"", "name=\"FX\"", "two actuators")]
    [InlineData("<body>pelvis</body>", "", "body that it pushes")]
    [InlineData("<bodyA>pelvis</bodyA>", "", "bodyA")]
    [InlineData("ForceSet", "BodySet", "This is not a file of actuators")]
    public void Actuators_that_are_incomplete_are_refused(string right, string wrong, string problem) =>
        Text.Bad(() => ActuatorSet.Read(Text.Stream(SetupTexts.Actuators.Replace(right, wrong)), File)).Message.ShouldContain(problem);

    private static ToolSetup Read(string text) => ToolSetup.Read(Text.Stream(text), File);

    private static string Beside(params string[] names) => Path.Combine([Path.GetDirectoryName(File)!, .. names]);
}
