using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hipwise.Cli.Commands;

/// <summary>What the server says about nudges.</summary>
internal sealed record NudgeBoard(ShownNudge? Open, DateTimeOffset? NextAt, bool InCall);

/// <summary>The nudge that waits.</summary>
internal sealed record ShownNudge(string Slot, string Name, string Text);

/// <summary>An answer: done, skip, or snooze for some minutes.</summary>
internal sealed record NudgeReply(string Kind, int? Minutes);

/// <summary>Talks to a running Hipwise.</summary>
internal sealed class NudgeClient(Uri server) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly HttpClient http = new() { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What waits and what comes next.</summary>
    /// <exception cref="IOException">Hipwise does not answer there.</exception>
    public async Task<NudgeBoard> ReadAsync(CancellationToken stop)
    {
        try
        {
            return await http.GetFromJsonAsync<NudgeBoard>("api/v1/nudges", JsonSerializerOptions.Web, stop) ?? throw new IOException(NoAnswer);
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new IOException(NoAnswer, problem);
        }
    }

    /// <summary>Answers a nudge and tells in a sentence what counts now; when another device was faster, its answer counts.</summary>
    public async Task<string> AnswerAsync(ShownNudge nudge, NudgeReply reply, CancellationToken stop)
    {
        var answer = await http.PutAsJsonAsync($"api/v1/nudges/{Uri.EscapeDataString(nudge.Slot)}/answer", reply, JsonSerializerOptions.Web, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException($"{server} did not take the answer ({(int)answer.StatusCode}).");
        }

        var counts = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop)).RootElement.GetProperty("answer").GetString();
        return counts switch
        {
            "done" => $"{nudge.Name}: done.",
            "snoozed" => $"{nudge.Name}: comes again later.",
            _ => $"{nudge.Name}: not this time.",
        };
    }

    /// <summary>What waits, each time it changes; a connection that breaks is made anew.</summary>
    public async IAsyncEnumerable<NudgeBoard> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var told = false;
        // The first must succeed: a wrong address is told at once.
        yield return await ReadAsync(stop);
        while (true)
        {
            await foreach (var board in ListenAsync(stop))
            {
                told = false;
                yield return board;
            }

            if (!told)
            {
                await Console.Error.WriteLineAsync($"No connection to {server}; trying again …");
                told = true;
            }

            await Task.Delay(Pause, stop);
        }
    }

    public void Dispose() => http.Dispose();

    private string NoAnswer => $"Hipwise does not answer at {server}. Start it with ./run, or name another address with --server.";

    private async IAsyncEnumerable<NudgeBoard> ListenAsync([EnumeratorCancellation] CancellationToken stop)
    {
        const string Data = "data:";
        using var reader = await TryOpenAsync(stop);
        while (reader is not null && await TryReadAsync(reader, stop) is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal) && JsonSerializer.Deserialize<NudgeBoard>(line.AsSpan(Data.Length), JsonSerializerOptions.Web) is { } board)
            {
                yield return board;
            }
        }
    }

    private async Task<StreamReader?> TryOpenAsync(CancellationToken stop)
    {
        try
        {
            return new StreamReader(await http.GetStreamAsync("api/v1/nudges/stream", stop));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<string?> TryReadAsync(StreamReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadLineAsync(stop);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            return null;
        }
    }
}
