using Hipwise.Care.Own;
using Hipwise.Data;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Own;

/// <summary>A person's own exercises and limits as last read, and the knowledge with them; read again only after something was written.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="knowledge">The knowledge without them.</param>
/// <param name="clock">The time.</param>
public sealed class OwnMemory(OwnStore store, KnowledgeBase knowledge, TimeProvider clock)
{
    private volatile Remembered? last;

    /// <summary>Today, where this program runs.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().Date);

    /// <summary>All own exercises and limits.</summary>
    public async Task<OwnShelf> ReadAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken)).Shelf;

    /// <summary>The knowledge with the person's own exercises beside those it holds.</summary>
    public async Task<KnowledgeBase> KnowledgeAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken)).Whole;

    /// <summary>Today's limits.</summary>
    public async Task<LimitCheck> LimitsAsync(CancellationToken cancellationToken)
    {
        var known = await FindAsync(cancellationToken);
        var today = Today;
        return new LimitCheck([.. known.Shelf.Limits.Where(limit => limit.HoldsOn(today))], known.Whole);
    }

    /// <summary>
    /// The most load in kilograms that limits allowed for an exercise at a time. A limit set later does not reach back: what was done without a
    /// connection before it was set is told later and still counts.
    /// </summary>
    public async Task<Func<string, DateTimeOffset, double?>> MostLoadAsync(CancellationToken cancellationToken)
    {
        var known = await FindAsync(cancellationToken);
        return (exercise, at) =>
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).Date);
            var then = known.Shelf.Limits.Where(limit => limit.HoldsOn(day) && known.Shelf.LimitsSince.GetValueOrDefault(limit.Id) <= at);
            return new LimitCheck([.. then], known.Whole).MostLoadOf(exercise);
        };
    }

    private async Task<Remembered> FindAsync(CancellationToken cancellationToken)
    {
        var revision = store.Revision;
        if (last is not { } known || known.Revision != revision)
        {
            var shelf = await store.ReadAsync(cancellationToken);
            // The same exercises give the same knowledge; most writes are about something else.
            var whole = last is { } before && before.Shelf.Exercises.SequenceEqual(shelf.Exercises) ? before.Whole : knowledge.With(shelf.Exercises);
            last = known = new Remembered(revision, shelf, whole);
        }

        return known;
    }

    private sealed record Remembered(long Revision, OwnShelf Shelf, KnowledgeBase Whole);
}
