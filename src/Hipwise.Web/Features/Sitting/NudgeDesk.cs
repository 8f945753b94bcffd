using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Nudges;
using Hipwise.Care.Sessions;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Features.Session;
using NodaTime;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Puts together what the next nudge depends on, offers nudges, and takes answers.</summary>
/// <param name="store">Settings and nudges.</param>
/// <param name="checkups">The plan that breaks come from.</param>
/// <param name="training">What was done today.</param>
/// <param name="board">Where open pages listen.</param>
/// <param name="own">Own exercises and limits.</param>
/// <param name="knowledge">How nudges are timed and chosen.</param>
/// <param name="clock">The time.</param>
public sealed class NudgeDesk(
    NudgeStore store, CheckupMemory checkups, TrainingMemory training, NudgeBoard board, OwnMemory own, KnowledgeBase knowledge, TimeProvider clock)
{
    /// <summary>Name of the setting that holds today's calls and whether they want no more today.</summary>
    public const string TodayKey = "nudges-today";

    /// <summary>Name of the setting that holds when they are busy.</summary>
    public const string BusyKey = "busy";

    private Duration Patience => Duration.FromMinutes(knowledge.Nudges.PatienceMinutes);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>What the next nudge depends on; null before the person has set anything.</summary>
    public async Task<NudgeState?> FindStateAsync(CancellationToken cancellationToken)
    {
        if (await store.FindSettingAsync(NudgeStore.SettingsKey, cancellationToken) is not { } json || TryRead(json) is not { } settings)
        {
            return null;
        }

        var now = Now;
        var past = (await store.ListAsync(now - Duration.FromDays(knowledge.Nudges.RememberedDays + 1), cancellationToken)).Select(nudge => nudge.Past);
        var today = await TodaySheet.ReadAsync(store, cancellationToken);
        var busy = await BusySheet.ReadAsync(store, cancellationToken);
        // Nobody is in a call overnight: whoever forgot to end it gets nudges again the next day.
        var inCall = today.InCallSince is { } since && since.InZone(settings.Zone).Date == now.InZone(settings.Zone).Date ? today.InCallSince : null;
        return new NudgeState(settings, [.. past], busy.Busy, inCall, today.Calls, today.StoppedOn, await ListChoicesAsync(settings, now, cancellationToken))
        {
            Limited = await ListLimitedAsync(cancellationToken),
        };
    }

    /// <summary>Offers what is due and notes when to look again.</summary>
    /// <returns>True when a nudge was offered.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var state = await FindStateAsync(cancellationToken);
        var next = state is null ? null : NudgeSchedule.NextNudge(state, now, knowledge);
        var offered = next?.DueAt <= now && await store.OfferAsync(next, now, cancellationToken);
        if (offered && await FindStateAsync(cancellationToken) is { } after)
        {
            next = NudgeSchedule.NextNudge(after, now, knowledge);
        }

        // Nothing in sight, as on a long holiday: tomorrow there may be. One that waits is looked at again when it no longer does, so that it goes away.
        var due = next?.DueAt ?? now + Duration.FromDays(1);
        var gone = await FindOpenAsync(cancellationToken) is { } open ? open.Past.OfferedAt + Patience : due;
        await store.SetDueAsync(Instant.Min(due, gone), cancellationToken);
        board.Tell();
        return offered;
    }

    /// <summary>The nudge that waits for an answer, or null; once the patience of the rules is over it no longer waits.</summary>
    public async Task<StoredNudge?> FindOpenAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var since = now - Patience;
        var newest = (await store.ListAsync(since, cancellationToken)).LastOrDefault();
        return newest is { Past.Answer: NudgeAnswer.Open } ? await WithinLimitsAsync(newest, cancellationToken) : null;
    }

    // A limit set since it was offered counts at once: then it asks only to stand up.
    private async Task<StoredNudge> WithinLimitsAsync(StoredNudge nudge, CancellationToken cancellationToken)
    {
        var limited = await ListLimitedAsync(cancellationToken);
        return limited.Contains(nudge.Past.Choice) ? nudge with { Past = nudge.Past with { Choice = "" } } : nudge;
    }

    /// <summary>When the next nudge comes, or null.</summary>
    public async Task<Nudge?> FindNextAsync(CancellationToken cancellationToken) =>
        await FindStateAsync(cancellationToken) is { } state ? NudgeSchedule.NextNudge(state, Now, knowledge) : null;

    /// <summary>Takes an answer; of several devices the first counts.</summary>
    /// <returns>The nudge as it now stands, or null when there is no such nudge.</returns>
    public async Task<StoredNudge?> AnswerAsync(Instant slot, NudgeAnswer answer, int? minutes, CancellationToken cancellationToken)
    {
        Instant? until = answer == NudgeAnswer.Snoozed ? Now + Duration.FromMinutes(minutes ?? knowledge.Nudges.SnoozeMinutes[0]) : null;
        var answered = await store.AnswerAsync(slot, answer, until, cancellationToken);
        await LookAsync(cancellationToken);
        return answered;
    }

    /// <summary>Begins or ends a call, or ends nudges for today; of several devices at once one after another.</summary>
    public async Task ChangeTodayAsync(Func<TodaySheet, TodaySheet> change, CancellationToken cancellationToken)
    {
        await store.ChangeSettingAsync(TodayKey, json => change(TodaySheet.Read(json)).Write(), cancellationToken);
        await LookAsync(cancellationToken);
    }

    /// <summary>The settings as read, or null when they no longer fit.</summary>
    public NudgeSettings? TryRead(JsonObject json)
    {
        try
        {
            return NudgeSettingsReader.Read(JsonSerializer.SerializeToUtf8Bytes(json), knowledge);
        }
        catch (AnswersException)
        {
            return null;
        }
    }

    private async Task<ImmutableHashSet<string>> ListLimitedAsync(CancellationToken cancellationToken)
    {
        var limits = await own.LimitsAsync(cancellationToken);
        var whole = await own.KnowledgeAsync(cancellationToken);
        return [.. whole.Exercises.Values.Where(exercise => limits.FindBarring(exercise) is not null || exercise.Own is { Removed: true }).Select(exercise => exercise.Id)];
    }

    /// <summary>Breaks of the plan, then small parts of today's session that are still to do.</summary>
    private async Task<ImmutableArray<NudgeChoice>> ListChoicesAsync(NudgeSettings settings, Instant now, CancellationToken cancellationToken)
    {
        if (await checkups.FindAsync(cancellationToken) is not { Result.Plan: { } plan } found)
        {
            return [];
        }

        var local = now.InZone(settings.Zone).Date;
        var today = local.ToDateOnly();
        var log = await training.ReadAsync(cancellationToken);
        var done = log.Sessions.Where(session => session.Day == today).SelectMany(session => session.Sets).Select(set => set.Exercise).ToHashSet(StringComparer.Ordinal);
        var due = SessionPlanner.FindHold(log, knowledge) is not null ? [] : plan.Blocks
            .Where(block => block.Days.Contains(local.DayOfWeek.ToString().ToLowerInvariant())).SelectMany(block => block.Prescriptions)
            .Where(line => line.Seconds <= knowledge.Nudges.SmallSeconds && !done.Contains(line.Exercise)).Select(line => line.Exercise);
        var whole = await own.KnowledgeAsync(cancellationToken);
        return
        [
            .. plan.Breaks.Choices.Select(choice => choice.Exercise).Concat(due).Distinct(StringComparer.Ordinal).Where(whole.Exercises.ContainsKey)
                .Select(id => new NudgeChoice(id, whole.Exercises[id].Where, due.Contains(id))),
        ];
    }
}
