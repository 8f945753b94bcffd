using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Data.Answering;
using Hipwise.Data.Exchange;
using Hipwise.Data.Rows;
using Hipwise.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>The check-ups of the one person of this installation. Every write is one transaction and on the disk when it returns.</summary>
/// <param name="database">Where they are kept; migrated before the first call.</param>
/// <param name="knowledge">What answers are read against.</param>
/// <param name="clock">The time that rows carry.</param>
public sealed class CheckupStore(Database database, KnowledgeBase knowledge, TimeProvider clock)
{
    private long generation;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The current check-up; null before the first.</summary>
    public Task<StoredCheckup?> FindCurrentAsync(CancellationToken cancellationToken = default) => FindAsync(null, cancellationToken);

    /// <summary>Grows when everything is deleted: what comes after may have the ids and revisions of what was there before.</summary>
    public long Generation => Interlocked.Read(ref generation);

    /// <summary>Which check-up is the current one and its revision, without reading its answers; null before the first.</summary>
    public Task<(Guid Checkup, int Revision)?> FindRevisionAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var found = await context.Checkups.AsNoTracking().OrderByDescending(row => row.Number).Select(row => new { row.Id, row.Revision })
                .FirstOrDefaultAsync(cancellationToken);
            return found is null ? null : ((Guid, int)?)(found.Id, found.Revision);
        },
        cancellationToken);

    /// <summary>The check-up with this number, or null.</summary>
    public Task<StoredCheckup?> FindAsync(int number, CancellationToken cancellationToken = default) => FindAsync((int?)number, cancellationToken);

    /// <summary>All check-ups, newest first.</summary>
    public Task<ImmutableArray<CheckupSummary>> ListAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var rows = await context.Checkups.AsNoTracking().OrderByDescending(row => row.Number)
                .Select(row => new
                {
                    row.Number, row.StartedAt, row.FinishedAt, row.Length,
                    Screens = context.Trials.Where(trial => trial.CheckupId == row.Id).Select(trial => trial.Screen).Distinct().Count(),
                })
                .ToListAsync(cancellationToken);
            return rows.Select(row => new CheckupSummary(
                row.Number, Utc.Of(row.StartedAt), Utc.Of(row.FinishedAt), CheckLengths.Parse(row.Length), row.Screens)).ToImmutableArray();
        },
        cancellationToken);

    /// <summary>Starts a new check-up, which becomes the current one.</summary>
    /// <param name="length">How much is wanted.</param>
    /// <param name="carryOver">Parts to copy from the current one: an exact key, or all that begin with a prefix ending in a dot.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    public async Task<StoredCheckup> StartAsync(CheckLength length, IReadOnlyCollection<string> carryOver, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(context => new CheckupWriter(context, Now).StartAsync(length, carryOver, cancellationToken), cancellationToken);
        return (await FindCurrentAsync(cancellationToken))!;
    }

    /// <summary>Sets how much is wanted of the current check-up.</summary>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task SetLengthAsync(CheckLength length, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.SetLengthAsync(length, cancellationToken), cancellationToken);

    /// <summary>Saves one answered page of the current check-up. Parts whose key begins with <c>page.</c> only remember where a person stood.</summary>
    /// <param name="key">Names the page; letters, digits, dots and hyphens, 100 at most.</param>
    /// <param name="fragment">A fragment of an answers file; 64 KiB at most.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <returns>True when it replaced another value; false when it is new or the same as before.</returns>
    /// <exception cref="ArgumentException">Key or fragment cannot be stored.</exception>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task<bool> SaveAsync(string key, JsonObject fragment, CancellationToken cancellationToken = default)
    {
        if (!Limits.IsKey(key))
        {
            throw new ArgumentException($"A key has 1 to {Limits.LongestKey} letters, digits, dots, hyphens or underscores.", nameof(key));
        }

        var json = Fragments.TryNormalise(fragment);
        return json is not null && Encoding.UTF8.GetByteCount(json) <= Fragments.Largest
            ? WriteAsync(writer => writer.SaveAsync(key, json, cancellationToken), cancellationToken)
            : throw new ArgumentException($"The fragment of '{key}' is no sound JSON of at most {Fragments.Largest} bytes.", nameof(fragment));
    }

    /// <summary>Removes parts of the current check-up; none is fine.</summary>
    /// <param name="key">An exact key, or a prefix ending in a dot.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.RemoveAsync(key, cancellationToken), cancellationToken);

    /// <summary>
    /// Saves one part of a trial. What this part held before is replaced; the other side stays. The same id again is the same trial,
    /// wherever it was saved first.
    /// </summary>
    /// <param name="id">Chosen by the caller, once for each time a screen is done.</param>
    /// <param name="trial">Of this, only what belongs to the part is taken; pain noted for the whole is taken as this part's.</param>
    /// <param name="part">The side, or null for the whole.</param>
    /// <param name="hasSides">True when the screen has sides: a null part then replaces both sides and what was noted for the whole.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <exception cref="ArgumentException">The id is that of another screen, or a part is named of a screen without sides.</exception>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task SaveTrialAsync(Guid id, Trial trial, Side? part, bool hasSides, CancellationToken cancellationToken = default)
    {
        if (part is not null && !hasSides)
        {
            throw new ArgumentException("A screen without sides is saved as a whole.", nameof(part));
        }

        return WriteAsync(writer => new TrialWriter(writer, id, trial).SaveAsync(part, hasSides, cancellationToken), cancellationToken);
    }

    /// <summary>Removes a trial with its observations; one that is not there is fine.</summary>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task RemoveTrialAsync(Guid id, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.RemoveTrialAsync(id, cancellationToken), cancellationToken);

    /// <summary>Notes what a corrected answer of the current check-up changed.</summary>
    /// <param name="title">What was corrected, in words; 1000 characters at most.</param>
    /// <param name="changesJson">The changes as UTF-8 JSON; kept as it is but for spaces.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <exception cref="ArgumentException">The title is too long or the changes are no sound JSON.</exception>
    /// <exception cref="InvalidOperationException">There is no check-up yet.</exception>
    public Task AddCorrectionAsync(string title, byte[] changesJson, CancellationToken cancellationToken = default) =>
        Limits.IsText(title) && changesJson.Length <= Limits.LargestChanges && Fragments.TryNormalise(changesJson) is { } json
            ? WriteAsync(writer => writer.AddCorrectionAsync(title, json, cancellationToken), cancellationToken)
            : throw new ArgumentException("A correction has a short title and its changes as sound JSON.", nameof(changesJson));

    /// <summary>The newest correction of the current check-up that was not seen yet, or null.</summary>
    public Task<StoredCorrection?> FindCorrectionAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var current = context.Checkups.OrderByDescending(row => row.Number).Select(row => row.Id).Take(1);
            var found = await context.Corrections.AsNoTracking().Where(row => current.Contains(row.CheckupId) && row.SeenAt == null)
                .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            return found is null ? null : new StoredCorrection(found.Id, Utc.Of(found.SavedAt), found.Title, Encoding.UTF8.GetBytes(found.ChangesJson));
        },
        cancellationToken);

    /// <summary>Notes that a correction was seen, and with it those before it; one that is not there is fine.</summary>
    public Task SeeCorrectionAsync(long id, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            var owner = context.Corrections.Where(row => row.Id == id).Select(row => row.CheckupId);
            return await context.Corrections.Where(row => row.Id <= id && row.SeenAt == null && owner.Contains(row.CheckupId))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, Now), cancellationToken);
        },
        cancellationToken);

    /// <summary>Everything as one readable JSON file, described in <c>docs/guides/export-file.md</c>.</summary>
    public Task<byte[]> ExportAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        context => new ExportWriter(context, knowledge.Version, Now).WriteAsync(cancellationToken), cancellationToken);

    /// <summary>Takes in an exported file: all of it or, when anything is wrong, nothing.</summary>
    /// <exception cref="ImportException">The file cannot be used, or there are check-ups or own exercises here already; every problem names its place and the mend.</exception>
    public async Task ImportAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        var rows = ExportReader.Read(json);
        await database.WriteAsync(
            async context =>
            {
                if (await context.Checkups.AnyAsync(cancellationToken) || await context.Diary.AnyAsync(cancellationToken) || await context.OwnEntries.AnyAsync(cancellationToken))
                {
                    throw new ImportException([new("$", "there are check-ups here already; export and delete them first, or import into an empty installation")]);
                }

                await context.Persons.ExecuteDeleteAsync(cancellationToken);
                context.AddRange(rows);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Deletes everything, also the backups; nothing of it can be read in any file of the folder afterwards.</summary>
    /// <exception cref="DatabaseException">Someone kept reading meanwhile: the rows are gone, the log of the database is not empty yet.</exception>
    public async Task DeleteAllAsync(CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(context => context.Persons.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        Interlocked.Increment(ref generation);
        // What has begun is ended: a deletion is not left half done.
        await database.WipeAsync(CancellationToken.None);
    }

    private Task<StoredCheckup?> FindAsync(int? number, CancellationToken cancellationToken) => database.ReadAsync(
        context => new CheckupReader(context, knowledge).FindAsync(number, cancellationToken), cancellationToken);

    private Task<T> WriteAsync<T>(Func<CheckupWriter, Task<T>> write, CancellationToken cancellationToken) =>
        database.WriteAsync(context => write(new CheckupWriter(context, Now)), cancellationToken);
}
