namespace Hipwise.Knowledge.Loading;

/// <summary>The fixed words of figures; <c>knowledge/README.md</c> explains them.</summary>
internal static class FigureVocabulary
{
    public static readonly string[] Views = ["side", "side-from-behind", "front", "front-above", "back", "front-side", "back-side"];
    public static readonly string[] CentralJoints =
        ["pelvis-tilt", "pelvis-list", "pelvis-rotation", "trunk", "trunk-side", "trunk-turn", "neck", "neck-side", "neck-turn"];

    public static readonly string[] SideJoints =
        ["hip", "hip-abduction", "hip-rotation", "knee", "ankle", "toes", "shoulder", "shoulder-abduction", "shoulder-rotation", "elbow", "wrist"];

    public static readonly string[] Segments =
    [
        "thigh", "shank", "ankle-height", "foot", "heel", "upper-arm", "forearm", "hand", "hip-half-width", "shoulder-half-width", "waist", "chest",
        "shoulder", "neck", "head",
    ];

    public static readonly string[] Limbs = BothSides("hand", "foot", "toes", "heel");
    public static readonly string[] RestParts = [.. BothSides("foot", "toes", "heel", "knee", "hand", "elbow", "side"), "seat", "back", "shoulders", "front", "head"];
    public static readonly string[] Points =
    [
        .. BothSides("hip", "hip-front", "knee", "ankle", "heel", "toe", "shoulder", "elbow", "hand", "waist", "buttock", "thigh", "hamstring", "shin", "outer-knee", "collar", "bar-hold"),
        "head", "forehead", "nape", "chest", "belly", "back", "upper-back", "low-back", "pelvis",
    ];

    public static readonly string[] Regions = BothSides("buttock", "outer-hip", "hip-front", "thigh-front", "thigh-back", "thigh-inner", "calf");
    public static readonly string[] Props =
    [
        "chair", "desk", "wall", "step", "bench", "barbell", "dumbbells", "kettlebell", "loop-band", "long-band", "cable", "cushion", "roll", "cloth",
        "treadmill", "mat", "partner-hand",
    ];

    public static readonly string[] Numbers = ["x", "y", "z", "height", "length", "width"];

    /// <summary>What the sides of a plural are called, for instance <c>hand</c> for <c>hands</c>.</summary>
    public static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["hands"] = "hand", ["feet"] = "foot", ["heels"] = "heel", ["both-toes"] = "toes",
    };

    private static string[] BothSides(params string[] names) => [.. names.SelectMany(name => new[] { $"{name}-left", $"{name}-right" })];
}
