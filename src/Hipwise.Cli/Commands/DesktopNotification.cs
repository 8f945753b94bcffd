using System.ComponentModel;
using System.Diagnostics;

namespace Hipwise.Cli.Commands;

/// <summary>A notification of the desktop, by <c>notify-send</c>.</summary>
internal static class DesktopNotification
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Shows it and waits for a button; null when it was closed or ran out. Told to stop, it takes it off the desktop.</summary>
    /// <exception cref="IOException"><c>notify-send</c> is not there.</exception>
    public static async Task<NudgeReply?> AskAsync(ShownNudge nudge, CancellationToken stop)
    {
        var start = new ProcessStartInfo("notify-send") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["--app-name=Hipwise", "--wait", "--action=done=Done", "--action=snooze=Later", "--action=skip=Not now", "--", "A small break", nudge.Text];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var reading = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await EndAsync(process, reading, stop);
            var pressed = (await reading).Trim();
            await process.WaitForExitAsync(CancellationToken.None);
            return stop.IsCancellationRequested ? null : pressed switch
            {
                "done" => new NudgeReply("done", null),
                "snooze" => new NudgeReply("snooze", null),
                "skip" => new NudgeReply("skip", null),
                _ => null,
            };
        }
        catch (Win32Exception problem)
        {
            throw new IOException("notify-send is not installed (Debian: apt install libnotify-bin); without --notify the nudge is told in the terminal.", problem);
        }
    }

    // Interrupted as by Ctrl+C it takes the notification away before it ends. Started where interrupts are ignored, as by a script in the
    // background, it is told to end, which may leave the notification there; it never keeps this waiting.
    private static async Task EndAsync(Process process, Task<string> reading, CancellationToken stop)
    {
        await Task.WhenAny(reading, Task.Delay(Timeout.InfiniteTimeSpan, stop));
        foreach (var signal in (string[])["INT", "TERM"])
        {
            if (reading.IsCompleted)
            {
                return;
            }

            Signal(process, signal);
            await Task.WhenAny(reading, Task.Delay(Patience, CancellationToken.None));
        }

        if (!reading.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static void Signal(Process process, string signal)
    {
        try
        {
            using var sent = Process.Start("kill", ["-s", signal, $"{process.Id}"]);
        }
        catch (Win32Exception)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
