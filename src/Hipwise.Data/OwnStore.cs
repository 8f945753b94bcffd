using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Hipwise.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>A person's own exercises and limits as they stand in the store.</summary>
/// <param name="Exercises">Own exercises in the order entered; those that were taken away are marked.</param>
/// <param name="Limits">Limits in the order entered.</param>
/// <param name="NotFitting">What the knowledge no longer understands, and why. It may quote what the person wrote.</param>
public sealed record OwnShelf(ImmutableArray<OwnExercise> Exercises, ImmutableArray<Limit> Limits, ImmutableArray<AnswersProblem> NotFitting)
{
    /// <summary>Since when each limit, by its id, is as it is now.</summary>
    public ImmutableDictionary<string, DateTimeOffset> LimitsSince { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;
}

/// <summary>Own exercises and limits of the one person of this installation. A change counts as a change of the current check-up.</summary>
/// <param name="database">Where they are kept; migrated before the first call.</param>
/// <param name="knowledge">What they are read against.</param>
/// <param name="clock">The time that rows carry.</param>
public sealed class OwnStore(Database database, KnowledgeBase knowledge, TimeProvider clock)
{
    /// <summary>What was read at the same number is still true.</summary>
    public long Revision => database.Writes;

    /// <summary>All of them.</summary>
    public Task<OwnShelf> ReadAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(context => ReadAsync(context, knowledge, cancellationToken), cancellationToken);

    /// <summary>Keeps an own exercise: a new one, or another state of one with the same id.</summary>
    /// <exception cref="InvalidOperationException">There is no room for more.</exception>
    public Task SaveAsync(OwnExercise exercise, CancellationToken cancellationToken = default) =>
        SaveAsync(OwnRow.Exercise, exercise.Id, OwnPart.Write(exercise), OwnPart.MostAtAll, cancellationToken);

    /// <summary>Keeps a limit: a new one, or another state of one with the same id.</summary>
    /// <exception cref="InvalidOperationException">There is no room for more.</exception>
    public Task SaveAsync(Limit limit, CancellationToken cancellationToken = default) =>
        SaveAsync(OwnRow.Limit, limit.Id, OwnPart.Write(limit), knowledge.Own.MostLimits, cancellationToken);

    /// <summary>Takes a limit away; one that is not there is fine.</summary>
    public Task RemoveLimitAsync(string id, CancellationToken cancellationToken = default) => database.WriteAsync(
        async context =>
        {
            await RaiseRevisionAsync(context, cancellationToken);
            return await context.OwnEntries.Where(row => row.Kind == OwnRow.Limit && row.Id == id).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Reads all rows; each that does not fit is left out and told.</summary>
    internal static async Task<OwnShelf> ReadAsync(HipwiseContext context, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        var rows = await context.OwnEntries.AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var problems = new List<AnswersProblem>();
        var ids = rows.Where(row => row.Kind == OwnRow.Exercise).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<T> Read<T>(string kind, Func<JsonObject, T> read)
            where T : class => [.. rows.Where(row => row.Kind == kind).Select(row => TryRead(row, read, problems)).OfType<T>()];
        var exercises = Read(OwnRow.Exercise, json => OwnPart.ReadExercise(json, knowledge, ids));
        var whole = knowledge.With(exercises);
        return new OwnShelf(exercises, Read(OwnRow.Limit, json => OwnPart.ReadLimit(json, whole)), [.. problems])
        {
            LimitsSince = rows.Where(row => row.Kind == OwnRow.Limit).ToImmutableDictionary(row => row.Id, row => Utc.Of(row.SavedAt), StringComparer.Ordinal),
        };
    }

    private static T? TryRead<T>(OwnRow row, Func<JsonObject, T> read, List<AnswersProblem> problems)
        where T : class
    {
        try
        {
            return read(Fragments.TryParse(row.Json) ?? []);
        }
        catch (AnswersException problem)
        {
            problems.AddRange(problem.Problems.Select(one => one with { Path = $"$.own['{row.Id}']{one.Path.AsSpan(1)}" }));
            return null;
        }
    }

    private Task SaveAsync(string kind, string id, JsonObject content, int most, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var person = await PersonOf.GetAsync(context, now, cancellationToken);
            var row = await context.OwnEntries.FirstOrDefaultAsync(one => one.PersonId == person && one.Kind == kind && one.Id == id, cancellationToken);
            if (row is null)
            {
                if (await context.OwnEntries.CountAsync(one => one.PersonId == person && one.Kind == kind, cancellationToken) >= most)
                {
                    throw new InvalidOperationException($"There are {most} of the kind '{kind}' already, the most there may be.");
                }

                row = context.Add(new OwnRow { PersonId = person, Kind = kind, Id = id, Json = "", CreatedAt = now }).Entity;
            }

            (row.Json, row.SavedAt) = (Fragments.TryNormalise(content)!, now);
            await RaiseRevisionAsync(context, cancellationToken);
            return true;
        },
        cancellationToken);

    // What the current check-up comes to depends on them.
    private static async Task RaiseRevisionAsync(HipwiseContext context, CancellationToken cancellationToken)
    {
        if (await context.Checkups.OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken) is { } current)
        {
            current.Revision++;
        }
    }
}
