using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Data;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Web.Features.Sitting;

/// <summary>What a person said about today.</summary>
/// <param name="InCallSince">Since when they are in a call, or null.</param>
/// <param name="Calls">Calls that are over; a few days' worth.</param>
/// <param name="StoppedOn">The day for which they want no more nudges, or null.</param>
public sealed record TodaySheet(Instant? InCallSince, ImmutableArray<Interval> Calls, LocalDate? StoppedOn)
{
    private const int MostCalls = 50;

    /// <summary>The sheet as kept; empty before anything was said.</summary>
    public static async Task<TodaySheet> ReadAsync(NudgeStore store, CancellationToken cancellationToken) =>
        Read(await store.FindSettingAsync(NudgeDesk.TodayKey, cancellationToken));

    /// <summary>The sheet of its JSON; empty for null.</summary>
    public static TodaySheet Read(JsonObject? json) => new(
        json?["inCallSince"] is { } since ? InstantPattern.ExtendedIso.Parse((string)since!).Value : null,
        [.. (json?["calls"]?.AsArray() ?? []).Select(Intervals.Read)],
        json?["stoppedOn"] is { } day ? LocalDatePattern.Iso.Parse((string)day!).Value : null);

    /// <summary>In a call from now on.</summary>
    public TodaySheet BeginCall(Instant now) => InCallSince is null ? this with { InCallSince = now } : this;

    /// <summary>The call is over.</summary>
    public TodaySheet EndCall(Instant now) => InCallSince is { } since && now > since
        ? this with { InCallSince = null, Calls = [.. Calls.Append(new Interval(since, now)).TakeLast(MostCalls)] }
        : this with { InCallSince = null };

    /// <summary>As JSON.</summary>
    public JsonObject Write() => new()
    {
        ["inCallSince"] = InCallSince is { } since ? InstantPattern.ExtendedIso.Format(since) : null,
        ["calls"] = new JsonArray([.. Calls.Select(Intervals.Write)]),
        ["stoppedOn"] = StoppedOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
    };
}

/// <summary>When a person is busy, as last read from their calendar: times only.</summary>
/// <param name="Busy">Busy times in order.</param>
/// <param name="ReadAt">When it was read, or null when never.</param>
/// <param name="Problem">Why it could not be read the last time: a key of words, or null.</param>
/// <param name="ETag">What the calendar's server calls this state of it, or null.</param>
public sealed record BusySheet(ImmutableArray<Interval> Busy, Instant? ReadAt, string? Problem, string? ETag)
{
    /// <summary>Nothing known.</summary>
    public static BusySheet Empty { get; } = new([], null, null, null);

    /// <summary>The sheet as kept; empty before a calendar was read.</summary>
    public static async Task<BusySheet> ReadAsync(NudgeStore store, CancellationToken cancellationToken) =>
        await store.FindSettingAsync(NudgeDesk.BusyKey, cancellationToken) is { } json
            ? new BusySheet(
                [.. json["busy"]!.AsArray().Select(Intervals.Read)], json["readAt"] is { } at ? InstantPattern.ExtendedIso.Parse((string)at!).Value : null,
                (string?)json["problem"], (string?)json["etag"])
            : Empty;

    /// <summary>As JSON.</summary>
    public JsonObject Write() => new()
    {
        ["busy"] = new JsonArray([.. Busy.Select(Intervals.Write)]),
        ["readAt"] = ReadAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null,
        ["problem"] = Problem,
        ["etag"] = ETag,
    };
}

/// <summary>Stretches of time as JSON: a pair of instants.</summary>
internal static class Intervals
{
    public static Interval Read(JsonNode? pair) => new(InstantPattern.ExtendedIso.Parse((string)pair![0]!).Value, InstantPattern.ExtendedIso.Parse((string)pair[1]!).Value);

    public static JsonNode Write(Interval interval) => new JsonArray(InstantPattern.ExtendedIso.Format(interval.Start), InstantPattern.ExtendedIso.Format(interval.End));
}
