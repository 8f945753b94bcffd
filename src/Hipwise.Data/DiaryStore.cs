using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>One entry of the diary.</summary>
/// <param name="Id">Chosen by the device that tells it.</param>
/// <param name="Session">The session it belongs to, or null.</param>
/// <param name="Kind">What it tells, such as <c>set</c>; a key.</param>
/// <param name="At">When it happened.</param>
/// <param name="Content">All of it; 64 KiB at most.</param>
public sealed record DiaryEntry(Guid Id, Guid? Session, string Kind, DateTimeOffset At, JsonObject Content);

/// <summary>What happens from day to day: entries are added, never changed, and count once however often they are sent.</summary>
/// <param name="database">Where they are kept; migrated before the first call.</param>
/// <param name="clock">The time that rows carry.</param>
public sealed class DiaryStore(Database database, TimeProvider clock)
{
    /// <summary>What was read at the same number is still true.</summary>
    public long Revision => database.Writes;

    /// <summary>Adds entries: all of them or, when something is wrong, none.</summary>
    /// <returns>Ids of those that were not there yet.</returns>
    /// <exception cref="ArgumentException">An entry cannot be stored.</exception>
    /// <exception cref="InvalidOperationException">There is no room for more.</exception>
    public async Task<ImmutableHashSet<Guid>> AddAsync(IReadOnlyCollection<DiaryEntry> entries, CancellationToken cancellationToken = default)
    {
        var rows = entries.Select(Check).DistinctBy(row => row.Id).ToList();
        return await database.WriteAsync(context => AddAsync(context, rows, cancellationToken), cancellationToken);
    }

    /// <summary>All entries, in the order they happened.</summary>
    /// <param name="kinds">Only of these kinds; none for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<ImmutableArray<DiaryEntry>> ListAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var rows = await context.Diary.AsNoTracking().Where(row => kinds.Count == 0 || kinds.Contains(row.Kind))
                .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
            return rows.Select(row => new DiaryEntry(row.Id, row.Session, row.Kind, Utc.Of(row.At), JsonNode.Parse(row.Json)!.AsObject())).ToImmutableArray();
        },
        cancellationToken);

    private DiaryRow Check(DiaryEntry entry)
    {
        var json = Fragments.TryNormalise(entry.Content);
        return Limits.IsKey(entry.Kind) && entry.Id != Guid.Empty && json is not null && Encoding.UTF8.GetByteCount(json) <= Fragments.Largest
            ? new DiaryRow { Id = entry.Id, Session = entry.Session, Kind = entry.Kind, At = entry.At.UtcDateTime, SavedAt = clock.GetUtcNow().UtcDateTime, Json = json }
            : throw new ArgumentException($"An entry has an id, a kind and sound JSON of at most {Fragments.Largest} bytes.", nameof(entry));
    }

    private static async Task<ImmutableHashSet<Guid>> AddAsync(HipwiseContext context, List<DiaryRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var known = (await context.Diary.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet();
        rows = [.. rows.Where(row => !known.Contains(row.Id))];
        if (rows.Count > 0)
        {
            if (await context.Diary.CountAsync(cancellationToken) + rows.Count > Limits.MostDiaryEntries)
            {
                throw new InvalidOperationException($"A diary has at most {Limits.MostDiaryEntries} entries.");
            }

            var person = await PersonOf.GetAsync(context, rows[0].SavedAt, cancellationToken);
            rows.ForEach(row => row.PersonId = person);
            context.AddRange(rows);
        }

        return [.. rows.Select(row => row.Id)];
    }
}
