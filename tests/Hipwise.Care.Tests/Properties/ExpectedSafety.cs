using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

/// <summary>What the red-flag table says of some answers, read once more from the entries alone.</summary>
internal static class ExpectedSafety
{
    public static SafetyRule RuleWhenAllSigns(RedFlag flag, KnowledgeBase knowledge) =>
        RuleOf(flag, flag.Features.Length, knowledge);

    /// <summary>The rules of all flags that these answers raise.</summary>
    public static HashSet<SafetyRule> RulesOf(Answers answers, KnowledgeBase knowledge) =>
        answers.Safety is not { } safety ? [] : [.. knowledge.RedFlags.Select(flag => RuleOf(flag, safety, knowledge)).Where(rule => rule != SafetyRule.None)];

    public static bool IsUnder18(Answers answers, KnowledgeBase knowledge) =>
        knowledge.Person.AgeBands.Any(band => band.Id == answers.Person.AgeBand && band.High < 18);

    private static SafetyRule RuleOf(RedFlag flag, SafetyAnswers safety, KnowledgeBase knowledge)
    {
        var said = safety.Yes.Contains(flag.Id) || safety.Unsure.Contains(flag.Id);
        var ticked = safety.Features.TryGetValue(flag.Id, out var signs) ? signs.Length : 0;
        return safety.Cleared.Contains(flag.Id) || (!said && ticked == 0) ? SafetyRule.None
            : RuleOf(flag, ticked > 0 ? ticked : flag.Features.Length, knowledge);
    }

    private static SafetyRule RuleOf(RedFlag flag, int signs, KnowledgeBase knowledge)
    {
        string? urgency = flag.Urgency;
        if (flag.Features.Length > 0)
        {
            urgency = flag.Outcomes.Where(outcome => outcome.AtLeast <= signs).OrderBy(outcome => outcome.AtLeast)
                .Select(outcome => outcome.Urgency).LastOrDefault();
        }

        return urgency is null ? SafetyRule.None : flag.Rule ?? knowledge.Urgencies.Single(known => known.Id == urgency).Rule;
    }
}
