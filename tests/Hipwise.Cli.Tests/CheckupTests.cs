using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests;

public class CheckupTests
{
    private const int WidestLine = 100;
    private static readonly string[] Banned = ["amnesia", "inhibited", "not firing", "weak medius", "dormant"];

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void A_page_is_plain_text_that_fits_a_terminal(string name)
    {
        var page = ExamplePeople.Page(name).ShouldSucceed();

        page.Out.ShouldNotContain("{");
        page.Out.ShouldNotContain("}");
        page.Out.ShouldNotContain("\r");
        page.Out.ShouldEndWith("\n");
        page.Lines.Where(line => line.Length > WidestLine).ShouldBeEmpty();
        page.Lines.Where(line => line.TrimEnd().Length < line.Length).ShouldBeEmpty();
        page.Out.Where(letter => char.IsControl(letter) && letter != '\n').ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void Neither_page_nor_result_uses_a_banned_word(string name)
    {
        var page = ExamplePeople.Page(name).Text;

        foreach (var word in Banned)
        {
            page.ShouldNotContain(word, Case.Insensitive);
            ExamplePeople.Result(name).Out.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void A_page_says_each_thing_with_its_words(string name)
    {
        var page = ExamplePeople.Page(name).Text;

        page.ShouldNotContain("Sources: .");
        page.ShouldNotContain("Why: .");
        page.ShouldNotContain("()");
        page.ShouldNotContain("NaN", Case.Sensitive);
        page.ShouldNotContain("System.Collections", Case.Sensitive);
    }

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void A_result_is_valid_against_its_schema(string name) =>
        SchemaFile.Problems("result", ExamplePeople.Result(name).ShouldSucceed().Out).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void A_result_has_its_parts_at_the_top(string name)
    {
        using var result = JsonDocument.Parse(ExamplePeople.Result(name).ShouldSucceed().Bytes);
        var root = result.RootElement;

        root.GetProperty("knowledgeVersion").GetString().ShouldNotBeNullOrEmpty();
        root.GetProperty("safety").ValueKind.ShouldBe(JsonValueKind.Object);
        root.GetProperty("findings").ValueKind.ShouldBe(JsonValueKind.Array);
        root.GetProperty("hypotheses").ValueKind.ShouldBe(JsonValueKind.Array);
        root.GetProperty("nextScreen").ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Null);
        root.GetProperty("plan").ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Null);
    }

    [Theory]
    [InlineData("saddle-numbness")]
    [InlineData("sixteen-year-old")]
    public void Where_safety_stops_there_is_advice_and_no_plan(string name)
    {
        var result = JsonNode.Parse(ExamplePeople.Result(name).Bytes)!;

        result["plan"].ShouldBeNull();
        result["nextScreen"].ShouldBeNull();
        var advice = result["safety"]!["advice"]!["title"]!.GetValue<string>();
        ExamplePeople.Page(name).Lines.First(line => line.Length > 0).ShouldBe(advice, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void File_and_standard_input_give_the_same()
    {
        const string name = "lateral-hip-pain";

        HipwiseProcess.Run("checkup", ExamplePeople.PathOf(name), "--json").Bytes.ShouldBe(ExamplePeople.Result(name).Bytes);
        HipwiseProcess.RunOn(ExamplePeople.Bytes(name), "checkup", "-").Bytes.ShouldBe(ExamplePeople.Page(name).Bytes);
    }

    [Fact]
    public void A_byte_order_mark_and_comments_change_nothing()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "// mine\n"u8, .. ExamplePeople.Bytes("elbow-pain"), .. "/* end */"u8];

        HipwiseProcess.RunOn(marked, "checkup", "-", "--json").Bytes.ShouldBe(ExamplePeople.Result("elbow-pain").Bytes);
    }

    [Fact]
    public void The_language_of_the_system_changes_nothing()
    {
        // It has decimals and a probability.
        const string name = "deep-buttock-pain";
        var german = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["LANGUAGE"] = "de",
        };

        HipwiseProcess.RunWith([], german, "checkup", ExamplePeople.PathOf(name)).Bytes.ShouldBe(ExamplePeople.Page(name).Bytes);
        HipwiseProcess.RunWith([], german, "checkup", ExamplePeople.PathOf(name), "--json").Bytes
            .ShouldBe(ExamplePeople.Result(name).Bytes);
    }
}
