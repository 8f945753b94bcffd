using System.Text.RegularExpressions;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Conventions;

/// <summary>No muscle, exercise, screen or finding may be named in code: they are knowledge.</summary>
public partial class FactsAreDataTests
{
    [Fact]
    public void Code_names_no_entry_of_the_knowledge()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        string[] ids =
        [
            .. knowledge.Muscles.Keys, .. knowledge.Exercises.Keys, .. knowledge.Screens.Keys, .. knowledge.Findings.Keys,
            .. knowledge.Hypotheses.Keys, .. knowledge.RedFlags.Select(flag => flag.Id), .. knowledge.Needs.Keys,
        ];
        // A lift in an answers file is a load, not an exercise; it shares two words with the exercises. A rule of the plan shares its id with a flag.
        string[] shared = ["squat", "deadlift", "hip-thrust", "tingling", "fever", "three-bad-sessions"];
        foreach (var file in Source.Files("src").Concat(Source.Pages()).Concat(Source.Scripts()))
        {
            var text = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            ids.Except(shared, StringComparer.Ordinal).Where(id => text.Contains($"\"{id}\"", StringComparison.Ordinal)).ShouldBeEmpty(Source.Show(file));
        }
    }

    [Fact]
    public void Every_sentence_of_the_product_is_used_and_there()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        var code = string.Join('\n', Source.Files("src").Concat(Source.Pages()).Concat(Source.Scripts()).Select(File.ReadAllText));
        // A key may be made from a name of the knowledge or of a choice; Hipwise.Web.Tests asks for each of those.
        var made = MadeUp().Matches(code).Select(match => match.Groups["start"].Value).Where(start => start.Contains('.', StringComparison.Ordinal)).ToList();
        var unused = knowledge.Phrases.Keys.Where(key =>
            !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !made.Exists(start => key.StartsWith(start, StringComparison.Ordinal)));
        unused.ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_that_code_asks_for_is_there()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        var known = knowledge.Phrases.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Source.Files("src").Concat(Source.Pages()).Concat(Source.Scripts()))
        {
            SaidLiterally().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value).Where(key => !known.Contains(key))
                .ShouldBeEmpty(Source.Show(file));
        }
    }

    [GeneratedRegex(@"\b[Ss]ay\(""(?<key>[a-z0-9-]+\.[a-z0-9.-]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SaidLiterally();

    [GeneratedRegex(@"\$""(?<start>[a-z0-9.-]+)\{", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MadeUp();
}
