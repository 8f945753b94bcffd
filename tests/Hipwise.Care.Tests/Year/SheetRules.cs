using Hipwise.Care.Plans;
using Hipwise.Care.Sessions;

namespace Hipwise.Care.Tests.Year;

/// <summary>What no session may break, looked at from outside: only the log, the sheet and the sentences of the rules.</summary>
internal static class SheetRules
{
    public static void Check(SessionSheet sheet, PlanBlock block, Plan plan, TrainingLog log, Action<bool, string> expect)
    {
        expect(sheet.Held is null == sheet.Items.Length > 0, $"{sheet.Day}: held with something to do, or nothing to do without a reason");
        expect(sheet.Seconds <= Math.Max(block.Seconds, plan.MinutesPerDay * 60), $"{sheet.Day}: {sheet.Seconds} s is longer than the person gives");
        foreach (var line in sheet.Items.GroupBy(item => item.Line))
        {
            CheckLoad(sheet, [.. line], log, expect);
            CheckPain(sheet, [.. line], log, expect);
            CheckWeek(sheet, [.. line], block, log, expect);
        }
    }

    /// <summary>From one session to the next the load rises by a tenth at most, or by the smallest step there is.</summary>
    private static void CheckLoad(SessionSheet sheet, List<SheetItem> line, TrainingLog log, Action<bool, string> expect)
    {
        var last = SetsOf(log, line[0].Line).LastOrDefault();
        if (last?.Done.LoadKg is { } before && last.Exercise == line[0].Prescription.Exercise && line[0].Sets[0].Work.LoadKg is { } now)
        {
            expect(now <= Math.Max(before * 1.1, before + 1) + 1e-9, $"{sheet.Day}: {line[0].Line} from {before} to {now} kg");
        }
    }

    /// <summary>After pain above five the work is half of what it was, or the level lower.</summary>
    private static void CheckPain(SessionSheet sheet, List<SheetItem> line, TrainingLog log, Action<bool, string> expect)
    {
        var last = log.Sessions.LastOrDefault(session => session.Sets.Any(set => set.Line == line[0].Line));
        if (last is null || last.Sets.Where(set => set.Line == line[0].Line).Max(set => set.Pain) is not > 5)
        {
            return;
        }

        var sets = last.Sets.Where(set => set.Line == line[0].Line).ToList();
        var same = sets[^1].Exercise == line[0].Prescription.Exercise;
        expect(!same || WorkOf(line) <= Math.Max(1, (0.5 * sets.Sum(set => WorkOf(set.Planned))) + sets.Count), $"{sheet.Day}: {line[0].Line} goes on as before after pain above 5");
    }

    /// <summary>With today the week is at most a fifth more than the last, or than the plan asks of a week.</summary>
    private static void CheckWeek(SessionSheet sheet, List<SheetItem> line, PlanBlock block, TrainingLog log, Action<bool, string> expect)
    {
        var monday = sheet.Day.AddDays(-(((int)sheet.Day.DayOfWeek + 6) % 7));
        double Done(DateOnly from) => log.Sessions.Where(session => session.Day >= from && session.Day < from.AddDays(7)).SelectMany(session => session.Sets)
            .Where(set => set.Line == line[0].Line).Sum(set => WorkOf(set.Done));
        var today = WorkOf(line);
        var most = 1.2 * Math.Max(Done(monday.AddDays(-7)), FullWork(line[0], block) * block.Days.Length);
        expect(Done(monday) == 0 || Done(monday) + today <= most + 1e-6, $"{sheet.Day}: {line[0].Line} jumps to {Done(monday) + today:F0}, at most {most:F0}");
    }

    // A whole session of the exercise as the plan doses it, extra repetitions included.
    private static double FullWork(SheetItem item, PlanBlock block) =>
        WorkOf(item.Sets[0].Work) * item.Prescription.Sets * (item.Prescription.Own is null ? block.Rounds : 1)
        * (item.Prescription.PerSide && item.Prescription.OnlySide is null ? 2 : 1);

    private static double WorkOf(List<SheetItem> line) => line.Sum(item => item.Sets.Sum(set => WorkOf(set.Work)));

    private static double WorkOf(Work work) => work.Repetitions ?? ((work.HoldSeconds ?? 0) / TestKnowledge.Shipped.Reasoning.Plan.SecondsPerRepetition);

    private static IEnumerable<SetDone> SetsOf(TrainingLog log, string line) => log.Sessions.SelectMany(session => session.Sets).Where(set => set.Line == line);
}
