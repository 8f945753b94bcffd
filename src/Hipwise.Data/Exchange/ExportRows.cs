using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data.Exchange;

/// <summary>All rows by what they belong to, each list in the order kept by an export.</summary>
internal sealed record ExportRows(
    PersonRow? Person, List<CheckupRow> Checkups, ILookup<Guid, AnswerPartRow> Parts, ILookup<Guid, TrialRow> Trials,
    ILookup<Guid, TrialPartRow> TrialParts, ILookup<Guid, ObservationRow> Observations, ILookup<Guid, FilmRow> Films,
    ILookup<Guid, CorrectionRow> Corrections, List<DiaryRow> Diary, List<SettingRow> Settings,
    List<NudgeRow> Nudges, List<OwnRow> Own)
{
    public static async Task<ExportRows> LoadAsync(HipwiseContext context, CancellationToken cancellationToken)
    {
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return new ExportRows(
            await context.Persons.OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await context.Checkups.OrderBy(row => row.Number).ToListAsync(cancellationToken),
            (await context.AnswerParts.ToListAsync(cancellationToken)).ToLookup(row => row.CheckupId),
            (await context.Trials.OrderBy(row => row.SavedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken)).ToLookup(row => row.CheckupId),
            (await context.TrialParts.ToListAsync(cancellationToken)).ToLookup(row => row.TrialId),
            (await context.Observations.OrderBy(row => row.Id).ToListAsync(cancellationToken)).ToLookup(row => row.TrialId),
            (await context.Films.OrderBy(row => row.Number).ToListAsync(cancellationToken)).ToLookup(row => row.TrialId),
            (await context.Corrections.OrderBy(row => row.Id).ToListAsync(cancellationToken)).ToLookup(row => row.CheckupId),
            await context.Diary.OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken),
            await context.Settings.Where(row => !ExportFormat.Secrets.Contains(row.Key)).OrderBy(row => row.Key).ToListAsync(cancellationToken),
            await context.Nudges.OrderBy(row => row.Slot).ToListAsync(cancellationToken),
            await context.OwnEntries.OrderBy(row => row.CreatedAt).ThenBy(row => row.Kind).ThenBy(row => row.Id).ToListAsync(cancellationToken));
    }
}
