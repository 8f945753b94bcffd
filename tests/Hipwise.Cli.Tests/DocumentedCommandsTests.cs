using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>What the documents show works: their commands are run in order, their answers files are checked.</summary>
public class DocumentedCommandsTests
{
    private const string Guide = "docs/guides/checkup-files.md";
    private const string Command = "./hipwise";

    [Fact]
    public void The_guide_shows_commands_and_answers_files()
    {
        CommandsIn(Guide).Count.ShouldBeGreaterThan(5);
        MarkdownFences.Of(Guide, "json").Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(Guide)]
    [InlineData("README.md")]
    public void Every_command_shown_succeeds(string document)
    {
        using var folder = new TempFolder();
        folder.Write("hipwise", $"#!/usr/bin/env bash\nexec '{HipwiseProcess.Executable}' \"$@\"\n");
        folder.Allow("hipwise", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var line in CommandsIn(document))
        {
            var outcome = HipwiseProcess.Start("bash", [], null, folder.Root, "-c", "set -eo pipefail\n" + line);
            outcome.ExitCode.ShouldBe(0, $"{document}: {line}\n{outcome.Error}");
            outcome.Error.ShouldBeEmpty($"{document}: {line}");
        }
    }

    [Fact]
    public void Every_answers_file_shown_is_valid_and_can_be_used()
    {
        foreach (var shown in MarkdownFences.Of(Guide, "json"))
        {
            SchemaFile.Problems("answers", shown).ShouldBeEmpty(shown);
            HipwiseProcess.RunOn(System.Text.Encoding.UTF8.GetBytes(shown), "checkup", "-").ShouldSucceed();
        }
    }

    [Fact]
    public void The_result_in_the_guide_has_the_parts_of_the_schema()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, Guide));
        var parts = SchemaFile.Document("result")["properties"]!.AsObject().Select(part => part.Key);

        parts.ShouldAllBe(part => guide.Contains($"- `{part}`:", StringComparison.Ordinal));
    }

    private static List<string> CommandsIn(string document) =>
    [
        .. MarkdownFences.Of(document, "sh").SelectMany(fence => fence.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Where(line => line.StartsWith(Command, StringComparison.Ordinal)),
    ];
}
