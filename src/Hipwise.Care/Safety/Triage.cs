using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Knowledge;

namespace Hipwise.Care.Safety;

/// <summary>Safety comes first: what the answers to the red-flag questions allow.</summary>
/// <remarks>Any yes counts, and so does unsure. A flag that counts signs and names none of them counts them all.</remarks>
public static class Triage
{
    /// <summary>Works out what may follow.</summary>
    public static SafetyResult Assess(Answers answers, KnowledgeBase knowledge)
    {
        var raised = Raise(answers.Safety, knowledge);
        var unanswered = FindUnanswered(answers.Safety, knowledge);
        var again = FindAskAgain(answers, knowledge);
        var young = IsTooYoung(answers.Person, knowledge);
        var rule = raised.Select(flag => flag.Rule).DefaultIfEmpty(SafetyRule.None).Max();
        var status = young ? SafetyStatus.TooYoung
            : unanswered.Length > 0 && rule < SafetyRule.Stop ? SafetyStatus.Unanswered
            : again.Length > 0 && rule < SafetyRule.Stop ? SafetyStatus.AskAgain
            : SafetyStatus.Answered;
        return new SafetyResult(
            status, rule, raised.Any(flag => flag.Rule == SafetyRule.ModifiedTrack), raised.Any(flag => flag.Rule == SafetyRule.Regress),
            Advise(status, raised, knowledge), raised, rule == SafetyRule.Stop ? [] : unanswered, rule == SafetyRule.Stop ? [] : again);
    }

    private static bool IsTooYoung(Person person, KnowledgeBase knowledge) =>
        knowledge.Person.TryAgeBand(person.AgeBand) is { Plan: false };

    private static ImmutableArray<RaisedFlag> Raise(SafetyAnswers? answers, KnowledgeBase knowledge) => answers is null
        ? []
        : [.. knowledge.RedFlags.Select(flag => (flag, urgency: UrgencyOf(flag, answers, knowledge)))
            .Where(pair => pair.urgency is not null)
            .OrderByDescending(pair => RuleOf(pair.flag, pair.urgency!)).ThenBy(pair => pair.urgency!.Rank)
            .Select(pair => Describe(pair.flag, pair.urgency!))];

    private static RaisedFlag Describe(RedFlag flag, Urgency urgency) => new(
        flag.Id, urgency.Id, RuleOf(flag, urgency), flag.Words.Question, flag.Words.MayBe, flag.Words.Do, flag.Grounds.Sources);

    private static SafetyRule RuleOf(RedFlag flag, Urgency urgency) => flag.Rule ?? urgency.Rule;

    /// <summary>The urgency a flag has in these answers, or null when it is not raised.</summary>
    private static Urgency? UrgencyOf(RedFlag flag, SafetyAnswers answers, KnowledgeBase knowledge)
    {
        if (answers.Cleared.Contains(flag.Id))
        {
            return null;
        }

        var said = answers.Yes.Contains(flag.Id) || answers.Unsure.Contains(flag.Id);
        var signs = answers.Features.GetValueOrDefault(flag.Id, []).Length;
        if (flag.Features.IsEmpty)
        {
            return said ? Find(knowledge, flag.Urgency) : null;
        }

        var count = signs > 0 ? signs : said ? flag.Features.Length : 0;
        var outcome = flag.Outcomes.OrderByDescending(known => known.AtLeast).FirstOrDefault(known => count >= known.AtLeast);
        return outcome.Urgency is null ? null : Find(knowledge, outcome.Urgency);
    }

    private static Urgency Find(KnowledgeBase knowledge, string id) => knowledge.Urgencies.First(urgency => urgency.Id == id);

    private static ImmutableArray<SafetyQuestion> FindUnanswered(SafetyAnswers? answers, KnowledgeBase knowledge) =>
        answers is { NoneOfTheOthers: true }
            ? []
            : [.. knowledge.RedFlags.Where(flag => answers is null || !(IsRaised(flag, answers) || answers.No.Contains(flag.Id))).Select(Ask)];

    private static bool IsRaised(RedFlag flag, SafetyAnswers answers) =>
        answers.Yes.Contains(flag.Id) || answers.Unsure.Contains(flag.Id) || answers.Features.ContainsKey(flag.Id)
        || answers.Cleared.Contains(flag.Id);

    private static SafetyQuestion Ask(RedFlag flag) => new(flag.Id, flag.Words.Question);

    /// <summary>Questions answered with a no at first that later answers call for once more.</summary>
    private static ImmutableArray<SafetyQuestion> FindAskAgain(Answers answers, KnowledgeBase knowledge)
    {
        var facts = new Facts(answers, [], knowledge);
        return [.. knowledge.RedFlags
            .Where(flag => answers.Safety is not null && !IsRaised(flag, answers.Safety) && !answers.Safety.AskedAgain.Contains(flag.Id))
            .Where(flag => flag.AskAgain.Any(trigger => facts.Judge(trigger, PainScope.Anywhere) == Truth.Met))
            .Select(Ask)];
    }

    private static SafetyAdvice? Advise(SafetyStatus status, ImmutableArray<RaisedFlag> raised, KnowledgeBase knowledge)
    {
        if (raised.Length > 0 && raised[0].Rule >= SafetyRule.LearnAndBreaks)
        {
            var urgency = Find(knowledge, raised[0].Urgency);
            // What an urgency advises fits its own rule; a flag with another rule speaks for itself.
            return new SafetyAdvice(urgency.Name, raised[0].Rule == urgency.Rule ? $"{raised[0].Do} {urgency.Advice}" : raised[0].Do);
        }

        var words = knowledge.Phrases;
        return status switch
        {
            SafetyStatus.TooYoung => new(knowledge.Person.YoungAdvice.Name, knowledge.Person.YoungAdvice.Advice),
            SafetyStatus.Unanswered => new(words.Say("safety.unanswered.title"), words.Say("safety.unanswered.text")),
            SafetyStatus.AskAgain => new(words.Say("safety.ask-again.title"), words.Say("safety.ask-again.text")),
            _ when raised.Length > 0 => new(words.Say($"safety.{raised[0].Rule.Word()}.title"), words.Say($"safety.{raised[0].Rule.Word()}.text")),
            _ => null,
        };
    }
}
