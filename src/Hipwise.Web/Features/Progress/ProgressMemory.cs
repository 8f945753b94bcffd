using System.Collections.Immutable;
using System.Text.Json;
using Hipwise.Care.Progress;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Features.Session;
using Hipwise.Web.Features.Sitting;
using NodaTime;

namespace Hipwise.Web.Features.Progress;

/// <summary>The record of progress as last read; read again only after something was written.</summary>
/// <param name="store">Check-ups.</param>
/// <param name="current">The newest of them, with what it comes to.</param>
/// <param name="diary">What was told between check-ups.</param>
/// <param name="training">Sessions.</param>
/// <param name="sitting">Breaks and sitting.</param>
/// <param name="knowledge">What it is read against.</param>
/// <param name="clock">The time.</param>
public sealed class ProgressMemory(
    CheckupStore store, CheckupMemory current, DiaryStore diary, TrainingMemory training, SittingRecord sitting,
    KnowledgeBase knowledge, TimeProvider clock)
{
    private const int RememberedDays = 400;
    private volatile Remembered? last;

    /// <summary>All that progress is read from. Of very many check-ups, the first and the newest.</summary>
    public async Task<ProgressRecord> ReadAsync(CancellationToken cancellationToken)
    {
        var revision = diary.Revision;
        // Limits may hold on some days only, and the plan with them.
        var today = DateOnly.FromDateTime(clock.GetLocalNow().Date);
        if (last is not { } known || known.Revision != revision || known.Day != today)
        {
            var newest = await current.FindAsync(cancellationToken);
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var (days, _) = await sitting.ReadAsync(now - Duration.FromDays(RememberedDays), now, cancellationToken);
            var record = ProgressRecord.Empty with
            {
                Checkups = await CheckupsAsync(cancellationToken),
                Current = newest?.Result,
                Ratings = await RatingsAsync(cancellationToken),
                Log = await training.ReadAsync(cancellationToken),
                Breaks = [.. days.SelectMany(day => Enumerable.Repeat(day.Day.ToDateOnly(), day.Breaks))],
                Sitting = days.Where(day => day.Minutes > 0).ToImmutableSortedDictionary(day => day.Day.ToDateOnly(), day => day.Minutes),
            };
            last = known = new Remembered(revision, today, record);
        }

        return known.Record;
    }

    private async Task<ImmutableArray<PastCheckup>> CheckupsAsync(CancellationToken cancellationToken)
    {
        var all = (await store.ListAsync(cancellationToken)).OrderBy(one => one.Number).ToList();
        var most = knowledge.Progress.CheckupsRead;
        var chosen = all.Count <= most ? all : [all[0], .. all.TakeLast(most - 1)];
        var checkups = ImmutableArray.CreateBuilder<PastCheckup>(chosen.Count);
        foreach (var one in chosen)
        {
            if (await store.FindAsync(one.Number, cancellationToken) is { } checkup)
            {
                checkups.Add(new PastCheckup(DateOnly.FromDateTime(checkup.StartedAt.ToLocalTime().DateTime), checkup.Answers));
            }
        }

        return checkups.ToImmutable();
    }

    private async Task<Ratings> RatingsAsync(CancellationToken cancellationToken)
    {
        var entries = await diary.ListAsync(RatingReader.Kinds, cancellationToken);
        return RatingReader.Read(entries.Select(entry => (entry.Kind, (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(entry.Content))), knowledge);
    }

    private sealed record Remembered(long Revision, DateOnly Day, ProgressRecord Record);
}
