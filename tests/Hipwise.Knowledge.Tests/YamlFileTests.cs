using System.Text;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Tests;

public sealed class YamlFileTests
{
    [Fact]
    public void Every_node_knows_its_line()
    {
        var root = Parse("# a comment\nid: one\ntext:\n  steps:\n    - Go.\n    - {a: b}\n").ShouldBeOfType<YamlMap>();
        root.Line.ShouldBe(2);
        root.Items.Select(item => item.Key).ShouldBe(["id", "text"]);
        root.Items[0].Value.ShouldBe(new YamlScalar(2, "one"));
        var steps = ((YamlMap)root.Items[1].Value).Items.ShouldHaveSingleItem().Value.ShouldBeOfType<YamlList>();
        steps.Items.Select(item => item.Line).ShouldBe([5, 6]);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("0x1F")]
    public void A_plain_value_stays_the_text_it_is_written_as(string text)
    {
        Parse(text).ShouldBe(new YamlScalar(1, text));
    }

    [Fact]
    public void Folded_lines_become_one_sentence()
    {
        ((YamlMap)Parse("a: >-\n  One\n  sentence.\n")).Items[0].Value.ShouldBeOfType<YamlScalar>().Text.ShouldBe("One sentence.");
    }

    [Theory]
    [InlineData("a: &x b", 1)]
    [InlineData("a: b\nc: &x [d]", 2)]
    [InlineData("a: b\n&x c: d", 2)]
    [InlineData("a: b\nc: *x", 2)]
    [InlineData("a: b\n<<: *x", 2)]
    [InlineData("a: &x [*x, *x]", 1)]
    public void Anchors_and_aliases_are_refused_at_their_line(string text, int line)
    {
        var problem = Should.Throw<YamlFileException>(() => Parse(text));
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain("write the value out");
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3)]
    [InlineData("a:\n  b: 1\n  b: 2\n", 3)]
    [InlineData("- {a: 1, a: 2}\n", 1)]
    public void A_key_that_stands_twice_is_refused_at_its_second_line(string text, int line)
    {
        var problem = Should.Throw<YamlFileException>(() => Parse(text));
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain("stands twice");
    }

    [Fact]
    public void A_key_may_stand_again_in_another_entry()
    {
        ((YamlList)Parse("- {a: 1}\n- {a: 2}\n")).Items.Count.ShouldBe(2);
    }

    [Fact]
    public void Nesting_is_allowed_to_a_depth_and_refused_beyond()
    {
        Parse(Nested(24)).ShouldBeOfType<YamlList>();
        Should.Throw<YamlFileException>(() => Parse(Nested(25))).Message.ShouldContain("nested deeper than 24 levels");
    }

    [Fact]
    public void Size_is_allowed_to_a_mebibyte_and_refused_beyond()
    {
        Parse("a: " + new string('x', (1 << 20) - 3)).ShouldBeOfType<YamlMap>();
        Should.Throw<YamlFileException>(() => Parse("a: " + new string('x', (1 << 20) - 2))).Message.ShouldContain("1048577 bytes");
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xE9 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Bytes_that_are_not_utf8_are_refused(byte[] bytes)
    {
        Should.Throw<YamlFileException>(() => YamlFile.Parse(bytes)).Message.ShouldContain("save it as UTF-8");
    }

    // Each of these made the YAML library throw something of its own, or comes close to such an input.
    [Theory]
    [InlineData("\"\\UFFFFFFFF\"")]
    [InlineData("\"\\U80000000\"")]
    [InlineData("\"\\U00110000\"")]
    [InlineData("\"\\uD800\"")]
    [InlineData("!<> a")]
    [InlineData("!![")]
    [InlineData("!<::> a")]
    [InlineData("%TAG ! \n")]
    [InlineData("%TAG !a! \n---\n!a!b c")]
    [InlineData("%YAML 99999999999999.1\n---\na")]
    [InlineData("...\n...\n")]
    [InlineData("...\n...\n---\n")]
    [InlineData(": {\na")]
    [InlineData("a: {\nb")]
    [InlineData("[\na\n: b")]
    [InlineData("? ? ?")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("|9999\n a")]
    [InlineData("\"\\")]
    [InlineData("\0")]
    [InlineData("\uFEFF\uFEFF")]
    public void An_odd_document_is_read_or_refused_and_never_anything_else(string text)
    {
        var thrown = Record.Exception(() => Parse(text));
        (thrown is null or YamlFileException { Line: >= 1 }).ShouldBeTrue($"{thrown?.GetType().Name}: {thrown?.Message}");
    }

    private static string Nested(int depth) => new string('[', depth) + "a" + new string(']', depth);

    private static YamlNode Parse(string text) => YamlFile.Parse(Encoding.UTF8.GetBytes(text));
}
