using System.Globalization;
using System.Text;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.OpenSim;

public class StorageTests
{
    private const string Simple = "walk\nversion=1\nnRows=2\nnColumns=3\ninDegrees=yes\nendheader\ntime\ta\tb\n0\t1\t2\n0.5\t3\t4\n";

    [Theory]
    [InlineData(Simple, "walk", true, true)]
    [InlineData("walk\r\nversion=1\r\nnRows=2\r\nnColumns=3\r\ninDegrees=no\r\nendheader\r\ntime\ta\tb\r\n0\t1\t2\r\n0.5\t3\t4", "walk", false, true)]
    [InlineData("walk\rversion=1\rnRows=2\rnColumns=3\rinDegrees=no\rendheader\rtime\ta\tb\r0\t1\t2\r0.5\t3\t4\r", "walk", false, true)]
    [InlineData("name walk\ndatacolumns 3\ndatarows 2\nrange 0.000000 0.500000\nendheader\n\n   time   a   b\n  0.0  1.0  2.0\n  0.5  3.0  4.0\n\n", "walk", true, false)]
    [InlineData("walk\nnRows=2\nnColumns=3\n\n# SIMM Motion File Header:\nname walk\ndatacolumns 3\ndatarows 2\notherdata 1\nrange 0 1\nendheader\ntime\ta\tb\n0\t1\t2\n0.5\t3\t4\n", "walk", true, false)]
    [InlineData("walk\nversion=1\nUnits are S.I. units\nIf the header above contains a line with 'inDegrees', ...\nnRows=2\nnColumns=3\nendheader\ntime\ta\tb\n0\t1\t2\n0.5\t3\t4\n", "walk", false, false)]
    [InlineData("name walk\ndatacolumns 3\ndatarows 2\nAngles are in radians.\nendheader\na\ttime\tb\n1\t0\t2\n3\t0.5\t4\n", "walk", false, true)]
    [InlineData("walk\nDataType=double\nversion=3\nOpenSimVersion=4.6\nendheader\ntime\ta\tb\n0\t1\t2\n5e-1\t+3.0E0\t4\n", "walk", false, false)]
    [InlineData("walk\t\t\nversion=1\t\t\nnRows=2\t\t\nnColumns=3\t\t\ninDegrees=yes\t\t\nendheader\t\t\ntime\ta\tb\n0\t1\t2\t\n0.5\t3\t4\t\n", "walk", true, true)]
    [InlineData("name walk\ndatacolumns 2\ndatarows 2\nrange 0 0.5\nendheader\na b\n1 2\n3 4\n", "walk", true, false)]
    public void Every_dialect_reads_the_same(string text, string name, bool degrees, bool says)
    {
        var table = StorageReader.Read(Text.Stream(text), "t.mot");
        (table.Name, table.InDegrees, table.SaysUnit).ShouldBe((name, degrees, says));
        table.Series.Times.ShouldBe([0, 0.5]);
        table.Series.Names.ShouldBe(["a", "b"]);
        table.Series.Channels.ShouldBe([[1, 3], [2, 4]]);
        table.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("-nan")]
    [InlineData("-nan(ind)")]
    [InlineData("1.#QNAN")]
    [InlineData("-1.#IND")]
    public void NaN_has_many_spellings(string word) =>
        StorageReader.Read(Text.Stream(Simple.Replace("\t4", "\t" + word)), "t.mot").Series.Channels[1][1].ShouldBe(double.NaN);

    [Theory]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("1.#INF", double.PositiveInfinity)]
    [InlineData("-0.0", -0.0)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("0.04125766993694144485", 0.04125766993694144485)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    public void Numbers_are_read_exactly(string word, double value) =>
        BitConverter.DoubleToInt64Bits(StorageReader.Read(Text.Stream(Simple.Replace("\t4", "\t" + word)), "t.mot").Series.Channels[1][1]).ShouldBe(BitConverter.DoubleToInt64Bits(value));

    [Fact]
    public void Numbers_of_few_digits_are_rounded_as_the_runtime_does()
    {
        var random = new Random(20260612);
        for (var i = 0; i < 20_000; i++)
        {
            var word = (random.NextDouble() * Math.Pow(10, random.Next(-3, 6))).ToString($"F{random.Next(0, 17)}", CultureInfo.InvariantCulture);
            Hipwise.Formats.Text.NumberText.TryParse(Encoding.UTF8.GetBytes(word), out var value).ShouldBeTrue(word);
            value.ShouldBe(double.Parse(word, CultureInfo.InvariantCulture), word);
        }
    }

    [Theory]
    [InlineData("", 0, "endheader")]
    [InlineData("walk\nversion=1\n", 2, "endheader")]
    [InlineData("walk\nnRows=-2\nendheader\n", 2, "no number of rows")]
    [InlineData("walk\nDataType=Vec3\nendheader\n", 2, "Vec3")]
    [InlineData("walk\nendheader\n", 2, "ends after its header")]
    [InlineData("walk\nendheader\na\tb\n1\t2\n", 3, "No column is called 'time'")]
    [InlineData("walk\nendheader\ntime\t\tb\n1\t2\t3\n", 3, "Column 2 has no name")]
    [InlineData("walk\nendheader\ntime\ta\n", 3, "no rows")]
    [InlineData("walk\nendheader\ntime\ta\n0\t1\n1\n", 5, "1 numbers, but there are 2 columns")]
    [InlineData("walk\nendheader\ntime\ta\n0\t1\t2\n", 4, "3 numbers, but there are 2 columns")]
    [InlineData("walk\nendheader\ntime\ta\n0\t1,5\n", 4, "'1,5' is not a number")]
    [InlineData("walk\nendheader\ntime\ta\n0\t1\n0\t2\n", 5, "leave out repeated")]
    [InlineData("walk\nendheader\ntime\ta\n1\t1\n0.5\t2\n", 5, "does not come after")]
    [InlineData("walk\nendheader\ntime\ta\nnan\t1\n", 4, "not a finite number")]
    [InlineData("walk\nrange 1 1\nendheader\na\n1\n2\n", 6, "range of times is empty")]
    public void A_table_that_cannot_be_right_is_refused(string text, int line, string problem)
    {
        var error = Text.Bad(() => StorageReader.Read(Text.Stream(text), "bad.sto"));
        error.Line.ShouldBe(line);
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void Utf16_is_refused_with_what_to_do() =>
        Text.Bad(() => StorageReader.Read(new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Simple)]), "t.mot")).Message.ShouldContain("UTF-8");

    [Fact]
    public void Headers_that_count_wrong_are_told_and_the_table_is_read()
    {
        var table = StorageReader.Read(Text.Stream(Simple.Replace("nRows=2", "nRows=2000000000").Replace("nColumns=3", "nColumns=7")), "t.mot");
        table.Series.Count.ShouldBe(2);
        table.Warnings.Select(warning => warning.Text).ShouldBe(
            ["The header says 7 columns, but there are 3; those that are there were read.", "The header says 2000000000 rows, but there are 2; those that are there were read."]);
    }

    [Fact]
    public void Empty_cells_are_gaps()
    {
        var table = StorageReader.Read(Text.Stream(Simple.Replace("\t3\t4", "\t\t4")), "t.mot");
        table.Series.Channels.ShouldBe([[1, double.NaN], [2, 4]]);
        table.Warnings.ShouldHaveSingleItem().Line.ShouldBe(9);
    }

    [Fact]
    public void Columns_that_share_a_name_get_names_of_their_own()
    {
        var table = StorageReader.Read(Text.Stream("walk\nversion=1\nendheader\ntime\tfx\tfx\t1_fx\tfx\n0\t1\t2\t3\t4\n"), "t.mot");
        table.Series.Names.ShouldBe(["fx", "2_fx", "1_fx", "3_fx"]);
        table.Warnings.Length.ShouldBe(2);
    }

    [Fact]
    public void What_is_written_reads_back_exactly()
    {
        var random = new Random(7);
        var times = Enumerable.Range(0, 500).Select(i => (i / 60.0) - 1).ToArray();
        var channels = Enumerable.Range(0, 20).Select(_ => times.Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300))).ToArray()).ToArray();
        (channels[3][7], channels[4][8], channels[5][9]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity);
        var table = new StorageTable("a name", new TimeSeries(times, [.. Enumerable.Range(0, 20).Select(i => $"c{i}")], channels), InDegrees: true);
        using var stream = new MemoryStream();
        StorageWriter.Write(stream, table);
        stream.Position = 0;
        var again = StorageReader.Read(stream, "again");
        Same.Check(again, table, 0);
        Encoding.UTF8.GetString(stream.ToArray()).ShouldStartWith("a name\nversion=1\nnRows=500\nnColumns=21\ninDegrees=yes\nendheader\ntime\tc0\tc1");
    }

    [Fact]
    public void Lines_and_numbers_may_straddle_the_blocks_in_which_a_file_is_read()
    {
        var text = new StringBuilder("long\nversion=1\nendheader\ntime\ta\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i}\t{i * 0.25}\r\n");
        }

        var table = StorageReader.Read(new Trickle(Encoding.UTF8.GetBytes(text.ToString())), "long.sto");
        table.Series.Count.ShouldBe(20_000);
        table.Series.Channels[0][^1].ShouldBe(19_999 * 0.25);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
