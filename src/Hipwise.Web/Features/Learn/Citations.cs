using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>How many entries of each kind rest on each source; an entry counts once, however often it names the source.</summary>
internal static class Citations
{
    /// <summary>Kind and count by key of the source; a kind is a key under <c>learn.cited</c>.</summary>
    public static ILookup<string, (string Kind, int Count)> In(KnowledgeBase knowledge) => Kinds(knowledge)
        .SelectMany(kind => kind.Entries.SelectMany(entry => entry.Distinct(StringComparer.Ordinal))
            .CountBy(key => key, StringComparer.Ordinal).Select(pair => (pair.Key, kind.Kind, pair.Value)))
        .ToLookup(row => row.Key, row => (row.Kind, row.Value), StringComparer.Ordinal);

    private static ImmutableArray<(string Kind, IEnumerable<IEnumerable<string>> Entries)> Kinds(KnowledgeBase knowledge) =>
    [
        ("claims", knowledge.Claims.Values.Select(claim => claim.Grounds.Sources.Append(claim.Article))),
        ("muscles", knowledge.Muscles.Values.Select(muscle => (IEnumerable<string>)muscle.Grounds.Sources)),
        ("screens", knowledge.Screens.Values.Select(Of)),
        ("findings", knowledge.Findings.Values.Select(Of)),
        ("explanations", knowledge.Hypotheses.Values.Select(Of)),
        ("exercises", knowledge.Exercises.Values.Select(Of)),
        ("chains", knowledge.Chains.Select(chain => (IEnumerable<string>)chain.Grounds.Sources)),
        ("actions", knowledge.Ergonomics.Select(action => (IEnumerable<string>)action.Grounds.Sources)),
        ("doses", knowledge.Dosage.Values.Select(row => row.Grounds).Concat(knowledge.Rules.Select(rule => rule.Grounds)).Select(grounds => (IEnumerable<string>)grounds.Sources)),
        ("questions", knowledge.RedFlags.Select(flag => (IEnumerable<string>)flag.Grounds.Sources)),
        ("outcomes", knowledge.OutcomeMeasures.Select(outcome => (IEnumerable<string>)outcome.Grounds.Sources)),
    ];

    private static IEnumerable<string> Of(Screen screen) => Keys(
        screen.Measures.SelectMany(measure => new[] { measure.Reference?.Grounds, measure.Error?.Grounds, measure.SideRule?.Grounds }).Append(screen.Grounds));

    private static IEnumerable<string> Of(FindingRule finding) => Keys(finding.Tests.Select(test => test.Reference?.Grounds).Append(finding.Grounds));

    private static IEnumerable<string> Of(Hypothesis hypothesis) =>
        Keys(hypothesis.Evidence.Select(evidence => evidence.Grounds).Append(hypothesis.Prior?.Grounds).Append(hypothesis.Grounds));

    private static IEnumerable<string> Of(Exercise exercise) => Keys(exercise.Muscles.Select(share => share.Grounds).Append(exercise.Grounds));

    private static IEnumerable<string> Keys(IEnumerable<Grounds?> grounds) => grounds.OfType<Grounds>().SelectMany(one => one.Sources);
}
