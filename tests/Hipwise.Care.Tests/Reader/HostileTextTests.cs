using System.Text;

namespace Hipwise.Care.Tests.Reader;

/// <summary>A message goes to a terminal: nothing of the file may steer it.</summary>
public sealed class HostileTextTests
{
    // JSON escapes, so that the text is only made when the file is read.
    private const string Red = @"\u001b[31m";

    public static TheoryData<string> Places { get; } =
    [
        $$$"""{"version":1,"{{{Red}}}":1}""",
        $$$"""{"version":1,"length":"{{{Red}}}"}""",
        $$$"""{"version":1,"length":"quick\u0000\u0007\u009b"}""",
        $$$"""{"version":1,"you":"{{{Red}}}"}""",
        $$$"""{"version":1,"you":{"minutesPerDay":"{{{Red}}}"}}""",
        $$$"""{"version":1,"you":{"timeZone":"{{{Red}}}"}}""",
        $$$"""{"version":1,"safety":{"yes":["{{{Red}}}"]}}""",
        $$$"""{"version":1,"screens":[{"screen":"{{{Red}}}"}]}""",
        $$$"""{"version":1,"screens":[{"screen":"slump","on":"{{{Red}}}","left":{"leg-symptoms":true}}]}""",
        $$$"""{"version":1,"screens":[{"screen":"slump","left":{"{{{Red}}}":true}}]}""",
        $$$"""{"version":1,"{{{Red}}}":1,"{{{Red}}}":2}""",
        "{\"version\":1,\"\u001b[31m\":2}",
        "{\"version\":\u001b[31m}",
        "{\"version\":1\u0007}",
        "\u001b[31m",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Control_characters_are_not_echoed(string json)
    {
        foreach (var problem in Reading.ProblemsOf(json))
        {
            problem.ToString().Where(char.IsControl).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("""{"version":1,"note":"\ud800"}""")]
    [InlineData("""{"version":1,"\ud800":1}""")]
    [InlineData("""{"version":1,"length":"\udc00"}""")]
    [InlineData("""{"version":1,"you":{"goals":["\ud83d"]}}""")]
    [InlineData("""{"version":1,"pain":"\ud800"}""")]
    [InlineData("""{"version":1,"screens":[{"screen":"slump","left":{"\ud800":true}}]}""")]
    public void Half_a_character_is_told_not_thrown(string json) => Reading.ProblemsOf(json);

    [Theory]
    [InlineData("{\"version\":1,\"note\":\"#\"}")]
    [InlineData("{\"version\":1,\"#\":1}")]
    [InlineData("{\"version\":1,\"length\":\"#\"}")]
    [InlineData("{\"version\":1,\"you\":\"#\"}")]
    [InlineData("{\"version\":1,\"you\":{\"#\":1}}")]
    [InlineData("{\"version\":1,\"activities\":[{\"text\":\"#\",\"score\":1}]}")]
    public void Bytes_that_are_no_UTF_8_are_told_not_thrown(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xFF;

        Reading.ProblemsOf(bytes);
    }

    [Fact]
    public void Letters_of_any_language_are_welcome() =>
        TestKnowledge.Read("""{"version":1,"activities":[{"text":"Auf dem Fußboden spielen 🧸 走る","score":4}]}""")
            .Activities.ShouldHaveSingleItem().Text.ShouldBe("Auf dem Fußboden spielen 🧸 走る");
}
