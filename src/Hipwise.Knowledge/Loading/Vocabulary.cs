namespace Hipwise.Knowledge.Loading;

/// <summary>The fixed words of the format; <c>knowledge/README.md</c> lists them for people.</summary>
internal static class Vocabulary
{
    public static readonly string[] Postures = ["standing", "seated", "supine", "prone", "side-lying", "quadruped", "half-kneeling"];
    public static readonly string[] Where = ["floor", "desk", "room", "gym"];
    public static readonly string[] Who = ["alone", "partner", "camera", "emg"];
    public static readonly string[] Sides = ["each", "both"];
    public static readonly string[] MeasureTypes = ["number", "yes-no", "choice", "choices"];
    public static readonly string[] Better = ["higher", "lower", "neither"];
    public static readonly string[] Bands = ["low", "moderate", "high", "very-high"];
    public static readonly string[] PhaseIds = ["activation", "motor-control", "strength", "hypertrophy", "mobility"];
    public static readonly string[] Purposes = [.. PhaseIds, "balance"];
    public static readonly string[] Tests = ["above", "below", "outside", "is", "difference", "pattern"];
    public static readonly string[] EvidenceSides = ["any", "pain", "other"];
    public static readonly string[] Directions = ["nothing", "for", "against"];
    public static readonly string[] Verdicts = ["supported", "partly", "contested", "wrong"];
    public static readonly string[] Sexes = ["female", "male"];
    public static readonly string[] Views = ["front", "back", "side"];
    public static readonly string[] Blocks = ["practice", "mobility", "loaded"];
    public static readonly string[] ToldKeys = ["worse-with", "eases-with", "quality", "sport", "duration", "sitting"];
    public static readonly string[] FlagGroups =
        ["right-now", "spine-and-legs", "illness", "joint-and-injury", "circulation", "life-stage"];
    public static readonly string[] RuleKinds = ["progress", "hold", "regress", "stop", "safety", "nudge"];
    public static readonly string[] Settings = ["desk", "driving", "cycling", "standing", "sleep"];
    public static readonly string[] OutcomeUses = ["core", "optional", "engagement-only"];
    public static readonly string[] Layers = ["superficial", "intermediate", "deep"];
    public static readonly string[] Lifts = [.. PersonSheet.Lifts];
    public static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}
