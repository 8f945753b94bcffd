using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Hipwise.Web.Hosting;

/// <summary>Tells everyone who listens that something changed; what it is they look at themselves.</summary>
public abstract class Board
{
    private readonly Lock guard = new();
    private readonly HashSet<Channel<bool>> listeners = [];

    /// <summary>Tells all listeners; never waits for one.</summary>
    public void Tell()
    {
        lock (guard)
        {
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>One item at once and one for each time something changed; several changes at once are told once. Ends when it is cancelled.</summary>
    public async IAsyncEnumerable<bool> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mine = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (guard)
        {
            listeners.Add(mine);
        }

        try
        {
            yield return true;
            while (await WaitAsync(mine.Reader, cancellationToken))
            {
                mine.Reader.TryRead(out _);
                yield return true;
            }
        }
        finally
        {
            lock (guard)
            {
                listeners.Remove(mine);
            }
        }
    }

    private static async Task<bool> WaitAsync(ChannelReader<bool> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
