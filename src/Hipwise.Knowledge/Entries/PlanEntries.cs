using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>Something a plan can answer.</summary>
/// <param name="Id">For instance <c>hip-abduction-control</c>.</param>
/// <param name="Block">The block of the week that answers it: <c>practice</c>, <c>mobility</c> or <c>loaded</c>.</param>
/// <param name="Muscles">Muscles it concerns.</param>
/// <param name="Name">In words.</param>
/// <param name="Why">Why it is worth doing.</param>
public sealed record Need(string Id, string Block, ImmutableArray<string> Muscles, string Name, string Why);

/// <summary>What a person wants.</summary>
/// <param name="Id">For instance <c>strength</c>.</param>
/// <param name="Needs">What it asks of a plan, need to weight.</param>
/// <param name="Name">In words.</param>
public sealed record Goal(string Id, ImmutableSortedDictionary<string, int> Needs, string Name);

/// <summary>One phase of a programme.</summary>
/// <param name="Id">For instance <c>activation</c>.</param>
/// <param name="FirstWeek">Usual first week of its length.</param>
/// <param name="LastWeek">Usual last week of its length.</param>
/// <param name="Next">The phase after it, or null.</param>
/// <param name="Dosage">Rows of <c>dosage.yaml</c> it follows.</param>
/// <param name="Name">In words.</param>
/// <param name="Aim">What it is for.</param>
/// <param name="MoveOn">When to go on.</param>
public sealed record Phase(
    string Id, int FirstWeek, int LastWeek, string? Next, ImmutableArray<string> Dosage, string Name, string Aim, string MoveOn);

/// <summary>A row of the table of training and break doses.</summary>
/// <param name="Id">For instance <c>d12</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Fields">Its filled columns by name, in the order of the file.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record DosageRow(string Id, string Topic, ImmutableArray<KeyValuePair<string, string>> Fields, Grounds Grounds);

/// <summary>A rule that changes a plan from what happened.</summary>
/// <param name="Id">For instance <c>two-for-two</c>.</param>
/// <param name="Kind">What it does: progress, hold, regress, stop, safety or nudge.</param>
/// <param name="Dosage">Rows it was made from.</param>
/// <param name="Parameters">Its numbers: one, or low and high.</param>
/// <param name="Name">In words.</param>
/// <param name="Rule">The rule as a sentence.</param>
/// <param name="OlderOnly">True when it goes only with plans of older adults.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record PlanRule(
    string Id, string Kind, ImmutableArray<string> Dosage, ImmutableSortedDictionary<string, ImmutableArray<double>> Parameters,
    string Name, string Rule, bool OlderOnly, Grounds Grounds);

/// <summary>Something to arrange differently where a person sits, stands, drives, rides or sleeps.</summary>
/// <param name="Id">For instance <c>alternate-sit-stand</c>.</param>
/// <param name="Setting">Desk, driving, cycling, standing or sleep.</param>
/// <param name="When">All conditions under which it is offered; empty for everyone.</param>
/// <param name="Grade">How good the evidence is, 0-4.</param>
/// <param name="Dosage">Rows it follows.</param>
/// <param name="Claims">Claims it speaks to.</param>
/// <param name="Name">In words.</param>
/// <param name="Do">What to do.</param>
/// <param name="Why">Why, and how much to expect.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record ErgonomicAction(
    string Id, string Setting, ImmutableArray<Condition> When, int Grade, ImmutableArray<string> Dosage, ImmutableArray<string> Claims,
    string Name, string Do, string Why, Grounds Grounds);

/// <summary>A link through fascia or movement that the articles name.</summary>
/// <param name="Id">For instance <c>lateral-line</c>.</param>
/// <param name="Grade">How good the evidence is, 0-4.</param>
/// <param name="Places">Places along its path on the body map.</param>
/// <param name="Muscles">Muscles along its path.</param>
/// <param name="Claims">Claims it comes from.</param>
/// <param name="Crosses">True when its path goes over to the other side of the body where it meets the middle.</param>
/// <param name="Name">In words.</param>
/// <param name="Idea">What the articles say.</param>
/// <param name="Data">What is known.</param>
/// <param name="Use">What Hipwise does with it.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record Chain(
    string Id, int Grade, ImmutableArray<string> Places, ImmutableArray<string> Muscles, ImmutableArray<string> Claims, bool Crosses, string Name,
    string Idea, string Data, string Use, Grounds Grounds);

/// <summary>A measure of how someone fares that may be used freely.</summary>
/// <param name="Id">For instance <c>nprs</c>.</param>
/// <param name="Use"><c>core</c>, <c>optional</c> or <c>engagement-only</c>.</param>
/// <param name="From">Where its value comes from: <c>pain</c>, <c>activities</c>, a measure as <c>screen/measure</c>, or null.</param>
/// <param name="Range">Its scale in words.</param>
/// <param name="Better"><c>higher</c> or <c>lower</c>.</param>
/// <param name="SmallestChange">The smallest change that matters, in words, or null.</param>
/// <param name="Error">Its error in words, or null.</param>
/// <param name="Licence">Why it may be used.</param>
/// <param name="Name">Its name.</param>
/// <param name="What">What it measures.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record OutcomeMeasure(
    string Id, string Use, string? From, string Range, string Better, string? SmallestChange, string? Error, string Licence, string Name, string What,
    Grounds Grounds)
{
    /// <summary>The smallest change that counts as one, as numbers; null when none is known.</summary>
    public SmallestChange? Change { get; init; }
}

/// <summary>The smallest change of an outcome that counts as one.</summary>
/// <param name="Absolute">In the measure's own unit; above zero.</param>
/// <param name="Percent">In percent of the first value, 0-100, or null. Where both are given, both must be reached.</param>
public sealed record SmallestChange(double Absolute, double? Percent)
{
    /// <summary>The smallest change that counts, in the measure's own unit.</summary>
    /// <param name="first">The value the change starts from.</param>
    public double From(double first) => Math.Max(Absolute, (Percent ?? 0) / 100 * Math.Abs(first));
}
