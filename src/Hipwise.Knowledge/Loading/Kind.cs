namespace Hipwise.Knowledge.Loading;

/// <summary>The kinds of entries that others may speak of.</summary>
internal enum Kind
{
    Source, Muscle, MuscleGroup, Screen, Measure, Finding, Hypothesis, Exercise, Claim, RedFlag, Urgency, Dose, Rule, Place, Equipment, Need, Goal,
    Phase, AgeBand, Told, Chain, Ergonomic, OutcomeMeasure, Words, Pose, Figure, JointMoment, Variant,
}

/// <summary>How a kind is called in messages.</summary>
internal static class Kinds
{
    public static string Word(this Kind kind) => kind switch
    {
        Kind.MuscleGroup => "muscle group",
        Kind.RedFlag => "red flag",
        Kind.AgeBand => "age band",
        Kind.Told => "answer",
        Kind.Ergonomic => "ergonomic action",
        Kind.JointMoment => "joint moment",
        Kind.OutcomeMeasure => "outcome measure",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
