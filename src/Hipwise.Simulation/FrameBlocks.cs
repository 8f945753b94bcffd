namespace Hipwise.Simulation;

/// <summary>Works through frames in blocks of a fixed size, on as many threads as asked for. A block always begins afresh, so results
/// do not depend on the number of threads, to the last bit.</summary>
public static class FrameBlocks
{
    /// <summary>Frames in a block.</summary>
    public const int Size = 32;

    /// <summary>Runs all blocks.</summary>
    /// <param name="frames">How many frames there are.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    /// <param name="makeWorker">Makes the work of one thread: it is called with the first frame of a block and the one after its last.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two blocks.</exception>
    public static void Run(int frames, RunOptions options, Func<Action<int, int>> makeWorker)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(makeWorker);
        var blocks = (frames + Size - 1) / Size;
        var (next, done) = (-1, 0);
        var threads = Math.Clamp(options.Threads, 1, Math.Max(1, blocks));

        void Work()
        {
            var worker = makeWorker();
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                options.Cancel.ThrowIfCancellationRequested();
                var to = Math.Min(frames, (block + 1) * Size);
                worker(block * Size, to);
                options.Progress?.Report((double)Interlocked.Add(ref done, to - (block * Size)) / frames);
            }
        }

        if (threads == 1)
        {
            Work();
            return;
        }

        Join([.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, options.Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
    }

    // The first thread's trouble is everybody's.
    private static void Join(Task[] tasks)
    {
        try
        {
            Task.WaitAll(tasks);
        }
        catch (AggregateException all)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(all.Flatten().InnerExceptions[0]);
        }
    }
}

/// <summary>How a run over many frames goes.</summary>
/// <param name="Threads">1 or more.</param>
/// <param name="Progress">Told the part that is done, 0 to 1, from any thread.</param>
/// <param name="Cancel">Ends the run between two blocks of frames.</param>
public sealed record RunOptions(int Threads = 1, IProgress<double>? Progress = null, CancellationToken Cancel = default);
