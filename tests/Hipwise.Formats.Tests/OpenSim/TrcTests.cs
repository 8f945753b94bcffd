using Hipwise.Formats.OpenSim;

namespace Hipwise.Formats.Tests.OpenSim;

public class TrcTests
{
    private const string Header = "PathFileType\t4\t(X/Y/Z)\tt.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n";
    private const string Simple = Header + "60.00\t60.00\t2\t2\tmm\t60\t1\t2\nFrame#\tTime\tR.ASIS\t\t\tL.ASIS\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n1\t0.0\t1000\t2000\t3000\t4\t5\t6\n2\t0.017\t1\t2\t3\t4\t5\t6\n";

    [Theory]
    [InlineData(Simple)]
    [InlineData(Header + "60\t60\t2\t2\tm\t60\t1\t2\nFrame#\tTime\tR.ASIS\t\t\tL.ASIS\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n1\t0.0\t1\t2\t3\t0.004\t0.005\t0.006\t\t\n2\t0.017\t0.001\t0.002\t0.003\t0.004\t0.005\t0.006\t\n\n")]
    [InlineData("PathFileType 4 (X/Y/Z) t.trc\nDataRate CameraRate NumFrames NumMarkers Units\n60 60 2 2 mm\nFrame# Time R.ASIS L.ASIS\nX1 Y1 Z1 X2 Y2 Z2\n\n1 0.0 1000 2000 3000 4 5 6\n2 0.017 1 2 3 4 5 6\n")]
    [InlineData(Header + "60\t60\t2\t2\tcm\t60\t1\t2\nFrame#\tTime\tR.ASIS\tL.ASIS\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n1\t0.0\t100\t200\t300\t0.4\t0.5\t0.6\n2\t0.017\t0.1\t0.2\t0.3\t0.4\t0.5\t0.6\n")]
    public void Every_dialect_reads_the_same(string text)
    {
        foreach (var each in (string[])[text, text.Replace("\n", "\r\n")])
        {
            var read = TrcReader.Read(Text.Stream(each), "t.trc");
            read.Names.ShouldBe(["R.ASIS", "L.ASIS"]);
            read.Times.ShouldBe([0, 0.017]);
            read.Positions[0].ShouldBe([1, 2, 3, 0.004, 0.005, 0.006]);
            read.Positions[1].ShouldBe([0.001, 0.002, 0.003, 0.004, 0.005, 0.006]);
            read.Rate.ShouldBe(60);
            read.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Gaps_are_NaN_however_they_are_written()
    {
        var read = TrcReader.Read(Text.Stream(Simple.Replace("1000\t2000\t3000", "\t\t").Replace("2\t0.017\t1\t2\t3\t4\t5\t6", "2\t0.017\t1\t2\t3")), "t.trc");
        read.Positions[0].ShouldBe([double.NaN, double.NaN, double.NaN, 0.004, 0.005, 0.006]);
        read.Positions[1][3].ShouldBe(double.NaN);
        read.Warnings.ShouldBeEmpty();
        TrcReader.Read(Text.Stream(Simple.Replace("1000\t2000\t3000", "nan\tNaN\tNAN")), "t.trc").Positions[0][2].ShouldBe(double.NaN);
        var partly = TrcReader.Read(Text.Stream(Simple.Replace("1000\t2000\t3000", "1\t\t3")), "t.trc");
        partly.Positions[0][0].ShouldBe(double.NaN);
        partly.Warnings.ShouldHaveSingleItem().Text.ShouldContain("not seen");
    }

    [Fact]
    public void Names_that_are_missing_or_repeated_are_told()
    {
        TrcReader.Read(Text.Stream(Simple.Replace("R.ASIS", "")), "t.trc").Names.ShouldBe(["marker_1", "L.ASIS"]);
        var twice = TrcReader.Read(Text.Stream(Simple.Replace("R.ASIS", "L.ASIS")), "t.trc");
        twice.Names.ShouldBe(["L.ASIS", "1_L.ASIS"]);
        twice.Warnings.ShouldHaveSingleItem().Text.ShouldContain("more than once");
        TrcReader.Read(Text.Stream(Simple.Replace("\t2\t2\tmm", "\t9\t2\tmm")), "t.trc").Warnings.ShouldHaveSingleItem().Text.ShouldContain("9 frames");
    }

    [Theory]
    [InlineData("PathFileType", "Name", 1, "PathFileType")]
    [InlineData("\tmm", "\tfurlongs", 3, "furlongs")]
    [InlineData("Units", "Unit", 3, "unit of length")]
    [InlineData("60.00\t60.00", "0\t60.00", 3, "DataRate")]
    [InlineData("60.00\t60.00", "fast\t60.00", 3, "'fast'")]
    [InlineData("0.017", "0", 8, "does not come after")]
    [InlineData("0.017", "later", 8, "not a time")]
    [InlineData("1000", "1,000", 7, "'1,000' is not a number")]
    [InlineData("1000", "inf", 7, "infinitely")]
    [InlineData("3000\t4\t5\t6", "3000\t4\t5\t6\t7", 7, "more than 6 numbers")]
    [InlineData("Frame#\tTime\tR.ASIS\t\t\tL.ASIS\t\t\n", "Frame#\tTime\n", 8, "")]
    [InlineData("1\t0.0\t1000\t2000\t3000\t4\t5\t6\n2\t0.017\t1\t2\t3\t4\t5\t6\n", "", 6, "no frames")]
    public void Markers_that_cannot_be_right_are_refused(string right, string wrong, int line, string problem)
    {
        var text = Simple.Replace(right, wrong);
        if (problem.Length == 0)
        {
            TrcReader.Read(Text.Stream(text), "t.trc").Names.ShouldBe(["marker_1", "marker_2"]);
            return;
        }

        var error = Text.Bad(() => TrcReader.Read(Text.Stream(text), "bad.trc"));
        error.Message.ShouldContain(problem);
        error.Line.ShouldBe(line);
    }

    [Fact]
    public void What_is_written_reads_back_exactly()
    {
        var random = new Random(3);
        var times = Enumerable.Range(0, 100).Select(i => i / 120.0).ToArray();
        var positions = times.Select(_ => Enumerable.Range(0, 9).Select(_ => random.NextDouble()).ToArray()).ToArray();
        positions[5].AsSpan(3, 3).Fill(double.NaN);
        positions[6].AsSpan(6, 3).Fill(double.NaN);
        var markers = new MarkerTrajectories(["a b", "c", "d"], times, positions, 120, "m");
        using var stream = new MemoryStream();
        TrcWriter.Write(stream, markers, "x.trc");
        stream.Position = 0;
        Same.Check(TrcReader.Read(stream, "x.trc"), markers, 0);
    }
}
