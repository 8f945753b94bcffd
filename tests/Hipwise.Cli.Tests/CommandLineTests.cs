namespace Hipwise.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public void Version_is_one_line_of_numbers()
    {
        var line = HipwiseProcess.Run("--version").ShouldSucceed().Lines.ShouldHaveSingleItem();

        line.Split('.').Length.ShouldBe(3);
        line.Split('.').ShouldAllBe(part => part.Length > 0 && part.All(char.IsAsciiDigit));
    }

    [Fact]
    public void Help_lists_the_commands_and_where_the_knowledge_comes_from()
    {
        var help = HipwiseProcess.Run("--help").ShouldSucceed().Out;

        help.ShouldContain("checkup", Case.Sensitive);
        help.ShouldContain("knowledge", Case.Sensitive);
        help.ShouldContain("HIPWISE_KNOWLEDGE", Case.Sensitive);
    }

    [Theory]
    [InlineData("checkup", "--json", "--since", "--list-examples", "--example", "--schema")]
    [InlineData("knowledge", "check", "list", "show")]
    [InlineData("nudge", "--server", "--watch", "--notify", "--done", "--skip", "--snooze")]
    [InlineData("body", "ik", "id", "so", "muscles", "info", "run")]
    public void Help_of_a_command_names_all_it_can_do(string command, params string[] parts)
    {
        var help = HipwiseProcess.Run(command, "--help").ShouldSucceed().Out;

        parts.ShouldAllBe(part => help.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkup")]
    [InlineData("checkup --json")]
    [InlineData("checkup one.json two.json")]
    [InlineData("checkup --example")]
    [InlineData("checkup --since one.json")]
    [InlineData("checkup one.json --language ../en")]
    [InlineData("knowledge")]
    [InlineData("knowledge show")]
    [InlineData("nudge --snooze")]
    [InlineData("nudge --snooze soon")]
    [InlineData("nudge --done --skip")]
    [InlineData("nudge --server nowhere")]
    public void Something_left_out_or_too_much_is_misuse(string line) =>
        HipwiseProcess.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldFail(2);

    [Theory]
    [InlineData("--bogus")]
    [InlineData("bogus")]
    [InlineData("checkup --bogus")]
    [InlineData("checkup one.json --bogus")]
    [InlineData("checkup --bogus one.json")]
    [InlineData("knowledge check --bogus")]
    [InlineData("knowledge list --bogus")]
    [InlineData("knowledge show --bogus")]
    [InlineData("knowledge list bogus")]
    [InlineData("knowledge show bogus")]
    [InlineData("checkup --schema bogus")]
    [InlineData("checkup --example bogus")]
    public void Something_unknown_is_misuse_and_is_named(string line) =>
        HipwiseProcess.Run(line.Split(' ')).ShouldFail(2, "bogus");

    [Theory]
    [InlineData("checkup --example desk-wrker", "desk-worker")]
    [InlineData("knowledge show glute-brige", "glute-bridge")]
    [InlineData("knowledge show ekstrom2007", "Ekstrom2007")]
    [InlineData("knowledge list exercise", "exercises")]
    public void Something_misspelt_is_answered_with_what_was_meant(string line, string meant) =>
        HipwiseProcess.Run(line.Split(' ')).ShouldFail(2, meant);

    [Theory]
    [InlineData("answers")]
    [InlineData("result")]
    public void Schema_prints_the_documented_file(string name) =>
        HipwiseProcess.Run("checkup", "--schema", name).ShouldSucceed().Out.ShouldBe(File.ReadAllText(SchemaFile.PathOf(name)));
}
