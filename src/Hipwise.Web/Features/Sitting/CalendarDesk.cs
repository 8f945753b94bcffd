using Hipwise.Care.Calendars;
using Hipwise.Data;
using NodaTime;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Keeps the person's busy times up to date; of their calendar only those times are kept, never what an event is about.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="desk">What the person set.</param>
/// <param name="fetcher">Reads the address they gave.</param>
/// <param name="clock">The time.</param>
public sealed class CalendarDesk(NudgeStore store, NudgeDesk desk, CalendarFetcher fetcher, TimeProvider clock)
{
    private const int DaysBack = 2;
    private const int DaysAhead = 30;
    private const int DaysAheadOfFile = 200;
    private static readonly Duration Fresh = Duration.FromMinutes(10);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Reads the calendar at the address the person gave; a calendar that cannot be read leaves what was known.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="force">Also when it was read a moment ago.</param>
    public async Task RefreshAsync(CancellationToken cancellationToken, bool force = false)
    {
        if (await store.FindSettingAsync(NudgeStore.SettingsKey, cancellationToken) is not { } json || (string?)json["calendar"] is not { Length: > 0 } address)
        {
            return;
        }

        var known = await BusySheet.ReadAsync(store, cancellationToken);
        if (!force && known.ReadAt > Now - Fresh)
        {
            return;
        }

        var mark = known is { ETag: { } tag, Problem: null } && known.ReadAt > Now - Duration.FromDays(1) ? new CalendarMark(tag, null) : null;
        var sheet = await fetcher.Fetch(address, mark, cancellationToken) switch
        {
            CalendarFetch.Fetched fetched => await ReadAsync(fetched.Content, DaysAhead, fetched.Mark.ETag, known, cancellationToken),
            CalendarFetch.NotChanged => known with { Problem = null },
            CalendarFetch.Refused refused => known with { Problem = WordOf(refused.Reason) },
            _ => known,
        };
        await SaveAsync(sheet, cancellationToken);
    }

    /// <summary>Takes busy times out of a file the person gives; the file itself is not kept.</summary>
    /// <returns>Why it could not be read: a key of words, or null.</returns>
    public async Task<string?> TakeFileAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var sheet = await ReadAsync(file, DaysAheadOfFile, null, BusySheet.Empty, cancellationToken);
        if (sheet.Problem is null)
        {
            await SaveAsync(sheet, cancellationToken);
        }

        return sheet.Problem;
    }

    /// <summary>Forgets all busy times.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await store.SaveSettingAsync(NudgeDesk.BusyKey, null, cancellationToken);
        await desk.LookAsync(cancellationToken);
    }

    private async Task SaveAsync(BusySheet sheet, CancellationToken cancellationToken)
    {
        await store.SaveSettingAsync(NudgeDesk.BusyKey, (sheet with { ReadAt = Now }).Write(), cancellationToken);
        await desk.LookAsync(cancellationToken);
    }

    private async Task<BusySheet> ReadAsync(ReadOnlyMemory<byte> content, int daysAhead, string? tag, BusySheet known, CancellationToken cancellationToken)
    {
        var settings = await store.FindSettingAsync(NudgeStore.SettingsKey, cancellationToken) is { } json ? desk.TryRead(json) : null;
        try
        {
            var window = new Interval(Now - Duration.FromDays(DaysBack), Now + Duration.FromDays(daysAhead));
            var busy = BusyTimes.FindBusy(CalendarReader.Read(content), window, settings?.Zone ?? DateTimeZone.Utc);
            return new BusySheet(busy, Now, null, tag);
        }
        catch (CalendarException problem)
        {
            return known with { Problem = problem.Fault == CalendarFault.TooLong ? "too-long" : "not-a-calendar" };
        }
    }

    /// <summary>Lowercase words with hyphens, as keys of words have them.</summary>
    private static string WordOf(CalendarRefusal reason) =>
        string.Concat(reason.ToString().Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
