using Hipwise.Formats.OpenSim;

namespace Hipwise.Formats.Tests.OpenSim;

public class PublishedTableTests
{
    [Theory]
    [InlineData("gait2392/subject01_walk1_ik.mot", "first trial", 211, 164, true, false)]
    [InlineData("gait2392/subject01_walk1_grf.mot", "subject01_walk1_grf.mot", 1501, 18, true, true)]
    [InlineData("gait2392/InverseDynamicsOutput.sto", "Inverse Dynamics", 73, 23, false, true)]
    [InlineData("gait2392-recruitment/subject01_walk1_grf.mot", "subject01_walk1_grf.mot", 9009, 18, true, false)]
    [InlineData("gait2392-recruitment/subject01_StaticOptimization_activation.sto", "Static Optimization", 151, 98, false, true)]
    [InlineData("made-here/arm26/arm26_InverseKinematics.mot", "inverse kinematics", 121, 11, true, false)]
    [InlineData("made-here/gait2392-poses/Length.sto", "Length", 994, 92, false, true)]
    [InlineData("made-here/lai-uhlrich-2022/lai_poses.mot", "poses", 1018, 35, true, true)]
    public void A_published_table_is_read(string path, string name, int rows, int columns, bool degrees, bool says)
    {
        var table = StorageReader.ReadFile(Cases.File(path));
        (table.Name, table.Series.Count, table.Series.Names.Length, table.InDegrees, table.SaysUnit).ShouldBe((name, rows, columns, degrees, says));
        // One motion repeats the columns of its force plates for the second foot.
        table.Warnings.Length.ShouldBe(columns == 164 ? 9 : 0);
    }

    [Fact]
    public void Every_table_beside_the_repository_is_read()
    {
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(Cases.File("x"))!, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".mot" or ".sto").ToList();
        files.Count.ShouldBeGreaterThan(40);
        files.ShouldAllBe(path => StorageReader.ReadFile(path).Series.Count > 0);
    }

    [Theory]
    [InlineData("gait2392/subject01_walk1.trc", 151, 41)]
    [InlineData("gait2392/subject01_static.trc", 300, 49)]
    public void Published_markers_are_read(string path, int frames, int markers)
    {
        var read = TrcReader.ReadFile(Cases.File(path));
        (read.Times.Length, read.Names.Length, read.Rate, read.Units).ShouldBe((frames, markers, 60, "mm"));
        read.Names[0].ShouldBe("R.ASIS");
        read.Positions[0][1].ShouldBe(1.06, 0.02, "a pelvis marker is a metre above the floor");
        read.Warnings.ShouldBeEmpty();
    }
}
