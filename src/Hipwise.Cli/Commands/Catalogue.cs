using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands;

/// <summary>One entry of the knowledge, as listed and shown.</summary>
/// <param name="Kind">Its kind, in the plural.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lines">What there is to show: a title and one or more texts.</param>
/// <param name="Grounds">Where it comes from, or null.</param>
internal sealed record CatalogueEntry(string Kind, string Id, string Name, ImmutableArray<(string Title, string Text)> Lines, Grounds? Grounds)
{
    /// <summary>Citations by key, for showing the sources.</summary>
    public ImmutableArray<Source> Cited { get; init; } = [];
}

/// <summary>All entries of the knowledge in one list.</summary>
internal static class Catalogue
{
    public static IEnumerable<CatalogueEntry> Of(KnowledgeBase knowledge) => Entries(knowledge).Select(entry => entry with
    {
        Cited = entry.Grounds is null ? [] : [.. entry.Grounds.Sources.Select(key => knowledge.Sources[key])],
    });

    private static IEnumerable<CatalogueEntry> Entries(KnowledgeBase knowledge) =>
    [
        .. Sorted(knowledge.Muscles.Values, muscle => muscle.Id).Select(Describe),
        .. Sorted(knowledge.Screens.Values, screen => screen.Id).Select(Describe),
        .. Sorted(knowledge.Findings.Values, finding => finding.Id).Select(Describe),
        .. Sorted(knowledge.Hypotheses.Values, hypothesis => hypothesis.Id).Select(Describe),
        .. Sorted(knowledge.Exercises.Values, exercise => exercise.Id).Select(Describe),
        .. Sorted(knowledge.Claims.Values, claim => claim.Id).Select(Describe),
        .. knowledge.RedFlags.Select(Describe),
        .. Sorted(knowledge.Dosage.Values, row => row.Id).Select(row => new CatalogueEntry(
            "dosage", row.Id, row.Topic, [.. row.Fields.Select(field => (field.Key, field.Value))], row.Grounds)),
        .. knowledge.Rules.Select(rule => new CatalogueEntry("rules", rule.Id, rule.Name, [("rule", rule.Rule)], rule.Grounds)),
        .. knowledge.Ergonomics.Select(action => new CatalogueEntry(
            "ergonomics", action.Id, action.Name, [("do", action.Do), ("why", action.Why), ("grade", $"{action.Grade} of 4")], action.Grounds)),
        .. knowledge.Chains.Select(chain => new CatalogueEntry(
            "chains", chain.Id, chain.Name,
            [("idea", chain.Idea), ("data", chain.Data), ("use", chain.Use), ("grade", $"{chain.Grade} of 4"), ("path", Join(chain.Places))], chain.Grounds)),
        .. knowledge.OutcomeMeasures.Select(outcome => new CatalogueEntry(
            "outcome-measures", outcome.Id, outcome.Name,
            [("what", outcome.What), ("range", outcome.Range), ("smallest change", outcome.SmallestChange ?? "not known"), ("licence", outcome.Licence)],
            outcome.Grounds)),
        .. Sorted(knowledge.Needs.Values, need => need.Id).Select(need => new CatalogueEntry("needs", need.Id, need.Name, [("why", need.Why)], null)),
        .. Sorted(knowledge.Goals.Values, goal => goal.Id).Select(goal => new CatalogueEntry("goals", goal.Id, goal.Name, [], null)),
        .. Sorted(knowledge.Places.Values, place => place.Id).Select(place => new CatalogueEntry("places", place.Id, place.Name, [], null)),
        .. Sorted(knowledge.Equipment.Values, item => item.Id).Select(item => new CatalogueEntry("equipment", item.Id, item.Name, [], null)),
        .. Sorted(knowledge.Sources.Values, source => source.Key).Select(source => new CatalogueEntry(
            "sources", source.Key, source.Citation,
            [("doi", source.Doi ?? "none"), ("seen", source.Seen ? "yes" : "no, remembered: open it before relying on it")], null)),
    ];

    private static IOrderedEnumerable<T> Sorted<T>(IEnumerable<T> entries, Func<T, string> id) => entries.OrderBy(id, StringComparer.Ordinal);

    private static CatalogueEntry Describe(Muscle muscle) => new(
        "muscles", muscle.Id, muscle.Name,
        [
            ("origin", muscle.Origin), ("insertion", muscle.Insertion), ("nerve", $"{muscle.Nerve} ({muscle.Roots})"),
            ("hip extended", Join(muscle.Actions.Extended)), ("hip flexed", Join(muscle.Actions.Flexed)), ("elsewhere", Join(muscle.Actions.Other)),
            ("inversion", muscle.Inversion ?? ""), ("the articles", muscle.Role ?? ""),
            .. muscle.Architecture.Select(figure => (figure.Key, figure.Value)),
        ],
        muscle.Grounds);

    private static CatalogueEntry Describe(Screen screen) => new(
        "screens", screen.Id, screen.Words.Name,
        [
            ("purpose", screen.Words.Purpose), ("set-up", screen.Words.Setup), .. screen.Words.Steps.Select(step => ("step", step)),
            .. screen.Words.LookFor.Select(look => ("look for", look)), .. screen.Words.Stop.Select(stop => ("stop", stop)),
            .. screen.Measures.Select(measure => ($"measure {measure.Id}", $"{measure.Ask} ({RangeOf(measure)})")), ("claims", Join(screen.Claims)),
        ],
        screen.Grounds);

    private static CatalogueEntry Describe(FindingRule finding) => new(
        "findings", finding.Id, finding.Words.Title,
        [
            ("seen", finding.Words.Seen), .. finding.Words.MayMean.Select(meaning => ("may mean", meaning)),
            .. finding.Words.Surer.Select(surer => ("surer", surer)), ("asks for", Join(finding.Needs.Keys)), ("claims", Join(finding.Claims)),
        ],
        finding.Grounds);

    private static CatalogueEntry Describe(Hypothesis hypothesis) => new(
        "hypotheses", hypothesis.Id, hypothesis.Words.Name,
        [
            ("places", Join(hypothesis.Places)), ("grade", $"{hypothesis.Grade} of 4"), ("offered", hypothesis.Offer ? "yes" : "no"),
            ("data", hypothesis.Words.Data), .. hypothesis.Words.Differentials.Select(other => ("could also be", other)),
            ("self-care", hypothesis.Words.SelfCare), ("see someone", hypothesis.Words.SeeSomeone ?? ""),
        ],
        hypothesis.Grounds);

    private static CatalogueEntry Describe(Exercise exercise) => new(
        "exercises", exercise.Id, exercise.Words.Name,
        [
            ("why", exercise.Words.Why), ("set-up", exercise.Words.Setup), .. exercise.Words.Steps.Select(step => ("step", step)),
            .. exercise.Words.Cues.Select(cue => ("cue", cue)), .. exercise.Words.Faults.Select(fault => ("fault", fault)),
            .. exercise.Muscles.Select(share => ("muscle", share.Band is null ? share.Muscle : $"{share.Muscle} ({share.Band})")),
            ("answers", Join(exercise.Needs)), ("equipment", Join(exercise.Equipment)), ("harder", Join(exercise.Harder)), ("claims", Join(exercise.Claims)),
        ],
        exercise.Grounds);

    private static CatalogueEntry Describe(Claim claim) => new(
        "claims", claim.Id, claim.Quote,
        [
            ("article", claim.Article), ("verdict", claim.Verdict), ("known", claim.Summary), ("Hipwise", claim.Product),
            ("screens", Join(claim.Screens)), ("exercises", Join(claim.Exercises)),
        ],
        claim.Grounds);

    private static CatalogueEntry Describe(RedFlag flag) => new(
        "red-flags", flag.Id, flag.Words.Question,
        [("may be", flag.Words.MayBe), ("do", flag.Words.Do), ("urgency", flag.Urgency), .. flag.Features.Select(feature => ("sign", feature.Text))],
        flag.Grounds);

    private static string RangeOf(Measure measure) => measure.Type switch
    {
        MeasureType.Number => FormattableString.Invariant($"{measure.Min} to {measure.Max} {measure.Unit!.Symbol}, {measure.Tries} tries"),
        MeasureType.YesNo => $"yes or no, {measure.Tries} tries",
        _ => Join(measure.Options),
    };

    private static string Join(IEnumerable<string> ids) => string.Join(", ", ids);
}
