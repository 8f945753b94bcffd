using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Data;

namespace Hipwise.Web.Features.Sitting;

/// <summary>The secret word of the calendar feed's address: who knows it may read when breaks come, and nothing else.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="clock">The time.</param>
public sealed class FeedSecret(NudgeStore store, TimeProvider clock)
{
    /// <summary>How often a minute one address in the home network may try; calendars ask a few times an hour.</summary>
    public const int MostTries = 30;

    private const string Key = "feed";
    private const string Start = "/calendar/";
    private const string End = ".ics";
    private const int Bytes = 24;
    private const int MostAddresses = 256;
    private readonly Lock guard = new();
    private readonly Dictionary<IPAddress, int> tries = [];
    private long minute;

    /// <summary>Path of the feed within this server, or null when there is none.</summary>
    public async Task<string?> FindPathAsync(CancellationToken cancellationToken) =>
        (string?)(await store.FindSettingAsync(Key, cancellationToken))?["secret"] is { } secret ? $"{Start}{secret}{End}" : null;

    /// <summary>Makes a fresh one; the old address leads nowhere from then on.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) =>
        store.SaveSettingAsync(Key, new JsonObject { ["secret"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)) }, cancellationToken);

    /// <summary>Switches the feed off.</summary>
    public Task RevokeAsync(CancellationToken cancellationToken) => store.SaveSettingAsync(Key, null, cancellationToken);

    /// <summary>True for the path of the feed as it is now; the time it takes tells nothing about the secret.</summary>
    public async Task<bool> IsPathAsync(PathString path, CancellationToken cancellationToken) =>
        await FindPathAsync(cancellationToken) is { } known && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(path.Value ?? ""));

    /// <summary>True when someone who is not paired asks for the feed by its secret address, and has not tried too often this minute.</summary>
    public async Task<bool> OpensToAsync(HttpContext stranger)
    {
        var (method, path) = (stranger.Request.Method, stranger.Request.Path);
        var looksRight = (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && path.Value is { } asked && asked.Length == Start.Length + (2 * Bytes) + End.Length
            && asked.StartsWith(Start, StringComparison.Ordinal) && asked.EndsWith(End, StringComparison.Ordinal);
        return looksRight && MayTry(stranger.Connection.RemoteIpAddress ?? IPAddress.None) && await IsPathAsync(path, stranger.RequestAborted);
    }

    private bool MayTry(IPAddress from)
    {
        const int SecondsPerMinute = 60;
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / SecondsPerMinute;
        lock (guard)
        {
            if (now != minute)
            {
                minute = now;
                tries.Clear();
            }

            var count = tries.GetValueOrDefault(from);
            if (count >= MostTries || (count == 0 && tries.Count >= MostAddresses))
            {
                return false;
            }

            tries[from] = count + 1;
            return true;
        }
    }
}
