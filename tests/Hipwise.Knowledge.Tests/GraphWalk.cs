using System.Collections.Frozen;
using Hipwise.Core;

namespace Hipwise.Knowledge.Tests;

/// <summary>One entry speaking of another.</summary>
internal readonly record struct Spoken(string From, string Id, bool Exists);

/// <summary>Walks loaded knowledge from entry to entry, apart from the loader's own bookkeeping.</summary>
internal static class GraphWalk
{
    /// <summary>All exercises that are harder than this one, over any number of steps.</summary>
    public static HashSet<string> HarderThan(KnowledgeBase knowledge, string id)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(knowledge.Exercises[id].Harder);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                knowledge.Exercises[next].Harder.ToList().ForEach(open.Push);
            }
        }

        return found;
    }

    public static IEnumerable<MeasureId> MeasuresLookedAt(KnowledgeBase knowledge) =>
    [
        .. knowledge.Findings.Values.SelectMany(finding => finding.Tests).Select(test => test.Measure).OfType<MeasureId>(),
        .. Conditions(knowledge).Select(pair => pair.Condition).OfType<Observed>().SelectMany(observed => observed.Measures),
    ];

    public static IEnumerable<Spoken> Mentions(KnowledgeBase knowledge) =>
    [
        .. OfMuscles(knowledge), .. OfScreens(knowledge), .. OfFindings(knowledge), .. OfHypotheses(knowledge), .. OfExercises(knowledge),
        .. OfClaims(knowledge), .. OfTables(knowledge), .. OfConditions(knowledge), .. OfGrounds(knowledge),
    ];

    private static IEnumerable<Spoken> OfMuscles(KnowledgeBase knowledge) =>
        knowledge.Muscles.Values.Where(muscle => muscle.PartOf is not null)
            .Select(muscle => new Spoken(muscle.Id, muscle.PartOf!, knowledge.Muscles.ContainsKey(muscle.PartOf!)))
            .Concat(knowledge.Muscles.Values.Select(muscle => new Spoken(muscle.Id, muscle.Group, knowledge.MuscleGroups.Any(group => group.Id == muscle.Group))));

    private static IEnumerable<Spoken> OfScreens(KnowledgeBase knowledge) => knowledge.Screens.Values.SelectMany(screen => (Spoken[])
    [
        .. To(screen.Id, screen.Equipment, knowledge.Equipment), .. To(screen.Id, screen.Claims, knowledge.Claims),
        .. To(screen.Id, screen.Avoid.Select(limit => limit.Place), knowledge.Places),
    ]);

    private static IEnumerable<Spoken> OfFindings(KnowledgeBase knowledge) => knowledge.Findings.Values.SelectMany(finding => (Spoken[])
    [
        .. To(finding.Id, finding.Muscles, knowledge.Muscles), .. To(finding.Id, finding.Places, knowledge.Places),
        .. To(finding.Id, finding.Goals, knowledge.Goals), .. To(finding.Id, finding.Needs.Keys, knowledge.Needs),
        .. To(finding.Id, finding.Claims, knowledge.Claims),
    ]);

    private static IEnumerable<Spoken> OfHypotheses(KnowledgeBase knowledge) => knowledge.Hypotheses.Values.SelectMany(item => (Spoken[])
        [.. To(item.Id, item.Places, knowledge.Places), .. To(item.Id, item.Needs.Keys, knowledge.Needs)]);

    private static IEnumerable<Spoken> OfExercises(KnowledgeBase knowledge) => knowledge.Exercises.Values.SelectMany(exercise => (Spoken[])
    [
        .. To(exercise.Id, exercise.Needs, knowledge.Needs), .. To(exercise.Id, exercise.Equipment, knowledge.Equipment),
        .. To(exercise.Id, exercise.Muscles.Select(share => share.Muscle), knowledge.Muscles),
        .. To(exercise.Id, exercise.Loads, knowledge.Places), .. To(exercise.Id, exercise.Avoid.Select(limit => limit.Place), knowledge.Places),
        .. To(exercise.Id, exercise.Harder, knowledge.Exercises), .. To(exercise.Id, exercise.Claims, knowledge.Claims),
        .. To(exercise.Id, exercise.Doses.Select(dose => dose.Dosage!), knowledge.Dosage),
    ]);

    private static IEnumerable<Spoken> OfClaims(KnowledgeBase knowledge) => knowledge.Claims.Values.SelectMany(claim => (Spoken[])
    [
        .. To(claim.Id, claim.Screens, knowledge.Screens), .. To(claim.Id, claim.Exercises, knowledge.Exercises),
        .. To(claim.Id, [claim.Article], knowledge.Sources),
    ]);

    private static IEnumerable<Spoken> OfTables(KnowledgeBase knowledge) =>
    [
        .. knowledge.Needs.Values.SelectMany(need => To(need.Id, need.Muscles, knowledge.Muscles)),
        .. knowledge.Goals.Values.SelectMany(goal => To(goal.Id, goal.Needs.Keys, knowledge.Needs)),
        .. knowledge.Phases.SelectMany(phase => To(phase.Id, phase.Dosage, knowledge.Dosage)),
        .. knowledge.Phases.Where(phase => phase.Next is not null)
            .Select(phase => new Spoken(phase.Id, phase.Next!, knowledge.Phases.Any(next => next.Id == phase.Next))),
        .. knowledge.Rules.SelectMany(rule => To(rule.Id, rule.Dosage, knowledge.Dosage)),
        .. knowledge.Chains.SelectMany(chain => (Spoken[])
        [
            .. To(chain.Id, chain.Places, knowledge.Places), .. To(chain.Id, chain.Muscles, knowledge.Muscles),
            .. To(chain.Id, chain.Claims, knowledge.Claims),
        ]),
        .. knowledge.Ergonomics.SelectMany(action => (Spoken[])
            [.. To(action.Id, action.Dosage, knowledge.Dosage), .. To(action.Id, action.Claims, knowledge.Claims)]),
        .. knowledge.RedFlags.SelectMany(flag => OfFlag(knowledge, flag)),
    ];

    private static IEnumerable<Spoken> OfFlag(KnowledgeBase knowledge, RedFlag flag) =>
    [
        .. To(flag.Id, flag.Places, knowledge.Places),
        .. flag.Outcomes.Select(outcome => outcome.Urgency).Append(flag.Urgency)
            .Select(id => new Spoken(flag.Id, id, knowledge.Urgencies.Any(urgency => urgency.Id == id))),
    ];

    private static IEnumerable<(string From, Condition Condition)> Conditions(KnowledgeBase knowledge) =>
    [
        .. knowledge.Findings.Values.SelectMany(finding => finding.Tests.SelectMany(test => test.All).Select(item => (finding.Id, item))),
        .. knowledge.Hypotheses.Values.SelectMany(hypothesis => hypothesis.Evidence.Select(item => (hypothesis.Id, item.Condition))),
        .. knowledge.RedFlags.SelectMany(flag => flag.AskAgain.Select(item => (flag.Id, item))),
        .. knowledge.Ergonomics.SelectMany(action => action.When.Select(item => (action.Id, item))),
    ];

    private static IEnumerable<Spoken> OfConditions(KnowledgeBase knowledge) =>
    [
        .. Conditions(knowledge).SelectMany(pair => pair.Condition switch
        {
            Found found => To(pair.From, [found.Finding], knowledge.Findings),
            PainAt pain => To(pair.From, [pain.Place], knowledge.Places),
            Told told => told.Values.Select(value =>
                new Spoken(pair.From, $"{told.Key}: {value}", knowledge.Told.ContainsKey(told.Key) && knowledge.Told[told.Key].Any(option => option.Id == value))),
            _ => [],
        }),
        .. MeasuresLookedAt(knowledge).Select(id =>
            new Spoken("a condition", id.ToString(), knowledge.Screens.TryGetValue(id.Screen, out var screen) && screen.TryMeasure(id.Measure) is not null)),
    ];

    private static IEnumerable<Spoken> OfGrounds(KnowledgeBase knowledge)
    {
        IEnumerable<(string Id, Grounds Grounds)> grounds =
        [
            .. knowledge.Muscles.Values.Select(item => (item.Id, item.Grounds)), .. knowledge.Screens.Values.Select(item => (item.Id, item.Grounds)),
            .. knowledge.Findings.Values.Select(item => (item.Id, item.Grounds)), .. knowledge.Hypotheses.Values.Select(item => (item.Id, item.Grounds)),
            .. knowledge.Exercises.Values.Select(item => (item.Id, item.Grounds)), .. knowledge.Claims.Values.Select(item => (item.Id, item.Grounds)),
            .. knowledge.Dosage.Values.Select(item => (item.Id, item.Grounds)), .. knowledge.Rules.Select(item => (item.Id, item.Grounds)),
            .. knowledge.RedFlags.Select(item => (item.Id, item.Grounds)), .. knowledge.Chains.Select(item => (item.Id, item.Grounds)),
            .. knowledge.Hypotheses.Values.SelectMany(item => item.Evidence.Select(evidence => (item.Id, evidence.Grounds))),
        ];
        return grounds.SelectMany(pair => To(pair.Id, pair.Grounds.Sources, knowledge.Sources));
    }

    private static IEnumerable<Spoken> To<T>(string from, IEnumerable<string> ids, FrozenDictionary<string, T> entries) =>
        ids.Select(id => new Spoken(from, id, entries.ContainsKey(id)));
}
