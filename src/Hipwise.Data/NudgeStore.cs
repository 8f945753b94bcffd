using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Nudges;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hipwise.Data;

/// <summary>An offered nudge as it is kept.</summary>
/// <param name="Past">What and when, and what became of it.</param>
/// <param name="Desk">Where to put a standing desk, or null.</param>
public sealed record StoredNudge(PastNudge Past, DeskMove? Desk);

/// <summary>What a person set, the nudges they were offered, and when the next is due.</summary>
/// <param name="database">Where they are kept; migrated before the first call.</param>
/// <param name="clock">The time that rows carry.</param>
public sealed class NudgeStore(Database database, TimeProvider clock)
{
    /// <summary>Name of the setting that holds when and how a person wants to be nudged.</summary>
    public const string SettingsKey = "nudges";

    private const int Batch = 100;

    /// <summary>What was read at the same number is still true.</summary>
    public long Revision => database.Writes;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Id of the one person, or null before anything is kept of them.</summary>
    public Task<Guid?> FindPersonAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        async context => (await context.Persons.AsNoTracking().OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken))?.Id, cancellationToken);

    /// <summary>What was set under a name, or null.</summary>
    public Task<JsonObject?> FindSettingAsync(string key, CancellationToken cancellationToken = default) => database.ReadAsync(
        async context => await context.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken) is { } row
            ? JsonNode.Parse(row.Json)!.AsObject()
            : null,
        cancellationToken);

    /// <summary>Sets something under a name, or takes it away.</summary>
    /// <exception cref="ArgumentException">It cannot be kept: no key, or no sound JSON of at most a mebibyte.</exception>
    public Task SaveSettingAsync(string key, JsonObject? value, CancellationToken cancellationToken = default)
    {
        var json = Check(key, value);
        return database.WriteAsync(
            async context =>
            {
                var person = await PersonOf.GetAsync(context, Now, cancellationToken);
                await context.Settings.Where(row => row.PersonId == person && row.Key == key).ExecuteDeleteAsync(cancellationToken);
                if (value is not null)
                {
                    context.Add(new SettingRow { PersonId = person, Key = key, Json = json, SavedAt = Now });
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Changes what was set under a name, of several at once one after another.</summary>
    /// <param name="key">The name.</param>
    /// <param name="change">From what is there, or null, to what shall be; null leaves it as it is.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <exception cref="ArgumentException">It cannot be kept: no key, or no sound JSON of at most a mebibyte.</exception>
    public Task ChangeSettingAsync(string key, Func<JsonObject?, JsonObject?> change, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            var person = await PersonOf.GetAsync(context, Now, cancellationToken);
            var row = await context.Settings.FirstOrDefaultAsync(one => one.PersonId == person && one.Key == key, cancellationToken);
            if (change(row is null ? null : JsonNode.Parse(row.Json)!.AsObject()) is { } value)
            {
                row ??= context.Add(new SettingRow { PersonId = person, Key = key, Json = "" }).Entity;
                (row.Json, row.SavedAt) = (Check(key, value), Now);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Nudges offered since a time, oldest first.</summary>
    public Task<ImmutableArray<StoredNudge>> ListAsync(Instant since, CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var from = since.ToDateTimeUtc();
            var rows = await context.Nudges.AsNoTracking().Where(row => row.OfferedAt >= from).OrderBy(row => row.OfferedAt).ToListAsync(cancellationToken);
            return rows.Select(Show).ToImmutableArray();
        },
        cancellationToken);

    /// <summary>Keeps a nudge as offered.</summary>
    /// <returns>False when that slot was offered before and not put off: someone else was faster.</returns>
    public Task<bool> OfferAsync(Nudge nudge, Instant at, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            var person = await PersonOf.GetAsync(context, Now, cancellationToken);
            var slot = nudge.Slot.ToDateTimeUtc();
            var row = await context.Nudges.FirstOrDefaultAsync(one => one.PersonId == person && one.Slot == slot, cancellationToken);
            if (row is not null && row.Answer != nameof(NudgeAnswer.Snoozed))
            {
                return false;
            }

            row ??= context.Add(new NudgeRow { PersonId = person, Slot = slot, Answer = "" }).Entity;
            (row.Choice, row.Desk, row.OfferedAt, row.Answer, row.AnsweredAt, row.Until) =
                (nudge.Choice, nudge.Desk?.ToString(), at.ToDateTimeUtc(), nameof(NudgeAnswer.Open), null, null);
            return true;
        },
        cancellationToken);

    /// <summary>Answers a nudge; of several devices the first counts.</summary>
    /// <param name="slot">The slot that names it.</param>
    /// <param name="answer">Done, skipped or put off.</param>
    /// <param name="until">Until when it is put off; only then.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <returns>The nudge as it now stands, or null when it was never offered.</returns>
    public Task<StoredNudge?> AnswerAsync(Instant slot, NudgeAnswer answer, Instant? until, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            var at = slot.ToDateTimeUtc();
            if (await context.Nudges.FirstOrDefaultAsync(one => one.Slot == at, cancellationToken) is not { } row)
            {
                return null;
            }

            if (row.Answer is nameof(NudgeAnswer.Open) or nameof(NudgeAnswer.Snoozed))
            {
                (row.Answer, row.AnsweredAt, row.Until) = (answer.ToString(), Now, answer == NudgeAnswer.Snoozed ? until?.ToDateTimeUtc() : null);
            }

            return Show(row);
        },
        cancellationToken);

    /// <summary>
    /// People to look at now, those waiting longest first; a hundred at most. Someone who has set nudges but was never looked at is among
    /// them, such as after an import.
    /// </summary>
    public Task<ImmutableArray<Guid>> ListDueAsync(Instant now, CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var at = now.ToDateTimeUtc();
            var due = await context.NudgesDue.AsNoTracking().Where(row => row.DueAt <= at).OrderBy(row => row.DueAt).Select(row => row.PersonId).Take(Batch)
                .ToListAsync(cancellationToken);
            var fresh = await context.Settings.AsNoTracking().Where(row => row.Key == SettingsKey && !context.NudgesDue.Any(one => one.PersonId == row.PersonId))
                .Select(row => row.PersonId).Take(Batch).ToListAsync(cancellationToken);
            return due.Concat(fresh).Take(Batch).ToImmutableArray();
        },
        cancellationToken);

    /// <summary>Notes when the person is to be looked at next.</summary>
    public Task SetDueAsync(Instant due, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            var person = await PersonOf.GetAsync(context, Now, cancellationToken);
            await context.NudgesDue.Where(row => row.PersonId == person).ExecuteDeleteAsync(cancellationToken);
            context.Add(new NudgeDueRow { PersonId = person, DueAt = due.ToDateTimeUtc() });
            return true;
        },
        cancellationToken);

    private static string Check(string key, JsonObject? value)
    {
        var json = value is null ? "" : Fragments.TryNormalise(value);
        return Limits.IsKey(key) && json is not null && Encoding.UTF8.GetByteCount(json) <= Limits.LargestChanges
            ? json
            : throw new ArgumentException($"A setting has a key and sound JSON of at most {Limits.LargestChanges} bytes.", nameof(value));
    }

    private static StoredNudge Show(NudgeRow row) => new(
        new PastNudge(
            InstantOf(row.Slot), InstantOf(row.OfferedAt), row.Choice ?? "", Enum.Parse<NudgeAnswer>(row.Answer), row.AnsweredAt is { } at ? InstantOf(at) : null,
            row.Until is { } until ? InstantOf(until) : null) { DeskOnly = row.Desk is not null && string.IsNullOrEmpty(row.Choice) },
        row.Desk is { } desk ? Enum.Parse<DeskMove>(desk) : null);

    private static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
