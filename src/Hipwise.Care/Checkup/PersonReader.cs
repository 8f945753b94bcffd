using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Reads the part <c>you</c> of an answers file; lengths and masses in metric or imperial units.</summary>
internal sealed class PersonReader(KnowledgeBase knowledge)
{
    // Exact by definition.
    private const double CmPerInch = 2.54;
    private const double CmPerFoot = 30.48;
    private const double KgPerPound = 0.45359237;

    private static readonly string[] Known =
    [
        "ageBand", "sex", "height", "mass", "thigh", "lowerLeg", "training", "loadedSessions", "equipment", "floor", "helper", "camera",
        "minutesPerDay", "hoursSitting", "timeZone", "workingHours", "goals",
    ];

    public Person Read(JsonCursor you)
    {
        var members = you.Object(Known);
        var training = members.GetValueOrDefault("training")?.Object("sessionsPerWeek", "lifts", "sports") ?? [];
        return new Person
        {
            AgeBand = members.GetValueOrDefault("ageBand")?.OneOf([.. knowledge.Person.AgeBands.Select(band => band.Id)]),
            Sex = members.GetValueOrDefault("sex")?.OneOf(["female", "male"]),
            HeightCm = ReadLength(members, "height", "height"),
            MassKg = members.TryGetValue("mass", out var mass) ? ReadMass(mass, "mass") : null,
            ThighCm = ReadLength(members, "thigh", "thigh"),
            LowerLegCm = ReadLength(members, "lowerLeg", "lower-leg"),
            TrainingSessions = training.GetValueOrDefault("sessionsPerWeek")?.Whole(0, 21) ?? 0,
            Lifts = training.TryGetValue("lifts", out var lifts) ? [.. lifts.Items(20).Select(ReadLift)] : [],
            Sports = training.GetValueOrDefault("sports")?.WordsOf([.. knowledge.Told["sport"].Select(sport => sport.Id)], 10) ?? [],
            LoadedSessions = members.GetValueOrDefault("loadedSessions")?.YesNo() ?? false,
            Equipment = members.GetValueOrDefault("equipment")?.WordsOf(AnswersReader.Sorted(knowledge.Equipment.Keys), 50) ?? [],
            Floor = members.GetValueOrDefault("floor")?.YesNo() ?? true,
            Helper = members.GetValueOrDefault("helper")?.YesNo() ?? false,
            Camera = members.GetValueOrDefault("camera")?.YesNo() ?? false,
            MinutesPerDay = members.TryGetValue("minutesPerDay", out var minutes) ? ReadMinutes(minutes) : null,
            HoursSitting = members.TryGetValue("hoursSitting", out var hours) ? Limited(hours, "hours-sitting") : null,
            TimeZone = members.TryGetValue("timeZone", out var zone) ? ReadTimeZone(zone) : null,
            WorkingHours = members.TryGetValue("workingHours", out var working) ? ReadWorkingHours(working) : null,
            Goals = members.GetValueOrDefault("goals")?.WordsOf(AnswersReader.Sorted(knowledge.Goals.Keys), 20) ?? [],
        };
    }

    private double Limited(JsonCursor value, string name)
    {
        var limit = knowledge.Person.Limits[name];
        return value.Number(limit.Min, limit.Max, limit.Unit);
    }

    private int ReadMinutes(JsonCursor value)
    {
        var limit = knowledge.Person.Limits["minutes-per-day"];
        return value.Whole((int)limit.Min, (int)limit.Max, limit.Unit);
    }

    private double? ReadLength(Dictionary<string, JsonCursor> members, string name, string limitName)
    {
        if (!members.TryGetValue(name, out var length))
        {
            return null;
        }

        var parts = length.Object("value", "unit", "feet", "inches");
        if ((parts.ContainsKey("feet") || parts.ContainsKey("inches")) && (parts.ContainsKey("value") || parts.ContainsKey("unit")))
        {
            length.Report("has both value and unit and feet and inches; keep one of them");
        }

        var centimetres = parts.ContainsKey("feet") || parts.ContainsKey("inches")
            ? (parts.GetValueOrDefault("feet")?.Number(0, 9) ?? 0) * CmPerFoot + (parts.GetValueOrDefault("inches")?.Number(0, 120) ?? 0) * CmPerInch
            : ReadInUnits(length, parts, [("cm", 1), ("m", 100), ("in", CmPerInch), ("ft", CmPerFoot)]);
        return Check(length, centimetres, limitName);
    }

    private double ReadMass(JsonCursor mass, string limitName) =>
        Check(mass, ReadInUnits(mass, mass.Object("value", "unit"), [("kg", 1), ("lb", KgPerPound)]), limitName);

    private static double ReadInUnits(JsonCursor at, Dictionary<string, JsonCursor> parts, (string Unit, double Factor)[] units)
    {
        var value = AnswersReader.Required(at, parts, "value")?.Number(0, 10_000) ?? double.NaN;
        var unit = AnswersReader.Required(at, parts, "unit")?.OneOf([.. units.Select(known => known.Unit)]);
        return value * (units.FirstOrDefault(known => known.Unit == unit) is { Unit: not null } found ? found.Factor : double.NaN);
    }

    private double Check(JsonCursor at, double value, string limitName)
    {
        var limit = knowledge.Person.Limits[limitName];
        if (value < limit.Min || value > limit.Max)
        {
            at.Report(string.Create(CultureInfo.InvariantCulture,
                $"is {value:0.#} {limit.Unit}; it must be from {limit.Min} to {limit.Max} {limit.Unit}; is the unit as meant?"));
        }

        return value;
    }

    private Lift ReadLift(JsonCursor item)
    {
        var members = item.Object("lift", "load", "repetitions");
        var limit = knowledge.Person.Limits["lift-repetitions"];
        return new Lift(
            AnswersReader.Required(item, members, "lift")?.OneOf(PersonSheet.Lifts) ?? "",
            AnswersReader.Required(item, members, "load") is { } load ? ReadMass(load, "lift") : 0,
            members.GetValueOrDefault("repetitions")?.Whole((int)limit.Min, (int)limit.Max) ?? 1);
    }

    // A time zone is only kept and handed on; whether the system knows it matters where times are worked out.
    private static string ReadTimeZone(JsonCursor zone)
    {
        var text = zone.Text(64);
        if (text.Length > 0 && !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '-'))
        {
            zone.Report("must be a time zone such as Europe/Berlin");
        }

        return text;
    }

    private static WorkingHours ReadWorkingHours(JsonCursor working)
    {
        var members = working.Object("start", "end", "days");
        var (start, end) = (ReadTime(AnswersReader.Required(working, members, "start")), ReadTime(AnswersReader.Required(working, members, "end")));
        var hours = new WorkingHours(
            start ?? default, end ?? default, members.GetValueOrDefault("days")?.WordsOf(AnswersReader.DaysOfWeek, 7) ?? [.. AnswersReader.DaysOfWeek.Take(5)]);
        if (end <= start)
        {
            working.Report("'end' must be later than 'start'");
        }

        return hours;
    }

    private static TimeOnly? ReadTime(JsonCursor? time)
    {
        if (time is null)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(time.Text(5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return parsed;
        }

        time.Report("must be a time such as \"09:00\"");
        return null;
    }
}
