using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Setups;

namespace Hipwise.Formats.Tests.OpenSim;

public class PublishedSetupTests
{
    [Fact]
    public void An_inverse_kinematics_setup_and_its_tasks_are_read()
    {
        var path = Cases.File("gait2392/subject01_Setup_IK.xml");
        var setup = ToolSetup.ReadFile(path).ShouldBeOfType<IkSetup>();
        setup.ModelFile.ShouldBe(Path.Combine(Path.GetDirectoryName(path)!, "subject01_simbody.osim"));
        Path.GetFileName(setup.MarkerFile).ShouldBe("subject01_walk1.trc");
        (setup.Times, setup.ConstraintWeight, setup.Accuracy, setup.CoordinateFile).ShouldBe((new TimeSpanSetup(0.5, 2.5), 20, 1e-5, null));
        setup.Tasks.Markers.Length.ShouldBe(31);
        setup.Tasks.Markers.Single(task => task.Marker == "R.Acromium").Weight.ShouldBe(0.5);
        setup.Tasks.Coordinates.ShouldAllBe(task => task.Source == CoordinateSource.Default && task.Weight == 1000 && task.Applies);
        setup.Warnings.ShouldBeEmpty();
        Same.Check(IkTasks.ReadFile(path), setup.Tasks, 0);
    }

    [Fact]
    public void An_inverse_dynamics_setup_is_read()
    {
        var setup = ToolSetup.ReadFile(Cases.File("gait2392/subject01_Setup_InverseDynamics.xml")).ShouldBeOfType<IdSetup>();
        (setup.Lowpass, setup.Times, setup.OutputFile).ShouldBe((6, new TimeSpanSetup(0.4, 1.6), "InverseDynamicsOutput.sto"));
        setup.ForcesToExclude.ShouldBe(["muscles"]);
        File.Exists(setup.ExternalLoadsFile).ShouldBeTrue();
        File.Exists(setup.CoordinatesFile).ShouldBeTrue();
        setup.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gait2392-recruitment/setup_static_optimization.xml", 0.5, 1.999, 10, null, 1)]
    [InlineData("made-here/arm26/arm26_bounds_Setup_StaticOptimization.xml", 0.4, 0.9, 1, 6.0, 0)]
    [InlineData("made-here/gait2392/peer_SO_ik60.xml", 0.5, 1.999, 1, 6.0, 1)]
    [InlineData("made-here/arm26/so_thelen.xml", 0, 1, 1, 6.0, 0)]
    public void A_static_optimisation_setup_is_read(string path, double first, double last, int step, double? lowpass, int forceSets)
    {
        var setup = ToolSetup.ReadFile(Cases.File(path)).ShouldBeOfType<AnalyzeSetup>();
        (setup.Times, setup.Motion.Lowpass, setup.ForceSetFiles.Length, setup.ReplacesForces).ShouldBe((new TimeSpanSetup(first, last), lowpass, forceSets, false));
        var analysis = setup.Analyses.ShouldHaveSingleItem().ShouldBeOfType<StaticOptimizationSetup>();
        (analysis.StepInterval, analysis.ActivationExponent, analysis.UsesMusclePhysiology, analysis.UsesModelForces).ShouldBe((step, 2, true, true));
        File.Exists(setup.Motion.Coordinates).ShouldBeTrue();
        setup.ForceSetFiles.ShouldAllBe(file => File.Exists(file));
        setup.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_joint_reaction_setup_is_read()
    {
        var setup = ToolSetup.ReadFile(Cases.File("gait2392-recruitment/setup_JointReaction.xml")).ShouldBeOfType<AnalyzeSetup>();
        var analysis = setup.Analyses.ShouldHaveSingleItem().ShouldBeOfType<JointReactionSetup>();
        Path.GetFileName(analysis.ForcesFile).ShouldBe("subject01_StaticOptimization_force.sto", "it was written under Windows");
        analysis.Loads.ShouldBe([new("ground_pelvis", "child", "ground"), new("hip_r", "child", "child"), new("hip_r", "parent", "child")]);
    }

    [Fact]
    public void A_scale_setup_is_read()
    {
        var setup = ToolSetup.ReadFile(Cases.File("gait2392/subject01_Setup_Scale.xml")).ShouldBeOfType<ScaleSetup>();
        setup.Mass.ShouldBe(72.6);
        setup.Scaler.ShouldNotBeNull().Order.ShouldBe(["measurements", "manualScale"]);
        setup.Scaler.Measurements.Length.ShouldBeGreaterThan(4);
        setup.Scaler.Measurements[2].Pairs.ShouldBe([("R.ASIS", "R.Knee.Lat"), ("L.ASIS", "L.Knee.Lat")]);
        setup.Scaler.Measurements[0].Bodies.ShouldBe([new BodyScaleSetup("torso", true, true, true)]);
        setup.Placer.ShouldNotBeNull().Tasks.Coordinates[^1].Source.ShouldBe(CoordinateSource.Value);
        MarkerSet.ReadFile(setup.MarkerSetFile!).Markers.Length.ShouldBe(39);
    }

    [Fact]
    public void External_loads_are_read_as_they_stand()
    {
        var loads = ExternalLoads.ReadFile(Cases.File("gait2392-recruitment/foot_floor_loads.xml"));
        File.Exists(loads.DataFile).ShouldBeTrue();
        loads.Forces.Select(force => (force.AppliedTo, force.ForceIdentifier, force.TorqueIdentifier))
            .ShouldBe([("calcn_r", "right_foot_force_v", "left_foot_torque_"), ("calcn_l", "left_foot_force_v", "left_foot_torque_")]);
        loads.Warnings.ShouldBeEmpty();

        var old = ExternalLoads.ReadFile(Cases.File("gait2392/foot_floor_loads.xml"));
        old.Forces.ShouldBeEmpty();
        old.Warnings.ShouldContain(warning => warning.Text.Contains("PrescribedForce"));
    }

    [Fact]
    public void Actuators_are_read_with_their_defaults()
    {
        var set = ActuatorSet.ReadFile(Cases.File("gait2392-recruitment/gait2392_SO_weak_Residual_Actuators.xml"));
        set.Warnings.ShouldBeEmpty();
        set.Actuators.Length.ShouldBe(6);
        set.Actuators[0].Effect.ShouldBe(new ActuatorEffect.AtPoint("pelvis", new(-0.0724376, 0, 0), false, new(-1, 0, 0), true));
        set.Actuators.Count(actuator => actuator.Effect is ActuatorEffect.Torque).ShouldBe(3);
        var cmc = ActuatorSet.ReadFile(Cases.File("gait2392/gait2392_CMC_Actuators.xml"));
        cmc.Actuators.Length.ShouldBe(23);
        ActuatorSet.ReadFile(Cases.File("made-here/gait2392/gait2392_SO_Residual_Actuators.xml")).Actuators.Length.ShouldBe(6);
    }

    [Fact]
    public void Every_setup_beside_the_repository_is_read()
    {
        var read = 0;
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(Cases.File("x"))!, "*.xml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            object file = text.Contains("<ExternalLoads", StringComparison.Ordinal) ? ExternalLoads.ReadFile(path)
                : text.Contains("<ForceSet", StringComparison.Ordinal) ? ActuatorSet.ReadFile(path)
                : text.Contains("<MarkerSet", StringComparison.Ordinal) && !text.Contains("Tool", StringComparison.Ordinal) ? MarkerSet.ReadFile(path)
                : ToolSetup.ReadFile(path);
            file.ShouldNotBeNull();
            read++;
        }

        read.ShouldBeGreaterThanOrEqualTo(18);
    }
}
