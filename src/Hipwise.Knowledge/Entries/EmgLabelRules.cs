using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>Which muscle and side the name of a recorded channel means. Words are as <see cref="EmgLabelText.Letters"/> leaves them.</summary>
/// <param name="Sides">Words for a side.</param>
/// <param name="Glued">Letters for a side that may stand before or behind a muscle's name without a blank.</param>
/// <param name="Idle">Words that tell nothing of where an electrode lies.</param>
/// <param name="Muscles">Ids of muscles by each of their names; a name of several is asked about.</param>
/// <param name="Others">Muscles that the knowledge tells nothing of, by id.</param>
/// <param name="NotMuscles">Words of channels that hold something else.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record EmgLabelRules(
    FrozenDictionary<string, Side> Sides, FrozenDictionary<string, Side> Glued, FrozenSet<string> Idle, FrozenDictionary<string, ImmutableArray<string>> Muscles,
    FrozenDictionary<string, OtherMuscle> Others, FrozenSet<string> NotMuscles, Grounds Grounds);

/// <summary>A muscle that the knowledge tells nothing of.</summary>
/// <param name="Id">For instance <c>deltoid</c>.</param>
/// <param name="Name">In words.</param>
public sealed record OtherMuscle(string Id, string Name);
