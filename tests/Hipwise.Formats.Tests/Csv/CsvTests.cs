using System.Text;
using Hipwise.Formats.Csv;

namespace Hipwise.Formats.Tests.Csv;

public class CsvTests
{
    [Fact]
    public void Cells_are_found_by_the_name_of_their_column()
    {
        var table = Read("name,x,note\npiriformis, 12.5 ,\"a, b \"\"c\"\"\"\n\nother,-1e-3,\n");
        table.Rows.Length.ShouldBe(2);
        table.Rows[0].Number("x").ShouldBe(12.5);
        table.Rows[0].Text("note").ShouldBe("a, b \"c\"");
        table.Rows[1].Line.ShouldBe(4);
        table.Rows[1].OptionalNumber("note").ShouldBeNull();
    }

    [Fact]
    public void Remarks_are_passed_over_and_counted_as_lines()
    {
        var table = Read("# first\na,b\n# second\n1,#2\n");
        table.Columns.ShouldBe(["a", "b"]);
        (table.Rows.Length, table.Rows[0].Line, table.Rows[0].Text("b")).ShouldBe((1, 4, "#2"));
    }

    [Theory]
    [InlineData("# only a remark\n", "t.csv:1", "empty")]
    [InlineData("", "t.csv:0", "empty")]
    [InlineData("a,a\n1,2\n", "t.csv:1", "twice")]
    [InlineData("a,b\n1\n", "t.csv:2", "1 cells")]
    [InlineData("a,b\n1,2,3\n", "t.csv:2", "3 cells")]
    [InlineData("a,b\n\"1,2\n", "t.csv:2", "not closed")]
    public void What_is_no_table_is_told_with_its_line(string text, string place, string problem)
    {
        var bad = Should.Throw<BadFileException>(() => Read(text));
        bad.Problem.ShouldContain(problem);
        $"{bad.File}:{bad.Line}".ShouldBe(place);
    }

    [Fact]
    public void A_cell_that_does_not_hold_what_is_asked_for_is_told_with_line_and_column()
    {
        var row = Read("a,b\n1,x\n").Rows[0];
        var number = Should.Throw<BadFileException>(() => row.Number("b"));
        (number.Line, number.Place).ShouldBe((2, "b"));
        Should.Throw<BadFileException>(() => row.Choice("b", "y", "z")).Problem.ShouldContain("y, z");
        Should.Throw<BadFileException>(() => row.Text("c")).Problem.ShouldContain("'c' is missing");
        Should.Throw<BadFileException>(() => Read("a\nNaN\n").Rows[0].Number("a"));
    }

    private static CsvTable Read(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");
}
