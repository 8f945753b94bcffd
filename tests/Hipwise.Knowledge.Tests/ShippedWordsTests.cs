using System.Text;
using System.Text.RegularExpressions;

namespace Hipwise.Knowledge.Tests;

/// <summary>The words that people read keep the rules of <c>knowledge/README.md</c>.</summary>
public sealed class ShippedWordsTests
{
    // Claims quote the articles and say what is known of their words, so there the words themselves may stand.
    private static IEnumerable<ShippedText> Spoken =>
        ShippedText.All.Where(text => text.File != "sources.yaml" && !(IsClaim(text) && text.Path is "/quote" or "/topic" or "/text/summary"));

    private static IEnumerable<ShippedText> Sided => ShippedText.All.Where(text =>
        text.File == "words.yaml" || text.File.Split('/')[0] is "findings" or "hypotheses" or "exercises" or "screens");

    [Theory]
    [InlineData(@"\binhibited\b")]
    [InlineData(@"\b(not|n't|never|stop(s|ped)?) firing\b|\bdo(es)? not fire\b|n't fire\b")]
    [InlineData(@"\basleep\b|\bsleepy\b")]
    [InlineData(@"\bdormant\b")]
    [InlineData(@"\bamnesia\b")]
    [InlineData(@"\bswitched[- ]off\b|\bshut(s)?[- ]down\b")]
    [InlineData(@"\bweak (gluteus )?medius\b")]
    [InlineData(@"\b(is|are|too|your|have|has) weak\b|\bweak (glutes?|gluteals?|muscles?|buttocks?|hips?)\b")]
    [InlineData(@"\binjury[- ]risk\b|\brisk of (an )?injury\b")]
    public void No_muscle_is_called_names_and_no_injury_is_foretold(string banned)
    {
        Matching(Spoken, banned).ShouldBeEmpty();
    }

    [Fact]
    public void The_words_red_flag_stay_out_of_what_people_read()
    {
        var texts = ShippedText.All.Where(text => !IsClaim(text) && text.File is not ("red-flags.yaml" or "sources.yaml"));
        Matching(texts, @"\bred[- ]flags?\b").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(@"\bright (away|now|after|before|at|up|down|here|there|amount|weight|way|dose|order|height|one|side up)\b")]
    [InlineData(@"\b(get|got|all|feels?|felt|just|quite) right\b|\bthe right (thing|moment|time|kind|place|muscles?)\b")]
    [InlineData(@"\bleft (out|over|off|alone|behind|open|until|to do)\b|\b(be|is|are|was|been|has|have|had|you|time|what) left\b")]
    public void Left_and_right_are_only_ever_sides(string idiom)
    {
        Matching(Sided, idiom).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_names_one_side_names_the_other_too()
    {
        // The sides of a person can be swapped only where a text treats both alike.
        Sided.Where(text => Count(text.Text, "left") != Count(text.Text, "right")).Select(text => text.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_a_finding_saw_and_the_sentences_of_the_product_have_places_to_fill()
    {
        var others = ShippedText.All.Where(text => text.File is not ("words.yaml" or "pages.yaml" or "emg-words.yaml") && !IsTemplate(text));
        others.Where(text => text.Text.Contains('{') || text.Text.Contains('}')).Select(text => text.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Places_to_fill_have_known_names()
    {
        string[] findings = ["side", "other-side", "value", "limit", "error", "seen", "tries", "left", "right", "percent", "choice"];
        string[] progress = ["done", "planned", "sets", "from", "to", "names", "weeks", "day", "sessions"];
        string[] product = ["text", "place", "screen", "minutes", "count", "first", "finding", "strength", "side", "name", "grade", "goal", "exercise", "load", .. progress];
        Unknown(ShippedText.All.Where(IsTemplate), findings).ShouldBeEmpty();
        Unknown(ShippedText.All.Where(text => text.File == "words.yaml"), product).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_hold_120_characters_at_most()
    {
        var tooLong = Shipped.Files.SelectMany(file => Encoding.UTF8.GetString(file.Value).Split('\n').Index()
            .Where(line => line.Item.TrimEnd('\r').Length > 120).Select(line => $"{file.Key}:{line.Index + 1} has {line.Item.Length}"));
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_that_people_read_is_empty()
    {
        ShippedText.All.Where(text => text.Path.Contains("/text", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(text.Text))
            .Select(text => $"{text}{text.Path}").ShouldBeEmpty();
    }

    private static bool IsClaim(ShippedText text) => text.File.StartsWith("claims/", StringComparison.Ordinal);

    private static bool IsTemplate(ShippedText text) => text.File.StartsWith("findings/", StringComparison.Ordinal)
        && text.Path is "/text/seen" or "/text/none" or "/when/text/seen" or "/when/text/none";

    private static IEnumerable<string> Matching(IEnumerable<ShippedText> texts, string pattern)
    {
        var words = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2));
        return texts.Where(text => words.IsMatch(text.Text)).Select(text => text.ToString());
    }

    private static int Count(string text, string word) =>
        Regex.Count(text, $@"\b{word}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static IEnumerable<string> Unknown(IEnumerable<ShippedText> texts, string[] known) =>
        texts.Where(text => Phrases.NamesIn(text.Text).Except(known, StringComparer.Ordinal).Any()).Select(text => text.ToString());
}
