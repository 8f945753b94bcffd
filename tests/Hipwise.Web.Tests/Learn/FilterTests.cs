using Hipwise.Knowledge;
using Hipwise.Web.Features.Learn;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Learn;

/// <summary>Narrowing the lists of claims and exercises.</summary>
public sealed class FilterTests(LearnHost host)
{
    private static readonly ExerciseFilter Open = new(null, null, null, null, null, null);

    private static KnowledgeBase Knowledge => RenderedBodyMap.Knowledge;

    [Fact]
    public async Task A_verdict_shows_its_claims_and_no_others()
    {
        foreach (var verdict in Verdicts.All)
        {
            var shown = ClaimsOn(await host.GetAsync(Address.ClaimsWith(verdict)));
            shown.ShouldBe(Knowledge.Claims.Values.Where(claim => claim.Verdict == verdict).Select(claim => Address.Claim(claim.Id)), ignoreOrder: true);
        }
    }

    [Fact]
    public void The_verdicts_share_out_all_claims() =>
        Verdicts.All.Sum(verdict => Knowledge.Claims.Values.Count(Filter(verdict, null, null).Matches)).ShouldBe(Knowledge.Claims.Count);

    [Fact]
    public void Several_choices_narrow_together()
    {
        foreach (var claim in Knowledge.Claims.Values)
        {
            var all = Filter("partly", claim.Article, claim.Topic);
            all.Matches(claim).ShouldBe(claim.Verdict == "partly");
            Knowledge.Claims.Values.Where(all.Matches).ShouldAllBe(one => one.Verdict == "partly" && one.Article == claim.Article);
        }
    }

    [Fact]
    public void A_word_is_found_in_any_case_and_as_a_plural()
    {
        var some = Knowledge.Claims.Values.Where(Filter(null, null, "hamstring").Matches).ToList();
        some.ShouldNotBeEmpty();
        Knowledge.Claims.Values.Where(Filter(null, null, "HAMSTRINGS").Matches).ShouldBe(some);
    }

    [Theory]
    [InlineData("/learn/claims?q=zzzzzz")]
    [InlineData("/learn/exercises?equipment=treadmill&posture=supine")]
    public async Task Nothing_that_fits_is_said_kindly(string address)
    {
        var page = await host.GetAsync(address);
        page.Text.ShouldContain("Nothing fits all of these choices.");
        page.Links.Where(link => link.StartsWith(address.Split('?')[0] + "/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/learn/claims?verdict=nonsense&article=%3Cscript%3E")]
    [InlineData("/learn/exercises?need=x&muscle=x&equipment=x&posture=x&where=x&level=99")]
    public async Task Values_that_cannot_be_are_not_used(string address)
    {
        (await host.GetAsync(address)).Links.Count.ShouldBe((await host.GetAsync(address.Split('?')[0])).Links.Count);
    }

    [Fact]
    public async Task A_chosen_value_stays_chosen()
    {
        (await host.GetAsync("/learn/claims?verdict=wrong")).Main.ShouldContain("""<option value="wrong" selected""");
    }

    [Fact]
    public void Each_filter_of_exercises_keeps_those_that_fit()
    {
        foreach (var exercise in Knowledge.Exercises.Values)
        {
            ExerciseFilter[] fitting =
            [
                .. exercise.Needs.Select(need => Open with { Need = need }), .. exercise.Muscles.Select(share => Open with { Muscle = share.Muscle }),
                .. exercise.Equipment.Select(thing => Open with { Equipment = thing }), Open with { Posture = exercise.Posture }, Open with { Where = exercise.Where },
                Open with { Level = $"{exercise.Level}" },
            ];
            fitting.ShouldAllBe(filter => filter.Matches(exercise, Knowledge), exercise.Id);
            fitting.ShouldAllBe(filter => filter.Known(Knowledge) == filter, exercise.Id);
            var other = Knowledge.Exercises.Values.Select(one => one.Posture).First(posture => posture != exercise.Posture);
            (Open with { Posture = other }).Matches(exercise, Knowledge).ShouldBeFalse(exercise.Id);
        }
    }

    [Fact]
    public void A_whole_muscle_counts_its_regions()
    {
        foreach (var region in Knowledge.Muscles.Values.Where(muscle => muscle.PartOf is not null))
        {
            var (part, whole) = (Open with { Muscle = region.Id }, Open with { Muscle = region.PartOf });
            Knowledge.Exercises.Values.Where(exercise => part.Matches(exercise, Knowledge)).ShouldAllBe(exercise => whole.Matches(exercise, Knowledge), region.Id);
        }
    }

    [Fact]
    public void Nothing_special_means_only_what_everyone_has()
    {
        var bare = Open with { Equipment = ExerciseFilter.Nothing };
        foreach (var exercise in Knowledge.Exercises.Values)
        {
            bare.Matches(exercise, Knowledge).ShouldBe(exercise.Equipment.All(thing => Knowledge.Equipment[thing].Assumed), exercise.Id);
        }
    }

    private static ClaimFilter Filter(string? verdict, string? article, string? words) => ClaimFilter.Read(verdict, article, words, Knowledge);

    private static IEnumerable<string> ClaimsOn(LearnPageText page) => page.Links.Where(link => link.StartsWith(Address.Claims + "/", StringComparison.Ordinal));
}
