namespace Hipwise.Cli.Tests.Body;

/// <summary>Joint reactions: <c>hipwise body so --joint-reactions</c> and setups of OpenSim's analysis.</summary>
public sealed class JointReactionTests : IDisposable
{
    private const string Analysis = "<JointReaction name=\"JointReaction\"><forces_file>FORCES</forces_file><joint_names>JOINTS</joint_names>"
        + "<apply_on_bodies>BODIES</apply_on_bodies><express_in_frame>FRAMES</express_in_frame></JointReaction>";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_hinge_carries_weight_inertia_and_the_muscles_pull()
    {
        var (model, motion, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), folder.PathOf("so"));

        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "--joint-reactions", "ground", "-o", output).ShouldSucceed().Out.ShouldContain("ReactionLoads");

        var (loads, forces) = (BodyExpect.ReadTable(Path.Combine(output, "arm_JointReaction_ReactionLoads.sto")), BodyExpect.ReadTable(Path.Combine(output, "arm_StaticOptimization_force.sto")));
        loads.Keys.ShouldBe(((string[])["time"]).Concat(((string[])["fx", "fy", "fz", "mx", "my", "mz", "px", "py", "pz"]).Select(part => $"hinge_on_rod_in_ground_{part}")));
        for (var i = 0; i < ArmFiles.Frames; i++)
        {
            var time = ArmFiles.Time(i);
            var ((angle, acceleration), speed) = (ArmFiles.At(time), 1.2 * Math.Cos(3 * time));
            var (sine, cosine) = Math.SinCos(angle);
            var (x, y) = ((-acceleration * sine) - (speed * speed * cosine), (acceleration * cosine) - (speed * speed * sine));
            var (fx, fy) = (ArmFiles.Mass * ArmFiles.Center * x, (ArmFiles.Mass * ArmFiles.Center * y) + (ArmFiles.Mass * ArmFiles.Gravity));
            foreach (var (name, height) in (ReadOnlySpan<(string, double)>)[("raise", 0.3), ("lower", -0.3)])
            {
                var (dx, dy) = (-ArmFiles.Reach * cosine, height - (ArmFiles.Reach * sine));
                var pull = forces[name][i] / Math.Sqrt((dx * dx) + (dy * dy));
                (fx, fy) = (fx - (pull * dx), fy - (pull * dy));
            }

            // A hundred samples a second leave the splines' derivatives this far off.
            loads["hinge_on_rod_in_ground_fx"][i].ShouldBe(fx, 0.05, $"row {i}");
            loads["hinge_on_rod_in_ground_fy"][i].ShouldBe(fy, 0.05, $"row {i}");
            // The muscles bring all the moment: the hinge has none about its axis.
            loads["hinge_on_rod_in_ground_mz"][i].ShouldBe(0, 1e-9);
        }
    }

    [Fact]
    public void A_setup_gives_the_same_loads_on_either_body_in_any_frame_with_any_number_of_threads()
    {
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder));
        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "--joint-reactions", "ground", "-o", folder.PathOf("so")).ShouldSucceed();
        var setup = Setup("so/arm_StaticOptimization_force.sto", "hinge hinge hinge nowhere", "child parent child child", "ground /bodyset/rod Child ground");

        byte[]? before = null;
        foreach (var threads in (string[])["1", "2", "5"])
        {
            var outcome = HipwiseProcess.Run("body", "run", setup, "--threads", threads);
            outcome.ExitCode.ShouldBe(0, outcome.ToString());
            outcome.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("'nowhere'");
            var bytes = File.ReadAllBytes(folder.PathOf("results/trial_JointReaction_ReactionLoads.sto"));
            bytes.ShouldBe(before ?? bytes);
            before = bytes;
        }

        var (loads, first) = (BodyExpect.ReadTable(folder.PathOf("results/trial_JointReaction_ReactionLoads.sto")), BodyExpect.ReadTable(folder.PathOf("so/arm_JointReaction_ReactionLoads.sto")));
        for (var i = 0; i < ArmFiles.Frames; i++)
        {
            var (sine, cosine) = Math.SinCos(ArmFiles.At(ArmFiles.Time(i)).Angle);
            var (x, y) = (first["hinge_on_rod_in_ground_fx"][i], first["hinge_on_rod_in_ground_fy"][i]);
            loads["hinge_on_rod_in_ground_fx"][i].ShouldBe(x, 1e-9);
            loads["hinge_on_rod_in_rod_fx"][i].ShouldBe((x * cosine) + (y * sine), 1e-6);
            loads["hinge_on_ground_in_rod_fy"][i].ShouldBe((x * sine) - (y * cosine), 1e-6);
        }
    }

    [Fact]
    public void Forces_that_do_not_fit_are_refused()
    {
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder));
        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "--time", "0.2:0.8", "-o", folder.PathOf("so")).ShouldSucceed();
        const string Short = "so/arm_StaticOptimization_force.sto";
        HipwiseProcess.Run("body", "run", Setup(Short, "ALL", "child", "ground")).ShouldRefuse(1, folder.PathOf(Short), "0.2 to 0.8 s");
        HipwiseProcess.Run("body", "run", Setup("arm.mot", "ALL", "child", "ground")).ShouldRefuse(1, "arm.mot", "'raise'");
        HipwiseProcess.Run("body", "run", Setup(Short, "hinge", "uncle", "ground")).ShouldRefuse(1, "setup.xml", "'uncle'");
        HipwiseProcess.Run("body", "run", Setup(Short, "hinge", "child", "moon")).ShouldRefuse(1, "setup.xml", "'moon'");
        HipwiseProcess.Run("body", "run", Setup("", "hinge", "child", "ground")).ShouldRefuse(1, "setup.xml", "forces_file");
        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "--joint-reactions", "moon", "-o", folder.PathOf("x")).ShouldRefuse(2, "'moon'");
    }

    [Fact]
    public void The_published_walk_loads_the_hip_as_published()
    {
        var cases = Path.GetFullPath(Path.Combine(Hipwise.Testing.Repository.Root, "..", "shared", "cases", "opensim", "gait2392-recruitment"));
        Assert.SkipUnless(Directory.Exists(cases), $"The reference cases are not there ({Path.Combine("..", "shared", "cases", "opensim")} beside the project).");
        string[] inputs =
        [
            "setup_JointReaction.xml", "subject01_simbody_adjusted.osim", "gait2392_SO_weak_Residual_Actuators.xml", "foot_floor_loads.xml",
            "subject01_walk1_grf.mot", "subject01_walk1_Kinematics.sto",
        ];
        foreach (var input in inputs)
        {
            File.Copy(Path.Combine(cases, input), folder.PathOf(input));
        }

        Directory.CreateDirectory(folder.PathOf("ResultsStaticOptimization"));
        File.Copy(Path.Combine(cases, "subject01_StaticOptimization_force.sto"), folder.PathOf("ResultsStaticOptimization/subject01_StaticOptimization_force.sto"));

        HipwiseProcess.Run("body", "run", folder.PathOf("setup_JointReaction.xml")).ShouldSucceed();

        const string Name = "subject01_JointReaction_ReactionLoads.sto";
        var (ours, theirs) = (BodyExpect.ReadTable(folder.PathOf($"ResultsStaticOptimization/{Name}")), BodyExpect.ReadTable(Path.Combine(cases, Name)));
        ours.Keys.ShouldBe(theirs.Keys);
        ours["time"].ShouldBe(theirs["time"], 1e-9);
        foreach (var (name, values) in theirs)
        {
            var (rms, range) = (Math.Sqrt(ours[name].Zip(values, (a, b) => (a - b) * (a - b)).Average()), values.Max() - values.Min());
            // The bar of the project: a per cent of the range; 1 N and 0.1 N·m where there is nothing to carry.
            var bar = range > 1e-6 ? 0.01 * range : name.EndsWith("fx", StringComparison.Ordinal) || name.EndsWith("fy", StringComparison.Ordinal) || name.EndsWith("fz", StringComparison.Ordinal) ? 1 : 0.1;
            rms.ShouldBeLessThan(bar, name);
        }
    }

    private string Setup(string forces, string joints, string bodies, string frames) => folder.Write("setup.xml", ArmFiles.Setup(
        "AnalyzeTool",
        "<results_directory>results</results_directory><initial_time>0</initial_time><final_time>1</final_time><coordinates_file>arm.mot</coordinates_file><AnalysisSet><objects>"
        + Analysis.Replace("FORCES", forces, StringComparison.Ordinal).Replace("JOINTS", joints, StringComparison.Ordinal)
            .Replace("BODIES", bodies, StringComparison.Ordinal).Replace("FRAMES", frames, StringComparison.Ordinal)
        + "</objects></AnalysisSet>"));
}
