namespace Hipwise.Motion.Landmarks;

/// <summary>The 33 points of a body that a pose engine gives, in the engine's order; left and right are the person's own.</summary>
public enum Landmark
{
    /// <summary>Tip of the nose.</summary>
    Nose,

    /// <summary>Inner corner of the left eye.</summary>
    LeftEyeInner,

    /// <summary>Middle of the left eye.</summary>
    LeftEye,

    /// <summary>Outer corner of the left eye.</summary>
    LeftEyeOuter,

    /// <summary>Inner corner of the right eye.</summary>
    RightEyeInner,

    /// <summary>Middle of the right eye.</summary>
    RightEye,

    /// <summary>Outer corner of the right eye.</summary>
    RightEyeOuter,

    /// <summary>Opening of the left ear.</summary>
    LeftEar,

    /// <summary>Opening of the right ear.</summary>
    RightEar,

    /// <summary>Left corner of the mouth.</summary>
    MouthLeft,

    /// <summary>Right corner of the mouth.</summary>
    MouthRight,

    /// <summary>Centre of the left shoulder joint.</summary>
    LeftShoulder,

    /// <summary>Centre of the right shoulder joint.</summary>
    RightShoulder,

    /// <summary>Centre of the left elbow.</summary>
    LeftElbow,

    /// <summary>Centre of the right elbow.</summary>
    RightElbow,

    /// <summary>Centre of the left wrist.</summary>
    LeftWrist,

    /// <summary>Centre of the right wrist.</summary>
    RightWrist,

    /// <summary>Knuckle of the left little finger.</summary>
    LeftPinky,

    /// <summary>Knuckle of the right little finger.</summary>
    RightPinky,

    /// <summary>Knuckle of the left index finger.</summary>
    LeftIndex,

    /// <summary>Knuckle of the right index finger.</summary>
    RightIndex,

    /// <summary>Knuckle of the left thumb.</summary>
    LeftThumb,

    /// <summary>Knuckle of the right thumb.</summary>
    RightThumb,

    /// <summary>Centre of the left hip joint, as the engine guesses it through the clothes.</summary>
    LeftHip,

    /// <summary>Centre of the right hip joint, as the engine guesses it through the clothes.</summary>
    RightHip,

    /// <summary>Centre of the left knee.</summary>
    LeftKnee,

    /// <summary>Centre of the right knee.</summary>
    RightKnee,

    /// <summary>Centre of the left ankle.</summary>
    LeftAnkle,

    /// <summary>Centre of the right ankle.</summary>
    RightAnkle,

    /// <summary>Back of the left heel.</summary>
    LeftHeel,

    /// <summary>Back of the right heel.</summary>
    RightHeel,

    /// <summary>Tip of the left foot, near the big toe.</summary>
    LeftFootIndex,

    /// <summary>Tip of the right foot, near the big toe.</summary>
    RightFootIndex,
}

/// <summary>Names and mirror images of <see cref="Landmark"/>.</summary>
public static class LandmarkNames
{
    /// <summary>How many there are.</summary>
    public const int Count = 33;

    /// <summary>Names in the engine's order, as landmark files write them: <c>left_hip</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enumerable.Range(0, Count).Select(index => Word((Landmark)index))];

    /// <summary>The name as landmark files write it, for instance <c>left_foot_index</c>.</summary>
    public static string Word(this Landmark landmark) =>
        string.Concat(landmark.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>The same point of the other side; the nose is its own.</summary>
    public static Landmark Mirrored(this Landmark landmark) => landmark switch
    {
        Landmark.Nose => Landmark.Nose,
        >= Landmark.LeftEyeInner and <= Landmark.LeftEyeOuter => landmark + 3,
        >= Landmark.RightEyeInner and <= Landmark.RightEyeOuter => landmark - 3,
        _ => (int)landmark % 2 == 1 ? landmark + 1 : landmark - 1,
    };
}
