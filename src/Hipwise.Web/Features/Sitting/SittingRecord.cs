using System.Collections.Immutable;
using Hipwise.Care.Nudges;
using Hipwise.Data;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Web.Features.Sitting;

/// <summary>How long was sat and which breaks were taken: from what was told by hand, the nudges answered, and where permitted the pages that saw them at work.</summary>
/// <param name="nudges">Nudges and the person's clock.</param>
/// <param name="diary">What was told by hand.</param>
/// <param name="activity">When they were seen at work.</param>
/// <param name="desk">Reads settings.</param>
/// <param name="knowledge">How long a bout without any sign may be.</param>
public sealed class SittingRecord(NudgeStore nudges, DiaryStore diary, ActivityDesk activity, NudgeDesk desk, KnowledgeBase knowledge)
{
    /// <summary>Kind of the diary's entries that tell of sitting down and standing up.</summary>
    public const string Kind = "sitting";

    /// <summary>Days since a time, oldest first, and since when the person sits now, or null.</summary>
    /// <param name="since">The beginning.</param>
    /// <param name="now">The time; a bout that goes on is counted until then.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<(ImmutableArray<SittingDay> Days, Instant? SatAt)> ReadAsync(Instant since, Instant now, CancellationToken cancellationToken)
    {
        var settings = await nudges.FindSettingAsync(NudgeStore.SettingsKey, cancellationToken) is { } json ? desk.TryRead(json) : null;
        var zone = settings?.Zone ?? DateTimeZone.Utc;
        var told = (await diary.ListAsync([Kind], cancellationToken)).Select(entry => new SittingSign(
            Instant.FromDateTimeOffset(entry.At), (string?)entry.Content["state"] == "sat" ? SittingSignKind.Sat : SittingSignKind.Stood)).ToList();
        var breaks = (await nudges.ListAsync(since, cancellationToken)).Where(nudge => nudge.Past is { Answer: NudgeAnswer.Done, AnsweredAt: not null })
            .Select(nudge => new SittingSign(nudge.Past.AnsweredAt!.Value, KindOf(nudge)));
        Instant? sat = told.Count > 0 && told[^1].Kind == SittingSignKind.Sat && told[^1].At.InZone(zone).Date == now.InZone(zone).Date ? told[^1].At : null;
        var signs = told.Concat(breaks).Concat(sat is null ? [] : [new SittingSign(now, SittingSignKind.Stood)]).Where(sign => sign.At > since);
        var seen = (await activity.ReadAsync(cancellationToken)).Spans.Where(span => span.End > since);
        return (SittingLog.DaysOf(signs, [.. seen], zone, knowledge.Nudges), sat);
    }

    private static SittingSignKind KindOf(StoredNudge nudge) => nudge switch
    {
        { Desk: DeskMove.Up } => SittingSignKind.RaisedDesk,
        { Desk: DeskMove.Down, Past.Choice: "" } => SittingSignKind.LoweredDesk,
        _ => SittingSignKind.Break,
    };
}
