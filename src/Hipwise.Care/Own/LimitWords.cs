using System.Globalization;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>Limits in plain words.</summary>
public static class LimitWords
{
    /// <summary>What a limit says, for instance "Hip bend at most 90°".</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="knowledge">Names, those of the person's own exercises among them.</param>
    public static string Of(Limit limit, KnowledgeBase knowledge)
    {
        var most = (limit.Most ?? 0).ToString("0.##", CultureInfo.InvariantCulture);
        return limit.Kind switch
        {
            LimitKind.Movement => knowledge.Own.Movements.FirstOrDefault(movement => movement.Id == limit.Of)?.Name ?? limit.Of ?? "",
            LimitKind.Load when limit.Of is null => knowledge.Phrases.Say("own.limit.load-all", ("count", most)),
            _ => knowledge.Phrases.Say($"own.limit.{WordOf(limit.Kind)}", ("name", NameOf(limit, knowledge)), ("count", most)),
        };
    }

    /// <summary>Why an exercise is held back by a limit; where that is only because nobody told how far the hip bends, this is said.</summary>
    public static string WhyNot(Limit limit, Exercise exercise, KnowledgeBase knowledge)
    {
        var aboutHip = limit.Kind == LimitKind.HipFlexion || knowledge.Own.Movements.Any(movement => movement.Id == limit.Of && movement.HipFlexionAbove is not null);
        var untold = limit.Kind is LimitKind.HipFlexion or LimitKind.Movement && aboutHip && exercise.Demands.HipFlexion is null;
        return knowledge.Phrases.Say(untold ? "own.waits.untold" : "own.waits.limit", ("name", Of(limit, knowledge)));
    }

    /// <summary>The written name of a kind, as in files: <c>hip-flexion</c>.</summary>
    public static string WordOf(LimitKind kind) => kind == LimitKind.HipFlexion ? "hip-flexion" : kind.ToString().ToLowerInvariant();

    /// <summary>The written name of who set something.</summary>
    public static string WordOf(SetBy by) => by.ToString().ToLowerInvariant();

    private static string NameOf(Limit limit, KnowledgeBase knowledge) => limit.Kind switch
    {
        LimitKind.Place => knowledge.Places.GetValueOrDefault(limit.Of ?? "")?.Name.ToLowerInvariant() ?? limit.Of ?? "",
        LimitKind.Equipment => knowledge.Equipment.GetValueOrDefault(limit.Of ?? "")?.Name.ToLowerInvariant() ?? limit.Of ?? "",
        _ => knowledge.Exercises.GetValueOrDefault(limit.Of ?? "")?.Words.Name ?? limit.Of ?? "",
    };
}
