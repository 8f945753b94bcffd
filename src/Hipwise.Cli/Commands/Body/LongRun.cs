using System.CommandLine;
using Hipwise.Simulation;

namespace Hipwise.Cli.Commands.Body;

/// <summary>Runs what takes a while: with progress on a terminal, and so that Ctrl+C ends it before anything is written.</summary>
internal static class LongRun
{
    /// <summary>Runs work that succeeds or throws.</summary>
    public static Task<int> RunAsync(ParseResult parsed, Action<RunOptions> work, CancellationToken stop) => RunAsync(
        parsed,
        options =>
        {
            work(options);
            return Run.Ok;
        },
        stop);

    /// <summary>Runs work that tells its exit code.</summary>
    public static Task<int> RunAsync(ParseResult parsed, Func<RunOptions, int> work, CancellationToken stop) =>
        RunAsync(progress => work(new RunOptions(BodyOptions.ThreadsOf(parsed), progress, stop)), stop);

    /// <summary>Runs work on one thread that tells its exit code.</summary>
    public static async Task<int> RunAsync(Func<IProgress<double>, int> work, CancellationToken stop)
    {
        using var progress = new TerminalProgress();
        try
        {
            return await Task.Run(() => work(progress), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            progress.Dispose();
            await Console.Error.WriteLineAsync("Stopped; nothing more was written.");
            return Run.Stopped;
        }
    }

    // A line that is written over; nothing at all when standard error is no terminal.
    private sealed class TerminalProgress : IProgress<double>, IDisposable
    {
        private readonly Lock _turn = new();
        private int _shown = -1;
        private bool _over = Console.IsErrorRedirected;

        public void Report(double value)
        {
            var percent = (int)(100 * value);
            lock (_turn)
            {
                if (!_over && percent > _shown)
                {
                    _shown = percent;
                    Console.Error.Write($"\r{percent} %");
                }

                // The last part is done: what follows is told on a clean line.
                if (value >= 1)
                {
                    Clear();
                }
            }
        }

        public void Dispose()
        {
            lock (_turn)
            {
                Clear();
                _over = true;
            }
        }

        private void Clear()
        {
            if (!_over && _shown >= 0)
            {
                Console.Error.Write("\r     \r");
                _shown = -1;
            }
        }
    }
}
