using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>Reads own exercises as they stand in an answers file.</summary>
/// <param name="knowledge">What they may name.</param>
internal sealed class OwnEntryReader(KnowledgeBase knowledge)
{
    private const int LongestId = 60;
    private const int MostNamed = 30;
    private const int SlowestSeconds = 30;
    private readonly OwnRules rules = knowledge.Own;

    /// <summary>The exercises of a list; those that were removed do not count towards the most there may be.</summary>
    public ImmutableArray<OwnExercise> ReadAll(JsonCursor list, int mostAtAll)
    {
        var items = list.Items(mostAtAll).ToList();
        var ids = items.Select(TryId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var exercises = items.Select(item => Read(item, ids)).ToImmutableArray();
        if (exercises.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() < exercises.Length)
        {
            list.Report("holds the same id twice; give each exercise its own");
        }

        if (exercises.Count(one => !one.Removed) is var used && used > rules.MostExercises)
        {
            list.Report($"has {used} exercises in use; {rules.MostExercises} at most");
        }

        return exercises;
    }

    /// <summary>One exercise.</summary>
    /// <param name="item">Where it stands.</param>
    /// <param name="others">Ids of all own exercises, which it may name as variants.</param>
    public OwnExercise Read(JsonCursor item, IReadOnlyCollection<string> others)
    {
        var members = item.Object(
            "id", "name", "by", "use", "break", "how", "needs", "muscles", "places", "sides", "sets", "repetitions", "holdSeconds", "tempo",
            "restSeconds", "load", "loadKg", "band", "posture", "where", "equipment", "hipFlexion", "oneLeg", "easier", "harder", "removed");
        var sides = members.GetValueOrDefault("sides")?.OneOf(["both", "each", "left", "right"]) ?? "both";
        var exercise = new OwnExercise
        {
            Id = ReadId(item, members, OwnExercise.IdStart),
            Name = AnswersReader.Required(item, members, "name") is { } name ? ReadLine(name, rules.LongestName) : "",
            By = ReadBy(members),
            Use = members.GetValueOrDefault("use")?.OneOf(["practice", "loaded", "kept"]) switch { "loaded" => OwnUse.Loaded, "kept" => OwnUse.Kept, _ => OwnUse.Practice },
            Break = members.GetValueOrDefault("break")?.YesNo() ?? false,
            How = members.TryGetValue("how", out var how) ? [.. how.Items(rules.MostSteps).Select(line => ReadLine(line, rules.LongestText))] : [],
            Needs = Ids(members, "needs", knowledge.Needs.Keys), Muscles = Ids(members, "muscles", knowledge.Muscles.Keys),
            Places = Ids(members, "places", knowledge.Places.Keys), Equipment = Ids(members, "equipment", knowledge.Equipment.Keys),
            PerSide = sides is not ("both" or ""), OnlySide = sides switch { "left" => Side.Left, "right" => Side.Right, _ => null },
            Sets = AnswersReader.Required(item, members, "sets")?.Whole(1, rules.MostSets) ?? 1,
            Repetitions = members.GetValueOrDefault("repetitions")?.Whole(1, knowledge.Sessions.MostRepetitions),
            HoldSeconds = members.GetValueOrDefault("holdSeconds")?.Whole(1, knowledge.Sessions.MostHoldSeconds, "s"),
            Tempo = ReadTempo(members),
            RestSeconds = members.GetValueOrDefault("restSeconds")?.Whole(0, rules.MostRestSeconds, "s") ?? rules.UsualRestSeconds,
            Load = members.GetValueOrDefault("load")?.OneOf(["none", "weight", "band"]) is { Length: > 0 } load ? load : "none",
            LoadKg = members.GetValueOrDefault("loadKg")?.Number(knowledge.Sessions.LoadStepKg, knowledge.Sessions.MostLoadKg, "kg"),
            Band = members.GetValueOrDefault("band")?.OneOf([.. knowledge.Sessions.Bands.Select(band => band.Id)]),
            Posture = AnswersReader.Required(item, members, "posture")?.OneOf(Exercise.Postures) ?? "",
            Where = AnswersReader.Required(item, members, "where")?.OneOf(Exercise.Wheres) ?? "",
            Demands = new Demands(members.GetValueOrDefault("hipFlexion")?.Whole(0, rules.MostHipFlexion, "deg"), members.GetValueOrDefault("oneLeg")?.YesNo() ?? false),
            Easier = Ids(members, "easier", knowledge.Exercises.Keys.Concat(others)), Harder = Ids(members, "harder", knowledge.Exercises.Keys.Concat(others)),
            Removed = members.GetValueOrDefault("removed")?.YesNo() ?? false,
        };
        Check(item, members, exercise);
        return exercise;
    }

    /// <summary>An id of its own; what is no id reads as empty.</summary>
    internal static string ReadId(JsonCursor item, Dictionary<string, JsonCursor> members, string start)
    {
        if (AnswersReader.Required(item, members, "id") is not { } cursor)
        {
            return "";
        }

        var id = cursor.Text(LongestId);
        if (id.Length > start.Length && id.StartsWith(start, StringComparison.Ordinal) && id.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            return id;
        }

        cursor.Report(start.Length > 0 ? $"must begin with {start} and hold a-z, 0-9 and hyphens, such as {start}wall-sit" : "must hold a-z, 0-9 and hyphens");
        return "";
    }

    /// <summary>A line of a person's own words.</summary>
    internal static string ReadLine(JsonCursor cursor, int longest)
    {
        var text = cursor.Text(longest).Trim();
        if (text.Length == 0 && cursor.Element.ValueKind == JsonValueKind.String)
        {
            cursor.Report("is empty; write a few words");
        }
        else if (text.Any(char.IsControl))
        {
            cursor.Report("must be one line, without line breaks or tabs");
        }

        return text;
    }

    internal static SetBy ReadBy(Dictionary<string, JsonCursor> members) =>
        members.GetValueOrDefault("by")?.OneOf(["me", "therapist"]) == "therapist" ? SetBy.Therapist : SetBy.Me;

    private static string? TryId(JsonCursor item) =>
        item.Element.ValueKind == JsonValueKind.Object && item.Element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? Read(id) : null;

    private static string? Read(JsonElement id)
    {
        try
        {
            return id.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> Ids(Dictionary<string, JsonCursor> members, string name, IEnumerable<string> allowed) =>
        members.GetValueOrDefault(name)?.WordsOf(AnswersReader.Sorted(allowed.Distinct(StringComparer.Ordinal)), MostNamed) ?? [];

    private static Tempo? ReadTempo(Dictionary<string, JsonCursor> members)
    {
        if (!members.TryGetValue("tempo", out var cursor))
        {
            return null;
        }

        var parts = cursor.Text(10).Split('-');
        if (parts.Length == 3 && parts.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && one <= SlowestSeconds))
        {
            var seconds = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
            var tempo = new Tempo(seconds[0], seconds[1], seconds[2]);
            if (tempo.Seconds > 0)
            {
                return tempo;
            }
        }

        cursor.Report($"must be seconds down, pause and up such as 2-1-2, {SlowestSeconds} at most each");
        return null;
    }

    private static void Check(JsonCursor item, Dictionary<string, JsonCursor> members, OwnExercise exercise)
    {
        if (item.Element.ValueKind == JsonValueKind.Object && !members.ContainsKey("repetitions") && !members.ContainsKey("holdSeconds"))
        {
            item.Report("needs 'repetitions', 'holdSeconds' or both");
        }

        if (exercise.LoadKg is not null && exercise.Load != "weight")
        {
            members["loadKg"].Report("is there, but 'load' is not \"weight\"; change one of them");
        }

        if (exercise.Band is not null && exercise.Load != "band")
        {
            members["band"].Report("is there, but 'load' is not \"band\"; change one of them");
        }

        foreach (var (name, ids) in new[] { ("easier", exercise.Easier), ("harder", exercise.Harder) })
        {
            if (ids.Contains(exercise.Id, StringComparer.Ordinal) || (name == "harder" && ids.Intersect(exercise.Easier, StringComparer.Ordinal).Any(id => id.Length > 0)))
            {
                members[name].Report("names the exercise itself, or one that is both easier and harder; take it out");
            }
        }
    }
}
