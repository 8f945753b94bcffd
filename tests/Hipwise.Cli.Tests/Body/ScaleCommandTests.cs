using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests.Body;

/// <summary><c>hipwise body scale</c>, and setups of scaling: the rod on a hinge grows as it is told.</summary>
public sealed class ScaleCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_measured_distance_makes_the_rod_longer_and_the_mass_is_the_persons()
    {
        var (model, trial, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteTrial(folder), folder.PathOf("out.osim"));

        // The trial's markers are the model's: nothing grows, but for the mass.
        var same = HipwiseProcess.Run("body", "scale", "--model", model, "--markers", trial, "--measure", "rod=tip:side", "--mass", "3", "-o", output).ShouldSucceed();
        same.Out.ShouldContain("3.00 kg");
        Scaled("--factor", "rod=1.5", "--mass", "3");

        // Twice the rod and the same trial: it comes back.
        var long_ = folder.PathOf("long.osim");
        HipwiseProcess.Run("body", "scale", "--model", model, "--factor", "rod=2", "-o", long_).ShouldSucceed();
        HipwiseProcess.Run("body", "scale", "--model", long_, "--markers", trial, "--measure", "rod=tip:side", "-o", output).ShouldSucceed().Out.ShouldContain("0.500");
        Markers(output)["tip"].ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Lengths_that_follow_are_longer_by_the_factor()
    {
        var motion = ArmFiles.WriteMotion(folder);
        var scaled = Scaled("--factor", "rod=2", "--factor", "rod=1.5,1,1");

        HipwiseProcess.Run("body", "muscles", "--model", scaled, "--motion", motion, "-o", folder.PathOf("m")).ShouldSucceed();

        // The last factor stands: the muscle ends at 0.45 m along the rod.
        var (length, fiber) = (Column("m", "Length"), Column("m", "NormalizedFiberLength"));
        var angle = ArmFiles.At(0.3).Angle;
        length[30].ShouldBe(Math.Sqrt((0.3 * 0.3) + (0.45 * 0.45) - (2 * 0.3 * 0.45 * Math.Sin(angle))), 1e-6);
        fiber.ShouldAllBe(value => value > 0);
    }

    [Fact]
    public void Markers_are_moved_to_where_the_trial_has_them()
    {
        var trial = ArmFiles.WriteTrial(folder);
        var large = Scaled("--factor", "rod=1.1");
        var output = folder.PathOf("placed.osim");

        var outcome = HipwiseProcess.Run("body", "scale", "--model", large, "--markers", trial, "--place-markers", "--time", "0:0", "-o", output).ShouldSucceed();

        outcome.Out.ShouldContain("before they were moved");
        Markers(output)["tip"].ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void A_setup_is_run_and_writes_where_it_says()
    {
        ArmFiles.WriteModel(folder);
        ArmFiles.WriteTrial(folder);
        folder.Write("markers.xml", """
            <?xml version="1.0"?><OpenSimDocument Version="20302"><MarkerSet name="m"><objects>
              <Marker name="tip"><body>rod</body><location>0.25 0 0</location></Marker>
              <Marker name="gone"><body>rod</body><location>0.1 0 0</location></Marker>
            </objects></MarkerSet></OpenSimDocument>
            """);
        var setup = folder.Write("scale.xml", """
            <?xml version="1.0"?><OpenSimDocument Version="20302"><ScaleTool name="anna"><mass>4</mass>
              <GenericModelMaker><model_file>arm.osim</model_file><marker_set_file>markers.xml</marker_set_file></GenericModelMaker>
              <ModelScaler><scaling_order>measurements manualScale</scaling_order>
                <MeasurementSet><objects>
                  <Measurement name="none"><MarkerPairSet><objects><MarkerPair><markers>tip nowhere</markers></MarkerPair></objects></MarkerPairSet></Measurement>
                </objects></MeasurementSet>
                <ScaleSet><objects><Scale><scales>1.5 1.5 1.5</scales><segment>rod</segment></Scale><Scale><scales>2 2 2</scales><segment>tail</segment></Scale></objects></ScaleSet>
                <marker_file>arm.trc</marker_file><time_range>0 0</time_range><preserve_mass_distribution>true</preserve_mass_distribution>
                <output_model_file>scaled.osim</output_model_file><output_scale_file>factors.xml</output_scale_file></ModelScaler>
              <MarkerPlacer><marker_file>arm.trc</marker_file><time_range>0 0</time_range><max_marker_movement>-1</max_marker_movement>
                <IKTaskSet><objects><IKMarkerTask name="tip"/><IKMarkerTask name="side"/></objects></IKTaskSet>
                <output_motion_file>pose.mot</output_motion_file><output_model_file>placed.osim</output_model_file>
                <output_marker_file>placed.xml</output_marker_file></MarkerPlacer>
            </ScaleTool></OpenSimDocument>
            """);

        var outcome = HipwiseProcess.Run("body", "run", setup);

        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        foreach (var named in (string[])["'nowhere'", "'tail'", "gone"])
        {
            outcome.Error.ShouldContain(named);
        }

        Markers(folder.PathOf("scaled.osim"))["tip"].ShouldBe(0.375, 1e-12);
        Markers(folder.PathOf("placed.osim")).Keys.ShouldBe(["side", "tip"], ignoreOrder: true);
        Markers(folder.PathOf("placed.osim"))["tip"].ShouldBe(0.5, 1e-6);
        Markers(folder.PathOf("placed.xml")).ShouldBe(Markers(folder.PathOf("placed.osim")));
        File.ReadAllText(folder.PathOf("factors.xml")).ShouldContain("<scales>1.5 1.5 1.5</scales>");
        BodyExpect.ReadTable(folder.PathOf("pose.mot"))["bend"].ShouldHaveSingleItem();
        JsonNode.Parse(HipwiseProcess.Run("body", "info", "--json", folder.PathOf("placed.osim")).ShouldSucceed().Out)!["massKg"]!.GetValue<double>().ShouldBe(4, 1e-12);

        // With a place of one's own, nothing is written where the setup says.
        File.Delete(folder.PathOf("scaled.osim"));
        HipwiseProcess.Run("body", "scale", "--setup", setup, "-o", folder.PathOf("mine.osim")).ExitCode.ShouldBe(0);
        File.ReadAllBytes(folder.PathOf("mine.osim")).ShouldBe(File.ReadAllBytes(folder.PathOf("placed.osim")));
        File.Exists(folder.PathOf("scaled.osim")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nothing to scale by")]
    [InlineData("--model-height", "--height", "1.7")]
    [InlineData("metres", "--height", "170", "--model-height", "180")]
    [InlineData("'rodd'", "--segment", "rodd=0.4")]
    [InlineData("'rod'", "--factor", "ro=0.4")]
    [InlineData("thigh=0.44", "--segment", "thigh")]
    [InlineData("tibia_r=0.98", "--factor", "rod=0")]
    [InlineData("--markers", "--measure", "rod=tip:side")]
    [InlineData("--mass", "--mass", "heavy")]
    [InlineData("--mass", "--setup", "s.xml", "--mass", "3")]
    public void What_cannot_be_meant_is_misuse(string told, params string[] options) =>
        HipwiseProcess.Run(["body", "scale", "--model", ArmFiles.WriteModel(folder), "-o", folder.PathOf("x.osim"), .. options]).ShouldRefuse(2, told);

    [Fact]
    public void What_the_files_do_not_have_is_told_with_their_names()
    {
        var (model, trial) = (ArmFiles.WriteModel(folder), ArmFiles.WriteTrial(folder));
        HipwiseProcess.Run("body", "scale", "--model", model, "--segment", "rod=0.4", "-o", folder.PathOf("x")).ShouldRefuse(1, model, "'rod'");
        HipwiseProcess.Run("body", "scale", "--model", model, "--markers", trial, "--measure", "rod=tip:toe", "-o", folder.PathOf("x")).ShouldRefuse(2, "'toe'");
        HipwiseProcess.Run("body", "scale", "--model", model, "--factor", "rod=2", "-o", model).ShouldRefuse(2, model);
        HipwiseProcess.Run("body", "scale", "--setup", model, "-o", folder.PathOf("x")).ShouldRefuse(1, model);
    }

    private string Scaled(params string[] options)
    {
        var output = folder.PathOf("scaled-rod.osim");
        HipwiseProcess.Run(["body", "scale", "--model", ArmFiles.WriteModel(folder), .. options, "-o", output]).ShouldSucceed();
        return output;
    }

    private double[] Column(string place, string quantity) => BodyExpect.ReadTable(Path.Combine(folder.PathOf(place), $"arm_MuscleAnalysis_{quantity}.sto"))["raise"];

    // Where each marker lies along the rod.
    private static Dictionary<string, double> Markers(string path) => System.Xml.Linq.XDocument.Load(path).Descendants("Marker").ToDictionary(
        marker => marker.Attribute("name")!.Value,
        marker => double.Parse(marker.Element("location")!.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}
