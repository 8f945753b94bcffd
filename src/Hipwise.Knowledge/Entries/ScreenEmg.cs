using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>What is taken of a recording of muscles' activity for a measure.</summary>
public enum EmgReadAt
{
    /// <summary>From onset to offset of each burst (s).</summary>
    Seconds,

    /// <summary>The band in which the share of the strongest contraction lies; nothing while its error reaches into another.</summary>
    Band,

    /// <summary>From the onset of other muscles to that of the tested one, each repetition (ms).</summary>
    Delay,

    /// <summary>Which other muscles were active with it.</summary>
    Joined,
}

/// <summary>How a screen is recorded with electrodes, and what is read from the recording.</summary>
/// <param name="Muscles">The tested muscle and its parts; of several that were recorded the first named counts.</param>
/// <param name="LeastSeconds">Shorter activity is no try (s).</param>
/// <param name="GoalSeconds">A squeeze that lasts so long is counted while a person looks on (s); null where nothing is counted.</param>
/// <param name="Reads">What is read, each a measure of the screen.</param>
/// <param name="Place">Where the electrodes go, in words.</param>
/// <param name="Do">What to do while it is recorded, in words.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record ScreenEmg(
    ImmutableArray<string> Muscles, double LeastSeconds, double? GoalSeconds, ImmutableArray<EmgRead> Reads, string Place, string Do, Grounds Grounds);

/// <summary>One measure that is read.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="At">What is taken.</param>
/// <param name="Muscles">Of which muscle, and its parts.</param>
/// <param name="After">For a delay, the muscles that it counts from; else empty.</param>
/// <param name="Joined">For what joined in, each option's muscles; else empty.</param>
public sealed record EmgRead(string Measure, EmgReadAt At, ImmutableArray<string> Muscles, ImmutableArray<string> After, ImmutableArray<EmgJoin> Joined);

/// <summary>An option of a choice that stands for muscles.</summary>
/// <param name="Option">Its id.</param>
/// <param name="Muscles">Any of these being active chooses it.</param>
/// <param name="Of">On which side they lie.</param>
public sealed record EmgJoin(string Option, ImmutableArray<string> Muscles, EmgJoinSide Of)
{
    /// <summary>The option that says that nothing joined in; it names no muscles.</summary>
    public const string None = "none";
}

/// <summary>A side as seen from the one that is tested.</summary>
public enum EmgJoinSide
{
    /// <summary>The tested one.</summary>
    Same,

    /// <summary>The one that is not tested.</summary>
    Other,

    /// <summary>Either of them, or none.</summary>
    Any,
}
