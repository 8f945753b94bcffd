namespace Hipwise.Knowledge.Loading;

/// <summary>The kinds of entries that others may speak of.</summary>
internal enum Kind
{
    Source, Muscle, Screen, Measure, Finding, Hypothesis, Exercise, Claim, RedFlag, Urgency, Dose, Rule, Place, Equipment, Need, Goal,
    Phase, AgeBand, Told, Chain, Ergonomic, OutcomeMeasure, Words, Pose, Figure,
}

/// <summary>How a kind is called in messages.</summary>
internal static class Kinds
{
    public static string Word(this Kind kind) => kind switch
    {
        Kind.RedFlag => "red flag",
        Kind.AgeBand => "age band",
        Kind.Told => "answer",
        Kind.Ergonomic => "ergonomic action",
        Kind.OutcomeMeasure => "outcome measure",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
