using System.Text;
using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Reader;

/// <summary>What is not JSON, too large, too deep, or hostile.</summary>
public sealed class DocumentTests
{
    private const string Good = """{"version":1,"length":"full"}""";
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("{")]
    [InlineData("[1,")]
    [InlineData("{'version':1}")]
    [InlineData("{version:1}")]
    [InlineData("""{"version":NaN}""")]
    [InlineData("""{"version":01}""")]
    [InlineData("""{"version":1} {"version":1}""")]
    [InlineData("""{"version":1,"note":"a""")]
    [InlineData("""{"version":1 /* not closed""")]
    public void What_is_not_JSON_is_told_with_its_line(string text)
    {
        var problem = Reading.ProblemOf(text);

        problem.Path.ShouldBe("$");
        problem.Message.ShouldStartWith("not valid JSON at line ");
    }

    [Fact]
    public void The_line_is_the_one_a_person_counts()
    {
        Reading.ProblemOf("{\n  \"version\": 1,\n  \"length\": quick\n}").Message.ShouldContain("line 3, byte 13");
    }

    [Theory]
    [InlineData("""{"version":1,}""")]
    [InlineData("""{"version":1,"pain":[],}""")]
    [InlineData("""{"version":1,"pain":[1,]}""")]
    public void A_comma_too_many_is_told_in_the_words_of_a_file_not_of_a_library(string text)
    {
        var message = Reading.ProblemOf(text).Message;

        message.ShouldContain("comma");
        message.ShouldNotContain("reader options");
    }

    [Fact]
    public void A_name_that_stands_twice_is_named()
    {
        var problem = Reading.ProblemOf("""{"version":1,"you":{"floor":true,"floor":false}}""");

        problem.Message.ShouldContain("floor");
        problem.Message.ShouldNotContain("deserializ");
    }

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("null", "nothing (null)")]
    [InlineData("5", "5")]
    [InlineData("\"text\"", "\"text\"")]
    public void What_is_no_object_is_told_so(string json, string stands) =>
        Reading.ProblemsOf(json).ShouldContain(problem => problem.Path == "$" && problem.Message.Contains($"must be an object {{ }}; {stands} stands there"));

    [Fact]
    public void A_byte_order_mark_is_fine() =>
        AnswersReader.Read(Bytes(ByteOrderMark, Good), TestKnowledge.Shipped).Length.ShouldBe(CheckLength.Full);

    [Fact]
    public void Comments_are_fine() =>
        TestKnowledge.Read("// mine\n{\"version\":1, /* all of it */ \"length\":\"full\"} // end").Length.ShouldBe(CheckLength.Full);

    [Fact]
    public void A_file_of_one_mebibyte_is_read()
    {
        var padded = Good + new string(' ', AnswersReader.LargestFile - Good.Length);

        TestKnowledge.Read(padded).Length.ShouldBe(CheckLength.Full);
    }

    [Fact]
    public void A_byte_more_than_one_mebibyte_is_refused_with_the_limit()
    {
        var problem = Reading.ProblemOf(Good + new string(' ', AnswersReader.LargestFile - Good.Length + 1));

        problem.Path.ShouldBe("$");
        problem.Message.ShouldContain("1048576 bytes");
    }

    [Theory]
    [InlineData(13)]
    [InlineData(100_000)]
    public void What_is_nested_too_deep_is_refused(int depth) =>
        Reading.ProblemOf($$$"""{"version":1,"note":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}""").Path.ShouldBe("$");

    [Fact]
    public void The_deepest_file_that_can_be_right_is_not_too_deep() =>
        TestKnowledge.Read(Reading.WithTrial("""{"screen":"single-leg-stance","by":"camera","left":{"pelvic-drop":{"tries":[1,2,3],"sd":1}}}"""))
            .Trials.ShouldHaveSingleItem();

    [Fact]
    public void A_thousand_and_one_screens_are_too_many()
    {
        var problem = Reading.ProblemOf(Reading.WithTrial(Trials(1001)));

        problem.Path.ShouldBe("$.screens");
        problem.Message.ShouldContain("has 1001 entries; 500 at most");
    }

    [Fact]
    public void Five_hundred_screens_are_read() => TestKnowledge.Read(Reading.WithTrial(Trials(500))).Trials.Length.ShouldBe(500);

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e99999999999")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"5\"")]
    public void A_number_that_is_none_or_beyond_all_bounds_is_told_the_range(string number)
    {
        var problem = Reading.ProblemOf(Reading.WithYou($"\"hoursSitting\":{number}"));

        problem.Path.ShouldBe("$.you.hoursSitting");
        problem.Message.ShouldContain("from 0 to 24 h");
    }

    [Theory]
    [InlineData("1e-400", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("2.4e1", 24)]
    public void A_number_may_be_written_in_any_way_JSON_knows(string number, double value) =>
        TestKnowledge.Read(Reading.WithYou($"\"hoursSitting\":{number}")).Person.HoursSitting.ShouldBe(value);

    [Fact]
    public void A_mebibyte_of_unknown_names_is_told_in_as_many_words_as_anyone_reads()
    {
        var members = string.Concat(Enumerable.Range(0, 90_000).Select(index => $",\"z{index}\":0"));

        var problems = Reading.ProblemsOf($$$"""{"version":1{{{members}}}}""");

        problems.Length.ShouldBeInRange(20, 1000);
        problems.Select(problem => problem.Path).ShouldBe(Enumerable.Range(0, problems.Length).Select(index => $"$.z{index}"));
    }

    [Fact]
    public void Long_text_is_quoted_short()
    {
        var word = new string('a', 100_000);
        string[] files =
        [
            $$$"""{"version":1,"{{{word}}}":1}""", $$$"""{"version":1,"length":"{{{word}}}"}""", $$$"""{"version":1,"you":"{{{word}}}"}""",
            $$$"""{"version":1,"{{{word}}}":1,"{{{word}}}":2}""", $$$"""{"version":t{{{word}}}}""", $$$"""{"version":1{{{word}}}}""",
        ];

        foreach (var file in files)
        {
            Reading.ProblemsOf(file).ShouldAllBe(problem => problem.ToString().Length < 500);
        }
    }

    private static string Trials(int count) => string.Join(',', Enumerable.Repeat("""{"screen":"slump","left":{"leg-symptoms":false}}""", count));

    private static byte[] Bytes(byte[] start, string text) => [.. start, .. Encoding.UTF8.GetBytes(text)];
}
