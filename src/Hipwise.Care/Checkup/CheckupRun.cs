using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>The check-up as one pure function: the same answers and knowledge give the same result to the byte.</summary>
public static class CheckupRun
{
    /// <summary>From answers to findings, explanations, the next screen and a week.</summary>
    /// <param name="answers">All that was answered and measured.</param>
    /// <param name="knowledge">What it is assessed by.</param>
    /// <param name="day">The day it is for: limits that do not hold on it are passed over. Without one, every limit holds.</param>
    public static CheckupResult Assess(Answers answers, KnowledgeBase knowledge, DateOnly? day = null)
    {
        answers = day is { } on ? answers.On(on) : answers;
        var safety = Triage.Assess(answers, knowledge);
        var open = safety.Status != SafetyStatus.TooYoung && safety.Rule != SafetyRule.Stop;
        var findings = open ? Finder.Find(answers, knowledge) : [];
        var explanations = open ? Explainer.Explain(answers, findings, knowledge) : [];
        var next = ScreenChoice.Choose(answers, safety, findings, knowledge);
        var plan = Planner.Make(answers, safety, findings, explanations, knowledge);
        var about = ImmutableArray.Create(knowledge.Phrases.Say("about.education"), knowledge.Phrases.Say("about.review"));
        return new CheckupResult(
            knowledge.Version, about, safety, findings, explanations, open ? NotePains(answers, knowledge) : [],
            open ? Baseline.Of(answers, knowledge) : [], next, plan);
    }

    private static ImmutableArray<PainNote> NotePains(Answers answers, KnowledgeBase knowledge) =>
    [
        .. answers.Pain.Select(pain => (pain, key: NoteKey(pain, knowledge))).Where(pair => pair.key is not null)
            .Select(pair => new PainNote(
                pair.pain.Place, pair.pain.Side, knowledge.Phrases.Say(pair.key!, ("place", knowledge.Places[pair.pain.Place].Name)))),
    ];

    private static string? NoteKey(Pain pain, KnowledgeBase knowledge) =>
        !knowledge.Places[pain.Place].Gluteal && pain.Place != "elsewhere" ? "hypotheses.no-gluteal"
        : Explainer.OfferedFor(pain.Place, knowledge).Any() ? null
        : "hypotheses.none";
}
