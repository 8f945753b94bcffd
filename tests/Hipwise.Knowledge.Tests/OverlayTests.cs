using System.Text.Json;

namespace Hipwise.Knowledge.Tests;

/// <summary>Words of another language lie over the English ones, and only words.</summary>
public sealed class OverlayTests
{
    [Fact]
    public void A_name_alone_changes_just_that_name()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/exercises/glute-bridge.yaml", "name: Beckenheben\n");
        var (english, german) = (copy.Load(), copy.Load("de"));
        var (before, after) = (english.Exercises["glute-bridge"], german.Exercises["glute-bridge"]);

        (english.Language, german.Language).ShouldBe(("en", "de"));
        german.Version.ShouldBe(english.Version);
        before.Words.Name.ShouldBe("Glute bridge");
        after.Words.Name.ShouldBe("Beckenheben");
        Written(after.Words with { Name = "" }).ShouldBe(Written(before.Words with { Name = "" }));
        Written(german.Exercises["squat"].Words).ShouldBe(Written(english.Exercises["squat"].Words));
    }

    [Theory]
    [InlineData("name: Beckenheben\n")]
    [InlineData("text:\n  name: Beckenheben\n")]
    public void Words_in_the_shape_of_the_entry_are_used_or_complained_about_but_never_lost(string words)
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/exercises/glute-bridge.yaml", words);
        var german = KnowledgeLoader.TryLoad(copy.Folder, out _, "de");
        german?.Exercises["glute-bridge"].Words.Name.ShouldBe("Beckenheben");
    }

    [Fact]
    public void A_list_of_words_replaces_the_whole_list()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/exercises/glute-bridge.yaml", "cues: [Langsam.]\n");
        copy.Load("de").Exercises["glute-bridge"].Words.Cues.ShouldBe(["Langsam."]);
    }

    [Fact]
    public void The_entries_of_a_list_are_keyed_by_their_ids()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/needs.yaml", "hinge-skill:\n  name: Die Hüftbeuge\n");
        var (english, german) = (copy.Load(), copy.Load("de"));
        german.Needs["hinge-skill"].Name.ShouldBe("Die Hüftbeuge");
        german.Needs["hinge-skill"].Why.ShouldBe(english.Needs["hinge-skill"].Why);
        Written(german.Needs["squat-strength"]).ShouldBe(Written(english.Needs["squat-strength"]));
    }

    [Fact]
    public void Sentences_of_the_product_fall_back_one_by_one()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/words.yaml", "plan:\n  practice:\n    title: Kurz üben\n");
        var (english, german) = (copy.Load().Phrases, copy.Load("de").Phrases);
        german.Keys.ShouldBe(english.Keys);
        german.Say("plan.practice.title").ShouldBe("Kurz üben");
        german.Keys.Where(key => german.Say(key) != english.Say(key)).ShouldBe(["plan.practice.title"]);
    }

    [Fact]
    public void Safety_questions_can_be_asked_in_another_language()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/red-flags.yaml", "flags:\n  saddle-numbness:\n    question: Ist es zwischen den Beinen taub?\n");
        var (english, german) = (copy.Load(), copy.Load("de"));
        german.RedFlags.Single(flag => flag.Id == "saddle-numbness").Words.Question.ShouldBe("Ist es zwischen den Beinen taub?");
        german.RedFlags.Count(flag => flag.Words != english.RedFlags.Single(same => same.Id == flag.Id).Words).ShouldBe(1);
    }

    [Fact]
    public void Words_cannot_change_a_fact()
    {
        using var copy = new KnowledgeCopy();
        copy.Write("text/de/exercises/glute-bridge.yaml", "name: Beckenheben\nlevel: 5\n");
        copy.Write("text/de/needs.yaml", "hinge-skill:\n  block: loaded\n");
        if (KnowledgeLoader.TryLoad(copy.Folder, out _, "de") is { } german)
        {
            german.Exercises["glute-bridge"].Level.ShouldBe(Shipped.Knowledge.Exercises["glute-bridge"].Level);
            german.Needs["hinge-skill"].Block.ShouldBe(Shipped.Knowledge.Needs["hinge-skill"].Block);
        }
    }

    [Fact]
    public void A_language_without_any_words_is_english_throughout()
    {
        using var copy = new KnowledgeCopy();
        var other = copy.Load("fr");
        Written(other.Exercises["glute-bridge"].Words).ShouldBe(Written(Shipped.Knowledge.Exercises["glute-bridge"].Words));
        other.Phrases.Say("about.review").ShouldBe(Shipped.Knowledge.Phrases.Say("about.review"));
    }

    [Theory]
    [InlineData("text/de/exercises/glute-bridge.yaml", "name: [\n")]
    [InlineData("text/de/findings/pelvic-drop.yaml", "seen: 'Auf der {seite}'\n")]
    public void A_fault_in_the_words_of_a_language_is_named(string file, string words)
    {
        using var copy = new KnowledgeCopy();
        copy.Write(file, words);
        copy.Problems("de").ShouldNotBeEmpty();
    }

    // Records that hold arrays are equal only when the arrays are the same object; their written form compares the words.
    private static string Written<T>(T entry) => JsonSerializer.Serialize(entry);
}
