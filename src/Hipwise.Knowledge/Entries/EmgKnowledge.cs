using System.Collections.Immutable;
using Hipwise.Signals.Emg;

namespace Hipwise.Knowledge;

/// <summary>How a recording of muscles' activity is read, and how strongest contractions are recorded.</summary>
/// <param name="Rules">The figures.</param>
/// <param name="Positions">In which positions strongest contractions are recorded.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record EmgKnowledge(EmgRules Rules, ImmutableArray<StrongestPosition> Positions, Grounds Grounds)
{
    /// <summary>The positions for a muscle, the first one first; empty when none is told.</summary>
    /// <param name="muscle">Its id.</param>
    public IEnumerable<StrongestPosition> PositionsOf(string muscle) => Positions.Where(position => position.Muscles.Contains(muscle));
}

/// <summary>A position in which a muscle is contracted as hard as a person can.</summary>
/// <param name="Muscles">Ids of those it is for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="How">What the person does.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record StrongestPosition(ImmutableArray<string> Muscles, string Name, string How, Grounds Grounds);
