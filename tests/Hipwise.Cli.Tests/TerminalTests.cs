namespace Hipwise.Cli.Tests;

public class TerminalTests
{
    private const string Bold = "\e[1m";

    [Fact]
    public void Headings_are_bold_on_a_terminal() => RunOnTerminal([]).ShouldContain(Bold);

    [Fact]
    public void No_color_keeps_a_terminal_plain()
    {
        var page = RunOnTerminal(new(StringComparer.Ordinal) { ["NO_COLOR"] = "1" });

        page.ShouldContain("Ekstrom", Case.Insensitive);
        page.ShouldNotContain(Bold);
        page.ShouldNotContain("\e[0m");
    }

    [Fact]
    public void Redirected_output_is_plain() =>
        HipwiseProcess.Run("knowledge", "show", "Ekstrom2007").ShouldSucceed().Out.ShouldNotContain("\e");

    /// <summary>Runs on a pseudo-terminal, as <c>script</c> of util-linux makes one.</summary>
    private static string RunOnTerminal(Dictionary<string, string?> environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script of util-linux");
        var outcome = HipwiseProcess.Start(
            "/usr/bin/script", [], environment, null,
            "--quiet", "--return", "--command", $"'{HipwiseProcess.Executable}' knowledge show Ekstrom2007", "/dev/null");
        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        return outcome.Out;
    }
}
