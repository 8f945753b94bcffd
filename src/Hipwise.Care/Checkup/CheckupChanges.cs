using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>What a correction or a further screen changed.</summary>
/// <param name="Changes">One entry a change: safety first, then baseline, findings, explanations, the plan and its breaks.</param>
public sealed record CheckupChanges(ImmutableArray<Change> Changes)
{
    /// <summary>Compares two results of one person.</summary>
    public static CheckupChanges Between(CheckupResult before, CheckupResult after) => new(
    [
        .. CompareSafety(before, after),
        .. Compare(before.Safety.Raised, after.Safety.Raised, "safety", flag => flag.Id, flag => flag.Urgency, flag => flag.Question),
        .. Compare(before.Baseline, after.Baseline, "baseline", outcome => outcome.Name, outcome => outcome.Value, outcome => outcome.Name),
        .. Compare(before.Findings, after.Findings, "finding", NameOf, finding => finding.Strength.Word(), finding => finding.Title, DetailOf),
        .. Compare(before.Hypotheses, after.Hypotheses, "hypothesis", NameOf, explanation => WordOf(explanation), explanation => explanation.Name),
        .. Compare(LinesOf(before.Plan), LinesOf(after.Plan), "plan", line => $"{line.Block}/{line.Line.Exercise}", line => DoseOf(line.Line), line => line.Line.Name),
        .. Compare(BreaksOf(before.Plan), BreaksOf(after.Plan), "breaks", _ => "breaks", HoursOf, HoursOf),
    ]);

    private static IEnumerable<Change> CompareSafety(CheckupResult before, CheckupResult after)
    {
        var (old, now) = (StateOf(before), StateOf(after));
        return old == now ? [] : [new Change(ChangeKind.Changed, "safety", "safety", after.Safety.Advice?.Title ?? "", old, now)];
    }

    private static string StateOf(CheckupResult result) => result.Safety.Status == SafetyStatus.Answered
        ? result.Safety.Rule.Word()
        : result.Safety.Status.ToString().ToLowerInvariant();

    private static IEnumerable<Change> Compare<T>(
        IEnumerable<T> before, IEnumerable<T> after, string part, Func<T, string> id, Func<T, string> state, Func<T, string> name,
        Func<T, string>? detail = null)
    {
        var old = before.DistinctBy(id, StringComparer.Ordinal).ToDictionary(id, StringComparer.Ordinal);
        var now = after.DistinctBy(id, StringComparer.Ordinal).ToDictionary(id, StringComparer.Ordinal);
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (hadIt, hasIt) = (old.TryGetValue(key, out var was), now.TryGetValue(key, out var isNow));
            // A value that changed without changing the state is told in detail.
            var tell = hadIt && hasIt && state(was!) == state(isNow!) && detail is not null ? detail : state;
            var (wasState, nowState) = (hadIt ? tell(was!) : null, hasIt ? tell(isNow!) : null);
            if (wasState != nowState)
            {
                var kind = !hadIt ? ChangeKind.Added : !hasIt ? ChangeKind.Removed : ChangeKind.Changed;
                yield return new Change(kind, part, key, name(hasIt ? isNow! : was!), wasState, nowState);
            }
        }
    }

    private static string NameOf(Finding finding) => finding.Side is { } side ? $"{finding.Id}/{side.Word()}" : finding.Id;

    private static string NameOf(Explanation explanation) => $"{explanation.Id}/{explanation.Place}/{explanation.Side}".ToLowerInvariant();

    private static string WordOf(Explanation explanation) => explanation.Probability is { } probability
        ? FormattableString.Invariant($"{explanation.Leaning.ToString().ToLowerInvariant()} ({probability.Low:0.00}-{probability.High:0.00})")
        : explanation.Leaning.ToString().ToLowerInvariant();

    private static IEnumerable<(string Block, Prescription Line)> LinesOf(Plan? plan) =>
        plan is null ? [] : plan.Blocks.SelectMany(block => block.Prescriptions.Select(line => (block.Id, line)));

    private static IEnumerable<BreakPlan> BreaksOf(Plan? plan) => plan is null ? [] : [plan.Breaks];

    private static string HoursOf(BreakPlan breaks) => breaks is { From: { } from, To: { } to }
        ? FormattableString.Invariant($"every {breaks.EveryMinutes} min, {from:HH:mm}-{to:HH:mm} ({string.Join(", ", breaks.Days)})")
        : $"every {breaks.EveryMinutes} min";

    private static string DetailOf(Finding finding) => finding.Basis is { Value: { } value, Unit: { } unit }
        ? $"{finding.Strength.Word()} ({Unit.Of(unit).Format(value)})"
        : finding.Strength.Word();

    private static string DoseOf(Prescription line) =>
        $"{line.Sets} × {(line.Repetitions is { } repetitions ? $"{repetitions}" : $"{line.HoldSeconds} s")}";
}

/// <summary>One difference between two results.</summary>
/// <param name="Kind">Whether it is new, gone or different.</param>
/// <param name="Part">Safety, baseline, finding, hypothesis, plan or breaks.</param>
/// <param name="Id">What it is about.</param>
/// <param name="Name">In words.</param>
/// <param name="Before">How it was, or null.</param>
/// <param name="After">How it is, or null.</param>
public sealed record Change(ChangeKind Kind, string Part, string Id, string Name, string? Before, string? After);

/// <summary>The kinds of change.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>It is different.</summary>
    Changed,
}
