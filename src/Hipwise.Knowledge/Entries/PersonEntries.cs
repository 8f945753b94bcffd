using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>A place on the body map.</summary>
/// <param name="Id">For instance <c>low-back</c>.</param>
/// <param name="Midline">True when it may be marked without a side.</param>
/// <param name="Gluteal">False: no gluteal explanation is ever offered for pain here.</param>
/// <param name="View">The view it is drawn in: front, back or side.</param>
/// <param name="Name">In words.</param>
public sealed record Place(string Id, bool Midline, bool Gluteal, string View, string Name);

/// <summary>A thing an exercise or screen may need.</summary>
/// <param name="Id">For instance <c>loop-band</c>.</param>
/// <param name="Assumed">True when everyone is taken to have it at hand.</param>
/// <param name="Name">In words.</param>
public sealed record Equipment(string Id, bool Assumed, string Name);

/// <summary>A band of ages.</summary>
/// <param name="Id">For instance <c>40-49</c>.</param>
/// <param name="Low">First year of the band.</param>
/// <param name="High">Last year of the band.</param>
/// <param name="Plan">False: no tests and no plan at this age.</param>
/// <param name="Name">In words.</param>
public sealed record AgeBand(string Id, int Low, int High, bool Plan, string Name);

/// <summary>The smallest and largest value an input may have.</summary>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
/// <param name="Unit">Symbol of the unit of both, or null for a plain number.</param>
public sealed record InputLimit(double Min, double Max, string? Unit);

/// <summary>What is asked about the person, and the advice for those too young.</summary>
/// <param name="AgeBands">Youngest first.</param>
/// <param name="Limits">Limits by name of the input.</param>
/// <param name="YoungAdvice">What to say to someone under the age of a plan: title and advice.</param>
public sealed record PersonSheet(
    ImmutableArray<AgeBand> AgeBands, ImmutableSortedDictionary<string, InputLimit> Limits, (string Name, string Advice) YoungAdvice)
{
    /// <summary>The lifts whose best weight may be told, as answers files write them.</summary>
    public static ImmutableArray<string> Lifts { get; } = ["squat", "deadlift", "hip-thrust"];

    /// <summary>The band with this id, or null.</summary>
    public AgeBand? TryAgeBand(string? id) => AgeBands.FirstOrDefault(band => band.Id == id);
}

/// <summary>One thing a person may tell.</summary>
/// <param name="Id">For instance <c>lying-on-side</c>.</param>
/// <param name="Name">In words.</param>
/// <param name="Below">Where a number decides: holds below this number, in hours, unless an earlier option does; null for the last.</param>
public sealed record ToldOption(string Id, string Name, double? Below);
