using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Data;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>The current check-up as last read, with what it comes to; read again only when the store holds a newer revision.</summary>
/// <remarks>One server has the store to itself, and a revision grows with each write until everything is deleted: what is remembered can
/// never be out of date.</remarks>
/// <param name="store">Where answers are kept.</param>
/// <param name="knowledge">What they are assessed by.</param>
/// <param name="clock">The time: limits may hold on some days only.</param>
public sealed class CheckupMemory(CheckupStore store, KnowledgeBase knowledge, TimeProvider clock)
{
    private volatile Remembered? last;

    /// <summary>The current check-up and its result, or null before the first.</summary>
    public async Task<(StoredCheckup Checkup, CheckupResult Result)?> FindAsync(CancellationToken cancellationToken)
    {
        var generation = store.Generation;
        var current = await store.FindRevisionAsync(cancellationToken);
        if (current is null)
        {
            last = null;
            return null;
        }

        var today = DateOnly.FromDateTime(clock.GetLocalNow().Date);
        if (last is not { } known || known.Generation != generation || known.Day != today || (known.Checkup.Id, known.Checkup.Revision) != current.Value)
        {
            var checkup = await store.FindCurrentAsync(cancellationToken);
            if (checkup is null)
            {
                return null;
            }

            foreach (var part in checkup.Parts.Values)
            {
                Unfold(part);
            }

            last = known = new Remembered(generation, today, checkup, CheckupRun.Assess(checkup.Answers, knowledge, today));
        }

        return (known.Checkup, known.Result);
    }

    // A node made from text reads itself on the first look; several requests may look at once later on.
    private static void Unfold(JsonNode? node)
    {
        foreach (var inner in node is JsonObject map ? map.Select(member => member.Value) : node as JsonArray ?? Enumerable.Empty<JsonNode?>())
        {
            Unfold(inner);
        }
    }

    private sealed record Remembered(long Generation, DateOnly Day, StoredCheckup Checkup, CheckupResult Result);
}
