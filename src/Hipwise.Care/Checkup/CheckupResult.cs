using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;

namespace Hipwise.Care.Checkup;

/// <summary>What a check-up comes to.</summary>
/// <param name="KnowledgeVersion">Version of the knowledge it rests on.</param>
/// <param name="About">What Hipwise is and is not, said once.</param>
/// <param name="Safety">What safety allows.</param>
/// <param name="Findings">What was seen, strongest first; empty when safety stops.</param>
/// <param name="Hypotheses">Possible explanations of each pain; empty when safety stops.</param>
/// <param name="PainNotes">Pains for which no explanation is offered, and what to do.</param>
/// <param name="Baseline">Where the person stands now, for the next re-check; empty when safety stops.</param>
/// <param name="NextScreen">The screen to do next, or null.</param>
/// <param name="Plan">The week, or null when stopped.</param>
public sealed record CheckupResult(
    string KnowledgeVersion, ImmutableArray<string> About, SafetyResult Safety, ImmutableArray<Finding> Findings,
    ImmutableArray<Explanation> Hypotheses, ImmutableArray<PainNote> PainNotes, ImmutableArray<Outcome> Baseline, NextScreen? NextScreen, Plan? Plan);

/// <summary>What is said of a pain for which no explanation is offered.</summary>
/// <param name="Place">Where it hurts.</param>
/// <param name="Side">On which side.</param>
/// <param name="Text">What to know and do.</param>
public sealed record PainNote(string Place, PainSide Side, string Text);

/// <summary>One measure of how someone fares.</summary>
/// <param name="Id">Id of the outcome measure.</param>
/// <param name="Name">What it is, with place or side.</param>
/// <param name="Value">Its value now, in words with the unit.</param>
/// <param name="SmallestChange">The smallest change that matters, in words, or null when none is known.</param>
/// <param name="Sources">Where that comes from.</param>
public sealed record Outcome(string Id, string Name, string Value, string? SmallestChange, ImmutableArray<string> Sources);
