using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Sitting;

namespace Hipwise.Web.Features.Own;

/// <summary>Takes own exercises and limits in, from pages and programs alike; nudges are looked at again at once.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="memory">Those there are.</param>
/// <param name="nudges">What may be offered next.</param>
/// <param name="knowledge">What they may name.</param>
public sealed class OwnDesk(OwnStore store, OwnMemory memory, NudgeDesk nudges, KnowledgeBase knowledge)
{
    /// <summary>Checks and keeps an own exercise.</summary>
    /// <exception cref="AnswersException">Something is wrong with it, or there are as many as there may be.</exception>
    public async Task SaveExerciseAsync(JsonObject json, CancellationToken cancellationToken)
    {
        var shelf = await memory.ReadAsync(cancellationToken);
        var exercise = OwnPart.ReadExercise(json, knowledge, [.. shelf.Exercises.Select(one => one.Id).Append((string?)json["id"] ?? "")]);
        CheckRoom(shelf.Exercises.Count(one => !one.Removed && one.Id != exercise.Id), knowledge.Own.MostExercises);
        CheckRoom(shelf.Exercises.Count(one => one.Id != exercise.Id), OwnPart.MostAtAll);
        await store.SaveAsync(exercise, cancellationToken);
        await nudges.LookAsync(cancellationToken);
    }

    /// <summary>Checks and keeps a limit.</summary>
    /// <exception cref="AnswersException">Something is wrong with it, or there are as many as there may be.</exception>
    public async Task SaveLimitAsync(JsonObject json, CancellationToken cancellationToken)
    {
        var shelf = await memory.ReadAsync(cancellationToken);
        var limit = OwnPart.ReadLimit(json, await memory.KnowledgeAsync(cancellationToken));
        CheckRoom(shelf.Limits.Count(one => one.Id != limit.Id), knowledge.Own.MostLimits);
        await store.SaveAsync(limit, cancellationToken);
        await nudges.LookAsync(cancellationToken);
    }

    /// <summary>Takes an own exercise away, or brings it back; what was done keeps its name.</summary>
    /// <returns>False when there is no such exercise.</returns>
    public async Task<bool> MarkRemovedAsync(string id, bool removed, CancellationToken cancellationToken)
    {
        if ((await memory.ReadAsync(cancellationToken)).Exercises.FirstOrDefault(one => one.Id == id) is not { } exercise)
        {
            return false;
        }

        await store.SaveAsync(exercise with { Removed = removed }, cancellationToken);
        await nudges.LookAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a limit away; one that is not there is fine.</summary>
    public async Task RemoveLimitAsync(string id, CancellationToken cancellationToken)
    {
        await store.RemoveLimitAsync(id, cancellationToken);
        await nudges.LookAsync(cancellationToken);
    }

    private void CheckRoom(int others, int most)
    {
        if (others >= most)
        {
            throw new AnswersException([new("$", knowledge.Phrases.Say("own-page.full", ("count", $"{most}")))]);
        }
    }
}
