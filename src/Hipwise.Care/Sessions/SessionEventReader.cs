using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>Reads the events that a player sends: a JSON list, each checked against the knowledge.</summary>
/// <param name="knowledge">What may be logged.</param>
/// <param name="isExercise">True for ids of exercises that may be logged beside those of the knowledge: the person's own.</param>
/// <param name="mostLoad">The load in kilograms that the person's own limit allows for an exercise at a time, or null; none when what was kept is read again.</param>
public sealed class SessionEventReader(KnowledgeBase knowledge, Func<string, bool>? isExercise = null, Func<string, DateTimeOffset, double?>? mostLoad = null)
{
    /// <summary>Most events in one list.</summary>
    public const int MostEvents = 500;

    private const int DeepestNesting = 6;
    private const int MostSets = 50;
    private const double Scale = 10;
    private static readonly string[] Kinds = ["begin", "set", "skip", "stop", "finish"];
    private static readonly string[] Blocks = ["practice", "loaded"];
    private static readonly string[] Stops = ["enough", "safety-sign"];
    private readonly List<AnswersProblem> problems = [];

    /// <summary>Reads a list of events from UTF-8 JSON.</summary>
    /// <exception cref="AnswersException">Something is wrong; every problem names its JSON path and the mend.</exception>
    public ImmutableArray<SessionEvent> Read(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, root => root.Items(MostEvents).Select(ReadEvent).OfType<SessionEvent>().ToImmutableArray());

    /// <summary>Reads one event from UTF-8 JSON.</summary>
    /// <exception cref="AnswersException">Something is wrong with it.</exception>
    public SessionEvent ReadOne(ReadOnlyMemory<byte> utf8) => Read(utf8, ReadEvent)!;

    private T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonCursor, T> read)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new() { MaxDepth = DeepestNesting });
        }
        catch (JsonException)
        {
            throw new AnswersException([new("$", "not valid JSON; send a list of events")]);
        }

        using (document)
        {
            problems.Clear();
            var events = read(new JsonCursor(document.RootElement, "$", problems));
            return problems.Count == 0 ? events : throw new AnswersException([.. problems]);
        }
    }

    private SessionEvent? ReadEvent(JsonCursor item)
    {
        var members = item.Object(
            "id", "at", "kind", "block", "day", "line", "exercise", "side", "number", "of", "planned", "done", "effort", "pain", "felt", "tingling",
            "tipped", "replaces", "reason", "restarts");
        var id = ReadId(item, members, "id");
        var at = ReadTime(item, members, "at");
        return AnswersReader.Required(item, members, "kind")?.OneOf(Kinds) switch
        {
            "begin" => new SessionBegun(
                id, at, AnswersReader.Required(item, members, "block")?.OneOf(Blocks) ?? "", ReadDay(item, members),
                members.ContainsKey("restarts") ? ReadId(item, members, "restarts") : null),
            "set" => new SetTold(WithinLimit(ReadSet(item, members, id, at), members), members.ContainsKey("replaces") ? ReadId(item, members, "replaces") : null),
            "skip" => new SkipTold(id, new ExerciseSkipped(
                at, ReadExercise(item, members, "line"), ReadExercise(item, members, "exercise"),
                AnswersReader.Required(item, members, "reason")?.OneOf([.. knowledge.Sessions.SkipReasons.Select(reason => reason.Id)]) ?? "")),
            "stop" => new SessionStopped(id, new SessionStop(
                at, AnswersReader.Required(item, members, "reason")?.OneOf(Stops) == "safety-sign" ? StopReason.SafetySign : StopReason.Enough)),
            "finish" => new SessionFinished(id, at),
            _ => null,
        };
    }

    private SetDone ReadSet(JsonCursor item, Dictionary<string, JsonCursor> members, Guid id, DateTimeOffset at) => new(
        id, at, ReadExercise(item, members, "line"), ReadExercise(item, members, "exercise"),
        members.GetValueOrDefault("side")?.OneOf(["left", "right"]) switch { "left" => Side.Left, "right" => Side.Right, _ => null },
        AnswersReader.Required(item, members, "number")?.Whole(1, MostSets) ?? 1, AnswersReader.Required(item, members, "of")?.Whole(1, MostSets) ?? 1,
        ReadWork(AnswersReader.Required(item, members, "planned")), ReadWork(AnswersReader.Required(item, members, "done")), ReadScale(members, "effort"),
        ReadScale(members, "pain"), members.GetValueOrDefault("felt")?.WordsOf([.. knowledge.Sessions.Felt.Select(place => place.Id)], knowledge.Sessions.Felt.Length) ?? [],
        members.GetValueOrDefault("tingling")?.YesNo() ?? false, members.GetValueOrDefault("tipped")?.YesNo() ?? false);

    private SetDone WithinLimit(SetDone set, Dictionary<string, JsonCursor> members)
    {
        if (mostLoad?.Invoke(set.Exercise, set.At) is { } most && set.Done.LoadKg > most)
        {
            members["done"].Report($"'loadKg' must be at most {most.ToString("0.##", CultureInfo.InvariantCulture)} kg, the limit that was set for this exercise");
        }

        return set;
    }

    private Work ReadWork(JsonCursor? item)
    {
        var members = item?.Object("repetitions", "holdSeconds", "loadKg", "band") ?? [];
        var settings = knowledge.Sessions;
        if (item is not null && !members.ContainsKey("repetitions") && !members.ContainsKey("holdSeconds"))
        {
            item.Report("needs 'repetitions' or 'holdSeconds'");
        }

        return new Work(
            members.GetValueOrDefault("repetitions")?.Whole(0, settings.MostRepetitions),
            members.GetValueOrDefault("holdSeconds")?.Number(0, settings.MostHoldSeconds, "s"),
            members.GetValueOrDefault("loadKg")?.Number(0, settings.MostLoadKg, "kg"),
            members.GetValueOrDefault("band")?.OneOf([.. settings.Bands.Select(band => band.Id)]));
    }

    private string ReadExercise(JsonCursor item, Dictionary<string, JsonCursor> members, string name)
    {
        if (AnswersReader.Required(item, members, name) is not { } cursor)
        {
            return "";
        }

        return cursor.Element is { ValueKind: JsonValueKind.String } text && isExercise?.Invoke(text.GetString()!) == true
            ? text.GetString()!
            : cursor.OneOf(knowledge.Exercises.Keys);
    }

    private static double? ReadScale(Dictionary<string, JsonCursor> members, string name) => members.GetValueOrDefault(name)?.Number(0, Scale);

    private static Guid ReadId(JsonCursor item, Dictionary<string, JsonCursor> members, string name)
    {
        if (AnswersReader.Required(item, members, name) is { } cursor)
        {
            if (cursor.Element.ValueKind == JsonValueKind.String && cursor.Element.TryGetGuid(out var id) && id != Guid.Empty)
            {
                return id;
            }

            cursor.Report("must be an id such as 7c9e6679-7425-40de-944b-e07fc1f90ae7");
        }

        return Guid.Empty;
    }

    private static DateTimeOffset ReadTime(JsonCursor item, Dictionary<string, JsonCursor> members, string name)
    {
        if (AnswersReader.Required(item, members, name) is { } cursor)
        {
            if (cursor.Element.ValueKind == JsonValueKind.String && cursor.Element.TryGetDateTimeOffset(out var time))
            {
                return time;
            }

            cursor.Report("must be a time such as 2026-11-22T08:30:00Z");
        }

        return default;
    }

    private static DateOnly ReadDay(JsonCursor item, Dictionary<string, JsonCursor> members)
    {
        if (AnswersReader.Required(item, members, "day") is { } cursor)
        {
            if (cursor.Element.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(cursor.Element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            cursor.Report("must be a day such as 2026-11-22");
        }

        return default;
    }
}
