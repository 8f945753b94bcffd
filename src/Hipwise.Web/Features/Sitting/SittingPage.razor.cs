using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Nudges;
using Hipwise.Data;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Forms;
using Hipwise.Web.Hosting.Lan;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Nudges now, how they are set, and how long was sat.</summary>
public sealed partial class SittingPage
{
    private const int ShownDays = 14;
    private static readonly ImmutableArray<Field> Fields =
    [
        new("on", FieldKind.YesNo), new("timeZone", FieldKind.Text), new("start", FieldKind.Text), new("end", FieldKind.Text), new("days", FieldKind.Many),
        new("daysOff", FieldKind.Text), new("everyMinutes", FieldKind.Number), new("place", FieldKind.Text), new("quiet.start", FieldKind.Text),
        new("quiet.end", FieldKind.Text), new("desk.sitMinutes", FieldKind.Number), new("desk.standMinutes", FieldKind.Number), new("calendar", FieldKind.Text),
        new("activity", FieldKind.Text), new("sound", FieldKind.YesNo),
    ];

    private FormState state = new();
    private NudgeSettings? settings;
    private JsonObject? kept;
    private Endpoints.ShownNudge? open;
    private Nudge? next;
    private TodaySheet today = new(null, [], null);
    private BusySheet busy = BusySheet.Empty;
    private ImmutableArray<SittingDay> days = [];
    private Instant now;
    private Instant? sat;
    private bool fewer;
    private string? feed;
    private string? homeFeed;

    /// <summary>Offers and takes answers.</summary>
    [Inject]
    public required NudgeDesk Desk { get; set; }

    /// <summary>Reads calendars.</summary>
    [Inject]
    public required CalendarDesk Calendars { get; set; }

    /// <summary>Settings and nudges.</summary>
    [Inject]
    public required NudgeStore Nudges { get; set; }

    /// <summary>The secret address of the calendar feed.</summary>
    [Inject]
    public required FeedSecret Feed { get; set; }

    /// <summary>What this program is made of; the home network among it, when it is served.</summary>
    [Inject]
    public required IServiceProvider Services { get; set; }

    /// <summary>Where this program listens.</summary>
    [Inject]
    public required IServer Web { get; set; }

    /// <summary>How long was sat.</summary>
    [Inject]
    public required SittingRecord Record { get; set; }

    /// <summary>What was told by hand.</summary>
    [Inject]
    public required DiaryStore Diary { get; set; }

    /// <summary>The time.</summary>
    [Inject]
    public required TimeProvider Time { get; set; }

    private Choice[] YesNo => [new("yes", Say("form.yes")), new("no", Say("form.no"))];

    private Choice[] Weekdays => [.. DayWords.All.Select(day => new Choice(day, DayWords.Short(day)))];

    private Choice[] Places => [.. Knowledge.Nudges.Places.Select(place => new Choice(place.Id, place.Name))];

    private Choice[] Activities => [.. Enum.GetNames<ActivityKind>().Select(name => name.ToLowerInvariant()).Select(id => new Choice(id, Say($"sitting.settings.activity-{id}")))];

    private DateTimeZone Zone => settings?.Zone ?? DateTimeZone.Utc;

    private bool StoppedToday => today.StoppedOn == now.InZone(Zone).Date;

    private LanSite? Site => Services.GetService<LanSite>();

    private string RuleText => Knowledge.Rules.First(rule => rule.Id == "nudge-adherence").Rule;

    private string NextWords =>
        !settings!.On ? Say("sitting.now.off")
        : today.InCallSince is not null ? Say("sitting.now.in-call")
        : next is null ? Say("sitting.now.none")
        : Say(next.Held ? "sitting.now.held" : "sitting.now.next", ("time", Moment(next.DueAt)));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Checkup = await Current.FindAsync();
        if (Checkup is not null)
        {
            await LoadAsync();
            state = FillForm();
        }
    }

    private async Task LoadAsync()
    {
        now = Instant.FromDateTimeOffset(Time.GetUtcNow());
        kept = await Nudges.FindSettingAsync(NudgeStore.SettingsKey);
        settings = kept is null ? null : Desk.TryRead(kept);
        today = await TodaySheet.ReadAsync(Nudges, CancellationToken.None);
        busy = await BusySheet.ReadAsync(Nudges, CancellationToken.None);
        open = await Desk.FindOpenAsync(CancellationToken.None) is not { } waiting ? null : NudgeWords.Show(waiting, await Own.KnowledgeAsync(CancellationToken.None));
        if (await Desk.FindStateAsync(CancellationToken.None) is { } all)
        {
            today = today with { InCallSince = all.InCallSince };
            next = NudgeSchedule.NextNudge(all, now, Knowledge);
            fewer = NudgeSchedule.AreFewer(all, now.InZone(Zone).Date, Knowledge);
        }

        var path = await Feed.FindPathAsync(CancellationToken.None);
        feed = path is null ? null : $"{Http.Request.Scheme}://{Http.Request.Host}{path}";
        homeFeed = path is null || Site is null || LanConnection.Carries(Http) ? null : LanListener.AddressesOf(Web)[0] + path;
        await LoadSittingAsync();
    }

    private async Task LoadSittingAsync()
    {
        var (all, since) = await Record.ReadAsync(now - Duration.FromDays(ShownDays), now, CancellationToken.None);
        (days, sat) = ([.. all.Reverse()], since);
    }

    private FormState FillForm()
    {
        var filled = FormJson.Read(kept, Fields);
        if (kept is null)
        {
            var hours = Checkup!.Answers.Person.WorkingHours;
            filled.Set("on", "yes");
            filled.Set("start", hours?.Start.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Knowledge.Nudges.UsualStart);
            filled.Set("end", hours?.End.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Knowledge.Nudges.UsualEnd);
            filled.Set("days", hours?.Days ?? [.. DayWords.All.Take(5)]);
            filled.Set("everyMinutes", $"{Knowledge.Reasoning.Plan.BreakMinutes}");
            filled.Set("place", Knowledge.Nudges.Places[0].Id);
            filled.Set("timeZone", Checkup.Answers.Person.TimeZone ?? TimeZoneInfo.Local.Id);
        }

        filled.Set("activity", (string?)kept?["activity"] ?? "none");
        filled.Set("sound", (bool?)kept?["sound"] == true ? "yes" : "no");
        filled.Set("desk", kept?["desk"] is null ? "no" : "yes");
        filled.Set("daysOff", string.Join(' ', (kept?["daysOff"]?.AsArray() ?? []).Select(day => (string)day!)));
        return filled;
    }

    private async Task SaveAsync()
    {
        state = FormJson.Post(Http.Request.Form, Fields);
        state.Set("desk", [.. Http.Request.Form["desk"].OfType<string>().Take(1)]);
        var json = FormJson.Write(state, Fields, Say("form.not-a-number"));
        Complete(json);
        try
        {
            NudgeSettingsReader.Read(JsonSerializer.SerializeToUtf8Bytes(json), Knowledge);
        }
        catch (AnswersException problem)
        {
            FormJson.Report(state, problem.Problems, Fields);
        }

        if (state.Problems.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var moved = (string?)kept?["calendar"] != (string?)json["calendar"];
        await Nudges.SaveSettingAsync(NudgeStore.SettingsKey, json, CancellationToken.None);
        if (moved)
        {
            await Calendars.ForgetAsync(CancellationToken.None);
            await Calendars.RefreshAsync(Http.RequestAborted, force: true);
        }

        await Desk.LookAsync(CancellationToken.None);
        Go("/sitting");
    }

    private void Complete(JsonObject json)
    {
        if (state["desk"] == "yes")
        {
            json["desk"] ??= new JsonObject();
        }
        else
        {
            json.Remove("desk");
        }

        var off = state["daysOff"].Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        json["daysOff"] = new JsonArray([.. off.Select(day => JsonValue.Create(day))]);
    }

    // The nudge that the page showed, whatever has come since.
    private async Task AnswerAsync(NudgeAnswer answer)
    {
        if (InstantPattern.ExtendedIso.Parse($"{Http.Request.Form["slot"]}") is { Success: true } slot)
        {
            var isChosen = int.TryParse(Http.Request.Form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
                && Knowledge.Nudges.SnoozeMinutes.Contains(minutes);
            await Desk.AnswerAsync(slot.Value, answer, isChosen ? minutes : null, CancellationToken.None);
        }

        Go("/sitting");
    }

    // What the button said, not the other way round: another device may have been faster.
    private bool IsToBe => $"{Http.Request.Form["to"]}" == "yes";

    // A call of another day, which nobody ended, is none.
    private async Task CallAsync()
    {
        TodaySheet Begin(TodaySheet sheet) => (today.InCallSince is null ? sheet with { InCallSince = null } : sheet).BeginCall(now);
        await Desk.ChangeTodayAsync(sheet => IsToBe ? Begin(sheet) : sheet.EndCall(now), CancellationToken.None);
        Go("/sitting");
    }

    private async Task StopAsync()
    {
        var day = now.InZone(Zone).Date;
        await Desk.ChangeTodayAsync(sheet => sheet with { StoppedOn = IsToBe ? day : null }, CancellationToken.None);
        Go("/sitting");
    }

    private async Task SitAsync()
    {
        if (IsToBe == sat is null)
        {
            var content = new JsonObject { ["state"] = IsToBe ? "sat" : "stood" };
            await Diary.AddAsync([new DiaryEntry(Guid.NewGuid(), null, SittingRecord.Kind, now.ToDateTimeOffset(), content)], CancellationToken.None);
        }

        Go("/sitting");
    }

    private async Task TakeFileAsync()
    {
        var problem = "no-file";
        if (Http.Request.Form.Files["file"] is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            problem = await Calendars.TakeFileAsync(content.ToArray(), CancellationToken.None);
        }

        if (problem is null)
        {
            Go("/sitting");
            return;
        }

        state.Report("file", Say($"sitting.calendar.problem.{problem}"));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task ForgetAsync()
    {
        await Calendars.ForgetAsync(CancellationToken.None);
        Go("/sitting");
    }

    private async Task RenewAsync()
    {
        await Feed.RenewAsync(CancellationToken.None);
        Go("/sitting");
    }

    private async Task RevokeAsync()
    {
        await Feed.RevokeAsync(CancellationToken.None);
        Go("/sitting");
    }

    private string Clock(Instant at) => at.InZone(Zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Moment(Instant at) => at.InZone(Zone).Date == now.InZone(Zone).Date
        ? Clock(at)
        : at.InZone(Zone).ToString("dddd, HH:mm", CultureInfo.InvariantCulture);
}
