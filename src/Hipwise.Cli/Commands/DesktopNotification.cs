using System.ComponentModel;
using System.Diagnostics;

namespace Hipwise.Cli.Commands;

/// <summary>A notification of the desktop, by <c>notify-send</c>.</summary>
internal static class DesktopNotification
{
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
            await using var closing = stop.Register(() => Close(process));
            var pressed = (await process.StandardOutput.ReadToEndAsync(CancellationToken.None)).Trim();
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

    // Interrupted as by Ctrl+C it takes the notification away before it ends; killed it would leave it there.
    private static void Close(Process process)
    {
        try
        {
            using var interrupt = Process.Start("kill", ["-s", "INT", $"{process.Id}"]);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            process.Kill();
        }
    }
}
