using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Conventions;

/// <summary>No muscle, exercise, screen or finding may be named in code: they are knowledge.</summary>
public class FactsAreDataTests
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
        // A lift in an answers file is a load, not an exercise; it shares two words with the exercises.
        string[] shared = ["squat", "deadlift", "hip-thrust", "tingling", "fever"];
        foreach (var file in Source.Files("src"))
        {
            var text = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            ids.Except(shared, StringComparer.Ordinal).Where(id => text.Contains($"\"{id}\"", StringComparison.Ordinal)).ShouldBeEmpty(Source.Show(file));
        }
    }

    [Fact]
    public void Every_sentence_of_the_product_is_used_and_there()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        var code = string.Join('\n', Source.Files("src").Select(File.ReadAllText));
        var unused = knowledge.Phrases.Keys.Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !IsMadeUp(key));
        unused.ShouldBeEmpty();
    }

    // Keys made from a rule's name.
    private static bool IsMadeUp(string key) =>
        key.StartsWith("safety.modified-track.", StringComparison.Ordinal) || key.StartsWith("safety.regress.", StringComparison.Ordinal);
}
