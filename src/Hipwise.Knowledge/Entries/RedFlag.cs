using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>What a safety answer does to everything that follows, from the mildest to the strictest.</summary>
public enum SafetyRule
{
    /// <summary>Go on.</summary>
    None,

    /// <summary>Go on with a track fit for pregnancy and after birth.</summary>
    ModifiedTrack,

    /// <summary>Go on one level lower.</summary>
    Regress,

    /// <summary>Learn and take breaks; no tests, no exercises, until someone has looked.</summary>
    LearnAndBreaks,

    /// <summary>Stop: clear advice, no tests, no plan.</summary>
    Stop,
}

/// <summary>The written names of <see cref="SafetyRule"/>.</summary>
public static class SafetyRules
{
    private static readonly string[] Names = ["none", "modified-track", "regress", "learn-and-breaks", "stop"];

    /// <summary>All names, mildest first.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name as written in files and results.</summary>
    public static string Word(this SafetyRule rule) => Names[(int)rule];

    /// <summary>The rule with this name; the strictest when there is none, because caution wins.</summary>
    public static SafetyRule Parse(string name) => Array.IndexOf(Names, name) is var index and >= 0 ? (SafetyRule)index : SafetyRule.Stop;
}

/// <summary>How soon someone should look.</summary>
/// <param name="Id">For instance <c>same-day</c>.</param>
/// <param name="Rank">0 for the most urgent, counting up in the order of the file.</param>
/// <param name="Rule">What it does to everything that follows, unless a flag says otherwise.</param>
/// <param name="Name">In words.</param>
/// <param name="Advice">What to do now.</param>
public sealed record Urgency(string Id, int Rank, SafetyRule Rule, string Name, string Advice);

/// <summary>A safety question whose yes changes what follows.</summary>
/// <param name="Id">For instance <c>saddle-numbness</c>.</param>
/// <param name="Row">Row of the table it was made from.</param>
/// <param name="Urgency">Id of its urgency.</param>
/// <param name="Rule">Its own rule where it differs from its urgency's, or null.</param>
/// <param name="Group">Which short list it is shown in.</param>
/// <param name="Features">Signs counted one by one; empty for a plain question.</param>
/// <param name="Outcomes">With features: from how many on which urgency holds, most severe first.</param>
/// <param name="Clearable">True when a clinician who has looked can clear it.</param>
/// <param name="Places">Places it concerns; empty for all.</param>
/// <param name="AskAgain">Later answers after which it is asked again.</param>
/// <param name="Words">The words a person reads.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record RedFlag(
    string Id, string Row, string Urgency, SafetyRule? Rule, string Group, ImmutableArray<Feature> Features,
    ImmutableArray<FlagOutcome> Outcomes, bool Clearable, ImmutableArray<string> Places, ImmutableArray<Condition> AskAgain,
    RedFlagWords Words, Grounds Grounds);

/// <summary>One sign of a flag that counts several.</summary>
/// <param name="Id">Unique within its flag.</param>
/// <param name="Text">What is asked, as a short phrase.</param>
public sealed record Feature(string Id, string Text);

/// <summary>What a number of signs means.</summary>
/// <param name="AtLeast">From this many on.</param>
/// <param name="Urgency">Id of the urgency.</param>
public readonly record struct FlagOutcome(int AtLeast, string Urgency);

/// <summary>What a person reads about a safety question.</summary>
/// <param name="Question">What is asked, as one sentence.</param>
/// <param name="MayBe">What it can be a sign of.</param>
/// <param name="Do">What to do.</param>
public sealed record RedFlagWords(string Question, string MayBe, string Do);
