using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Hipwise.Care.Own;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Reads an answers file against the knowledge: every id, unit and range is checked.</summary>
/// <param name="knowledge">What may be answered.</param>
public sealed class AnswersReader(KnowledgeBase knowledge)
{
    /// <summary>The largest answers file, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    private const int MostTrials = 500;
    private const int DeepestNesting = 12;
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private readonly List<AnswersProblem> problems = [];

    /// <summary>Reads UTF-8 JSON.</summary>
    /// <exception cref="AnswersException">Something is wrong; every problem names its JSON path and the mend.</exception>
    public static Answers Read(ReadOnlyMemory<byte> utf8, KnowledgeBase knowledge) => new AnswersReader(knowledge).Read(utf8);

    private Answers Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        var answers = ReadRoot(new JsonCursor(document.RootElement, "$", problems));
        return problems.Count == 0 ? answers : throw new AnswersException([.. problems]);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > LargestFile)
        {
            throw new AnswersException([new("$", $"the file is larger than {LargestFile} bytes, the most an answers file may have")]);
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            throw new AnswersException([new("$", $"the file is not UTF-8 text from line {LineOfBrokenByte(utf8.Span)} on; save it as UTF-8")]);
        }

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = DeepestNesting, CommentHandling = JsonCommentHandling.Skip };
            return JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, options);
        }
        catch (JsonException problem)
        {
            var place = problem.LineNumber is { } line ? $" at line {line + 1}, byte {problem.BytePositionInLine + 1}" : "";
            throw new AnswersException([new("$", $"not valid JSON{place}: look there for a comma too many or too few, a missing quote "
                + $"or bracket, or nesting deeper than {DeepestNesting} levels")]);
        }
    }

    private static int LineOfBrokenByte(ReadOnlySpan<byte> utf8)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            utf8 = utf8[length..];
        }

        return line;
    }

    private Answers ReadRoot(JsonCursor root)
    {
        var members = root.Object("version", "length", "safety", "you", "pain", "activities", "screens", "skipped", "swaps", "own", "limits", "note");
        if (!members.TryGetValue("version", out var version))
        {
            root.Report("'version' is missing; write \"version\": 1");
        }

        _ = version?.Whole(1, 1);
        _ = members.GetValueOrDefault("note")?.Text(1000);
        var own = members.TryGetValue("own", out var exercises) ? new OwnEntryReader(knowledge).ReadAll(exercises, OwnPart.MostAtAll) : [];
        var whole = knowledge.With([.. own.Where(one => one.Id.Length > 0)]);
        return new Answers(
            members.GetValueOrDefault("length")?.OneOf(["quick", "full"]) == "full" ? CheckLength.Full : CheckLength.Quick,
            members.TryGetValue("safety", out var safety) ? ReadSafety(safety) : null,
            members.TryGetValue("you", out var you) ? new PersonReader(knowledge).Read(you) : new Person(),
            ReadAll(members, "pain", 30, ReadPain), ReadAll(members, "activities", 3, ReadActivity),
            ReadAll(members, "screens", MostTrials, item => new TrialReader(knowledge).Read(item)),
            members.GetValueOrDefault("skipped")?.WordsOf(Sorted(knowledge.Screens.Keys), 100) ?? [])
        {
            Swaps = ReadSwaps(members, whole),
            Own = own,
            Limits = members.TryGetValue("limits", out var limits) ? new LimitReader(whole).ReadAll(limits) : [],
        };
    }

    private static ImmutableArray<T> ReadAll<T>(Dictionary<string, JsonCursor> members, string name, int most, Func<JsonCursor, T> read) =>
        members.TryGetValue(name, out var list) ? [.. list.Items(most).Select(read)] : [];

    private static ImmutableArray<Swap> ReadSwaps(Dictionary<string, JsonCursor> members, KnowledgeBase whole)
    {
        var swaps = ReadAll(members, "swaps", 100, item => ReadSwap(item, whole));
        if (swaps.DistinctBy(swap => swap.Exercise, StringComparer.Ordinal).Count() < swaps.Length)
        {
            members["swaps"].Report("changes the same exercise twice; keep one of them");
        }

        return swaps;
    }

    private static Swap ReadSwap(JsonCursor item, KnowledgeBase whole)
    {
        var members = item.Object("exercise", "with");
        var exercises = Sorted(whole.Exercises.Keys);
        return new Swap(Required(item, members, "exercise")?.OneOf(exercises) ?? "", Required(item, members, "with")?.OneOf(exercises) ?? "");
    }

    private SafetyAnswers ReadSafety(JsonCursor safety)
    {
        var flags = knowledge.RedFlags.Select(flag => flag.Id).ToList();
        var clearable = knowledge.RedFlags.Where(flag => flag.Clearable).Select(flag => flag.Id).ToList();
        var members = safety.Object("yes", "unsure", "no", "features", "noneOfTheOthers", "cleared", "askedAgain");
        var answers = new SafetyAnswers(
            members.GetValueOrDefault("yes")?.WordsOf(flags, flags.Count) ?? [],
            members.GetValueOrDefault("unsure")?.WordsOf(flags, flags.Count) ?? [],
            members.TryGetValue("features", out var features) ? ReadFeatures(features) : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            members.GetValueOrDefault("noneOfTheOthers")?.YesNo() ?? false,
            members.GetValueOrDefault("cleared")?.WordsOf(clearable, flags.Count) ?? [],
            members.GetValueOrDefault("askedAgain")?.WordsOf(flags, flags.Count) ?? [])
        {
            No = members.GetValueOrDefault("no")?.WordsOf(flags, flags.Count) ?? [],
        };
        foreach (var both in answers.No.Intersect([.. answers.Yes, .. answers.Unsure], StringComparer.Ordinal))
        {
            safety.Report($"'{both}' is answered yes or unsure and no as well; keep one of them");
        }

        foreach (var both in answers.AskedAgain.Intersect([.. answers.Yes, .. answers.Unsure], StringComparer.Ordinal))
        {
            safety.Report($"'{both}' is answered yes or unsure and yet listed under askedAgain, which means no; keep one of them");
        }

        return answers;
    }

    private ImmutableSortedDictionary<string, ImmutableArray<string>> ReadFeatures(JsonCursor features)
    {
        var withFeatures = knowledge.RedFlags.Where(flag => flag.Features.Length > 0)
            .ToDictionary(flag => flag.Id, flag => flag.Features.Select(feature => feature.Id).ToList(), StringComparer.Ordinal);
        return features.Object(withFeatures.Keys).ToImmutableSortedDictionary(
            member => member.Key, member => member.Value.WordsOf(withFeatures[member.Key], 10), StringComparer.Ordinal);
    }

    private Pain ReadPain(JsonCursor item)
    {
        var members = item.Object("place", "side", "intensity", "duration", "qualities", "worseWith", "easesWith");
        var place = Required(item, members, "place")?.OneOf(Sorted(knowledge.Places.Keys)) ?? "";
        var midline = knowledge.Places.TryGetValue(place, out var known) && known.Midline;
        string[] sides = midline ? ["left", "right", "both", "middle"] : ["left", "right", "both"];
        var side = members.TryGetValue("side", out var given) ? given.OneOf(sides) : midline ? "middle" : "";
        if (!members.ContainsKey("side") && known is { Midline: false })
        {
            item.Report($"'side' is missing; write \"side\": \"left\", \"right\" or \"both\"");
        }

        return new Pain(
            place, Enum.TryParse<PainSide>(side, ignoreCase: true, out var parsed) ? parsed : PainSide.Both,
            ReadScore(Required(item, members, "intensity"), "pain"), members.GetValueOrDefault("duration")?.OneOf(Told("duration")),
            members.GetValueOrDefault("qualities")?.WordsOf(Told("quality"), 20) ?? [],
            members.GetValueOrDefault("worseWith")?.WordsOf(Told("worse-with"), 20) ?? [],
            members.GetValueOrDefault("easesWith")?.WordsOf(Told("eases-with"), 20) ?? []);
    }

    private double ReadScore(JsonCursor? score, string limitName)
    {
        var limit = knowledge.Person.Limits[limitName];
        return score?.Number(limit.Min, limit.Max, limit.Unit) ?? 0;
    }

    private Activity ReadActivity(JsonCursor item)
    {
        var members = item.Object("text", "score");
        return new Activity(Required(item, members, "text")?.Text(200) ?? "", ReadScore(Required(item, members, "score"), "activity"));
    }

    private List<string> Told(string key) => [.. knowledge.Told[key].Select(option => option.Id)];

    /// <summary>A member that must be there; its absence is a problem of the object.</summary>
    internal static JsonCursor? Required(JsonCursor item, Dictionary<string, JsonCursor> members, string name)
    {
        if (members.TryGetValue(name, out var member))
        {
            return member;
        }

        if (item.Element.ValueKind == JsonValueKind.Object)
        {
            item.Report($"'{name}' is missing");
        }

        return null;
    }

    internal static List<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<string> DaysOfWeek => Days;
}
