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
