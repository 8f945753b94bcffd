using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>A running server with a folder of its own. It is asked to end when it is disposed, and everything it printed is looked at.</summary>
public partial class Server : IAsyncLifetime
{
    // Only a guard against a hang: a start takes a second or two, on a busy machine some more.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);
    private readonly DataFolder folder = new();
    private readonly List<string> printed = [];
    private Process? process;
    private Task reading = Task.CompletedTask;

    /// <summary>Where pages are, without a slash at the end; the same after a restart.</summary>
    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>The folder of its data.</summary>
    public string Folder => folder.Path;

    /// <summary>Its process id.</summary>
    public int ProcessId => process!.Id;

    /// <summary>More options to start it with.</summary>
    protected virtual IEnumerable<string> Options => [];

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Starts it on its folder and, from the second time on, its port; returns when it is ready.</summary>
    public async ValueTask StartAsync()
    {
        process = ServerProgram.Start(["--port", Port.ToString(CultureInfo.InvariantCulture), "--data", Folder, .. Options]);
        var ready = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, ready), ReadAsync(process.StandardError, ready));
        Port = await ready.Task.WaitAsync(Guard);
    }

    /// <summary>Ends it as a loss of power would: nothing in it can react.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
        process = null;
    }

    /// <summary>Asks it to end, as Ctrl+C does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process!.WaitForExitAsync().WaitAsync(Guard);
        await reading;
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    /// <summary>Fails when it ended by itself, or has printed anything but where it is and where the answers are kept; told once.</summary>
    public void ShouldHaveBeenQuiet()
    {
        (process?.HasExited ?? false).ShouldBeFalse("the server ended by itself");
        string[] expected = [$"Hipwise is ready: {Address}", $"Your answers are kept in {Folder}. Stop with Ctrl+C."];
        lock (printed)
        {
            var others = printed.Except(expected, StringComparer.Ordinal).Where(line => !IsOwn(line)).ToList();
            printed.Clear();
            others.ShouldBeEmpty("the server printed something else");
        }
    }

    /// <summary>Takes note of a line that this kind of server prints beside those of every server; false for any other.</summary>
    protected virtual bool IsOwn(string line) => false;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (process is not null)
        {
            (await StopAsync()).ShouldBe(0);
        }

        folder.Dispose();
        ShouldHaveBeenQuiet();
    }

    private async Task ReadAsync(StreamReader output, TaskCompletionSource<int> ready)
    {
        var port = 0;
        while (await output.ReadLineAsync() is { } line)
        {
            lock (printed)
            {
                printed.Add(line);
            }

            IsOwn(line);
            port = ReadyLine().Match(line) is { Success: true } match ? int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture) : port;
            if (port > 0 && line.EndsWith("Stop with Ctrl+C.", StringComparison.Ordinal))
            {
                ready.TrySetResult(port);
            }
        }

        ready.TrySetException(new InvalidOperationException($"The server ended: {string.Join('\n', printed)}"));
    }

    [GeneratedRegex(@"^Hipwise is ready: http://127\.0\.0\.1:(?<port>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReadyLine();
}
