using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>Reads limits as they stand in an answers file.</summary>
/// <param name="knowledge">What they may name, own exercises among it.</param>
internal sealed class LimitReader(KnowledgeBase knowledge)
{
    private const int DaysPerWeek = 7;
    private static readonly ImmutableArray<LimitKind> Kinds = [.. Enum.GetValues<LimitKind>()];

    /// <summary>The limits of a list.</summary>
    public ImmutableArray<Limit> ReadAll(JsonCursor list)
    {
        var limits = list.Items(knowledge.Own.MostLimits).Select(Read).ToImmutableArray();
        if (limits.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() < limits.Length)
        {
            list.Report("holds the same id twice; give each limit its own");
        }

        return limits;
    }

    /// <summary>One limit.</summary>
    public Limit Read(JsonCursor item)
    {
        var members = item.Object("id", "kind", "of", "most", "by", "from", "until", "note");
        var id = OwnEntryReader.ReadId(item, members, "");
        var word = AnswersReader.Required(item, members, "kind")?.OneOf([.. Kinds.Select(LimitWords.WordOf)]) ?? "";
        var by = OwnEntryReader.ReadBy(members);
        var (from, until) = (ReadDay(members, "from"), ReadDay(members, "until"));
        if (until < from)
        {
            members["until"].Report("is before 'from'; swap them or leave one away");
        }

        var note = members.TryGetValue("note", out var text) ? OwnEntryReader.ReadLine(text, knowledge.Own.LongestText) : null;
        if (word.Length == 0)
        {
            return new Limit(id, LimitKind.Movement, null, null, by, from, until, note);
        }

        var kind = Kinds.First(one => LimitWords.WordOf(one) == word);
        return new Limit(id, kind, ReadOf(item, members, kind), ReadMost(item, members, kind), by, from, until, note);
    }

    private string? ReadOf(JsonCursor item, Dictionary<string, JsonCursor> members, LimitKind kind)
    {
        IEnumerable<string>? allowed = kind switch
        {
            LimitKind.Movement => knowledge.Own.Movements.Select(movement => movement.Id),
            LimitKind.Place => knowledge.Places.Keys,
            LimitKind.Equipment => knowledge.Equipment.Keys,
            LimitKind.Exercise or LimitKind.Sets or LimitKind.Load => knowledge.Exercises.Keys,
            _ => null,
        };
        if (allowed is null)
        {
            members.GetValueOrDefault("of")?.Report("means nothing for this kind of limit; take it out");
            return null;
        }

        var cursor = kind == LimitKind.Load ? members.GetValueOrDefault("of") : AnswersReader.Required(item, members, "of");
        return cursor?.OneOf(AnswersReader.Sorted(allowed)) is { Length: > 0 } id ? id : null;
    }

    private double? ReadMost(JsonCursor item, Dictionary<string, JsonCursor> members, LimitKind kind)
    {
        var rules = knowledge.Own;
        (double Least, double Most, string? Unit)? range = kind switch
        {
            LimitKind.HipFlexion => (rules.LeastHipFlexion, rules.MostHipFlexion, "deg"),
            LimitKind.Sets => (1, rules.MostSets, null),
            LimitKind.Load => (knowledge.Sessions.LoadStepKg, knowledge.Sessions.MostLoadKg, "kg"),
            LimitKind.Minutes => (1, rules.MostMinutes, "min"),
            LimitKind.Days => (1, DaysPerWeek, null),
            _ => null,
        };
        if (range is not { } allowed)
        {
            members.GetValueOrDefault("most")?.Report("means nothing for this kind of limit; take it out");
            return null;
        }

        var cursor = AnswersReader.Required(item, members, "most");
        return kind == LimitKind.Load
            ? cursor?.Number(allowed.Least, allowed.Most, allowed.Unit)
            : cursor?.Whole((int)allowed.Least, (int)allowed.Most, allowed.Unit);
    }

    private static DateOnly? ReadDay(Dictionary<string, JsonCursor> members, string name)
    {
        if (!members.TryGetValue(name, out var cursor))
        {
            return null;
        }

        if (cursor.Element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
            cursor.Text(10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        cursor.Report("must be a day such as 2026-11-22");
        return null;
    }
}
