using Hipwise.Knowledge;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>Gets through the pages of any screen: what is asked is answered as it is asked.</summary>
internal sealed class TestWalk(Visit visit, IHand hand, Told told)
{
    private readonly List<string> done = [];

    /// <summary>Names of the screens begun.</summary>
    public IReadOnlyList<string> Done => done;

    private IPage Page => visit.Page;

    /// <summary>Answers the page of a screen, or of one part of it.</summary>
    public async Task AnswerAsync(string[] address)
    {
        var screen = Words.Knowledge.Screens[address[0]];
        if (address.Length == 1)
        {
            done.Add(screen.Words.Name);
            return;
        }

        foreach (var measure in screen.Measures)
        {
            await FillAsync(measure, told.ValuesOf(screen, address[1], measure));
        }

        await hand.ChooseAsync(Page.GetByRole(AriaRole.Group, new() { Name = Words.Say("checkup.test.pain"), Exact = true }).GetByLabel("1", new() { Exact = true }));
    }

    /// <summary>The link that begins the screen, alone where that is offered.</summary>
    public ILocator BeginButton() => Page.Locator("main .buttons a.button").First;

    /// <summary>Fills in one measure; one that is not asked is passed over.</summary>
    public async Task FillAsync(Measure measure, string[] values)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = measure.Ask, Exact = true });
        var field = Page.GetByRole(AriaRole.Textbox, new() { Name = measure.Ask, Exact = true });
        if (await field.CountAsync() > 0)
        {
            await hand.WriteAsync(field, values[0]);
        }
        else if (await group.CountAsync() > 0)
        {
            await FillAsync(group, measure, values);
        }
    }

    private async Task FillAsync(ILocator group, Measure measure, string[] values)
    {
        if (measure.Type is MeasureType.Choice or MeasureType.Choices || measure.Tries == 1)
        {
            foreach (var value in values)
            {
                await hand.ChooseAsync(group.GetByLabel(value, new() { Exact = true }));
            }

            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            var name = Words.Say("checkup.test.try", ("number", $"{i + 1}"));
            await (measure.Type == MeasureType.Number
                ? hand.WriteAsync(group.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true }), values[i])
                : hand.ChooseAsync(group.GetByRole(AriaRole.Group, new() { Name = name, Exact = true }).GetByLabel(values[i], new() { Exact = true })));
        }
    }
}
