using System.Diagnostics;
using Hipwise.Testing;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>The built server as a program that a person starts.</summary>
internal static class ServerProgram
{
    // Only a guard against a hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private static string Executable => Path.Combine(Repository.Root, "artifacts", "bin", "Hipwise.Web", "release", "hipwise-web");

    /// <summary>Starts it with both outputs redirected.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HIPWISE_KNOWLEDGE"] = Repository.Knowledge;
        start.Environment["TZ"] = "UTC";
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, for a start that must fail.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var guard = new CancellationTokenSource(Guard);
        try
        {
            await process.WaitForExitAsync(guard.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"hipwise-web {string.Join(' ', arguments)} did not end within {Guard}.", late);
        }

        return (process.ExitCode, await output, await error);
    }
}
