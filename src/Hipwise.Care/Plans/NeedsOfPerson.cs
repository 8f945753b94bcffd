using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>What a person's plan should answer, how much each weighs, and why.</summary>
/// <remarks>A general plan for everyone lies under it, so that no findings still gives a good plan.</remarks>
internal sealed class NeedsOfPerson
{
    private readonly SortedDictionary<string, (int Weight, List<Reason> Reasons)> needs = new(StringComparer.Ordinal);

    private NeedsOfPerson()
    {
    }

    /// <summary>Weight of a need; zero when nobody asks for it.</summary>
    public int WeightOf(string need) => needs.TryGetValue(need, out var entry) ? entry.Weight : 0;

    /// <summary>Why a need is there, the person's own reasons before the general ones.</summary>
    public IEnumerable<Reason> ReasonsFor(string need) => needs.TryGetValue(need, out var entry) ? entry.Reasons : [];

    /// <summary>Gathers needs from findings, explanations, goals and the general plan.</summary>
    public static NeedsOfPerson Gather(
        Answers answers, ImmutableArray<Finding> findings, ImmutableArray<Explanation> explanations, KnowledgeBase knowledge)
    {
        var result = new NeedsOfPerson();
        result.AddFindings(findings, knowledge);
        result.AddExplanations(explanations, knowledge);
        result.AddGoals(answers.Person.Goals, knowledge);
        var baseline = knowledge.Phrases.Say("plan.reason.general");
        result.Add(knowledge.Reasoning.Plan.BaselineNeeds, 1, new Reason("rule", "general-plan", null, baseline));
        return result;
    }

    // What is known from memory alone does not shape a plan, here as with explanations.
    private void AddFindings(ImmutableArray<Finding> findings, KnowledgeBase knowledge)
    {
        foreach (var finding in findings.Where(one => one.Status != CheckStatus.FromMemory))
        {
            var key = finding.Side is null ? "plan.reason.finding" : "plan.reason.finding-side";
            var text = knowledge.Phrases.Say(key, ("finding", finding.Title), ("side", finding.Side?.Word() ?? ""), ("strength", finding.Strength.Word()));
            Add(finding.Needs, knowledge.Reasoning.Strength.Factors[(int)finding.Strength], new Reason("finding", finding.Id, finding.Side, text));
        }
    }

    private void AddExplanations(ImmutableArray<Explanation> explanations, KnowledgeBase knowledge)
    {
        var plan = knowledge.Reasoning.Plan;
        var shaping = explanations.Where(one => one.Status != CheckStatus.FromMemory)
            .Where(one => one.Leaning == Leaning.Towards || (one.Leaning != Leaning.Away && one.Grade >= plan.OpenGrade));
        foreach (var explanation in shaping.DistinctBy(one => one.Id, StringComparer.Ordinal))
        {
            var factor = explanation.Leaning == Leaning.Towards ? plan.TowardsFactor : plan.HypothesisFactor;
            var place = knowledge.Places[explanation.Place].Name;
            var text = knowledge.Phrases.Say("plan.reason.hypothesis", ("name", explanation.Name), ("place", place), ("grade", $"{explanation.Grade}"));
            Add(explanation.Needs, factor, new Reason("hypothesis", explanation.Id, null, text));
        }
    }

    private void AddGoals(ImmutableArray<string> goals, KnowledgeBase knowledge)
    {
        foreach (var goal in goals.Select(id => knowledge.Goals[id]))
        {
            var text = knowledge.Phrases.Say("plan.reason.goal", ("goal", goal.Name));
            Add(goal.Needs, knowledge.Reasoning.Plan.GoalFactor, new Reason("goal", goal.Id, null, text));
        }
    }

    private void Add(ImmutableSortedDictionary<string, int> asked, int factor, Reason reason)
    {
        foreach (var (need, weight) in asked)
        {
            if (weight * factor <= 0)
            {
                continue;
            }

            if (!needs.TryGetValue(need, out var entry))
            {
                entry = (0, []);
            }

            entry.Reasons.Add(reason);
            needs[need] = (entry.Weight + weight * factor, entry.Reasons);
        }
    }
}
