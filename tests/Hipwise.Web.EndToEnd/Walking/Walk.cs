using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>A person who walks through the check-up, one page after the other, by the words on them.</summary>
internal sealed class Walk(Visit visit, IHand hand, Told told)
{
    private const int MostPages = 200;
    private readonly TestWalk tests = new(visit, hand, told);

    /// <summary>Headings of the pages answered so far.</summary>
    public List<string> Answered { get; } = [];

    /// <summary>Looks at each page before it is answered.</summary>
    public Func<Task> Look { get; init; } = () => Task.CompletedTask;

    /// <summary>Screens done so far, by name.</summary>
    public IReadOnlyList<string> Done => tests.Done;

    private IPage Page => visit.Page;

    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>From an empty Today to the first question.</summary>
    public async Task BeginAsync()
    {
        await Page.GotoAsync("/");
        await Look();
        await visit.GoAsync(hand, Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Words.Say("today.welcome.begin") }));
        await Look();
        await hand.ChooseAsync(Page.GetByRole(AriaRole.Radio, new() { Name = Words.Say(told.Full ? "checkup.start.full" : "checkup.start.quick") }));
        await visit.GoAsync(hand, Button("checkup.start.begin"));
    }

    /// <summary>Answers page after page until one is reached whose address fits.</summary>
    public async Task UntilAsync(Func<string, bool> there)
    {
        for (var i = 0; !there(Path); i++)
        {
            i.ShouldBeLessThan(MostPages, "the check-up does not end");
            await AnswerAsync();
        }

        await Look();
    }

    /// <summary>From an empty Today to the findings.</summary>
    public async Task WholeAsync()
    {
        await BeginAsync();
        await UntilAsync(path => path == "/findings");
    }

    /// <summary>Answers the page that is open.</summary>
    public async Task AnswerAsync()
    {
        await Look();
        Answered.Add(await Page.Locator("h1").InnerTextAsync());
        await (Path.Split('/') switch
        {
            [_, "checkup", "age"] => ChooseAsync(Words.Say("checkup.age.label"), told.Age),
            [_, "checkup", "safety", _] => SafetyAsync(),
            [_, "checkup", "again"] => Task.CompletedTask,
            [_, "checkup", "pain"] => MarkAsync(),
            [_, "checkup", "pain", var number] => PainAsync(told.Pains[int.Parse(number) - 1]),
            [_, "checkup", "activities"] => ActivitiesAsync(),
            [_, "checkup", "day"] => hand.WriteAsync(Field("checkup.day.hours"), told.Sitting),
            [_, "checkup", "training"] => hand.WriteAsync(Field("checkup.training.sessions"), "2"),
            [_, "checkup", "things"] => ThingsAsync(),
            [_, "checkup", "wishes"] => WishesAsync(),
            [_, "checkup", "body"] => hand.WriteAsync(Field("checkup.body.height"), "172"),
            [_, "checkup", "tests"] => Task.CompletedTask,
            [_, "checkup", "test", .. var screen] => tests.AnswerAsync(screen),
            _ => throw new InvalidOperationException($"Nobody knows how to answer {Page.Url}."),
        });
        await visit.GoAsync(hand, OnButton());
    }

    public ILocator Group(string legend) => Page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });

    public Task ChooseAsync(string legend, string option) => hand.ChooseAsync(Group(legend).GetByLabel(option, new() { Exact = true }));

    private ILocator Field(string key) => Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Say(key), Exact = true });

    private ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key), Exact = true });

    /// <summary>The button or link that leads on.</summary>
    private ILocator OnButton() => Path.Split('/') switch
    {
        [_, "checkup", "safety", _] when told.OneByOne => Button("form.continue"),
        [_, "checkup", "safety", _] or [_, "checkup", "again"] => Button("checkup.safety.rest"),
        [_, "checkup", "pain"] when told.Pains.IsEmpty => Button("checkup.map.none"),
        [_, "checkup", "tests"] => Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.tests.begin") }),
        [_, "checkup", "test", _] => tests.BeginButton(),
        [_, "checkup", "test", _, _] => Button("form.save"),
        _ => Button("form.continue"),
    };

    private async Task SafetyAsync()
    {
        foreach (var question in await Page.Locator("main fieldset legend").AllInnerTextsAsync())
        {
            if (told.Safety.TryGetValue(question, out var answer))
            {
                await ChooseAsync(question, answer);
            }
            else if (told.OneByOne)
            {
                var none = Group(question).GetByLabel(Words.Say("checkup.safety.none-of-these"), new() { Exact = true });
                await hand.ChooseAsync(await none.CountAsync() > 0 ? none : Group(question).GetByLabel(Words.Say("form.no"), new() { Exact = true }));
            }
        }
    }

    private async Task MarkAsync()
    {
        foreach (var pain in told.Pains)
        {
            await hand.ChooseAsync(Page.GetByRole(AriaRole.Checkbox, new() { Name = pain.Place, Exact = true }).First);
        }
    }

    private async Task PainAsync(ToldPain pain)
    {
        await ChooseAsync(Words.Say("checkup.pain.intensity"), $"{pain.Strength}");
        foreach (var quality in pain.Qualities)
        {
            await ChooseAsync(Words.Say("checkup.pain.qualities"), quality);
        }
    }

    private async Task ActivitiesAsync()
    {
        await hand.WriteAsync(Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Say("checkup.activities.text", ("number", "1")) }), "Climbing stairs");
        await hand.ChooseAsync(Group(Words.Say("checkup.activities.score")).First.GetByLabel("6", new() { Exact = true }));
    }

    private async Task ThingsAsync()
    {
        foreach (var thing in told.Equipment)
        {
            await ChooseAsync(Words.Say("checkup.things.equipment"), thing);
        }

        await ChooseAsync(Words.Say("checkup.things.floor"), Words.Say("form.yes"));
        await ChooseAsync(Words.Say("checkup.things.helper"), Words.Say(told.Helper ? "form.yes" : "form.no"));
        await ChooseAsync(Words.Say("checkup.things.camera"), Words.Say("form.no"));
    }

    private async Task WishesAsync()
    {
        await hand.WriteAsync(Field("checkup.wishes.minutes"), "10");
        await ChooseAsync(Words.Say("checkup.wishes.loaded"), Words.Say("form.no"));
    }
}
