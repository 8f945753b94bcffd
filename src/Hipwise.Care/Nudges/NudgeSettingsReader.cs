using System.Collections.Immutable;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Care.Nudges;

/// <summary>Reads what a person set about nudges.</summary>
public static class NudgeSettingsReader
{
    private const int MostDaysOff = 400;
    private const int LongestAddress = 2000;
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly string[] Activities = [.. Enum.GetNames<ActivityKind>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Days = [.. Enumerable.Range(1, 7).Select(day => ((IsoDayOfWeek)day).ToString().ToLowerInvariant())];

    /// <summary>Reads UTF-8 JSON.</summary>
    /// <exception cref="AnswersException">Something is wrong; every problem names its JSON path and the mend.</exception>
    public static NudgeSettings Read(ReadOnlyMemory<byte> utf8, KnowledgeBase knowledge)
    {
        var problems = new List<AnswersProblem>();
        using var document = JsonDocument.Parse(utf8);
        var settings = Read(new JsonCursor(document.RootElement, "$", problems), knowledge);
        return problems.Count == 0 ? settings : throw new AnswersException([.. problems]);
    }

    private static NudgeSettings Read(JsonCursor root, KnowledgeBase knowledge)
    {
        var members = root.Object("on", "timeZone", "start", "end", "days", "daysOff", "everyMinutes", "place", "quiet", "desk", "calendar", "activity", "sound");
        var rules = knowledge.Nudges;
        var (from, to) = ReadHours(root, members, "start", "end");
        _ = members.GetValueOrDefault("calendar")?.Text(LongestAddress);
        return new NudgeSettings(
            members.GetValueOrDefault("on")?.YesNo() ?? true, ReadZone(root, members), from, to,
            [.. (Required(root, members, "days")?.WordsOf(Days, Days.Length) ?? []).Where(day => day.Length > 0).Select(day => (IsoDayOfWeek)(Array.IndexOf(Days, day) + 1))],
            members.TryGetValue("daysOff", out var off) ? [.. off.Items(MostDaysOff).Select(ReadDay)] : [],
            Required(root, members, "everyMinutes")?.Whole(rules.LeastMinutes, rules.MostMinutes, "min") ?? rules.MostMinutes,
            members.GetValueOrDefault("place")?.OneOf([.. rules.Places.Select(place => place.Id)]) is { Length: > 0 } place ? place : rules.Places[0].Id,
            members.TryGetValue("quiet", out var quiet) ? [ReadQuiet(quiet)] : [], members.TryGetValue("desk", out var desk) ? ReadDesk(desk, rules) : null)
        {
            Sound = members.GetValueOrDefault("sound")?.YesNo() ?? false,
            Activity = (ActivityKind)Math.Max(0, Array.IndexOf(Activities, members.GetValueOrDefault("activity")?.OneOf(Activities) ?? "")),
        };
    }

    private static DateTimeZone ReadZone(JsonCursor root, Dictionary<string, JsonCursor> members)
    {
        if (Required(root, members, "timeZone") is not { } cursor)
        {
            return DateTimeZone.Utc;
        }

        var zone = cursor.Element.ValueKind == JsonValueKind.String ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(cursor.Text(LongestAddress)) : null;
        if (zone is null)
        {
            cursor.Report("must be a time zone such as Europe/Berlin");
        }

        return zone ?? DateTimeZone.Utc;
    }

    private static (LocalTime From, LocalTime To) ReadHours(JsonCursor parent, Dictionary<string, JsonCursor> members, string start, string end)
    {
        var (from, to) = (ReadTime(parent, members, start), ReadTime(parent, members, end));
        if (to <= from && members.TryGetValue(end, out var last) && members.ContainsKey(start))
        {
            last.Report("must be later than the start of the day");
        }

        return (from, to);
    }

    private static LocalTime ReadTime(JsonCursor parent, Dictionary<string, JsonCursor> members, string name)
    {
        if (Required(parent, members, name) is not { } cursor)
        {
            return LocalTime.Midnight;
        }

        if (cursor.Element.ValueKind == JsonValueKind.String && Time.Parse(cursor.Text(LongestAddress)) is { Success: true } read)
        {
            return read.Value;
        }

        cursor.Report("must be a time such as 09:00");
        return LocalTime.Midnight;
    }

    private static LocalDate ReadDay(JsonCursor item)
    {
        if (item.Element.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(item.Text(LongestAddress)) is { Success: true } read)
        {
            return read.Value;
        }

        item.Report("must be a day such as 2026-12-24");
        return LocalDate.MinIsoValue;
    }

    private static QuietHours ReadQuiet(JsonCursor quiet)
    {
        var members = quiet.Object("start", "end");
        var (from, to) = ReadHours(quiet, members, "start", "end");
        return new QuietHours(from, to);
    }

    private static DeskCycle ReadDesk(JsonCursor desk, NudgeRules rules)
    {
        var members = desk.Object("sitMinutes", "standMinutes");
        return new DeskCycle(
            members.GetValueOrDefault("sitMinutes")?.Whole(rules.LeastMinutes, rules.MostMinutes, "min") ?? rules.DeskSitMinutes,
            members.GetValueOrDefault("standMinutes")?.Whole(rules.LeastMinutes, rules.MostMinutes, "min") ?? rules.DeskStandMinutes);
    }

    private static JsonCursor? Required(JsonCursor parent, Dictionary<string, JsonCursor> members, string name)
    {
        if (members.TryGetValue(name, out var member))
        {
            return member;
        }

        parent.ReportMissing(name);
        return null;
    }
}
