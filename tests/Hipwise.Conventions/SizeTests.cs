using System.Text.RegularExpressions;
using Hipwise.Testing;

namespace Hipwise.Conventions;

public partial class SizeTests
{
    private const int MostLines = 400;
    private const int LongestMethod = 40;
    private const int LongestLine = 180;

    // An element of a page with all its attributes stays on one line more often than a statement does.
    private const int LongestMarkupLine = 260;

    [Fact]
    public void No_source_file_is_too_long()
    {
        var files = Source.Files("src").Concat(Source.Pages()).Concat(Source.Scripts()).Concat(Source.Files("tests")).Concat(Source.Files("benchmarks"));
        files.Where(file => File.ReadLines(file).Count() > MostLines).Select(Source.Show).ShouldBeEmpty();
    }

    [Fact]
    public void No_method_is_too_long()
    {
        var tooLong = Source.Files("src").SelectMany(file => MethodsOf(file).Where(method => method.Lines > LongestMethod)
            .Select(method => $"{Source.Show(file)}:{method.Start} has {method.Lines} lines"));
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_line_runs_off_the_screen()
    {
        var files = Source.Files("src").Concat(Source.Pages());
        var tooLong = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (line, index))
            .Where(pair => pair.line.Length > (file.EndsWith(".razor", StringComparison.Ordinal) ? LongestMarkupLine : LongestLine)).Select(pair => $"{Source.Show(file)}:{pair.index + 1}"));
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_holds_leftovers()
    {
        var files = Source.Files("src").Concat(Source.Files("tests"))
            .Where(file => !file.EndsWith("SizeTests.cs", StringComparison.Ordinal) && !file.EndsWith("DependencyTests.cs", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            foreach (var word in (string[])["TODO", "FIXME", "HACK", "NotImplementedException", "#region", "Thread.Sleep"])
            {
                text.Contains(word, StringComparison.Ordinal).ShouldBeFalse($"{Source.Show(file)} holds {word}");
            }
        }
    }

    [Fact]
    public void No_file_names_a_machine_path()
    {
        var roots = new[] { "src", "tests", "knowledge", "docs", "benchmarks", "build" }.Select(folder => Path.Combine(Repository.Root, folder));
        var files = roots.SelectMany(root => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != "SizeTests.cs" && !file.Contains("/node_modules/", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".md" or ".yaml" or ".sh" or ".csproj");
        foreach (var file in files)
        {
            MachinePath().IsMatch(File.ReadAllText(file)).ShouldBeFalse(Source.Show(file));
        }
    }

    // A method of four-space members: from its signature's brace to the brace in the same column.
    private static IEnumerable<(int Start, int Lines)> MethodsOf(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] == "    {" && MethodHead().IsMatch(lines[i - 1]))
            {
                var end = Array.IndexOf(lines, "    }", i);
                yield return (i, end - i - 1);
            }
        }
    }

    [GeneratedRegex(@"\)\s*$|^\s+where ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MethodHead();

    [GeneratedRegex(@"[\s""'=(](/work/|/root/|/farm/|/home/[a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MachinePath();
}
