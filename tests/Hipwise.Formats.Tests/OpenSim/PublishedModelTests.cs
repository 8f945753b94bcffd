using Hipwise.Formats.OpenSim;

namespace Hipwise.Formats.Tests.OpenSim;

public class PublishedModelTests
{
    [Theory]
    [InlineData("gait2392/gait2392_millard2012muscle.osim", 40000, 12, 12, 23, 92, 0, 0)]
    [InlineData("gait2392/subject01_simbody.osim", 40000, 12, 12, 23, 92, 39, 0)]
    [InlineData("gait2392-recruitment/subject01_simbody_adjusted.osim", 40000, 12, 12, 23, 92, 39, 0)]
    [InlineData("gait2392-recruitment/subject01_simbody_adjusted_StaticOp.osim", 40000, 12, 12, 23, 92, 39, 0)]
    [InlineData("made-here/gait2392/subject01_simbody_adjusted.osim", 40000, 12, 12, 23, 92, 39, 0)]
    [InlineData("made-here/arm26/arm26_thelen.osim", 40000, 3, 3, 2, 6, 3, 4)]
    [InlineData("made-here/arm26/arm26_millard.osim", 40000, 3, 3, 2, 6, 3, 4)]
    [InlineData("made-here/arm26/arm26_bounds.osim", 20300, 2, 2, 2, 6, 3, 4)]
    [InlineData("made-here/lai-uhlrich-2022/LaiUhlrich2022.osim", 40000, 22, 22, 35, 80, 0, 44)]
    public void A_published_model_is_read(string path, int version, int segments, int joints, int coordinates, int muscles, int markers, int wraps)
    {
        var read = OsimReader.ReadFile(Cases.File(path));
        foreach (var warning in read.Warnings)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(warning.ToString());
        }

        (read.Version, read.Model.Segments.Length, read.Model.Joints.Length, read.Model.Joints.Sum(joint => joint.Coordinates.Length))
            .ShouldBe((version, segments, joints, coordinates));
        (read.Model.Muscles.Length, read.Model.Markers.Length, read.Model.WrapObjects.Length).ShouldBe((muscles, markers, wraps));
    }

    [Theory]
    [InlineData("gait2392/gait2392_millard2012muscle.osim")]
    [InlineData("gait2392/subject01_simbody.osim")]
    [InlineData("made-here/arm26/arm26_thelen.osim")]
    [InlineData("made-here/arm26/arm26_bounds.osim")]
    [InlineData("made-here/lai-uhlrich-2022/LaiUhlrich2022.osim")]
    public void A_published_model_is_the_same_after_writing_and_reading(string path)
    {
        var model = OsimReader.ReadFile(Cases.File(path)).Model;
        using var stream = new MemoryStream();
        OsimWriter.Write(stream, model);
        stream.Position = 0;
        var again = OsimReader.Read(stream, "written");
        again.Warnings.ShouldBeEmpty();
        Same.Check(again.Model, model, 1e-14);
    }
}
