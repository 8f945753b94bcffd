using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hipwise.Cli.Tests;

/// <summary><c>hipwise nudge</c> against a server made up for it.</summary>
public class NudgeCommandTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

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

    [Theory]
    [InlineData("INT TERM")]
    [InlineData("TERM")]
    public async Task Answered_elsewhere_the_notification_is_taken_off_the_desktop(string heeded)
    {
        // Where interrupts are ignored from the start, as in a script's background, none can be heeded: then it is told to end.
        using var folder = new TempFolder();
        var seen = folder.PathOf("seen");
        folder.Write("notify-send", $"#!/bin/sh\ntrap '' INT\ntrap 'echo closed >> {seen}; exit 0' {heeded}\necho shown >> {seen}\nwhile :; do sleep 0.1; done\n");
        folder.Allow("notify-send", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        var start = new ProcessStartInfo(HipwiseProcess.Executable, ["nudge", "--server", address, "--watch", "--notify"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder.Root}:{Environment.GetEnvironmentVariable("PATH")}";
        using var watching = Process.Start(start)!;
        try
        {
            await AnswerAsync(server, Waiting);
            var stream = await server.GetContextAsync();
            stream.Response.ContentType = "text/event-stream";
            await UntilAsync(() => File.Exists(seen) && File.ReadAllText(seen) == "shown\n");
            // Another device answers, and the next one comes: it is shown anew.
            await SendAsync(stream, Waiting.Replace("\"open\":{", "\"was\":{", StringComparison.Ordinal));
            await UntilAsync(() => File.ReadAllText(seen) == "shown\nclosed\n");
            await SendAsync(stream, Waiting.Replace("09:00", "10:00", StringComparison.Ordinal));
            await UntilAsync(() => File.ReadAllText(seen) == "shown\nclosed\nshown\n");
            using var end = Process.Start("kill", ["-s", "TERM", $"{watching.Id}"]);
            await watching.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Guard, TestContext.Current.CancellationToken);
            watching.ExitCode.ShouldBe(0);
            (await File.ReadAllTextAsync(seen, TestContext.Current.CancellationToken)).ShouldBe("shown\nclosed\nshown\nclosed\n", "ended, it leaves nothing behind");
        }
        finally
        {
            watching.Kill(entireProcessTree: true);
        }
    }

    private static async Task AnswerAsync(HttpListener server, string text)
    {
        var context = await server.GetContextAsync();
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes(text), true);
    }

    private static async Task SendAsync(HttpListenerContext stream, string text)
    {
        await stream.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"event: board\ndata: {text}\n\n"), TestContext.Current.CancellationToken);
        await stream.Response.OutputStream.FlushAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var waited = Stopwatch.StartNew(); !holds(); await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            waited.Elapsed.ShouldBeLessThan(Guard);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
