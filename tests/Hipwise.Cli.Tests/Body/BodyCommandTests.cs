using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests.Body;

/// <summary><c>hipwise body</c> on a rod on a hinge, whose answers are known.</summary>
public class BodyCommandTests
{
    [Fact]
    public void Inverse_kinematics_finds_the_angles_that_made_the_markers()
    {
        using var folder = new TempFolder();
        var (model, trial, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteTrial(folder), folder.PathOf("out.mot"));

        HipwiseProcess.Run("body", "ik", "--model", model, "--markers", trial, "-o", output).ShouldSucceed().Out.ShouldContain("101 frames");

        File.ReadAllText(output).ShouldStartWith("Coordinates\nversion=1\nnRows=101\nnColumns=2\ninDegrees=yes\nendheader\ntime\tbend\n");
        var angles = BodyExpect.ReadTable(output)["bend"];
        for (var i = 0; i < ArmFiles.Frames; i++)
        {
            // The trial is printed exactly; what remains is the step at which the search ends.
            angles[i].ShouldBe(ArmFiles.At(ArmFiles.Time(i)).Angle * 180 / Math.PI, 1e-6);
        }
    }

    [Fact]
    public void Inverse_dynamics_gives_weight_and_inertia()
    {
        using var folder = new TempFolder();
        var (model, motion, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), folder.PathOf("out.sto"));

        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "--time", "0.2:0.8", "-o", output).ShouldSucceed();

        var table = BodyExpect.ReadTable(output);
        (table["time"][0], table["time"][^1]).ShouldBe((0.2, 0.8));
        for (var i = 0; i < table["time"].Length; i++)
        {
            var (angle, acceleration) = ArmFiles.At(table["time"][i]);
            var expected = ((ArmFiles.Inertia + (ArmFiles.Mass * ArmFiles.Center * ArmFiles.Center)) * acceleration)
                + (ArmFiles.Mass * ArmFiles.Gravity * ArmFiles.Center * Math.Cos(angle));
            // A hundred samples a second leave the spline's second derivative this far off, at most.
            table["bend_moment"][i].ShouldBe(expected, 1e-3);
        }
    }

    [Fact]
    public void Muscles_carry_the_moment_that_is_asked_for()
    {
        using var folder = new TempFolder();
        var (model, motion, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), folder.PathOf("made/anew"));
        var moment = folder.PathOf("moment.sto");

        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "-o", output).ShouldSucceed();
        HipwiseProcess.Run("body", "muscles", "--model", model, "--motion", motion, "--coordinates", "bend", "-o", output).ShouldSucceed();
        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "-o", moment).ShouldSucceed();

        var (forces, arms, asked) = (BodyExpect.ReadTable(Path.Combine(output, "arm_StaticOptimization_force.sto")),
            BodyExpect.ReadTable(Path.Combine(output, "arm_MuscleAnalysis_MomentArm_bend.sto")), BodyExpect.ReadTable(moment)["bend_moment"]);
        BodyExpect.ReadTable(Path.Combine(output, "arm_StaticOptimization_activation.sto"))["lower"].ShouldAllBe(activation => activation >= 0 && activation <= 1);
        for (var i = 0; i < asked.Length; i++)
        {
            var brought = (forces["raise"][i] * arms["raise"][i]) + (forces["lower"][i] * arms["lower"][i]);
            // Accelerations differ a little between the two, as they do in OpenSim.
            brought.ShouldBe(asked[i], 0.02, $"row {i}");
        }
    }

    [Fact]
    public void Lengths_follow_from_the_angle_and_speeds_from_lengths()
    {
        using var folder = new TempFolder();
        var (model, motion, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), folder.PathOf("muscles"));

        HipwiseProcess.Run("body", "muscles", "--model", model, "--motion", motion, "-o", output).ShouldSucceed();

        double[] Column(string quantity) => BodyExpect.ReadTable(Path.Combine(output, $"arm_MuscleAnalysis_{quantity}.sto"))["raise"];
        var (length, speed, fiber) = (Column("Length"), Column("LengtheningSpeed"), Column("FiberLength"));
        for (var i = 1; i < ArmFiles.Frames - 1; i++)
        {
            length[i].ShouldBe(2 * ArmFiles.Reach * Math.Sin(((Math.PI / 2) - ArmFiles.At(ArmFiles.Time(i)).Angle) / 2), 1e-9);
            speed[i].ShouldBe((length[i + 1] - length[i - 1]) / 0.02, 1e-4);
            fiber[i].ShouldBe(length[i] - 0.2, 1e-9);
        }
    }

    [Theory]
    [InlineData("ik")]
    [InlineData("id")]
    [InlineData("so")]
    [InlineData("muscles")]
    public void Any_number_of_threads_gives_the_same_bytes(string verb)
    {
        using var folder = new TempFolder();
        var (model, motion, trial) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), ArmFiles.WriteTrial(folder));
        string[] input = verb == "ik" ? ["--markers", trial] : ["--motion", motion];
        foreach (var threads in (string[])["1", "2", "5"])
        {
            var output = folder.PathOf("threads" + threads);
            Directory.CreateDirectory(output);
            var target = verb is "ik" or "id" ? Path.Combine(output, "result") : output;
            HipwiseProcess.Run(["body", verb, "--model", model, .. input, "--threads", threads, "-o", target]).ShouldSucceed();
            foreach (var file in Directory.EnumerateFiles(output))
            {
                File.ReadAllBytes(file).ShouldBe(File.ReadAllBytes(Path.Combine(folder.PathOf("threads1"), Path.GetFileName(file))), file);
            }
        }
    }

    [Fact]
    public void A_long_motion_goes_to_its_tables_a_part_at_a_time()
    {
        using var folder = new TempFolder();
        const int Rows = 2500;
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder, rows: Rows));

        HipwiseProcess.Run("body", "muscles", "--model", model, "--motion", motion, "-o", folder.PathOf("whole")).ShouldSucceed().Out.ShouldContain($"{Rows} frames");
        HipwiseProcess.Run("body", "muscles", "--model", model, "--motion", motion, "--time", "20:", "-o", folder.PathOf("end")).ShouldSucceed();

        Directory.EnumerateFiles(folder.PathOf("whole"), "*.part").ShouldBeEmpty();
        foreach (var file in Directory.EnumerateFiles(folder.PathOf("whole")))
        {
            var (whole, end) = (File.ReadAllLines(file), File.ReadAllLines(Path.Combine(folder.PathOf("end"), Path.GetFileName(file))));
            whole[2].ShouldBe($"nRows={Rows}");
            whole.Length.ShouldBe(Rows + 7);
            whole[^499..].ShouldBe(end[^499..]);
        }
    }

    [Fact]
    public void A_muscle_that_may_not_help_leaves_frames_unmet_and_that_is_told()
    {
        using var folder = new TempFolder();
        var outcome = HipwiseProcess.Run(
            "body", "so", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--limit", "raise=0", "-o", folder.PathOf("weak"));

        // Not what was asked for, and written all the same.
        outcome.ExitCode.ShouldBe(3, outcome.ToString());
        outcome.Error.ShouldContain("101 of 101 frames could not be met, from 0 to 1 s");
        outcome.Error.ShouldContain("N·m are missing at bend");
        BodyExpect.ReadTable(Path.Combine(folder.PathOf("weak"), "arm_StaticOptimization_activation.sto"))["raise"].ShouldAllBe(activation => activation == 0);
    }

    [Fact]
    public void A_contact_carries_what_no_muscle_may()
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run(
            "body", "so", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--limit", "raise=0", "--limit", "lower=0",
            "--contact", "rod:0.5,0,0", "-o", folder.PathOf("held")).ShouldSucceed().Out.ShouldContain("_contact.sto");
        var contacts = BodyExpect.ReadTable(Path.Combine(folder.PathOf("held"), "arm_StaticOptimization_contact.sto"));
        for (var i = 0; i < ArmFiles.Frames; i++)
        {
            // Gravity and inertia about the hinge, against a push straight up at the tip.
            var (angle, acceleration) = ArmFiles.At(ArmFiles.Time(i));
            var moment = ((ArmFiles.Inertia + (ArmFiles.Mass * ArmFiles.Center * ArmFiles.Center)) * acceleration)
                + (ArmFiles.Mass * ArmFiles.Gravity * ArmFiles.Center * Math.Cos(angle));
            contacts["rod_1_force_vy"][i].ShouldBe(moment / (0.5 * Math.Cos(angle)), 0.02);
            contacts["rod_1_force_vx"][i].ShouldBe(0, 1e-9);
            contacts["rod_1_force_py"][i].ShouldBe(0.5 * Math.Sin(angle), 1e-6);
        }
    }

    [Fact]
    public void Info_lists_what_is_in_the_model()
    {
        using var folder = new TempFolder();
        var model = ArmFiles.WriteModel(folder);

        var text = HipwiseProcess.Run("body", "info", model).ShouldSucceed().Text;
        var json = JsonNode.Parse(HipwiseProcess.Run("body", "info", model, "--json").ShouldSucceed().Out)!;

        ((string[])["2.00 kg", "rod: 2 kg", "hinge (PinJoint): ground → rod; bend", "bend: -80.214 to 80.214 °", "raise: 1000 N", "tip on rod"])
            .ShouldAllBe(part => text.Contains(part, StringComparison.Ordinal), text);
        json["massKg"]!.GetValue<double>().ShouldBe(2);
        json["coordinates"]![0]!["unit"]!.GetValue<string>().ShouldBe("deg");
        json["muscles"]!.AsArray().Select(muscle => muscle!["name"]!.GetValue<string>()).ShouldBe(["raise", "lower"]);
    }

    [Fact]
    public void Help_names_the_verbs_and_shows_an_example_of_each()
    {
        var verbs = HipwiseProcess.Run("body", "--help").ShouldSucceed().Out;
        foreach (var verb in (string[])["scale", "ik", "id", "so", "muscles", "info", "run"])
        {
            verbs.ShouldContain($"  {verb}");
            HipwiseProcess.Run("body", verb, "--help").ShouldSucceed().Out.ShouldContain($"Example:\n  hipwise body {verb} ");
        }
    }

    [Fact]
    public void Ctrl_C_leaves_a_whole_result_or_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/timeout"), "needs timeout of coreutils");
        using var folder = new TempFolder();
        const int Rows = 60_000;
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder, rows: Rows));
        foreach (var after in (string[])["0.15", "0.4", "0.8"])
        {
            var output = folder.PathOf($"after{after}.sto");
            HipwiseProcess.Start(
                "/usr/bin/timeout", [], null, null, "--signal=INT", after, HipwiseProcess.Executable, "body", "id", "--model", model, "--motion", motion, "-o", output);
            Directory.EnumerateFiles(folder.Root, "*.part").ShouldBeEmpty();
            if (File.Exists(output))
            {
                File.ReadLines(output).Count().ShouldBe(Rows + 7);
            }
        }
    }
}
