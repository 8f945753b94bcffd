using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Hipwise.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>Loads one check-up as of one moment: a query a table, each by an index.</summary>
internal sealed class CheckupReader(HipwiseContext context, KnowledgeBase knowledge)
{
    // Only what answers are made from: the times of ten thousand rows would cost more than all the rest.
    private static readonly Func<HipwiseContext, Guid, IAsyncEnumerable<AnswerPartRow>> PartsOf = EF.CompileAsyncQuery(
        (HipwiseContext context, Guid checkup) => context.AnswerParts.Where(row => row.CheckupId == checkup)
            .Select(row => new AnswerPartRow { Key = row.Key, Json = row.Json }));

    private static readonly Func<HipwiseContext, Guid, IAsyncEnumerable<TrialRow>> TrialsOf = EF.CompileAsyncQuery(
        (HipwiseContext context, Guid checkup) => context.Trials.AsNoTracking().Where(row => row.CheckupId == checkup));

    private static readonly Func<HipwiseContext, Guid, IAsyncEnumerable<TrialPartRow>> TrialPartsOf = EF.CompileAsyncQuery(
        (HipwiseContext context, Guid checkup) =>
            from trial in context.Trials
            join part in context.TrialParts on trial.Id equals part.TrialId
            where trial.CheckupId == checkup
            select new TrialPartRow { TrialId = part.TrialId, Part = part.Part, Pain = part.Pain, Tingling = part.Tingling, StoppedBecause = part.StoppedBecause });

    private static readonly Func<HipwiseContext, Guid, IAsyncEnumerable<ObservationRow>> ObservationsOf = EF.CompileAsyncQuery(
        (HipwiseContext context, Guid checkup) =>
            from trial in context.Trials
            join row in context.Observations on trial.Id equals row.TrialId
            where trial.CheckupId == checkup
            select new ObservationRow
            {
                Id = row.Id, TrialId = row.TrialId, Measure = row.Measure, Side = row.Side, Tries = row.Tries, Sd = row.Sd, Source = row.Source,
            });

    private readonly List<AnswersProblem> notFitting = [];

    /// <summary>The check-up with this number, or the current one; null when there is none.</summary>
    public async Task<StoredCheckup?> FindAsync(int? number, CancellationToken cancellationToken)
    {
        var checkup = await context.Checkups.AsNoTracking().Where(row => number == null || row.Number == number)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if (checkup is null)
        {
            return null;
        }

        var (parts, unreadable) = await LoadPartsAsync(checkup.Id, cancellationToken);
        // Only the current check-up makes a plan.
        var own = checkup.FinishedAt is null ? await OwnStore.ReadAsync(context, knowledge, cancellationToken) : new OwnShelf([], [], []);
        notFitting.AddRange(own.NotFitting);
        var answers = new AnswersComposer(knowledge.With(own.Exercises), notFitting).Compose(CheckLengths.Parse(checkup.Length), parts, unreadable);
        var trials = await LoadTrialsAsync(checkup.Id, cancellationToken);
        return new StoredCheckup(
            checkup.Id, checkup.Number, Utc.Of(checkup.StartedAt), checkup.Revision,
            answers with { Trials = [.. answers.Trials, .. trials.Select(trial => trial.Trial)], Own = own.Exercises, Limits = own.Limits }, parts, trials, [.. notFitting]);
    }

    private async Task<(ImmutableSortedDictionary<string, JsonObject> Parts, bool Unreadable)> LoadPartsAsync(Guid checkup, CancellationToken cancellationToken)
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<string, JsonObject>(StringComparer.Ordinal);
        var unreadable = false;
        await foreach (var row in PartsOf(context, checkup).WithCancellation(cancellationToken))
        {
            if (Fragments.TryParse(row.Json) is { } fragment)
            {
                parts.Add(row.Key, fragment);
            }
            else
            {
                unreadable = true;
                notFitting.Add(new($"$.parts['{row.Key}']", "is not readable any more; answer it again"));
            }
        }

        return (parts.ToImmutable(), unreadable);
    }

    private async Task<ImmutableArray<StoredTrial>> LoadTrialsAsync(Guid checkup, CancellationToken cancellationToken)
    {
        var trials = await ListAsync(TrialsOf(context, checkup), cancellationToken);
        var parts = (await ListAsync(TrialPartsOf(context, checkup), cancellationToken)).ToLookup(row => row.TrialId);
        var observations = (await ListAsync(ObservationsOf(context, checkup), cancellationToken)).ToLookup(row => row.TrialId);
        var mapper = new TrialMapper(knowledge, notFitting);
        return [.. trials.OrderBy(row => row.On ?? DateOnly.MinValue).ThenBy(row => row.SavedAt).ThenBy(row => row.Id)
            .Select(row => mapper.TryMap(row, [.. parts[row.Id]], observations[row.Id])).OfType<StoredTrial>()];
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            list.Add(row);
        }

        return list;
    }
}
