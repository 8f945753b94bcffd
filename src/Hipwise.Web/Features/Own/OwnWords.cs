using Hipwise.Care.Own;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Plan;

namespace Hipwise.Web.Features.Own;

/// <summary>Own exercises and limits in words.</summary>
public static class OwnWords
{
    /// <summary>Sets, repetitions or hold, sides and load.</summary>
    public static string Dose(OwnExercise exercise, Phrases words)
    {
        var work = DoseWords.Work(exercise.Sets, exercise.Repetitions, exercise.HoldSeconds, words);
        var sides = exercise.OnlySide is { } side ? words.Say($"dose.{side.Word()}-only") : exercise.PerSide ? words.Say("dose.each-side") : null;
        var load = exercise.LoadKg is { } kg ? Unit.Of("kg").FormatNumber(kg) + " kg" : exercise.Load == "none" ? null : words.Say($"own.load.{exercise.Load}");
        return string.Join(", ", new[] { work, sides, load }.OfType<string>());
    }

    /// <summary>The written name of when it is done.</summary>
    public static string Use(OwnExercise exercise) => exercise.Use.ToString().ToLowerInvariant();

    /// <summary>The names of what it answers and works.</summary>
    public static string Trains(OwnExercise exercise, KnowledgeBase knowledge) => string.Join(
        "; ", exercise.Needs.Select(need => knowledge.Needs[need].Name).Concat(exercise.Muscles.Select(muscle => knowledge.Muscles[muscle].Name)));

    /// <summary>When a limit holds; empty when always.</summary>
    public static string Days(Limit limit, DateOnly today, Phrases words)
    {
        string Show(DateOnly day) => day.ToString("d MMMM yyyy");
        return limit switch
        {
            { Until: { } until } when until < today => words.Say("own-page.over", ("day", Show(until))),
            { From: { } from, Until: { } until } => words.Say("own-page.from-until", ("from", Show(from)), ("day", Show(until))),
            { From: { } from } => words.Say("own-page.from", ("day", Show(from))),
            { Until: { } until } => words.Say("own-page.until", ("day", Show(until))),
            _ => "",
        };
    }
}
