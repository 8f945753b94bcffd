using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hipwise.Web.Tests.Sitting;

/// <summary>A server of this machine that answers each path with given bytes, however wrong; null keeps the asker waiting.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, byte[]?> answer;
    private readonly Task running;

    public RawServer(Func<string, byte[]?> answer)
    {
        this.answer = answer;
        listener.Start();
        running = Run();
    }

    /// <summary>The heads of all requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public static byte[] Answer(string status, string headers, params byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    public static byte[] Redirect(string to) => Answer("302 Found", $"Location: {to}\r\n");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        listener.Dispose();
    }

    private async Task Run()
    {
        while (!stop.IsCancellationRequested)
        {
            using var connection = await listener.AcceptTcpClientAsync(stop.Token);
            try
            {
                await Serve(connection.GetStream());
            }
            catch (IOException)
            {
                // The asker hung up, as it does when the answer is too long.
            }
        }
    }

    private async Task Serve(NetworkStream stream)
    {
        var head = new StringBuilder();
        var part = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(part, stop.Token);
            if (read == 0)
            {
                return;
            }

            head.Append(Encoding.ASCII.GetString(part, 0, read));
        }

        Requests.Enqueue(head.ToString());
        if (answer(head.ToString().Split(' ')[1]) is { } bytes)
        {
            await stream.WriteAsync(bytes, stop.Token);
            return;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
    }
}
