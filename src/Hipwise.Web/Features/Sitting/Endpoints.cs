using Hipwise.Care.Calendars;
using Hipwise.Care.Nudges;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Features.Plan;
using Hipwise.Web.Hosting;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Web.Features.Sitting;

/// <summary>What open pages, phones' calendars and terminals ask about nudges.</summary>
internal static class Endpoints
{
    /// <summary>Adds them.</summary>
    public static void MapNudges(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/nudges");
        api.MapGet("", ShowAsync);
        api.MapGet("/stream", StreamAsync);
        api.MapPut("/{slot}/answer", AnswerAsync).AddEndpointFilter(OwnPages.Check);
        api.MapPut("/call", CallAsync).AddEndpointFilter(OwnPages.Check);
        app.MapPut("/api/v1/sitting/activity", NoteActivityAsync).AddEndpointFilter(OwnPages.Check);
        app.MapGet("/calendar/{**rest}", FeedAsync);
    }

    /// <summary>A nudge as a device shows it.</summary>
    internal sealed record ShownNudge(string Slot, string? Exercise, string? Link, string Name, string Dose, string? Desk, string Text);

    /// <summary>What waits for an answer, and what comes next.</summary>
    internal sealed record Board(ShownNudge? Open, string? NextAt, bool InCall, int[] SnoozeMinutes);

    /// <summary>What became of a nudge.</summary>
    internal sealed record Answer(string? Kind, int? Minutes);

    /// <summary>Whether the person is in a call.</summary>
    internal sealed record Call(bool On);

    private static async Task<Board> ShowAsync(NudgeDesk desk, OwnMemory own, CancellationToken stop)
    {
        var knowledge = await own.KnowledgeAsync(stop);
        var open = await desk.FindOpenAsync(stop);
        var next = await desk.FindNextAsync(stop);
        var inCall = (await desk.FindStateAsync(stop))?.InCallSince is not null;
        return new Board(
            open is null ? null : NudgeWords.Show(open, knowledge), next is null ? null : InstantPattern.ExtendedIso.Format(next.DueAt), inCall,
            [.. knowledge.Nudges.SnoozeMinutes]);
    }

    private static IResult StreamAsync(
        NudgeBoard board, NudgeDesk desk, OwnMemory own, IHostApplicationLifetime program, HttpContext context, CancellationToken stop)
    {
        // A stream that is open must not keep the program from ending.
        var end = CancellationTokenSource.CreateLinkedTokenSource(stop, program.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        async IAsyncEnumerable<Board> Boards([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var _ in board.ListenAsync(cancel))
            {
                yield return await ShowAsync(desk, own, CancellationToken.None);
            }
        }

        return TypedResults.ServerSentEvents(Boards(end.Token), "board");
    }

    private static async Task<IResult> AnswerAsync(string slot, Answer answer, NudgeDesk desk, KnowledgeBase knowledge, CancellationToken stop)
    {
        NudgeAnswer? kind = answer.Kind switch { "done" => NudgeAnswer.Done, "skip" => NudgeAnswer.Skipped, "snooze" => NudgeAnswer.Snoozed, _ => null };
        if (kind is null || InstantPattern.ExtendedIso.Parse(slot) is not { Success: true } at || answer.Minutes is < 1 || answer.Minutes > knowledge.Nudges.MostMinutes)
        {
            return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: $"Answer done, skip or snooze, with 1 to {knowledge.Nudges.MostMinutes} minutes.");
        }

        return await desk.AnswerAsync(at.Value, kind.Value, answer.Minutes, stop) is { } nudge
            ? Results.Ok(new { slot, answer = nudge.Past.Answer.ToString().ToLowerInvariant() })
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such nudge.");
    }

    private static async Task<IResult> CallAsync(Call call, NudgeDesk desk, TimeProvider clock, CancellationToken stop)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await desk.ChangeTodayAsync(sheet => call.On ? sheet.BeginCall(now) : sheet.EndCall(now), stop);
        return Results.NoContent();
    }

    // The same answer whether it was noted or not: a page that was open when it was switched off need not know.
    private static async Task<IResult> NoteActivityAsync(ActivityDesk desk, CancellationToken stop)
    {
        await desk.NoteAsync(stop);
        return Results.NoContent();
    }

    private static async Task<IResult> FeedAsync(HttpRequest request, FeedSecret feed, NudgeDesk desk, KnowledgeBase knowledge, TimeProvider clock, CancellationToken stop)
    {
        if (!await feed.IsPathAsync(request.Path, stop))
        {
            return Results.NotFound();
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var entries = await desk.FindStateAsync(stop) is { } state ? EntriesOf(state, now, knowledge) : [];
        var breaks = new CalendarFeed(knowledge.Phrases.Say("sitting.feed.name"), "-//Hipwise//Breaks//EN", [.. entries], Duration.FromHours(1));
        return Results.File(CalendarWriter.Write(breaks, now), "text/calendar; charset=utf-8");
    }

    private static IEnumerable<CalendarEntry> EntriesOf(NudgeState state, Instant now, KnowledgeBase knowledge)
    {
        var today = now.InZone(state.Settings.Zone).Date;
        var (title, text) = (knowledge.Phrases.Say("sitting.feed.title"), knowledge.Phrases.Say("sitting.feed.text"));
        return Enumerable.Range(0, knowledge.Nudges.FeedDays).SelectMany(ahead => NudgeSchedule.BreaksOf(state, today.PlusDays(ahead), knowledge))
            .Select(nudge => new CalendarEntry($"{nudge.Slot.ToUnixTimeSeconds()}@hipwise", nudge.DueAt, Duration.FromMinutes(knowledge.Nudges.FeedMinutes), title, text, 0));
    }
}

/// <summary>A nudge in words.</summary>
internal static class NudgeWords
{
    /// <summary>As a device shows it: what to do, how much, and where to put the desk.</summary>
    public static Endpoints.ShownNudge Show(StoredNudge nudge, KnowledgeBase knowledge)
    {
        var exercise = knowledge.Exercises.GetValueOrDefault(nudge.Past.Choice);
        var dose = exercise is null ? "" : DoseOf(exercise.BreakDose, knowledge.Phrases);
        var desk = nudge.Desk is { } move ? knowledge.Phrases.Say(move == DeskMove.Up ? "sitting.nudge.desk-up" : "sitting.nudge.desk-down") : null;
        var name = exercise?.Words.Name ?? desk ?? knowledge.Phrases.Say("sitting.nudge.stand");
        return new Endpoints.ShownNudge(
            InstantPattern.ExtendedIso.Format(nudge.Past.Slot), exercise?.Id, exercise is null ? null : OwnAddress.Of(exercise.Id), name, dose,
            nudge.Desk?.ToString().ToLowerInvariant(),
            string.Join(". ", new[] { dose.Length > 0 ? $"{name}: {dose}" : name, exercise is null ? null : desk }.OfType<string>()));
    }

    // A nudge is one set: its number need not be said.
    private static string DoseOf(Dose dose, Phrases words) => (dose.Sets, dose.Repetitions, dose.HoldSeconds) switch
    {
        (1, { } count, null) => words.Say("sitting.nudge.times", ("count", $"{count}")),
        (1, { } count, { } seconds) => words.Say("sitting.nudge.times-held", ("count", $"{count}"), ("seconds", $"{seconds}")),
        (1, null, { } seconds) => words.Say("sitting.nudge.seconds", ("seconds", $"{seconds}")),
        _ => DoseWords.Work(dose.Sets, dose.Repetitions, dose.HoldSeconds, words),
    };
}
