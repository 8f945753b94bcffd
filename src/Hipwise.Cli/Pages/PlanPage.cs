using Hipwise.Care.Plans;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Pages;

/// <summary>A week in plain words.</summary>
internal static class PlanPage
{
    private const int SecondsPerMinute = 60;

    public static void Write(Plan plan, KnowledgeBase knowledge, Page page)
    {
        page.Heading("Your week");
        foreach (var note in plan.Notes)
        {
            page.Text(note);
        }

        WriteLimits(plan, page);
        WriteWeek(plan, page);
        foreach (var block in plan.Blocks)
        {
            WriteBlock(block, knowledge, page);
        }

        if (plan.EveryRise is { } rise)
        {
            page.Title("Every time you rise");
            page.Text($"{rise.Name}: {rise.Why[0].Text}.");
        }

        WriteBreaks(plan.Breaks, page);
        WriteRest(plan, page);
    }

    private static void WriteLimits(Plan plan, Page page)
    {
        foreach (var limit in plan.Limits)
        {
            var names = string.Join(", ", limit.LeavesOut.Select(one => one.Name.ToLowerInvariant()));
            page.Item($"Limit: {limit.Text}.{(names.Length > 0 ? $" Leaves out: {names}." : "")}", 2);
        }

        foreach (var waiting in plan.Waiting)
        {
            page.Item($"Not now: {waiting.Name}. {waiting.Why}.", 2);
        }
    }

    private static void WriteWeek(Plan plan, Page page)
    {
        foreach (var day in plan.Week.Where(day => day.Blocks.Length > 0))
        {
            var titles = plan.Blocks.Where(block => day.Blocks.Contains(block.Id)).Select(block => block.Title.ToLowerInvariant());
            page.Item($"{Capital(day.Day)}: {string.Join(", ", titles)}, {Minutes(day.Seconds)}", 2);
        }
    }

    private static void WriteBlock(PlanBlock block, KnowledgeBase knowledge, Page page)
    {
        page.Title($"{block.Title}: {string.Join(", ", block.Days.Select(Capital))}, {Minutes(block.Seconds)}{Rounds(block.Rounds)}");
        page.Text(block.Why);
        foreach (var line in block.Prescriptions)
        {
            page.Item($"{line.Name}: {Dose(line)}", 2);
            var sources = line.Sources.IsEmpty ? "" : $" Sources: {string.Join(", ", line.Sources)}.";
            page.Text($"Why: {string.Join("; ", line.Why.Select(reason => reason.Text))}.{sources}", 4);
            WriteMuscles(line, page);
            WriteVariants(line, knowledge, page);
        }
    }

    private static void WriteMuscles(Prescription line, Page page)
    {
        if (line.Muscles.Length > 0)
        {
            var muscles = line.Muscles.Select(muscle => $"{muscle.Name.ToLowerInvariant()} {string.Join(", ", Efforts(muscle))}");
            page.Text($"Muscles: {string.Join("; ", muscles)}.", 4);
        }
    }

    private static IEnumerable<string> Efforts(MuscleEffort muscle)
    {
        if (muscle.Measured is { } band)
        {
            yield return $"measured {band.Replace('-', ' ')}";
        }

        if (muscle.Model is { } activation)
        {
            yield return FormattableString.Invariant($"model {100 * activation:0} %");
        }
    }

    private static void WriteVariants(Prescription line, KnowledgeBase knowledge, Page page)
    {
        string Names(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => knowledge.Exercises[id].Words.Name.ToLowerInvariant()));
        if (line.Easier.Length + line.Harder.Length > 0)
        {
            var easier = line.Easier.Length > 0 ? $"Easier: {Names(line.Easier)}. " : "";
            var harder = line.Harder.Length > 0 ? $"Harder: {Names(line.Harder)}." : "";
            page.Text(easier + harder, 4);
        }
    }

    private static void WriteBreaks(BreakPlan breaks, Page page)
    {
        var hours = breaks is { From: { } from, To: { } to } ? FormattableString.Invariant($", {from:HH:mm} to {to:HH:mm}") : "";
        page.Title($"Breaks: every {breaks.EveryMinutes} minutes{hours}");
        page.Text(breaks.Why);
        foreach (var choice in breaks.Choices)
        {
            page.Item($"{choice.Name}: {Dose(choice)}", 2);
        }
    }

    private static void WriteRest(Plan plan, Page page)
    {
        if (plan.Ergonomics.Length > 0)
        {
            page.Title("Around you");
            foreach (var action in plan.Ergonomics)
            {
                page.Item($"{action.Name}. {action.Do} {action.Why}", 2);
            }
        }

        if (plan.Rules.Length > 0)
        {
            page.Title("How the plan will change");
            foreach (var rule in plan.Rules)
            {
                page.Item($"{rule.Name}: {rule.Rule}", 2);
            }
        }
    }

    private static string Dose(Prescription line)
    {
        var work = line.Repetitions is { } repetitions
            ? $"{line.Sets} × {repetitions}{(line.HoldSeconds is { } hold ? $", hold {hold} s" : "")}"
            : $"{line.Sets} × {line.HoldSeconds} s";
        var side = line.OnlySide is { } only ? $" {only.Word()} side only" : line.PerSide ? " each side" : "";
        var start = line.OnlySide is null && line.StartWith is { } first ? $", {first.Word()} first" : "";
        var rest = line.Sets > 1 && line.RestSeconds > 0 ? $", rest {line.RestSeconds} s" : "";
        var most = line.MostLoadKg is { } kg ? FormattableString.Invariant($"; at most {kg:0.##} kg") : "";
        return $"{work}{side}{start}{rest} ({line.Load}{most}; about {Minutes(line.Seconds)})";
    }

    private static string Minutes(int seconds) => seconds < 2 * SecondsPerMinute
        ? $"{seconds} s"
        : $"{Unit.Of("min").FormatNumber((double)seconds / SecondsPerMinute)} min";

    private static string Rounds(int rounds) => rounds > 1 ? $", {rounds} rounds" : "";

    private static string Capital(string day) => char.ToUpperInvariant(day[0]) + day[1..];
}
