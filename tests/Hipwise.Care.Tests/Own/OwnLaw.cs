using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Plans;
using Hipwise.Care.Sessions;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Own;

/// <summary>What limits mean, worked out once more from the files of exercises and the answers, without the code under test.</summary>
internal sealed class OwnLaw(Answers answers, DateOnly? day, Action<bool, string> expect)
{
    private readonly Limit[] limits = [.. answers.Limits.Where(limit => day is not { } on || ((limit.From ?? on) <= on && (limit.Until ?? on) >= on))];

    /// <summary>True when nothing leaves the exercise out.</summary>
    public bool Allows(string id)
    {
        var own = answers.Own.FirstOrDefault(one => one.Id == id);
        var known = own is null ? TestKnowledge.Shipped.Exercises[id] : null;
        var (posture, where) = (own?.Posture ?? known!.Posture, own?.Where ?? known!.Where);
        var demands = own?.Demands ?? known!.Demands;
        var bend = demands.HipFlexion ?? double.MaxValue;
        bool IsMovement(string? movement) => movement switch
        {
            "kneeling" => posture is "quadruped" or "half-kneeling",
            "lying-left" or "lying-right" => posture == "side-lying",
            "lying-back" => posture == "supine",
            "lying-front" => posture == "prone",
            "floor" => where == "floor",
            "one-leg" => demands.OneLeg,
            "deep-hip-flexion" => bend > 90,
            "sitting" => posture == "seated",
            "standing" => posture == "standing",
            _ => throw new InvalidOperationException($"What is the movement '{movement}'?"),
        };
        return own is not { Removed: true } && !limits.Any(limit => limit.Kind switch
        {
            LimitKind.Movement => IsMovement(limit.Of),
            LimitKind.HipFlexion => bend > limit.Most,
            LimitKind.Place => (own?.Places ?? known!.Loads).Contains(limit.Of!),
            LimitKind.Exercise => limit.Of == id,
            LimitKind.Equipment => (own?.Equipment ?? known!.Equipment).Contains(limit.Of!),
            _ => false,
        });
    }

    /// <summary>Every line, variant and break of a plan.</summary>
    public void Check(Plan plan)
    {
        IEnumerable<Prescription> lines =
            [.. plan.Blocks.SelectMany(block => block.Prescriptions), .. plan.Breaks.Choices, .. plan.EveryRise is { } rise ? [rise] : Array.Empty<Prescription>()];
        foreach (var id in lines.SelectMany(line => (string[])[line.Exercise, .. line.Easier, .. line.Harder]))
        {
            expect(Allows(id), $"the plan names {id}");
        }

        foreach (var block in plan.Blocks)
        {
            block.Prescriptions.ToList().ForEach(line => expect(line.Sets * (Once(line) ? 1 : block.Rounds) <= Most(LimitKind.Sets, line.Exercise), $"{line.Exercise} has too many sets"));
        }

        expect(plan.Week.All(one => one.Seconds <= Most(LimitKind.Minutes, null) * 60), "a day of the plan is too long");
        expect(plan.Week.Count(one => one.Seconds > 0) <= Most(LimitKind.Days, null), "the plan has too many days");
    }

    /// <summary>Every set and variant of a session, with what was done on the day and in the week before it.</summary>
    public void Check(SessionSheet sheet, TrainingLog log)
    {
        foreach (var item in sheet.Items.SelectMany(item => (SheetItem[])[item, .. item.Variants.Select(variant => variant.Item)]))
        {
            var id = item.Prescription.Exercise;
            expect(Allows(id), $"{sheet.Day}: the session has {id}");
            expect(item.Sets.All(set => (set.Work.LoadKg ?? 0) <= Most(LimitKind.Load, id)), $"{sheet.Day}: {id} is too heavy");
            expect(item.Sets.All(set => set.Number <= Most(LimitKind.Sets, id)), $"{sheet.Day}: {id} has too many sets");
        }

        if (sheet.Items.IsEmpty)
        {
            return;
        }

        var monday = sheet.Day.AddDays(-(((int)sheet.Day.DayOfWeek + 6) % 7));
        var days = log.Sessions.Where(one => one.Sets.Length > 0 && one.Day >= monday && one.Day < monday.AddDays(7)).Select(one => one.Day).Append(sheet.Day).Distinct().Count();
        expect(days <= Most(LimitKind.Days, null), $"{sheet.Day}: day {days} of the week");
        var done = log.Sessions.Where(one => one.Sets.Length > 0 && one.Day == sheet.Day).Sum(one => (one.FinishedAt!.Value - one.StartedAt).TotalSeconds);
        expect(done + sheet.Seconds <= Most(LimitKind.Minutes, null) * 60, $"{sheet.Day}: {done} s done and {sheet.Seconds} s more");
    }

    public double Most(LimitKind kind, string? of) =>
        limits.Where(limit => limit.Kind == kind && (limit.Of is null || limit.Of == of)).Min(limit => limit.Most) ?? double.MaxValue;

    private static bool Once(Prescription line) => line.Own is not null || line.InsteadOf?.StartsWith("own-", StringComparison.Ordinal) == true;
}
