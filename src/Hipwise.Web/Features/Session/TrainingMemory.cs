using System.Text.Json;
using Hipwise.Care.Sessions;
using Hipwise.Data;
using Hipwise.Web.Features.Own;

namespace Hipwise.Web.Features.Session;

/// <summary>The training log as last read; read again only after something was written.</summary>
/// <param name="diary">Where it is kept.</param>
/// <param name="own">What it is read against: the knowledge with the person's own exercises.</param>
public sealed class TrainingMemory(DiaryStore diary, OwnMemory own)
{
    private volatile Remembered? last;

    /// <summary>Everything logged so far.</summary>
    public async Task<TrainingLog> ReadAsync(CancellationToken cancellationToken)
    {
        var revision = diary.Revision;
        if (last is not { } known || known.Revision != revision)
        {
            var reader = new DiaryReader(await own.KnowledgeAsync(cancellationToken));
            foreach (var entry in await diary.ListAsync(DiaryReader.Kinds, cancellationToken))
            {
                reader.Add(entry.Session, entry.Kind, entry.At, JsonSerializer.SerializeToUtf8Bytes(entry.Content));
            }

            last = known = new Remembered(revision, reader.Finish().Log);
        }

        return known.Log;
    }

    private sealed record Remembered(long Revision, TrainingLog Log);
}
