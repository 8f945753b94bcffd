using System.Net.WebSockets;

namespace Hipwise.Web.Features.Camera;

/// <summary>Whole messages of one connection, one after the other in the same memory.</summary>
/// <param name="socket">The connection.</param>
/// <param name="largest">Most bytes of a message.</param>
internal sealed class SocketMessages(WebSocket socket, int largest)
{
    private readonly byte[] message = new byte[largest];

    /// <summary>The first bytes of the message received last.</summary>
    public ReadOnlySpan<byte> First(int length) => message.AsSpan(0, length);

    /// <summary>Waits for the next message.</summary>
    /// <returns>Its kind and length, -1 when it is longer than any may be; null when the other side closed.</returns>
    public async Task<(WebSocketMessageType Kind, int Length)?> ReceiveAsync(CancellationToken stop)
    {
        for (var length = 0; length < message.Length;)
        {
            var part = await socket.ReceiveAsync(message.AsMemory(length), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return (part.MessageType, length);
            }
        }

        return (WebSocketMessageType.Binary, -1);
    }
}
