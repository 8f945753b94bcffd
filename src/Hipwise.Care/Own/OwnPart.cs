using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>Own exercises and limits as the JSON of an answers file, one at a time.</summary>
public static class OwnPart
{
    /// <summary>Own exercises that may be kept in all, those removed included.</summary>
    public const int MostAtAll = 5000;

    /// <summary>Reads one own exercise.</summary>
    /// <param name="json">The exercise.</param>
    /// <param name="knowledge">What it may name.</param>
    /// <param name="others">Ids of all own exercises, which it may name as variants.</param>
    /// <exception cref="AnswersException">Something is wrong with it; paths begin at the exercise.</exception>
    public static OwnExercise ReadExercise(JsonObject json, KnowledgeBase knowledge, IReadOnlyCollection<string> others) =>
        Read(json, cursor => new OwnEntryReader(knowledge).Read(cursor, others));

    /// <summary>Reads one limit.</summary>
    /// <param name="json">The limit.</param>
    /// <param name="knowledge">What it may name, own exercises among it.</param>
    /// <exception cref="AnswersException">Something is wrong with it; paths begin at the limit.</exception>
    public static Limit ReadLimit(JsonObject json, KnowledgeBase knowledge) => Read(json, new LimitReader(knowledge).Read);

    /// <summary>An own exercise as it is kept.</summary>
    public static JsonObject Write(OwnExercise own)
    {
        var json = new JsonObject
        {
            ["id"] = own.Id, ["name"] = own.Name, ["by"] = LimitWords.WordOf(own.By), ["use"] = own.Use.ToString().ToLowerInvariant(), ["break"] = own.Break,
            ["sides"] = own.OnlySide?.Word() ?? (own.PerSide ? "each" : "both"), ["sets"] = own.Sets, ["restSeconds"] = own.RestSeconds,
            ["load"] = own.Load, ["posture"] = own.Posture, ["where"] = own.Where, ["oneLeg"] = own.Demands.OneLeg,
        };
        Put(json, "repetitions", own.Repetitions);
        Put(json, "holdSeconds", own.HoldSeconds);
        Put(json, "tempo", own.Tempo?.ToString());
        Put(json, "loadKg", own.LoadKg);
        Put(json, "band", own.Band);
        Put(json, "hipFlexion", own.Demands.HipFlexion);
        (string Name, ImmutableArray<string> Values)[] lists =
        [
            ("how", own.How), ("needs", own.Needs), ("muscles", own.Muscles), ("places", own.Places), ("equipment", own.Equipment),
            ("easier", own.Easier), ("harder", own.Harder),
        ];
        foreach (var (name, values) in lists.Where(list => list.Values.Length > 0))
        {
            json[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        if (own.Removed)
        {
            json["removed"] = true;
        }

        return json;
    }

    /// <summary>A limit as it is kept.</summary>
    public static JsonObject Write(Limit limit)
    {
        var json = new JsonObject { ["id"] = limit.Id, ["kind"] = LimitWords.WordOf(limit.Kind), ["by"] = LimitWords.WordOf(limit.By) };
        Put(json, "of", limit.Of);
        Put(json, "most", limit.Most);
        Put(json, "from", limit.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put(json, "until", limit.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put(json, "note", limit.Note);
        return json;
    }

    private static void Put<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
        {
            json[name] = JsonValue.Create(value);
        }
    }

    private static T Read<T>(JsonObject json, Func<JsonCursor, T> read)
    {
        var problems = new List<AnswersProblem>();
        using var document = JsonDocument.Parse(json.ToJsonString());
        var value = read(new JsonCursor(document.RootElement, "$", problems));
        return problems.Count == 0 ? value : throw new AnswersException([.. problems]);
    }
}
