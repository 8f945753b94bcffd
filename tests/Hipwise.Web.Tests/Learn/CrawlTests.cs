using System.Net;
using Hipwise.Web.Features.Learn;
using Hipwise.Web.Tests.Drawings;

namespace Hipwise.Web.Tests.Learn;

/// <summary>Every page of Learn, reached by its links.</summary>
public sealed class CrawlTests(LearnHost host)
{
    private static Hipwise.Knowledge.KnowledgeBase Knowledge => RenderedBodyMap.Knowledge;

    /// <summary>The page of each entry that has one of its own.</summary>
    private static IEnumerable<string> Pages =>
    [
        .. Knowledge.Claims.Keys.Select(Address.Claim), .. Knowledge.Muscles.Keys.Select(Address.Muscle), .. Knowledge.Screens.Keys.Select(Address.Screen),
        .. Knowledge.Exercises.Keys.Select(Address.Exercise),
    ];

    [Fact]
    public async Task Every_entry_is_reached_and_every_link_leads_somewhere()
    {
        var pages = await CrawlAsync();
        Pages.Except(pages.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        foreach (var (address, from) in pages.Values.SelectMany(page => page.Links.Select(link => (link, page.Address))).DistinctBy(pair => pair.link))
        {
            await LeadsSomewhereAsync(address, from, pages);
        }
    }

    [Fact]
    public async Task Every_page_has_one_first_heading_and_skips_no_level()
    {
        foreach (var page in (await CrawlAsync()).Values)
        {
            page.Headings[0].ShouldBe(1, page.Address);
            page.Headings.Count(level => level == 1).ShouldBe(1, page.Address);
            page.Headings.Zip(page.Headings.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1, page.Address);
        }
    }

    [Fact]
    public async Task Every_page_has_a_title_of_its_own_kind_and_unique_ids()
    {
        foreach (var page in (await CrawlAsync()).Values)
        {
            page.Html.ShouldContain(" · Hipwise</title>", Case.Sensitive, page.Address);
            page.Ids.ShouldBeUnique(page.Address);
            page.Main.ShouldNotContain(" style=", Case.Insensitive, page.Address);
            page.Main.ShouldNotContain("<script", Case.Insensitive, page.Address);
        }
    }

    [Fact]
    public async Task Nothing_on_a_page_is_left_unfilled_or_written_for_a_machine()
    {
        foreach (var page in (await CrawlAsync()).Values)
        {
            page.Text.ShouldNotContain("{", Case.Sensitive, page.Address);
            page.Text.ShouldNotContain("System.", Case.Sensitive, page.Address);
            page.Text.ShouldNotContain("very-high", Case.Sensitive, page.Address);
        }
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("muscles")]
    [InlineData("screens")]
    [InlineData("exercises")]
    public async Task An_entry_that_does_not_exist_is_not_found(string kind)
    {
        using var answer = await host.Client.GetAsync($"/learn/{kind}/no-such-entry", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Filters multiply, so pages with a filter are looked at but not followed.
    private async Task<Dictionary<string, LearnPageText>> CrawlAsync()
    {
        var pages = new Dictionary<string, LearnPageText>(StringComparer.Ordinal);
        var open = new Queue<string>([Address.Start, Address.Search]);
        while (open.TryDequeue(out var address))
        {
            if (!pages.ContainsKey(address))
            {
                pages[address] = await host.GetAsync(address);
                pages[address].Links.Select(link => link.Split('#')[0]).Where(IsLearn).Where(link => !link.Contains('?', StringComparison.Ordinal)).ToList().ForEach(open.Enqueue);
            }
        }

        return pages;
    }

    private async Task LeadsSomewhereAsync(string link, string from, Dictionary<string, LearnPageText> pages)
    {
        link.ShouldStartWith("/", Case.Sensitive, from);
        var parts = link.Split('#');
        if (parts is [var path, var part])
        {
            pages[path].Ids.ShouldContain(Uri.UnescapeDataString(part), $"{from} → {link}");
        }
        else if (!pages.ContainsKey(link))
        {
            using var answer = await host.Client.GetAsync(link, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
        }
    }

    private static bool IsLearn(string address) => address == Address.Start || address.StartsWith(Address.Start + "/", StringComparison.Ordinal);
}
