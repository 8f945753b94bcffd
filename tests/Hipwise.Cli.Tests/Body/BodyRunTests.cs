namespace Hipwise.Cli.Tests.Body;

/// <summary><c>hipwise body run</c>: setup files of OpenSim.</summary>
public class BodyRunTests
{
    [Fact]
    public void A_setup_of_inverse_kinematics_writes_where_it_says()
    {
        using var folder = new TempFolder();
        ArmFiles.WriteModel(folder);
        ArmFiles.WriteTrial(folder);
        var setup = folder.Write("ik.xml", ArmFiles.Setup("InverseKinematicsTool", """
            <results_directory>errors</results_directory><marker_file>arm.trc</marker_file><time_range>0.1 0.5</time_range>
            <IKTaskSet><objects><IKMarkerTask name="tip"><weight>2</weight></IKMarkerTask><IKMarkerTask name="gone"><weight>1</weight></IKMarkerTask></objects></IKTaskSet>
            <report_marker_locations>true</report_marker_locations><output_motion_file>found.mot</output_motion_file>
            """));

        var outcome = HipwiseProcess.Run("body", "run", setup);

        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        outcome.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("'gone'");
        BodyExpect.ReadTable(folder.PathOf("found.mot"))["time"].Length.ShouldBe(41);
        BodyExpect.ReadTable(folder.PathOf("errors/trial_ik_marker_errors.sto"))["marker_error_max"].ShouldAllBe(error => error < 1e-9);
        var places = BodyExpect.ReadTable(folder.PathOf("errors/trial_ik_model_marker_locations.sto"));
        places.Keys.ShouldBe(["time", "tip_tx", "tip_ty", "tip_tz"]);
        for (var i = 0; i < places["time"].Length; i++)
        {
            var angle = ArmFiles.At(places["time"][i]).Angle;
            (places["tip_tx"][i], places["tip_ty"][i], places["tip_tz"][i]).ShouldSatisfyAllConditions(
                place => place.Item1.ShouldBe(0.5 * Math.Cos(angle), 1e-9), place => place.Item2.ShouldBe(0.5 * Math.Sin(angle), 1e-9), place => place.Item3.ShouldBe(0, 1e-12));
        }
    }

    [Fact]
    public void A_setup_of_analyses_names_what_is_not_done()
    {
        using var folder = new TempFolder();
        ArmFiles.WriteModel(folder);
        ArmFiles.WriteMotion(folder);
        var setup = folder.Write("analyze.xml", ArmFiles.Setup("AnalyzeTool", """
            <results_directory>results</results_directory><initial_time>0</initial_time><final_time>1</final_time><coordinates_file>arm.mot</coordinates_file>
            <AnalysisSet><objects>
              <StaticOptimization name="StaticOptimization"><step_interval>10</step_interval></StaticOptimization>
              <MuscleAnalysis name="MuscleAnalysis"><muscle_list>raise</muscle_list><moment_arm_coordinate_list>bend</moment_arm_coordinate_list></MuscleAnalysis>
              <PointKinematics name="PointKinematics"/>
            </objects></AnalysisSet>
            """));

        var outcome = HipwiseProcess.Run("body", "run", setup);

        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        outcome.Error.ShouldContain("PointKinematics");
        BodyExpect.ReadTable(folder.PathOf("results/trial_StaticOptimization_activation.sto"))["time"].Length.ShouldBe(11);
        BodyExpect.ReadTable(folder.PathOf("results/trial_MuscleAnalysis_MomentArm_bend.sto")).Keys.ShouldBe(["time", "raise"]);
    }

    [Fact]
    public void The_arm_is_shared_as_opensim_shares_it_only_when_that_is_asked_for()
    {
        var cases = Path.GetFullPath(Path.Combine(Hipwise.Testing.Repository.Root, "..", "shared", "cases", "opensim", "made-here", "arm26"));
        Assert.SkipUnless(Directory.Exists(cases), $"The reference cases are not there ({Path.Combine("..", "shared", "cases", "opensim")} beside the project).");
        using var folder = new TempFolder();
        foreach (var input in (string[])["so_millard.xml", "arm26_millard.osim", "arm26_InverseKinematics.mot"])
        {
            File.Copy(Path.Combine(cases, input), folder.PathOf(input));
        }

        double Worst(params string[] more)
        {
            HipwiseProcess.Run(["body", "run", folder.PathOf("so_millard.xml"), .. more]).ExitCode.ShouldBe(0);
            var ours = BodyExpect.ReadTable(folder.PathOf("out/arm26_millard_StaticOptimization_activation.sto"));
            var theirs = BodyExpect.ReadTable(Path.Combine(cases, "arm26_millard_StaticOptimization_activation.sto"));
            ours.Keys.ShouldBe(theirs.Keys);
            return ours.Max(column => column.Value.Zip(theirs[column.Key], (a, b) => Math.Abs(a - b)).Max());
        }

        Worst().ShouldBeInRange(0.003, 0.02);
        Worst("--as-opensim").ShouldBeLessThan(0.0005);
    }

    [Fact]
    public void Without_physiology_a_muscle_is_as_strong_at_every_length_and_speed()
    {
        using var folder = new TempFolder();
        ArmFiles.WriteModel(folder);
        ArmFiles.WriteMotion(folder);
        double[][] StrengthsWith(string physiology)
        {
            var setup = folder.Write($"{physiology}.xml", ArmFiles.Setup("AnalyzeTool", $"""
                <results_directory>{physiology}</results_directory><initial_time>0</initial_time><final_time>1</final_time><coordinates_file>arm.mot</coordinates_file>
                <AnalysisSet><objects><StaticOptimization name="so"><use_muscle_physiology>{physiology}</use_muscle_physiology></StaticOptimization></objects></AnalysisSet>
                """));
            HipwiseProcess.Run("body", "run", setup).ShouldSucceed();
            var (forces, activations) = (BodyExpect.ReadTable(folder.PathOf($"{physiology}/trial_so_force.sto")), BodyExpect.ReadTable(folder.PathOf($"{physiology}/trial_so_activation.sto")));
            return [.. ((string[])["raise", "lower"]).Select(muscle => forces[muscle].Zip(activations[muscle], (force, activation) => force / activation).ToArray())];
        }

        StrengthsWith("false").ShouldAllBe(strengths => strengths.All(strength => Math.Abs(strength - 1000) < 1e-6));
        StrengthsWith("true").ShouldAllBe(strengths => strengths.Max() - strengths.Min() > 100);
    }

    [Fact]
    public void Without_the_models_forces_an_actuator_on_each_coordinate_does_what_inverse_dynamics_asks_for()
    {
        using var folder = new TempFolder();
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder));
        var setup = folder.Write("so.xml", ArmFiles.Setup("AnalyzeTool", """
            <results_directory>results</results_directory><initial_time>0.2</initial_time><final_time>0.8</final_time><coordinates_file>arm.mot</coordinates_file>
            <AnalysisSet><objects><StaticOptimization name="so"><use_model_force_set>false</use_model_force_set></StaticOptimization></objects></AnalysisSet>
            """));

        HipwiseProcess.Run("body", "run", setup).ShouldSucceed();
        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "--time", "0.2:0.8", "-o", folder.PathOf("id.sto")).ShouldSucceed();

        var forces = BodyExpect.ReadTable(folder.PathOf("results/trial_so_force.sto"));
        forces.Keys.ShouldBe(["time", "bend_actuator"]);
        var asked = BodyExpect.ReadTable(folder.PathOf("id.sto"))["bend_moment"];
        forces["bend_actuator"].Length.ShouldBe(asked.Length);
        // Accelerations come from the speeds' spline in one and from the angles' in the other.
        forces["bend_actuator"].Zip(asked, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void A_setup_of_which_nothing_is_done_fails()
    {
        using var folder = new TempFolder();
        var setup = folder.Write("scale.xml", "<?xml version=\"1.0\"?><OpenSimDocument Version=\"40000\"><ScaleTool name=\"s\"/></OpenSimDocument>");
        HipwiseProcess.Run("body", "run", setup).ShouldRefuse(1, setup);

        var unnamed = folder.Write("id.xml", "<?xml version=\"1.0\"?><OpenSimDocument Version=\"40000\"><InverseDynamicsTool name=\"s\"><forces_to_exclude>ALL</forces_to_exclude></InverseDynamicsTool></OpenSimDocument>");
        HipwiseProcess.Run("body", "run", unnamed).ShouldRefuse(1, unnamed, "model_file");
    }

    [Fact]
    public void The_walk_of_the_reference_asks_for_the_same_forces()
    {
        var cases = Path.GetFullPath(Path.Combine(Hipwise.Testing.Repository.Root, "..", "shared", "cases", "opensim"));
        Assert.SkipUnless(Directory.Exists(cases), $"The reference cases are not there ({Path.Combine("..", "shared", "cases", "opensim")} beside the project).");
        using var folder = new TempFolder();
        string[] inputs =
        [
            "made-here/gait2392/peer_ID_ik60.xml", "made-here/gait2392/subject01_walk1_ik_peer.mot", "made-here/gait2392/subject01_walk1_grf.xml",
            "gait2392/subject01_simbody.osim", "gait2392/subject01_walk1_grf.mot",
        ];
        foreach (var input in inputs)
        {
            File.Copy(Path.Combine(cases, input), folder.PathOf(Path.GetFileName(input)));
        }

        HipwiseProcess.Run("body", "run", folder.PathOf("peer_ID_ik60.xml")).ShouldSucceed();

        var (ours, theirs) = (BodyExpect.ReadTable(folder.PathOf("ResultsPeerID_ik60/id_ik60.sto")), BodyExpect.ReadTable(Path.Combine(cases, "made-here/gait2392/id_ik60.sto")));
        ours.Keys.ShouldBe(theirs.Keys, ignoreOrder: true);
        var cut = theirs["time"].Length / 20;
        foreach (var (name, values) in theirs)
        {
            var (mine, other) = (ours[name][cut..^cut], values[cut..^cut]);
            var rms = Math.Sqrt(mine.Zip(other, (a, b) => (a - b) * (a - b)).Average());
            // The bar of the project: half a per cent of each force's range.
            rms.ShouldBeLessThan(0.005 * (other.Max() - other.Min()), name);
        }
    }
}
