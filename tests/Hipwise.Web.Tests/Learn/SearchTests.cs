using System.Collections.Frozen;
using System.Diagnostics;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Learn;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Learn;

/// <summary>Finding a page by words.</summary>
public sealed class SearchTests(LearnHost host)
{
    private static readonly Lazy<SearchIndex> Made = new(() => new(RenderedBodyMap.Knowledge));

    private static SearchIndex Index => Made.Value;

    [Fact]
    public void An_exact_name_comes_first()
    {
        foreach (var entry in Index.Entries)
        {
            // Two entries may share a name, as a test and an exercise do, and a question holds only so many words.
            var words = SearchWords.OfQuestion(entry.Name);
            if (words.Length < SearchWords.MostWords && entry.Name.Length <= SearchWords.MostLetters)
            {
                SearchWords.OfQuestion(Index.Find(entry.Name).Entries[0].Name).ShouldBe(words, ignoreOrder: true, entry.Name);
            }
        }
    }

    [Fact]
    public void A_name_goes_before_a_longer_name_that_holds_it()
    {
        var knowledge = RenderedBodyMap.Knowledge;
        foreach (var exercise in knowledge.Exercises.Values)
        {
            var longer = exercise with { Id = "longer", Words = exercise.Words with { Name = $"Able {exercise.Words.Name}" } };
            var both = new Dictionary<string, Exercise>(StringComparer.Ordinal) { [longer.Id] = longer, [exercise.Id] = exercise };
            var index = new SearchIndex(knowledge with { Exercises = both.ToFrozenDictionary(StringComparer.Ordinal) });
            var names = index.Find(exercise.Words.Name).Entries.Select(entry => entry.Name).ToList();
            names.IndexOf(exercise.Words.Name).ShouldBeLessThan(names.IndexOf(longer.Words.Name));
        }
    }

    [Theory]
    [InlineData("piriformis")]
    [InlineData("glute bridge")]
    [InlineData("pelvis drop")]
    public void Case_and_spaces_change_nothing(string words)
    {
        var found = Index.Find(words).Entries;
        found.ShouldNotBeEmpty();
        Index.Find($"  {words.ToUpperInvariant().Replace(" ", " \t, ", StringComparison.Ordinal)}! ").Entries.ShouldBe(found);
    }

    [Theory]
    [InlineData("hamstrings", "hamstring")]
    [InlineData("clamshells", "clamshell")]
    [InlineData("stretches", "stretch")]
    [InlineData("injuries", "injury")]
    public void A_plural_finds_what_the_singular_finds(string many, string one)
    {
        Index.Find(one).Entries.ShouldNotBeEmpty();
        Index.Find(many).Entries.ShouldBe(Index.Find(one).Entries);
    }

    [Theory]
    [InlineData("gluteus")]
    [InlineData("pelvis")]
    [InlineData("press")]
    public void A_word_that_only_looks_like_a_plural_stays_whole(string word) => SearchWords.OfQuestion(word).ShouldBe([word]);

    [Fact]
    public void Several_words_are_all_held_where_that_is_possible()
    {
        var result = Index.Find("single leg bridge");
        result.HoldAllWords.ShouldBeTrue();
        var alone = new[] { "single", "leg", "bridge" }.Select(word => Index.Find(word).Entries).ToList();
        result.Entries.ShouldAllBe(entry => alone.TrueForAll(entries => entries.Contains(entry)));
    }

    [Fact]
    public void Words_that_nothing_holds_together_still_find_something()
    {
        var result = Index.Find("piriformis qqqqq");
        result.HoldAllWords.ShouldBeFalse();
        result.Entries.ShouldBe(Index.Find("piriformis").Entries, ignoreOrder: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \t\n")]
    [InlineData("!?<>&'\"%_\\\0")]
    [InlineData("qqqqq")]
    public void Nothing_is_found_for_nothing(string? words) => Index.Find(words).Entries.ShouldBeEmpty();

    [Fact]
    public void A_hostile_question_is_cut_and_costs_no_more_than_a_long_one()
    {
        var clock = Stopwatch.StartNew();
        foreach (var letters in new[] { new string('a', 5_000_000), string.Concat(Enumerable.Repeat("a ", 1_000_000)), new string('\ud800', 1_000_000) })
        {
            Index.Find(letters);
            SearchWords.OfQuestion(letters).Length.ShouldBeLessThanOrEqualTo(SearchWords.MostWords);
        }

        // Read whole, these letters would take minutes against every page.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_was_asked_is_shown_as_text_and_never_as_markup()
    {
        var page = await host.GetAsync("/learn/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\" onfocus=\"x"));
        page.Html.ShouldNotContain("<script>alert");
        page.Html.ShouldNotContain("\" onfocus");
    }

    [Fact]
    public async Task Found_pages_are_linked_with_their_kind()
    {
        var page = await host.GetAsync("/learn/search?q=piriformis");
        page.Links.ShouldContain(link => link.StartsWith(Address.Muscles + "/", StringComparison.Ordinal));
        page.Text.ShouldContain("Muscle");
        (await host.GetAsync("/learn/search?q=qqqqq")).Text.ShouldContain("Nothing was found.");
    }
}
