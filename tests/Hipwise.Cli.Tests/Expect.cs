using System.Text.RegularExpressions;

namespace Hipwise.Cli.Tests;

/// <summary>What every run has to keep to: data or messages, never both, and never the inside of the program.</summary>
internal static partial class Expect
{
    public static ProcessOutcome ShouldSucceed(this ProcessOutcome outcome)
    {
        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        outcome.Error.ShouldBeEmpty();
        outcome.Out.ShouldNotBeEmpty();
        return outcome;
    }

    public static ProcessOutcome ShouldFail(this ProcessOutcome outcome, int exitCode, params string[] named)
    {
        outcome.ExitCode.ShouldBe(exitCode, outcome.ToString());
        outcome.Bytes.ShouldBeEmpty(outcome.ToString());
        outcome.Error.ShouldNotBeEmpty();
        outcome.Error.ShouldNotContain("\e");
        outcome.Error.ShouldNotContain("   at Hipwise.");
        // The framework's own names of its messages, such as ArrayDepthTooLarge, tell a person nothing.
        var words = outcome.Error.Replace(Path.GetTempPath(), "", StringComparison.Ordinal);
        ResourceKey().Matches(words).Select(match => match.Value).ShouldBeEmpty(outcome.Error);
        foreach (var name in named)
        {
            outcome.Error.ShouldContain(name, Case.Sensitive);
        }

        return outcome;
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z][A-Za-z]*[a-z]\b|\b[A-Z][a-z]+[A-Za-z]*_[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResourceKey();
}
