using Hipwise.Care.Checkup;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>The changes of one transaction; each that changes something raises the check-up's revision by one.</summary>
internal sealed class CheckupWriter(HipwiseContext context, DateTime now)
{
    public HipwiseContext Context => context;

    public DateTime Now => now;

    /// <summary>The check-up that is written to.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public async Task<CheckupRow> GetCurrentAsync(CancellationToken cancellationToken) =>
        await FindCurrentAsync(cancellationToken) ?? throw new InvalidOperationException("There is no check-up yet: StartAsync comes first.");

    public async Task<bool> StartAsync(CheckLength length, IReadOnlyCollection<string> carryOver, CancellationToken cancellationToken)
    {
        var last = await FindCurrentAsync(cancellationToken);
        var next = new CheckupRow
        {
            Id = Guid.NewGuid(),
            PersonId = last?.PersonId ?? await PersonOf.GetAsync(context, now, cancellationToken),
            Number = (last?.Number ?? 0) + 1,
            StartedAt = now,
            Length = length.Word(),
        };
        context.Add(next);
        if (last is not null)
        {
            last.FinishedAt = now;
            context.AddRange((await context.AnswerParts.AsNoTracking().Where(part => part.CheckupId == last.Id).ToListAsync(cancellationToken))
                .Where(part => carryOver.Any(key => IsMeant(part.Key, key)))
                .Select(part => new AnswerPartRow { CheckupId = next.Id, Key = part.Key, Json = part.Json, SavedAt = part.SavedAt }));
        }

        return true;
    }

    public async Task<bool> SetLengthAsync(CheckLength length, CancellationToken cancellationToken)
    {
        var checkup = await GetCurrentAsync(cancellationToken);
        checkup.Revision += checkup.Length == length.Word() ? 0 : 1;
        checkup.Length = length.Word();
        return true;
    }

    public async Task<bool> SaveAsync(string key, string json, CancellationToken cancellationToken)
    {
        var checkup = await GetCurrentAsync(cancellationToken);
        var part = await context.AnswerParts.FirstOrDefaultAsync(row => row.CheckupId == checkup.Id && row.Key == key, cancellationToken);
        if (part?.Json == json)
        {
            return false;
        }

        checkup.Revision++;
        if (part is null)
        {
            await CheckRoomAsync(checkup.Id, cancellationToken);
            context.Add(new AnswerPartRow { CheckupId = checkup.Id, Key = key, Json = json, SavedAt = now });
            return false;
        }

        (part.Json, part.SavedAt) = (json, now);
        return true;
    }

    public async Task<bool> RemoveAsync(string key, CancellationToken cancellationToken)
    {
        var checkup = await GetCurrentAsync(cancellationToken);
        var parts = (await context.AnswerParts.Where(row => row.CheckupId == checkup.Id).ToListAsync(cancellationToken))
            .Where(part => IsMeant(part.Key, key)).ToList();
        context.RemoveRange(parts);
        checkup.Revision += parts.Count > 0 ? 1 : 0;
        return parts.Count > 0;
    }

    public async Task<bool> RemoveTrialAsync(Guid id, CancellationToken cancellationToken)
    {
        var checkup = await GetCurrentAsync(cancellationToken);
        if (await context.Trials.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } trial)
        {
            return false;
        }

        var owner = trial.CheckupId == checkup.Id ? checkup : await context.Checkups.FirstAsync(row => row.Id == trial.CheckupId, cancellationToken);
        owner.Revision++;
        context.Remove(trial);
        return true;
    }

    public async Task<bool> AddCorrectionAsync(string title, string json, CancellationToken cancellationToken)
    {
        var checkup = await GetCurrentAsync(cancellationToken);
        checkup.Revision++;
        context.Add(new CorrectionRow { CheckupId = checkup.Id, SavedAt = now, Title = title, ChangesJson = json });
        return true;
    }

    private Task<CheckupRow?> FindCurrentAsync(CancellationToken cancellationToken) =>
        context.Checkups.OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);

    private async Task CheckRoomAsync(Guid checkup, CancellationToken cancellationToken)
    {
        if (await context.AnswerParts.CountAsync(row => row.CheckupId == checkup, cancellationToken) >= Limits.MostParts)
        {
            throw new InvalidOperationException($"A check-up has at most {Limits.MostParts} parts.");
        }
    }

    // A key ending in a dot means all that begin with it.
    private static bool IsMeant(string key, string wanted) =>
        wanted.EndsWith('.') ? key.StartsWith(wanted, StringComparison.Ordinal) : key == wanted;
}
