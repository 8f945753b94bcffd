using Hipwise.Body.Model;

namespace Hipwise.Simulation.Scaling;

/// <summary>Plain words for segments whose length a tape measures, and how the bodies of OpenSim's published models call them. Sides are told by
/// <c>_r</c>, <c>_l</c>, <c>r_</c> or <c>l_</c>; a word stands for every side that the model has.</summary>
public static class SegmentWords
{
    private static readonly (string Word, string Body, string? Follower)[] Known =
    [
        ("thigh", "femur", "patella"), ("lower-leg", "tibia", "fibula"), ("upper-arm", "humerus", null),
    ];

    /// <summary>The words, for messages.</summary>
    public static IEnumerable<string> All => Known.Select(known => known.Word);

    /// <summary>The segments that a word or a segment's own name stands for; empty when there is none.</summary>
    public static IReadOnlyList<string> Find(ModelDescription model, string word)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Segments.Any(segment => segment.Name == word))
        {
            return [word];
        }

        return Array.Find(Known, one => one.Word == word) is { Body: { } body } ? [.. model.Segments.Select(segment => segment.Name).Where(name => StemOf(name) == body)] : [];
    }

    /// <summary>The segment that has no length of its own and grows with another one, such as a kneecap with its thigh; null when there is none.</summary>
    public static string? FindFollower(ModelDescription model, string segment)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(segment);
        return Array.Find(Known, one => one.Body == StemOf(segment)) is { Follower: { } follower, Body: var body }
            ? model.Segments.Select(one => one.Name).FirstOrDefault(name => name == segment.Replace(body, follower, StringComparison.Ordinal))
            : null;
    }

    private static string StemOf(string name) =>
        name.EndsWith("_r", StringComparison.Ordinal) || name.EndsWith("_l", StringComparison.Ordinal) ? name[..^2]
        : name.StartsWith("r_", StringComparison.Ordinal) || name.StartsWith("l_", StringComparison.Ordinal) ? name[2..] : name;
}
