using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hipwise.Cli.Tests;

/// <summary><c>hipwise nudge</c> against a server made up for it.</summary>
public class NudgeCommandTests
{
    private const string Waiting = """{"open":{"slot":"2026-11-23T09:00:00Z","exercise":"sit-to-stand","name":"Sit to stand","dose":"","desk":null,"text":"Sit to stand: 10 times"},"nextAt":null,"inCall":false}""";

    [Fact]
    public void Without_a_server_one_line_says_how_to_start_it() =>
        HipwiseProcess.Run("nudge", "--server", $"http://127.0.0.1:{FreePort()}").ShouldFail(1).Error.ShouldContain("./run");

    [Fact]
    public async Task What_waits_is_told_and_answered()
    {
        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        var asked = new List<string>();
        var serving = Task.Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                var context = await server.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                asked.Add($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {await reader.ReadToEndAsync(TestContext.Current.CancellationToken)}".TrimEnd());
                context.Response.ContentType = "application/json";
                context.Response.Close(Encoding.UTF8.GetBytes(context.Request.HttpMethod == "PUT" ? """{"slot":"x","answer":"done"}""" : Waiting), true);
            }
        }, TestContext.Current.CancellationToken);
        HipwiseProcess.Run("nudge", "--server", address).ShouldSucceed().Out.ShouldContain("Sit to stand: 10 times");
        HipwiseProcess.Run("nudge", "--server", address, "--snooze", "10").ShouldSucceed().Out.ShouldContain("done", Case.Sensitive, "another device was faster");
        await serving;
        asked[2].ShouldBe("PUT /api/v1/nudges/2026-11-23T09%3A00%3A00Z/answer {\"kind\":\"snooze\",\"minutes\":10}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
