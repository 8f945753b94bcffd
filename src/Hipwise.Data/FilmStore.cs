using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>The points of one kept take, without the points themselves.</summary>
/// <param name="Trial">The trial it belongs to.</param>
/// <param name="Part"><c>left</c>, <c>right</c> or <c>whole</c>.</param>
/// <param name="Number">From 1, in the order filmed.</param>
/// <param name="Bytes">How much it takes.</param>
public sealed record KeptFilm(Guid Trial, string Part, int Number, int Bytes);

/// <summary>Points of films that a person asked to keep. They go with their trial and with everything else, and are in exports and backups.</summary>
/// <param name="database">Where they are kept; migrated before the first call.</param>
/// <param name="clock">The time that rows carry.</param>
public sealed class FilmStore(Database database, TimeProvider clock)
{
    /// <summary>Most bytes of one take (B).</summary>
    public const int LargestFilm = Limits.LargestFilm;

    /// <summary>Most takes of one part.</summary>
    public const int MostOfPart = Limits.MostFilmsOfPart;

    /// <summary>Keeps the points of a part's takes in place of those that were there; with none, there are none afterwards.</summary>
    /// <param name="trial">One that is kept.</param>
    /// <param name="part">The side, or null for the whole.</param>
    /// <param name="takes">In the order filmed.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is written then.</param>
    /// <returns>False when there is no room: nothing of these takes is kept then.</returns>
    /// <exception cref="ArgumentException">There are too many takes, or one is too large.</exception>
    public Task<bool> SaveAsync(Guid trial, Side? part, IReadOnlyList<byte[]> takes, CancellationToken cancellationToken = default)
    {
        if (takes.Count > MostOfPart || takes.Any(take => take.Length is 0 or > LargestFilm))
        {
            throw new ArgumentException($"A part has at most {MostOfPart} takes of 1 to {LargestFilm} bytes.", nameof(takes));
        }

        var (word, now) = (Parts.Word(part), clock.GetUtcNow().UtcDateTime);
        return database.WriteAsync(
            async context =>
            {
                await context.Films.Where(row => row.TrialId == trial && row.Part == word).ExecuteDeleteAsync(cancellationToken);
                var room = Limits.LargestFilms - await context.Films.SumAsync(row => (long)row.Points.Length, cancellationToken);
                if (takes.Sum(take => (long)take.Length) > room)
                {
                    return false;
                }

                context.AddRange(takes.Select((take, i) => new FilmRow { TrialId = trial, Part = word, Number = i + 1, Points = take, SavedAt = now }));
                return true;
            },
            cancellationToken);
    }

    /// <summary>What is kept of all trials.</summary>
    public Task<ImmutableArray<KeptFilm>> ListAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var rows = await context.Films.AsNoTracking().OrderBy(row => row.Number).Select(row => new { row.TrialId, row.Part, row.Number, row.Points.Length })
                .ToListAsync(cancellationToken);
            return rows.OrderBy(row => Parts.RankOf(row.Part)).ThenBy(row => row.Number)
                .Select(row => new KeptFilm(row.TrialId, row.Part, row.Number, row.Length)).ToImmutableArray();
        },
        cancellationToken);

    /// <summary>The screen and the points of one take, or null.</summary>
    public Task<(string Screen, byte[] Points)?> FindAsync(Guid trial, string part, int number, CancellationToken cancellationToken = default) => database.ReadAsync(
        async context =>
        {
            var found = await (from film in context.Films
                               join owner in context.Trials on film.TrialId equals owner.Id
                               where film.TrialId == trial && film.Part == part && film.Number == number
                               select new { owner.Screen, film.Points }).FirstOrDefaultAsync(cancellationToken);
            return found is null ? null : ((string, byte[])?)(found.Screen, found.Points);
        },
        cancellationToken);

    /// <summary>Deletes the points of a trial's takes; its observations stay.</summary>
    public Task RemoveAsync(Guid trial, CancellationToken cancellationToken = default) => database.WriteAsync(
        context => context.Films.Where(row => row.TrialId == trial).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
