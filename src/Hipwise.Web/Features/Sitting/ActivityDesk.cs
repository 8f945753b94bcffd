using System.Text.Json.Nodes;
using Hipwise.Care.Nudges;
using Hipwise.Data;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Notes that a person is at work, when they permitted pages to tell, and reads when they were.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="desk">Reads settings.</param>
/// <param name="knowledge">How often signs come and what is a pause.</param>
/// <param name="clock">The time; what a device says about time is not asked.</param>
public sealed class ActivityDesk(NudgeStore store, NudgeDesk desk, KnowledgeBase knowledge, TimeProvider clock)
{
    private const string Key = "activity";
    private long lastNoted;

    /// <summary>What pages may tell.</summary>
    public async Task<ActivityKind> FindPermittedAsync(CancellationToken cancellationToken) =>
        await store.FindSettingAsync(NudgeStore.SettingsKey, cancellationToken) is { } json ? desk.TryRead(json)?.Activity ?? ActivityKind.None : ActivityKind.None;

    /// <summary>When they were seen at work.</summary>
    public async Task<ActivityLog> ReadAsync(CancellationToken cancellationToken) => Read(await store.FindSettingAsync(Key, cancellationToken));

    /// <summary>Notes one sign; nothing where it is not permitted, and nothing where one came a moment ago, from whatever tab or device.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        // Before anything is read: however often a page calls, the database is asked twice a minute at most.
        const long LeastSeconds = 30;
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (at, last) = (now.ToUnixTimeSeconds(), Interlocked.Read(ref lastNoted));
        if ((last > 0 && at >= last && at - last < LeastSeconds) || Interlocked.CompareExchange(ref lastNoted, at, last) != last
            || await FindPermittedAsync(cancellationToken) == ActivityKind.None)
        {
            return;
        }

        var known = await ReadAsync(cancellationToken);
        if (known.Note(now, knowledge.Nudges) != known)
        {
            await store.ChangeSettingAsync(Key, json => Write(Read(json).Note(now, knowledge.Nudges)), cancellationToken);
        }
    }

    private static ActivityLog Read(JsonObject? json) => json is null ? ActivityLog.Empty : new([.. json["spans"]!.AsArray().Select(Intervals.Read)]);

    private static JsonObject Write(ActivityLog log) => new() { ["spans"] = new JsonArray([.. log.Spans.Select(Intervals.Write)]) };
}
