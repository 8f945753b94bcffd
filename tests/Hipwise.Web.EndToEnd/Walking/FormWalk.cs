using System.Net;
using Hipwise.Knowledge;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>A walk through the check-up by forms alone, without a browser: quick, for whatever needs a check-up to begin with.</summary>
/// <param name="caller">Who sends the forms.</param>
/// <param name="said">Answers by field; a measure's is named by screen, part and measure. What is not here is answered harmlessly.</param>
internal sealed class FormWalk(Caller caller, IReadOnlyDictionary<string, string[]>? said = null)
{
    private const int MostPages = 200;

    /// <summary>The page that is open.</summary>
    public Reply At { get; private set; } = null!;

    public string Path => At.Path.Split('?')[0];

    public async Task BeginAsync(string length = "quick")
    {
        At = await caller.OpenAsync("/checkup?new=yes");
        await SendAsync(At.FormOf("begin").With("length", length));
    }

    /// <summary>Goes on where the check-up stands.</summary>
    public async Task ResumeAsync()
    {
        At = await caller.OpenAsync("/checkup");
        At = await caller.OpenAsync(At.Document.QuerySelector("main a.button.primary")!.GetAttribute("href")!);
    }

    public async Task UntilAsync(Func<string, bool> there)
    {
        for (var i = 0; !there(Path); i++)
        {
            i.ShouldBeLessThan(MostPages, "the check-up does not end");
            await AnswerAsync();
        }
    }

    /// <summary>Answers the page that is open and goes where that leads; gives what was sent, or null when the page only had a link.</summary>
    public async Task<Sent?> AnswerAsync()
    {
        if (Link() is { } address)
        {
            At = await caller.OpenAsync(address);
            return null;
        }

        var (path, values) = (At.Path, Fill(At.FormOf("answers")).ToList());
        return new Sent(path, values, await SendAsync(values));
    }

    /// <summary>The form of the page that is open as it would be sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fill(SentForm form) =>
        form.Values.Where(value => !Answers(form).Any(answer => answer.Key == value.Key)).Concat(Answers(form));

    private async Task<string> SendAsync(IEnumerable<KeyValuePair<string, string>> values)
    {
        var reply = await caller.PostAsync(At.Path, values);
        reply.Status.ShouldBe(HttpStatusCode.Redirect, $"{At.Path}: {reply.Main}");
        At = await caller.FollowAsync(reply);
        At.Status.ShouldBe(HttpStatusCode.OK, At.Path);
        return reply.Location!;
    }

    private string? Link() => Path.Split('/') is [_, "checkup", "tests"] or [_, "checkup", "test", _]
        ? At.Document.QuerySelector("main .buttons a.button")!.GetAttribute("href")
        : null;

    private KeyValuePair<string, string>[] Answers(SentForm form)
    {
        var found = form.Fields.Where(field => said?.ContainsKey(Name(field)) == true)
            .SelectMany(field => said![Name(field)].Select(value => KeyValuePair.Create(field, value))).ToList();
        var usual = form.Fields.Where(field => said?.ContainsKey(Name(field)) != true).SelectMany(field => Usual(field).Select(value => KeyValuePair.Create(field, value)));
        return [.. found, .. usual.Where(value => value.Key != "none" || !form.Fields.Contains("places") || said?.ContainsKey("places") != true)];
    }

    private string[] Usual(string field) => field switch
    {
        "you.ageBand" => ["18-39"],
        "rest" => ["no"],
        "none" => ["yes"],
        "pain[0].intensity" => ["3"],
        "activities[0].text" => ["Climbing stairs"],
        "activities[0].score" => ["6"],
        "you.hoursSitting" => ["9"],
        "you.training.sessionsPerWeek" => ["2"],
        "you.floor" => ["yes"],
        "you.helper" or "you.camera" or "you.loadedSessions" => ["no"],
        "you.minutesPerDay" => ["10"],
        _ when MeasureOf(field) is { } measure => [Usual(measure)],
        _ => [],
    };

    private static string Usual(Measure measure) => measure.Type switch
    {
        MeasureType.Number => $"{Math.Round((measure.Min + measure.Max) / 2)}",
        MeasureType.YesNo => "no",
        _ => measure.Options[0],
    };

    private Measure? MeasureOf(string field) => field.StartsWith("screens[0].", StringComparison.Ordinal)
        ? Words.Knowledge.Screens[Path.Split('/')[3]].TryMeasure(Name(field).Split('/')[2])
        : null;

    /// <summary>The name an answer goes by: of a measure screen, part and id; otherwise that of the field.</summary>
    private string Name(string field) => field.StartsWith("screens[0].", StringComparison.Ordinal)
        ? $"{Path.Split('/')[3]}/{field["screens[0].".Length..].Split('[')[0].Replace('.', '/')}"
        : field;
}

/// <summary>A form that was sent, and where its answer led.</summary>
internal sealed record Sent(string Path, IReadOnlyList<KeyValuePair<string, string>> Values, string Location);
