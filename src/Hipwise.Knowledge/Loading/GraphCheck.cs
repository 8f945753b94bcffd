using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>What must hold between entries, beyond every id existing.</summary>
internal sealed class GraphCheck(KnowledgeBase knowledge, LoadContext context)
{
    public static IEnumerable<KnowledgeProblem> Check(KnowledgeBase knowledge, LoadContext context)
    {
        var check = new GraphCheck(knowledge, context);
        return
        [
            .. check.CheckVariants(), .. check.CheckNeeds(), .. check.CheckTests(), .. check.CheckEvidence(), .. check.CheckConditions(), .. check.CheckFlags(),
            .. check.CheckFigures(), .. check.CheckFamilies(),
        ];
    }

    /// <summary>Harder variants must not lead back to where they started.</summary>
    private IEnumerable<KnowledgeProblem> CheckVariants()
    {
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var exercise in knowledge.Exercises.Values.OrderBy(exercise => exercise.Id, StringComparer.Ordinal))
        {
            if (FindCycle(exercise.Id, state, []) is { } cycle)
            {
                yield return context.ProblemAt(Kind.Exercise, cycle[^1], "harder", $"harder variants run in a circle: {string.Join(" → ", cycle)}");
            }
        }
    }

    // state: false while on the current path, true when done.
    private List<string>? FindCycle(string id, Dictionary<string, bool> state, List<string> path)
    {
        path.Add(id);
        if (state.TryGetValue(id, out var done))
        {
            return done ? null : path;
        }

        state[id] = false;
        foreach (var harder in knowledge.Exercises[id].Harder)
        {
            if (FindCycle(harder, state, [.. path]) is { } cycle)
            {
                state[id] = true;
                return cycle;
            }
        }

        state[id] = true;
        return null;
    }

    private IEnumerable<KnowledgeProblem> CheckFamilies()
    {
        var families = knowledge.Exercises.Values.Select(exercise => exercise.Family).ToHashSet(StringComparer.Ordinal);
        return from variant in knowledge.Movements.Variants
               from family in variant.Families
               where !families.Contains(family)
               let near = Spelling.Nearest(family, families)
               select context.ProblemAt(
                   Kind.Variant, variant.Id, "families", $"no exercise is of the family '{family}'{(near is null ? "" : $"; did you mean '{near}'?")}");
    }

    private IEnumerable<KnowledgeProblem> CheckNeeds()
    {
        var answered = knowledge.Exercises.Values.SelectMany(exercise => exercise.Needs).ToHashSet(StringComparer.Ordinal);
        return knowledge.Needs.Values.Where(need => !answered.Contains(need.Id))
            .Select(need => context.ProblemAt(Kind.Need, need.Id, "id", $"no exercise answers '{need.Id}'"));
    }

    /// <summary>A finding's test must fit the type of its measure.</summary>
    private IEnumerable<KnowledgeProblem> CheckTests()
    {
        foreach (var (finding, test) in knowledge.Findings.Values.SelectMany(finding => finding.Tests.Select(test => (finding, test))))
        {
            if (test.Measure is { } id && knowledge.Screens[id.Screen].TryMeasure(id.Measure) is { } measure
                && Misfit(test, measure, knowledge.Screens[id.Screen]) is { } problem)
            {
                yield return context.ProblemAt(Kind.Finding, finding.Id, "when", $"the test of {id} {problem}");
            }
        }
    }

    private static string? Misfit(FindingTest test, Measure measure, Screen screen) => test.Kind switch
    {
        FindingTestKind.Is => MisfitOfValues(test, measure),
        _ when measure.Type != MeasureType.Number => "compares a number, but the measure is none",
        FindingTestKind.Difference when measure.SideRule is null => "compares the sides, but the measure has no 'side-difference'",
        FindingTestKind.Difference when !screen.PerSide => "compares the sides, but the screen has none",
        FindingTestKind.Difference => null,
        _ when (test.Reference ?? measure.Reference) is not { Grounds: not null } => "needs a 'reference' with figures, in the test or the measure",
        _ => null,
    };

    private static string? MisfitOfValues(FindingTest test, Measure measure)
    {
        var allowed = measure.Type == MeasureType.YesNo ? ["yes", "no"] : measure.Options;
        var wrong = test.Values.FirstOrDefault(value => !allowed.Contains(value));
        return wrong is null ? null : $"looks for '{wrong}', but the measure knows {string.Join(", ", allowed)}";
    }

    private IEnumerable<KnowledgeProblem> CheckEvidence()
    {
        foreach (var hypothesis in knowledge.Hypotheses.Values)
        {
            foreach (var place in hypothesis.Places.Where(place => hypothesis is { Gluteal: true, Offer: true } && !knowledge.Places[place].Gluteal))
            {
                yield return context.ProblemAt(Kind.Hypothesis, hypothesis.Id, "places", $"no gluteal explanation may be offered for '{place}'");
            }
        }
    }

    /// <summary>Every condition anywhere must be one that can be met.</summary>
    private IEnumerable<KnowledgeProblem> CheckConditions()
    {
        IEnumerable<(Kind Kind, string Id, string Key, Condition Condition)> all =
        [
            .. knowledge.Hypotheses.Values.SelectMany(one => one.Evidence.Select(item => (Kind.Hypothesis, one.Id, "evidence", item.Condition))),
            .. knowledge.Findings.Values.SelectMany(one => one.Tests.SelectMany(test => test.All).Select(item => (Kind.Finding, one.Id, "when", item))),
            .. knowledge.RedFlags.SelectMany(one => one.AskAgain.Select(item => (Kind.RedFlag, one.Id, "ask-again", item))),
            .. knowledge.Ergonomics.SelectMany(one => one.When.Select(item => (Kind.Ergonomic, one.Id, "when", item))),
        ];
        return all.Where(one => one.Condition is Observed)
            .SelectMany(one => ((Observed)one.Condition).Measures.Select(id => MisfitOfCondition(id, (Observed)one.Condition)).OfType<string>()
                .Select(problem => context.ProblemAt(one.Kind, one.Id, one.Key, problem)));
    }

    private string? MisfitOfCondition(MeasureId id, Observed condition)
    {
        var measure = knowledge.Screens[id.Screen].TryMeasure(id.Measure)!;
        string[] allowed = measure.Type switch
        {
            MeasureType.Number => [],
            MeasureType.YesNo => ["yes", "no"],
            _ => [.. measure.Options],
        };
        var wrong = condition.Values.FirstOrDefault(value => !allowed.Contains(value));
        return wrong is not null ? $"{id} never is '{wrong}'"
            : condition.Values.Length == 0 && measure.Type != MeasureType.Number ? $"{id} is no number"
            : null;
    }

    private IEnumerable<KnowledgeProblem> CheckFlags()
    {
        if (knowledge.Urgencies.Length == 0 || knowledge.RedFlags.Length == 0)
        {
            yield return new("red-flags.yaml", 1, "'urgencies' and 'flags' must both hold entries");
        }

        foreach (var flag in knowledge.RedFlags.Where(flag => flag.Outcomes.Any(outcome => outcome.AtLeast > flag.Features.Length)))
        {
            yield return context.ProblemAt(Kind.RedFlag, flag.Id, "outcomes", $"'{flag.Id}' has an outcome for more features than it has");
        }
    }

    /// <summary>Every exercise and screen is drawn, and every figure draws one of them.</summary>
    private IEnumerable<KnowledgeProblem> CheckFigures()
    {
        IEnumerable<(Kind Kind, string Id)> shown = [.. knowledge.Exercises.Keys.Select(id => (Kind.Exercise, id)), .. knowledge.Screens.Keys.Select(id => (Kind.Screen, id))];
        var undrawn = shown.Where(entry => !knowledge.Figures.ContainsKey(entry.Id))
            .Select(entry => context.ProblemAt(entry.Kind, entry.Id, "id", $"no figure shows it; draw it in figures/{entry.Id}.yaml"));
        string[] names = [.. knowledge.Exercises.Keys, .. knowledge.Screens.Keys, .. knowledge.Screens.Keys.Where(knowledge.Exercises.ContainsKey).Select(id => $"{id}-screen")];
        return undrawn.Concat(knowledge.Figures.Keys.Except(names, StringComparer.Ordinal)
            .Select(id => context.ProblemAt(Kind.Figure, id, "id", "shows no exercise and no screen; name it as the one it shows")));
    }
}
