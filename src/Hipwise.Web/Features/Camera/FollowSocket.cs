using System.Net.WebSockets;
using System.Text.Json;
using Hipwise.Care.Following;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Web.Features.Body;

namespace Hipwise.Web.Features.Camera;

/// <summary>
/// One connection over which the body model follows a person. The text <c>begin</c> starts anew; bytes are landmarks, any number of frames in a message, and each
/// such message is answered with the pose of its newest frame. Nothing is kept.
/// </summary>
internal sealed class FollowSocket(WebSocket socket, KnowledgeBase knowledge, BodyStage stage, Screen screen, Side? side)
{
    // Some seconds of frames, and the head.
    private const int LargestMessage = 128 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SocketMessages messages = new(socket, LargestMessage);
    private LandmarkBlockReader? reader;
    private PersonFollower? follower;
    private short[] block = [];

    /// <summary>Takes messages until the browser is done or gone, or sends what is no landmarks.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
                patience.CancelAfter(Patience);
                if (await messages.ReceiveAsync(patience.Token) is not var (kind, length))
                {
                    return;
                }

                if (Answer(kind, length) is not { } answer)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, null, stop);
                    return;
                }

                await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, Json), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The browser went away, or the program ends; there is nobody to tell.
        }
    }

    private Followed? Answer(WebSocketMessageType kind, int length)
    {
        if (kind == WebSocketMessageType.Text)
        {
            (reader, follower) = (new LandmarkBlockReader(keeps: false), new PersonFollower(knowledge, stage.Model, screen.Id, side, screen.Camera!.DistanceM));
            block = new short[follower.BlockSize];
            return new(FollowState.Unseen, null, []);
        }

        try
        {
            if (length < 0 || reader is null)
            {
                return null;
            }

            reader.Append(messages.First(length), frame => follower!.Update(frame.Time, frame.Image, frame.World, frame.Width, frame.Height, frame.Roll));
            return Tell(follower!);
        }
        catch (BadFileException)
        {
            return null;
        }
    }

    private Followed Tell(PersonFollower now)
    {
        if (now.State == FollowState.Unseen)
        {
            return new(now.State, null, []);
        }

        now.WriteBlock(block);
        return new(now.State, Blocks.Pack(block), [.. now.FindMuscles().Select(one => (double[])[Math.Round(one.Activation, 3), Math.Round(one.Deviation, 3)])]);
    }

    /// <summary>What the page is told of the newest frame.</summary>
    /// <param name="State">What can be told; the page has words for it.</param>
    /// <param name="Block">The pose as a drawing, or null.</param>
    /// <param name="Muscles">For each muscle of the page's table, left and then right: activation and its standard deviation, 0 to 1; empty while not told.</param>
    internal sealed record Followed(
        [property: System.Text.Json.Serialization.JsonConverter(typeof(FollowStateWords))] FollowState State, byte[]? Block, double[][] Muscles);

    /// <summary>States as the page's words call them.</summary>
    internal sealed class FollowStateWords()
        : System.Text.Json.Serialization.JsonStringEnumConverter<FollowState>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
}
