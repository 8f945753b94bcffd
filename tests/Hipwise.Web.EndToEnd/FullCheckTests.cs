using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>The full check: every question and every test that is offered, to the end.</summary>
public class FullCheckTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task To_the_last_test_that_is_offered()
    {
        var visit = await VisitAsync();
        var everything = Words.Knowledge.Equipment.Values.Where(thing => !thing.Assumed).Select(thing => thing.Name);
        var walk = new Walk(visit, new Mouse(), new Told { Full = true, Helper = true, Pains = [new("Low back, left", 2, "Aching")], Equipment = [.. everything] });
        await walk.WholeAsync();
        Console.WriteLine($"Full check: {walk.Answered.Count} pages, {walk.Done.Count} tests: {string.Join(", ", walk.Done)}.");

        walk.Done.Count.ShouldBeGreaterThan(Words.Knowledge.Reasoning.NextScreen.QuickScreens);
        walk.Done.ShouldBeUnique();
        walk.Answered.ShouldContain(Words.Say("checkup.body.title"));
        walk.Answered.ShouldContain(Words.Say("checkup.activities.title"));
        (await visit.Page.Locator("article.finding").CountAsync()).ShouldBeGreaterThan(0);
        await Assertions.Expect(visit.Page.GetByText(Words.Say("findings-page.next-later"))).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("findings-page.baseline") })).ToBeVisibleAsync();
    }
}
