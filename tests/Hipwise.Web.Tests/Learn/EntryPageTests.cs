using Hipwise.Knowledge;
using Hipwise.Web.Features.Learn;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Learn;

/// <summary>What the pages of single entries say.</summary>
public sealed class EntryPageTests(LearnHost host)
{
    private static KnowledgeBase Knowledge => RenderedBodyMap.Knowledge;

    [Fact]
    public async Task A_claim_says_its_verdict_what_is_known_and_how_well_it_was_checked()
    {
        foreach (var claim in Knowledge.Claims.Values)
        {
            var page = await host.GetAsync(Address.Claim(claim.Id));
            page.Text.ShouldContain(claim.Quote);
            page.Text.ShouldContain(Knowledge.Phrases.Say($"verdict.{claim.Verdict}"));
            page.Text.ShouldContain(claim.Summary);
            page.Text.ShouldContain(claim.Product);
            page.Text.ShouldContain(Knowledge.Phrases.Say($"learn.status.{claim.Grounds.Status.Word()}.text"));
            claim.Screens.Select(Address.Screen).Concat(claim.Exercises.Select(Address.Exercise)).ShouldBeSubsetOf(page.Links);
        }
    }

    [Fact]
    public async Task A_region_and_its_whole_link_to_each_other()
    {
        foreach (var region in Knowledge.Muscles.Values.Where(muscle => muscle.PartOf is not null))
        {
            (await host.GetAsync(Address.Muscle(region.Id))).Links.ShouldContain(Address.Muscle(region.PartOf!));
            (await host.GetAsync(Address.Muscle(region.PartOf!))).Links.ShouldContain(Address.Muscle(region.Id));
        }
    }

    [Fact]
    public async Task An_exercise_and_the_muscles_it_works_link_to_each_other()
    {
        foreach (var exercise in Knowledge.Exercises.Values)
        {
            var page = await host.GetAsync(Address.Exercise(exercise.Id));
            exercise.Muscles.Select(share => Address.Muscle(share.Muscle)).ShouldBeSubsetOf(page.Links);
        }

        foreach (var muscle in Knowledge.Muscles.Values)
        {
            var page = await host.GetAsync(Address.Muscle(muscle.Id));
            Knowledge.Exercises.Values.Where(exercise => exercise.Muscles.Any(share => share.Muscle == muscle.Id)).Select(exercise => Address.Exercise(exercise.Id))
                .ShouldBeSubsetOf(page.Links);
        }
    }

    [Fact]
    public async Task Easier_and_harder_variants_point_at_each_other()
    {
        foreach (var exercise in Knowledge.Exercises.Values)
        {
            foreach (var harder in exercise.Harder)
            {
                (await host.GetAsync(Address.Exercise(exercise.Id))).Links.ShouldContain(Address.Exercise(harder));
                (await host.GetAsync(Address.Exercise(harder))).Links.ShouldContain(Address.Exercise(exercise.Id));
            }
        }
    }

    [Fact]
    public void What_works_a_muscle_comes_with_the_highest_band_first()
    {
        foreach (var muscle in Knowledge.Muscles.Keys)
        {
            var heights = Knowledge.WorkOf(muscle).Select(work => Related.BandHeight(work.Share.Band)).ToList();
            heights.ShouldBe(heights.OrderDescending());
        }
    }

    [Fact]
    public async Task A_test_shows_everything_it_yields()
    {
        foreach (var screen in Knowledge.Screens.Values)
        {
            var page = await host.GetAsync(Address.Screen(screen.Id));
            foreach (var measure in screen.Measures)
            {
                page.Text.ShouldContain(measure.Ask);
            }

            page.Links.ShouldContain($"/checkup/test/{screen.Id}");
        }
    }

    [Fact]
    public async Task Every_chain_is_drawn_and_said_in_words()
    {
        var page = await host.GetAsync(Address.Chains);
        page.Html.Split("body-map-chain-line").Length.ShouldBeGreaterThan(Knowledge.Chains.Length);
        foreach (var chain in Knowledge.Chains)
        {
            page.Text.ShouldContain(chain.Data);
            page.Text.ShouldContain(string.Join(" → ", chain.Places.Select(place => Knowledge.Places[place].Name)));
        }
    }

    [Fact]
    public async Task Every_source_says_whether_it_was_read()
    {
        var page = await host.GetAsync(Address.Sources);
        foreach (var source in Knowledge.Sources.Values)
        {
            page.Text.ShouldContain(source.Citation);
            page.Ids.ShouldContain(source.Key);
        }

        page.Main.Split(">remembered<").Length.ShouldBe(Knowledge.Sources.Values.Count(source => !source.Seen) + 1);
    }

    [Fact]
    public void A_source_counts_each_entry_once()
    {
        var cited = Citations.In(Knowledge);
        foreach (var source in Knowledge.Sources.Keys)
        {
            cited[source].Where(row => row.Kind == "claims").Sum(row => row.Count)
                .ShouldBe(Knowledge.Claims.Values.Count(claim => claim.Article == source || claim.Grounds.Sources.Contains(source)), source);
        }
    }
}
