using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Knowledge;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Web.Features.Emg;

/// <summary>
/// What is said over one connection. The text <c>begin</c> says what comes; bytes are samples (32-bit numbers, little-endian, one of each channel in turn; what is not a
/// number is missing), and each message of them is answered; <c>wait</c> says that a sensor is still waited for, and <c>sum</c> ends it with the result of one channel;
/// <c>total</c> gives that of squeezes which were told over a connection that broke. Nothing is kept.
/// </summary>
internal sealed class LiveTalk(KnowledgeBase knowledge, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private LiveSession? session;
    private Screen? screen;
    private int[] told = [];
    private long last;
    private double heard;
    private int taken;

    /// <summary>The answer as it goes over the connection.</summary>
    public static byte[] Write(LiveAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Json);

    /// <summary>The answer to a message that was longer than any may be.</summary>
    public LiveAnswer Refuse() => new(taken) { Refused = true };

    /// <summary>Takes a message and gives its answer; one that is refused ends the connection.</summary>
    public LiveAnswer Take(WebSocketMessageType kind, ReadOnlySpan<byte> bytes)
    {
        taken++;
        if (kind == WebSocketMessageType.Binary)
        {
            return Append(bytes);
        }

        try
        {
            return JsonSerializer.Deserialize<LiveOrder>(bytes, Json) is { } order ? Obey(order) : Refuse();
        }
        catch (JsonException)
        {
            return Refuse();
        }
    }

    private LiveAnswer Obey(LiveOrder order) => order.Kind switch
    {
        "begin" => Begin(order),
        "wait" when session is not null => new(taken),
        "sum" when session is not null && order.Channel >= 0 && order.Channel < session.Channels.Length && PartsOf(screen).Contains(order.Part) => Sum(order),
        "total" => Total(order),
        _ => Refuse(),
    };

    private LiveAnswer Begin(LiveOrder order)
    {
        var (rules, live) = (knowledge.Emg.Rules, knowledge.Emg.Rules.Live);
        var isMains = order.Mains is not { } line || rules.Quality.LineFrequencies.Contains(line);
        if (!TryFind(order.Screen, out var found) || !isMains || !LiveSession.CanTake(order.Rate, order.Channels, rules))
        {
            return Refuse();
        }

        screen = found;
        session = new(
            new(order.Rate, order.Channels, screen?.Emg?.LeastSeconds ?? live.LeastSeconds, screen?.Emg?.GoalSeconds ?? live.GoalSeconds, order.Mains), rules);
        (told, last, heard) = (new int[order.Channels], 0, 0);
        return new(taken) { Resting = true, Left = session.RestLeft, PointSeconds = session.PointSeconds };
    }

    private LiveAnswer Append(ReadOnlySpan<byte> bytes)
    {
        if (session is null || bytes.IsEmpty || bytes.Length % (sizeof(float) * session.Channels.Length) != 0)
        {
            return Refuse();
        }

        session.Take(MemoryMarshal.Cast<byte, float>(bytes));
        Listen();
        return new(taken)
        {
            Time = Math.Round(session.Seconds, 3), Resting = session.IsResting, Left = session.IsResting ? session.RestLeft : null,
            Channels = [.. session.Channels.Select(Tell)],
        };
    }

    // A sensor that was silent for long was unplugged: that says nothing of its rate.
    private void Listen()
    {
        var now = clock.GetTimestamp();
        heard += last == 0 ? 0 : Math.Min(clock.GetElapsedTime(last, now).TotalSeconds, knowledge.Emg.Rules.Live.CheckSeconds);
        last = now;
        session!.Heard(heard);
    }

    // Squeezes are told when there are new ones.
    private ChannelTold Tell(LiveChannel channel, int place)
    {
        var isNews = channel.Squeezes.Count > told[place];
        told[place] = channel.Squeezes.Count;
        var notes = LiveWords.Of(channel.Notes, knowledge.Phrases);
        return new(
            channel.IsActive, Math.Round(channel.Seconds, 2), [.. channel.TakePoints().Select(point => Math.Round(point, 2))],
            isNews ? [.. channel.Squeezes.Select(LiveTold.Of)] : null, notes.IsEmpty ? null : notes);
    }

    private LiveAnswer Sum(LiveOrder order)
    {
        session!.End();
        return new(taken) { Result = LiveResult.Of(session.Channels[order.Channel].Squeezes, screen, order.Part ?? "", knowledge) };
    }

    private LiveAnswer Total(LiveOrder order)
    {
        if (!TryFind(order.Screen, out var found) || !PartsOf(found).Contains(order.Part) || order.Squeezes is not [_, ..] told || !told.All(one => one?.IsPossible == true))
        {
            return Refuse();
        }

        var squeezes = told.Select(one => new LiveSqueeze(one!.Start, one.Seconds, knowledge.Emg.Rules.Live.LengthSd, one.Reached, one.Whole)).ToList();
        return new(taken) { Result = LiveResult.Of(squeezes, found, order.Part ?? "", knowledge) };
    }

    // None need be named; one that is must know how long a squeeze is held.
    private bool TryFind(string? id, out Screen? found)
    {
        found = id is null ? null : knowledge.Screens.GetValueOrDefault(id);
        return id is null || found?.Emg?.GoalSeconds is not null;
    }

    private static string?[] PartsOf(Screen? screen) => screen is null ? [null] : screen.PerSide ? ["left", "right"] : ["whole"];

    /// <summary>What the page asks for.</summary>
    /// <param name="Kind"><c>begin</c>, <c>wait</c>, <c>sum</c> or <c>total</c>.</param>
    /// <param name="Rate">Samples a second.</param>
    /// <param name="Channels">How many.</param>
    /// <param name="Mains">What to take out (Hz); null when it is looked for.</param>
    /// <param name="Screen">Id of the screen that is tested, or null.</param>
    /// <param name="Channel">Whose result is wanted.</param>
    /// <param name="Part">Which part of the screen it is of, or null.</param>
    /// <param name="Squeezes">Those that are added up, as they were told.</param>
    internal sealed record LiveOrder(
        string? Kind, double Rate, int Channels, double? Mains, string? Screen, int Channel, string? Part, IReadOnlyList<LiveTold?>? Squeezes = null);
}

/// <summary>What the page is told.</summary>
/// <param name="Taken">How many messages were taken.</param>
internal sealed record LiveAnswer(int Taken)
{
    /// <summary>Time of all samples so far (s).</summary>
    public double? Time { get; init; }

    /// <summary>Rest is being learned.</summary>
    public bool? Resting { get; init; }

    /// <summary>How much longer at the least (s).</summary>
    public double? Left { get; init; }

    /// <summary>From one point to the next (s).</summary>
    public double? PointSeconds { get; init; }

    /// <summary>Each channel.</summary>
    public ImmutableArray<ChannelTold>? Channels { get; init; }

    /// <summary>What the squeezes come to.</summary>
    public LiveResult? Result { get; init; }

    /// <summary>True when nothing more is taken.</summary>
    public bool? Refused { get; init; }
}

/// <summary>What the page is told of a channel.</summary>
/// <param name="Active">There is activity.</param>
/// <param name="Seconds">Length of the squeeze that is under way (s).</param>
/// <param name="Points">New points of the envelope, in multiples of rest.</param>
/// <param name="Squeezes">All that are over, when one is new.</param>
/// <param name="Notes">What is wrong, in words.</param>
internal sealed record ChannelTold(bool Active, double Seconds, ImmutableArray<double> Points, ImmutableArray<LiveTold>? Squeezes, ImmutableArray<string>? Notes);
