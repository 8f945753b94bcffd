using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;

namespace Hipwise.Web.Features.Camera;

/// <summary>
/// One connection over which takes come while they are filmed. Texts begin, end and drop a take or ask for the result; bytes are landmarks. Every message is
/// answered with how many were taken, and the browser sends no more than a few ahead. What came is gone with the connection: the browser sends it again.
/// </summary>
internal sealed class TakeSocket(WebSocket socket, KnowledgeBase knowledge, Screen screen, Side? side)
{
    private const int LargestMessage = 64 << 10;
    private const int MostTakes = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly SocketMessages messages = new(socket, LargestMessage);
    private readonly TakeSet takes = new(knowledge, screen, side);
    private LandmarkBlockReader? take;
    private LiveView? live;
    private int taken;

    /// <summary>Takes messages until the browser is done or gone.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            for (var refused = false; !refused;)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
                patience.CancelAfter(Patience);
                if (await messages.ReceiveAsync(patience.Token) is not var (kind, length))
                {
                    return;
                }

                var answer = length < 0 ? Refused : Take(kind, messages.First(length));
                refused = answer.Refused == true;
                await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, Json), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, null, stop);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The browser went away, or the program ends; there is nobody to tell.
        }
    }

    private Answer Refused => new(taken) { Refused = true };

    private Answer Take(WebSocketMessageType kind, ReadOnlySpan<byte> bytes)
    {
        taken++;
        try
        {
            return kind == WebSocketMessageType.Binary ? Append(bytes) : Obey(JsonSerializer.Deserialize<Order>(bytes, Json)?.Kind);
        }
        catch (Exception bad) when (bad is BadFileException or JsonException)
        {
            return Refused;
        }
    }

    private Answer Append(ReadOnlySpan<byte> bytes)
    {
        if (take is null)
        {
            return Refused;
        }

        take.Append(bytes, frame =>
        {
            live ??= new LiveView(knowledge, screen, side, frame.Width, frame.Height);
            live.Update(frame.Time, frame.Image);
        });
        return new(taken) { Count = live?.Repetitions, Cue = screen.Camera!.Cues.FirstOrDefault(cue => cue.Id == live?.Cue)?.Say };
    }

    private Answer Obey(string? order)
    {
        switch (order)
        {
            case "begin" when takes.Count < MostTakes:
                (take, live) = (new LandmarkBlockReader(), null);
                return new(taken);
            case "end" when take is not null:
                return End(take.ToTake());
            case "drop":
                if (take is null)
                {
                    takes.RemoveLast();
                }

                take = null;
                return new(taken);
            case "sum" when takes.Count > 0:
                return new(taken) { Result = CameraResult.Of(takes.Read(), screen, PartOf(side), knowledge) };
            default:
                return Refused;
        }
    }

    private Answer End(LandmarkTake done)
    {
        take = null;
        var result = CameraResult.Of(takes.Add(done), screen, PartOf(side), knowledge);
        return new(taken) { Take = new(takes.Count, result.Fields.Count > 0, result.Fields.Count > 0 ? [] : [.. result.Notes]) };
    }

    private static string PartOf(Side? side) => side?.Word() ?? "whole";

    /// <summary>What the page asks for.</summary>
    internal sealed record Order(string? Kind);

    /// <summary>What it is told.</summary>
    /// <param name="Taken">How many messages were taken.</param>
    internal sealed record Answer(int Taken)
    {
        /// <summary>What became of a take that ended.</summary>
        public TakeTold? Take { get; init; }

        /// <summary>What was read.</summary>
        public CameraResult? Result { get; init; }

        /// <summary>Repetitions so far.</summary>
        public int? Count { get; init; }

        /// <summary>The one thing to say now.</summary>
        public string? Cue { get; init; }

        /// <summary>True when nothing more is taken.</summary>
        public bool? Refused { get; init; }
    }

    /// <summary>What became of a take.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Usable">True when something was read.</param>
    /// <param name="Notes">Otherwise, what to do.</param>
    internal sealed record TakeTold(int Number, bool Usable, string[] Notes);
}
