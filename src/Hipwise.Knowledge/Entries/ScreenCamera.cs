using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>From where a camera must look for a screen's measures to hold.</summary>
public enum CameraView
{
    /// <summary>From in front or behind: the plane in which hips and knees shift sideways.</summary>
    Frontal,

    /// <summary>From one side: the plane in which hips and knees bend.</summary>
    Sagittal,
}

/// <summary>What a camera can tell of each frame. Angles in degrees, lengths in percent of the length named.</summary>
public enum CameraQuantity
{
    /// <summary>How far the free side's hip lies below that of the tested side (deg).</summary>
    PelvisDrop,

    /// <summary>Lean of the trunk from upright towards the tested side (deg).</summary>
    TrunkSideLean,

    /// <summary>Knee inward of a straight leg, seen from the front (deg).</summary>
    KneeInward,

    /// <summary>Knee inward of the big toe, in percent of thigh and shin.</summary>
    KneeInside,

    /// <summary>Distance from knee to knee, in percent of the width of the hips.</summary>
    KneeGap,

    /// <summary>Free ankle above the tested side's, in percent of thigh and shin.</summary>
    FootLift,

    /// <summary>The further wrist's distance from its hip, in percent of the trunk.</summary>
    HandReach,

    /// <summary>Hips to the tested side of the tested ankle, in percent of thigh and shin.</summary>
    BodySway,

    /// <summary>Leg of the tested side away from the line of the trunk, seen from the front of the body (deg).</summary>
    LegApart,

    /// <summary>Hip of the free side below the tested side's, in percent of the trunk.</summary>
    FreeHipLow,

    /// <summary>Bend of the knee, 0 straight (deg).</summary>
    KneeFlexion,

    /// <summary>Bend of the hip between trunk and thigh, 0 straight, negative behind (deg).</summary>
    HipFlexion,

    /// <summary>Lean of the trunk from upright the way the person faces (deg).</summary>
    TrunkLean,

    /// <summary>Tip of the shin from upright the way the person faces (deg).</summary>
    ShinLean,

    /// <summary>Thigh above horizontal from hip to knee (deg).</summary>
    ThighRise,

    /// <summary>Trunk above horizontal from hip to shoulder (deg).</summary>
    TrunkRise,

    /// <summary>Hips above the tested ankle, in percent of thigh and shin.</summary>
    PelvisHeight,

    /// <summary>Heel above the tip of the foot, in percent of thigh and shin.</summary>
    HeelLift,

    /// <summary>From shoulder to hip, in percent of that length at the start: a trunk that rounds grows shorter.</summary>
    TrunkLength,

    /// <summary>The share of the hip in all bending of hip and knee since the start (percent).</summary>
    HingeShare,

    /// <summary>Ankle of the tested side ahead of the other, in percent of thigh and shin.</summary>
    FootAhead,
}

/// <summary>How the tries of a filmed screen are found.</summary>
public enum TryKind
{
    /// <summary>A quantity goes up and comes back.</summary>
    Repetitions,

    /// <summary>A quantity stays above a bound.</summary>
    Holds,

    /// <summary>The tested foot is on the ground and the other swings.</summary>
    Steps,

    /// <summary>The whole take, after the start.</summary>
    Whole,
}

/// <summary>What is taken of a quantity in each try.</summary>
public enum ReadAt
{
    /// <summary>Around the furthest point of the try.</summary>
    Furthest,

    /// <summary>Mean over the try.</summary>
    Mean,

    /// <summary>Highest, leaving out the top twentieth.</summary>
    Most,

    /// <summary>Lowest, leaving out the bottom twentieth.</summary>
    Least,

    /// <summary>From lowest to highest.</summary>
    Range,

    /// <summary>Standard deviation over the try.</summary>
    Spread,

    /// <summary>As the try starts to come back: for a chair stand, off the seat.</summary>
    SeatOff,

    /// <summary>How many tries there are.</summary>
    Count,

    /// <summary>How long the longest try lasts (s).</summary>
    LongestSeconds,

    /// <summary>From a try's start to its furthest point (s).</summary>
    RiseSeconds,

    /// <summary>From one try's start to the next's (s).</summary>
    CycleSeconds,

    /// <summary>How often the quantity fell below a bound between the first try's start and the last one's end.</summary>
    Touches,
}

/// <summary>What a value is compared with.</summary>
public enum ReadAgainst
{
    /// <summary>Nothing: the value as it is.</summary>
    Nothing,

    /// <summary>The quiet moment at the take's start.</summary>
    Stance,

    /// <summary>The start of the same try.</summary>
    Start,
}

/// <summary>How a screen is filmed, and what is read from it.</summary>
/// <param name="View">Where the camera must look from.</param>
/// <param name="DistanceM">How far away it stands (m).</param>
/// <param name="HeightCm">How high it stands (cm).</param>
/// <param name="StanceSeconds">How long the quiet start lasts that values are compared with (s); 0 when there is none.</param>
/// <param name="LeastRate">Pictures a second that it takes to read it; null for as many as any screen takes.</param>
/// <param name="Tries">How tries are found.</param>
/// <param name="Reads">What is read, those of the screen's measures first.</param>
/// <param name="Cues">What may be said while it runs, the most important first.</param>
/// <param name="Place">Where to put the camera, in words.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record ScreenCamera(
    CameraView View, double DistanceM, double HeightCm, double StanceSeconds, double? LeastRate, CameraTries Tries,
    ImmutableArray<CameraRead> Reads, ImmutableArray<CameraCue> Cues, string Place, Grounds Grounds);

/// <summary>How the tries of a filmed screen are found.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Quantity">What is watched.</param>
/// <param name="Falls">True when a try goes down from the start and back up.</param>
/// <param name="AboveStance">True when the bound of a hold counts from the stance, not from zero.</param>
/// <param name="Least">Smallest way that counts as a try; for holds the bound. In the quantity's unit.</param>
/// <param name="Seconds">Shortest try (s).</param>
public sealed record CameraTries(TryKind Kind, CameraQuantity Quantity, bool Falls, bool AboveStance, double Least, double Seconds);

/// <summary>One value that is read.</summary>
/// <param name="Id">The screen's measure, or an id of its own.</param>
/// <param name="IsMeasure">True when it is a measure of the screen.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Parts">What it is made from: one part, or several whose points add up to a score.</param>
/// <param name="Cuts">Bounds between the options of a choice, rising, or the bound above which the answer is yes; empty for numbers.</param>
/// <param name="Options">For a choice its options in rising order.</param>
public sealed record CameraRead(
    string Id, bool IsMeasure, string Name, ImmutableArray<CameraPart> Parts, ImmutableArray<double> Cuts, ImmutableArray<string> Options);

/// <summary>One quantity of a value.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="At">What is taken of it.</param>
/// <param name="Against">What it is compared with.</param>
/// <param name="Sign">-1 when a smaller quantity means a higher value, else 1.</param>
/// <param name="Above">For a score, the bound above which points are given; for touches, the bound; null otherwise.</param>
/// <param name="Points">For a score, the points.</param>
public sealed record CameraPart(CameraQuantity Quantity, ReadAt At, ReadAgainst Against, int Sign, double? Above, int Points);

/// <summary>One thing that may be said while a person moves.</summary>
/// <param name="Id">For instance <c>level-pelvis</c>.</param>
/// <param name="Quantity">What is watched.</param>
/// <param name="Against">What it is compared with: the stance or nothing.</param>
/// <param name="Sign">-1 when it is said below the bound, else 1.</param>
/// <param name="Bound">Beyond which it is said, in the quantity's unit.</param>
/// <param name="Say">The words.</param>
public sealed record CameraCue(string Id, CameraQuantity Quantity, ReadAgainst Against, int Sign, double Bound, string Say);

/// <summary>The written names of the words of <see cref="ScreenCamera"/>.</summary>
public static class CameraWords
{
    /// <summary>Names of all quantities in order, for instance <c>knee-flexion</c>.</summary>
    public static IReadOnlyList<string> Quantities { get; } = Spell(Enum.GetNames<CameraQuantity>());

    /// <summary>Names of all views in order.</summary>
    public static IReadOnlyList<string> Views { get; } = Spell(Enum.GetNames<CameraView>());

    /// <summary>Names of all ways to find tries, in order.</summary>
    public static IReadOnlyList<string> Tries { get; } = Spell(Enum.GetNames<TryKind>());

    /// <summary>Names of all that can be taken of a quantity, in order.</summary>
    public static IReadOnlyList<string> Ats { get; } = Spell(Enum.GetNames<ReadAt>());

    /// <summary>Names of all that a value can be compared with, in order.</summary>
    public static IReadOnlyList<string> Againsts { get; } = Spell(Enum.GetNames<ReadAgainst>());

    /// <summary>The quantity as files write it.</summary>
    public static string Word(this CameraQuantity quantity) => Quantities[(int)quantity];

    /// <summary>The view as files write it.</summary>
    public static string Word(this CameraView view) => Views[(int)view];

    private static string[] Spell(string[] names) =>
        [.. names.Select(name => string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString())))];
}
