using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Care.Progress;

/// <summary>One thing followed over time, on one side.</summary>
/// <param name="Key">The same for both sides: <c>screen/measure</c>, <c>pain/place</c> or <c>activity/words</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">In words, without the side.</param>
/// <param name="Side">The side, or null.</param>
/// <param name="Source">Who or what measured; values of different sources are never compared.</param>
/// <param name="Unit">Unit of all its numbers.</param>
/// <param name="Better"><c>higher</c>, <c>lower</c> or <c>neither</c>.</param>
/// <param name="Points">Its values, oldest first; one a day, at least one.</param>
/// <param name="ReferenceLow">Lower bound of the usual range, or null.</param>
/// <param name="ReferenceHigh">Upper bound of the usual range, or null.</param>
/// <param name="OwnSem">The person's own variability: standard deviation of <see cref="Baseline"/>; null with too few.</param>
/// <param name="Sem">Standard error of measurement as published or by our convention, or null.</param>
/// <param name="SmallestChange">The smallest change that may be shown as one; null when no error is known.</param>
/// <param name="Verdict">What can be said about the last value against the first.</param>
/// <param name="Sources">Where the smallest change comes from.</param>
public sealed record Trend(
    string Key, TrendKind Kind, string Name, Side? Side, ObservationSource Source, Unit Unit, string Better, ImmutableArray<TrendPoint> Points,
    double? ReferenceLow, double? ReferenceHigh, double? OwnSem, double? Sem, double? SmallestChange, Verdict Verdict, ImmutableArray<string> Sources)
{
    /// <summary>The tries that tell the person's own variability: of the first occasion, or of the first days; empty with too few.</summary>
    public ImmutableArray<double> Baseline { get; init; } = [];

    /// <summary>The first value: what change is counted from.</summary>
    public TrendPoint First => Points[0];

    /// <summary>The newest value.</summary>
    public TrendPoint Last => Points[^1];

    /// <summary>Last minus first, in the unit.</summary>
    public double Change => Last.Value - First.Value;

    /// <summary>True for a change in the direction wanted, false for one against it; null without a change or a direction.</summary>
    public bool? IsBetter => Verdict != Verdict.Changed || Better == "neither" ? null : Better == "higher" == Change > 0;

    /// <summary>The name with the side.</summary>
    public string FullName => Side is { } side ? $"{Name}, {side.Word()}" : Name;

    /// <summary>The first point and the newest.</summary>
    /// <param name="most">How many at most; two or more.</param>
    public ImmutableArray<TrendPoint> Newest(int most) => Points.Length <= most ? Points : [First, .. Points[^(most - 1)..]];
}

/// <summary>One value of a trend.</summary>
/// <param name="Day">When.</param>
/// <param name="Value">The value; the mean of the tries where there are several.</param>
/// <param name="Sd">Its standard deviation, in the same unit; zero when none is known.</param>
/// <param name="Tries">Each try.</param>
public sealed record TrendPoint(DateOnly Day, double Value, double Sd, ImmutableArray<double> Tries);

/// <summary>What a trend follows.</summary>
public enum TrendKind
{
    /// <summary>A measure of a screen.</summary>
    Measure,

    /// <summary>Pain at a place.</summary>
    Pain,

    /// <summary>An activity in the person's own words.</summary>
    Activity,
}

/// <summary>What can be said about a change.</summary>
public enum Verdict
{
    /// <summary>There is one occasion only, or no error is known to compare with.</summary>
    CannotTellYet,

    /// <summary>The difference is smaller than what may be shown.</summary>
    NoClearChange,

    /// <summary>The difference is at least as large as the smallest change.</summary>
    Changed,
}
