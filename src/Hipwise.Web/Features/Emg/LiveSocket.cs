using System.Net.WebSockets;
using Hipwise.Web.Features.Camera;

namespace Hipwise.Web.Features.Emg;

/// <summary>One connection over which samples come while they are recorded or replayed. They are looked at and forgotten.</summary>
internal sealed class LiveSocket(WebSocket socket, LiveTalk talk)
{
    // A second of the most channels at a usual rate.
    private const int LargestMessage = 128 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly SocketMessages messages = new(socket, LargestMessage);

    /// <summary>Takes messages until the browser is done or gone, or sends nonsense.</summary>
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

                var answer = length < 0 ? talk.Refuse() : talk.Take(kind, messages.First(length));
                refused = answer.Refused == true;
                await socket.SendAsync(LiveTalk.Write(answer), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, null, stop);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The browser went away, or the program ends; there is nobody to tell.
        }
    }
}
