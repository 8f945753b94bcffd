namespace Hipwise.Knowledge.Tests;

/// <summary>The shipped knowledge keeps the rules of the evidence tables.</summary>
public sealed class ShippedRulesTests
{
    private static readonly string[] Articles = ["article-a", "article-b"];

    private static KnowledgeBase Knowledge => Shipped.Knowledge;

    [Fact]
    public void A_claim_without_a_paper_cites_the_article_it_stands_in()
    {
        var wrong = Knowledge.Claims.Values.Where(claim => !claim.Grounds.Sources.Except(Articles, StringComparer.Ordinal).Any()
            && !claim.Grounds.Sources.SequenceEqual([claim.Article], StringComparer.Ordinal));
        wrong.Select(claim => claim.Id).ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_is_quoted_in_eight_words_at_most()
    {
        var tooLong = Knowledge.Claims.Values.Where(claim => claim.Quote.Split(' ').Count(word => word.Any(char.IsLetterOrDigit)) > 8);
        tooLong.Select(claim => $"{claim.Id}: {claim.Quote}").ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_belongs_to_the_article_its_id_begins_with()
    {
        Knowledge.Claims.Values.Where(claim => claim.Article != $"article-{claim.Id[0]}").Select(claim => claim.Id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("neck")]
    [InlineData("elbow")]
    public void No_gluteal_explanation_is_offered_at_neck_and_elbow(string place)
    {
        Knowledge.Places[place].Gluteal.ShouldBeFalse();
        var offered = Knowledge.Hypotheses.Values.Where(hypothesis => hypothesis is { Gluteal: true, Offer: true } && hypothesis.Places.Contains(place));
        offered.Select(hypothesis => hypothesis.Id).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_read_never_moves_a_probability()
    {
        var evidence = Knowledge.Hypotheses.Values.SelectMany(hypothesis => hypothesis.Evidence).Where(item => item.MovesProbability).ToList();
        evidence.ShouldNotBeEmpty();
        evidence.ShouldAllBe(item => item.Accuracy != null && item.Grounds.Sources.Length > 0);
        evidence.ShouldAllBe(item => item.Grounds.Status == CheckStatus.Verified || item.Grounds.Status == CheckStatus.Partly);
    }

    [Fact]
    public void Every_number_has_a_range_a_reference_or_a_note_and_an_error()
    {
        var numbers = Knowledge.Screens.Values.SelectMany(screen => screen.Measures.Select(measure => (screen.Id, measure)))
            .Where(pair => pair.measure.Type == MeasureType.Number);
        numbers.Where(pair => pair.measure.Unit is null || pair.measure.Reference is null || pair.measure.Error is null)
            .Select(pair => $"{pair.Id}/{pair.measure.Id}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("single-leg-stance", "pelvic-drop", 4.0)]
    [InlineData("modified-thomas", "thigh-angle", 4.0)]
    public void Published_errors_are_what_the_tables_say(string screen, string measure, double smallest)
    {
        Knowledge.Screens[screen].TryMeasure(measure)!.Error!.SmallestShown(0).ShouldBe(smallest, 0.25);
    }

    [Fact]
    public void An_emg_band_names_who_measured_it()
    {
        var bands = Knowledge.Exercises.Values.SelectMany(exercise => exercise.Muscles.Select(share => (exercise.Id, share)))
            .Where(pair => pair.share.Band is not null).ToList();
        bands.ShouldNotBeEmpty();
        bands.Where(pair => pair.share.Grounds is null || pair.share.Grounds.Sources.IsEmpty).Select(pair => pair.Id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("activation")]
    [InlineData("motor-control")]
    [InlineData("strength")]
    [InlineData("hypertrophy")]
    [InlineData("mobility")]
    [InlineData("balance")]
    public void Every_purpose_is_served(string purpose)
    {
        Knowledge.Exercises.Values.ShouldContain(exercise => exercise.Purposes.Contains(purpose));
    }

    [Fact]
    public void Rising_from_a_chair_leads_with_the_nose_and_not_with_an_upright_trunk()
    {
        var words = Knowledge.Exercises["sit-to-stand"].Words;
        words.Steps.Concat(words.Cues).ShouldContain(line => line.Contains("nose", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Felt_hamstrings_in_a_bridge_are_called_normal_and_ask_nothing_of_a_plan()
    {
        var finding = Knowledge.Findings["bridge-felt-hamstrings"];
        finding.Words.Seen.ShouldContain("normal");
        finding.Needs.ShouldBeEmpty();
    }

    [Fact]
    public void The_modified_thomas_test_counts_only_with_the_low_back_held_flat()
    {
        var tests = Knowledge.Findings.Values.SelectMany(finding => finding.Tests).ToList();
        tests.ShouldNotContain(test => test.Measure != null && test.Measure.Value.ToString() == "modified-thomas/thigh-angle");
        var patterns = tests.Where(test => test.All.Any(item => Looks(item, "thigh-angle"))).ToList();
        patterns.ShouldNotBeEmpty();
        patterns.ShouldAllBe(test => test.All.Any(item => Looks(item, "back-flat")));
    }

    [Fact]
    public void No_finding_scores_an_order_of_firing()
    {
        var orders = Knowledge.Screens["prone-hip-extension"].Measures.Select(measure => measure.Id)
            .Where(id => id.Contains("order", StringComparison.Ordinal) || id.Contains("first", StringComparison.Ordinal)).ToList();
        orders.ShouldNotBeEmpty();
        var used = Knowledge.Findings.Values.SelectMany(finding => finding.Tests).Select(test => test.Measure?.Measure);
        used.Intersect(orders, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static bool Looks(Condition condition, string measure) =>
        condition is Observed observed && observed.Measures.Any(id => id.Screen == "modified-thomas" && id.Measure == measure);
}
