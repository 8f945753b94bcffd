using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Testing;

namespace Hipwise.Motion.Tests;

/// <summary>Recorded landmarks with what is known of them; Fixtures/NOTICE.md says whose they are.</summary>
internal static class Fixture
{
    public static string[] Balancing { get; } =
    [
        "pose2sim_cam01.full", "pose2sim_cam01.heavy", "pose2sim_cam02.full", "pose2sim_cam02.heavy", "pose2sim_cam03.full", "pose2sim_cam03.heavy",
    ];

    public static KnowledgeBase Knowledge { get; } = KnowledgeLoader.Load(Repository.Knowledge);

    public static LandmarkTake Take(string name)
    {
        using var stream = new GZipStream(Open($"{name}.json.gz"), CompressionMode.Decompress);
        return LandmarkReader.Read(stream, name);
    }

    public static HashSet<int> SwappedFrames(string name) =>
        [.. JsonDocument.Parse(Open("swapped_frames.json")).RootElement.GetProperty($"{name}.json").EnumerateArray().Select(frame => frame.GetInt32())];

    /// <summary>Times (s) and bend of the walker's near knee (deg) as published.</summary>
    public static (double[] Times, double[] Degrees) NearKnee()
    {
        using var reader = new StreamReader(Open("reference_sports2d_left_knee.csv"));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(',')).ToList();
        return ([.. rows.Select(row => double.Parse(row[0]))], [.. rows.Select(row => double.Parse(row[1]))]);
    }

    public static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
}
