using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>Saves one part of a trial, or all of it, over what was there.</summary>
internal sealed class TrialWriter(CheckupWriter writer, Guid id, Trial trial)
{
    private readonly HipwiseContext context = writer.Context;

    public async Task<bool> SaveAsync(Side? part, bool hasSides, CancellationToken cancellationToken)
    {
        Check();
        var row = await GetRowAsync(cancellationToken);
        row.On = trial.On;
        if (part is null && hasSides)
        {
            await ReplaceAsync(Parts.All, cancellationToken);
            foreach (var side in Sides.All.Where(Mentions))
            {
                AddPart(side, PainOf(side), tingling: false, stoppedBecause: null);
            }

            if (trial.Tingling || trial.StoppedBecause is not null || PainOf(null) is not null || !Sides.All.Any(Mentions))
            {
                AddPart(null, PainOf(null), trial.Tingling, trial.StoppedBecause);
            }

            AddObservations(trial.Observations);
        }
        else
        {
            await ReplaceAsync([Parts.Word(part)], cancellationToken);
            AddPart(part, PainOf(part) ?? PainOf(null), trial.Tingling, trial.StoppedBecause);
            AddObservations(trial.Observations.Where(observation => observation.Side == part));
        }

        return true;
    }

    private void Check()
    {
        var ids = trial.Observations.Select(observation => observation.Measure.Measure).Append(trial.Screen);
        if (!ids.All(Limits.IsKey) || !Limits.IsText(trial.StoppedBecause ?? "") || trial.Observations.Length > Limits.MostObservations)
        {
            throw new ArgumentException("The trial holds an id or a text that cannot be stored.", nameof(trial));
        }
    }

    private async Task<TrialRow> GetRowAsync(CancellationToken cancellationToken)
    {
        var current = await writer.GetCurrentAsync(cancellationToken);
        var row = await context.Trials.FirstOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (row is null)
        {
            current.Revision++;
            return context.Add(new TrialRow { Id = id, CheckupId = current.Id, Screen = trial.Screen, SavedAt = writer.Now }).Entity;
        }

        if (row.Screen != trial.Screen)
        {
            throw new ArgumentException("This trial's id was used for another screen; choose a new one.", nameof(id));
        }

        (await context.Checkups.FirstAsync(checkup => checkup.Id == row.CheckupId, cancellationToken)).Revision++;
        return row;
    }

    private bool Mentions(Side side) => trial.Observations.Any(observation => observation.Side == side) || trial.Pain.Any(pain => pain.Side == side);

    private double? PainOf(Side? side)
    {
        var noted = trial.Pain.Where(pain => pain.Side == side).Select(pain => pain.Pain).ToList();
        return noted.Count == 0 ? null : noted.Max();
    }

    private async Task ReplaceAsync(IReadOnlyCollection<string> parts, CancellationToken cancellationToken)
    {
        await context.TrialParts.Where(row => row.TrialId == id && parts.Contains(row.Part)).ExecuteDeleteAsync(cancellationToken);
        await context.Observations.Where(row => row.TrialId == id && parts.Contains(row.Side ?? "whole")).ExecuteDeleteAsync(cancellationToken);
    }

    private void AddPart(Side? side, double? pain, bool tingling, string? stoppedBecause) => context.Add(new TrialPartRow
    {
        TrialId = id, Part = Parts.Word(side), Pain = pain, Tingling = tingling, StoppedBecause = stoppedBecause, SavedAt = writer.Now,
    });

    private void AddObservations(IEnumerable<Observation> observations) => context.AddRange(observations.Select(observation => new ObservationRow
    {
        TrialId = id,
        Measure = observation.Measure.Measure,
        Side = observation.Side?.Word(),
        Tries = Tries.Write(observation.Reading),
        Sd = observation.Reading is NumberReading { SdGiven: true } number ? number.Quantity.Sd : null,
        Source = observation.Source.Word(),
        SavedAt = writer.Now,
    }));
}
