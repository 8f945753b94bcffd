using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>Something that a person's answers meet, do not meet, or leave open.</summary>
public abstract record Condition;

/// <summary>About the value of measures.</summary>
/// <param name="Measures">The measures; with several it is met when any is, and open until all were done.</param>
/// <param name="Values">Met by any of these options, or by <c>yes</c> or <c>no</c>; empty for numbers.</param>
/// <param name="AtLeast">Met from this number on, or null.</param>
/// <param name="AtMost">Met up to this number, or null.</param>
public sealed record Observed(ImmutableArray<MeasureId> Measures, ImmutableArray<string> Values, double? AtLeast, double? AtMost) : Condition;

/// <summary>About a finding: met when it is at least likely, not met when it was looked for and is none.</summary>
/// <param name="Finding">Id of the finding.</param>
public sealed record Found(string Finding) : Condition;

/// <summary>About what the person told.</summary>
/// <param name="Key">What was asked, a list of <c>told.yaml</c>.</param>
/// <param name="Values">Met by any of these answers.</param>
public sealed record Told(string Key, ImmutableArray<string> Values) : Condition;

/// <summary>About a lift, relative to body mass.</summary>
/// <param name="Lift">For instance <c>squat</c>.</param>
/// <param name="AtLeastBodyMasses">Met when the best estimate of one repetition's maximum is at least this many body masses.</param>
public sealed record Lifted(string Lift, double AtLeastBodyMasses) : Condition;

/// <summary>About pain at a place.</summary>
/// <param name="Place">Place on the body map.</param>
public sealed record PainAt(string Place) : Condition;

/// <summary>About tingling or numbness felt during any screen.</summary>
public sealed record TinglingInScreen : Condition;
