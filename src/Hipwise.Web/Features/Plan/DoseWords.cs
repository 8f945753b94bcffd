using Hipwise.Care.Plans;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Plan;

/// <summary>How much of an exercise, in words.</summary>
public static class DoseWords
{
    private const int SecondsPerMinute = 60;

    /// <summary>Sets, repetitions or hold, sides and rest of a line of the plan.</summary>
    public static string Of(Prescription line, Phrases words)
    {
        var parts = new List<string> { Work(line.Sets, line.Repetitions, line.HoldSeconds, words) };
        if (line.PerSide)
        {
            parts.Add(line.OnlySide is { } only ? words.Say($"dose.{only.Word()}-only")
                : line.StartWith is { } first ? words.Say($"dose.{first.Word()}-first")
                : words.Say("dose.each-side"));
        }

        if (line.Sets > 1 && line.RestSeconds > 0)
        {
            parts.Add(words.Say("dose.rest", ("seconds", $"{line.RestSeconds}")));
        }

        return string.Join(", ", parts);
    }

    /// <summary>Sets and repetitions, or sets and seconds.</summary>
    public static string Work(int sets, int? repetitions, int? hold, Phrases words) => (repetitions, hold) switch
    {
        ({ } count, { } seconds) => words.Say("dose.repetitions-hold", ("sets", $"{sets}"), ("count", $"{count}"), ("seconds", $"{seconds}")),
        ({ } count, null) => words.Say("dose.repetitions", ("sets", $"{sets}"), ("count", $"{count}")),
        _ => words.Say("dose.hold", ("sets", $"{sets}"), ("seconds", $"{hold}")),
    };

    /// <summary>A length of time in seconds or minutes.</summary>
    public static string Time(int seconds, Phrases words) => seconds < 2 * SecondsPerMinute
        ? words.Say("dose.seconds", ("seconds", $"{seconds}"))
        : words.Say("dose.minutes", ("minutes", Unit.Of("min").FormatNumber(Math.Round((double)seconds / SecondsPerMinute))));
}
