using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>Who may open the connection of the live view, how many at once, and what ends it.</summary>
public sealed class LiveSocketTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const int MostConnections = 8;
    private const string Begin = """{"kind":"begin","rate":1000,"channels":1}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("https://elsewhere.example")]
    public async Task Other_sites_are_refused(string? origin) => await Should.ThrowAsync<WebSocketException>(() => OpenAsync(origin));

    [Fact]
    public async Task Nonsense_ends_it()
    {
        foreach (var (bytes, kind) in ((byte[], WebSocketMessageType)[])[([1, 2, 3], WebSocketMessageType.Binary), ("{"u8.ToArray(), WebSocketMessageType.Text), (new byte[200_000], WebSocketMessageType.Binary)])
        {
            using var socket = await OpenAsync(server.Address);
            (await AskAsync(socket, Encoding.UTF8.GetBytes(Begin), WebSocketMessageType.Text))["resting"]!.GetValue<bool>().ShouldBeTrue();
            (await AskAsync(socket, bytes, kind))["refused"]!.GetValue<bool>().ShouldBeTrue();
            (await socket.ReceiveAsync(new byte[10], Stop)).CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
        }
    }

    [Fact]
    public async Task So_many_look_on_at_once_and_whoever_goes_makes_room()
    {
        var open = new List<ClientWebSocket>();
        try
        {
            for (var i = 0; i < MostConnections; i++)
            {
                open.Add(await OpenAsync(server.Address));
            }

            await Should.ThrowAsync<WebSocketException>(() => OpenAsync(server.Address));
            await open[0].CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
            using var next = await OpenAsync(server.Address);
            (await AskAsync(next, Encoding.UTF8.GetBytes(Begin), WebSocketMessageType.Text))["taken"]!.GetValue<int>().ShouldBe(1);
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
    }

    public void Dispose() => server.ShouldHaveBeenQuiet();

    private async Task<ClientWebSocket> OpenAsync(string? origin)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"{server.Address.Replace("http://", "ws://", StringComparison.Ordinal)}/api/v1/emg/live"), Stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<JsonNode> AskAsync(ClientWebSocket socket, byte[] message, WebSocketMessageType kind)
    {
        await socket.SendAsync(message, kind, endOfMessage: true, Stop);
        var answer = new byte[1 << 12];
        var got = await socket.ReceiveAsync(answer, Stop);
        return JsonNode.Parse(answer.AsSpan(0, got.Count))!;
    }
}
