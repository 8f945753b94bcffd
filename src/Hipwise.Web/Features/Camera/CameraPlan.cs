using Hipwise.Knowledge;
using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Camera;

/// <summary>What the script in the page needs to film one part of a screen.</summary>
/// <param name="Takes">How often it is done.</param>
/// <param name="Seconds">Longest time of a take (s).</param>
/// <param name="Repetitions">After so many a take is over, or null.</param>
/// <param name="View">From where the camera looks.</param>
/// <param name="Rules">Figures of <c>capture.yaml</c>.</param>
/// <param name="Engine">Where the engine is.</param>
/// <param name="Live">Where takes go.</param>
/// <param name="Post">Where films go.</param>
/// <param name="Follow">Where the body model follows landmarks.</param>
internal sealed record CameraPlan(
    int Takes, double Seconds, int? Repetitions, string View, CaptureRules Rules, CameraEngine Engine, string Live, string Post, string Follow)
{
    /// <summary>The plan of one part of a screen.</summary>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="part"><c>left</c>, <c>right</c> or <c>whole</c>.</param>
    /// <param name="rules">Figures.</param>
    /// <param name="files">Where the engine is.</param>
    public static CameraPlan Of(Screen screen, string part, CaptureRules rules, PoseFiles files)
    {
        var camera = screen.Camera!;
        var repeats = camera.Tries.Kind == TryKind.Repetitions ? screen.Repetitions ?? screen.Measures.Max(measure => measure.Tries) : (int?)null;
        // A timed screen counts as many as fit; others end with the last repetition.
        var seconds = screen.TimerSeconds ?? (repeats ?? screen.Measures.Max(measure => measure.Tries)) * rules.PerRepetition;
        return new(
            TakesOf(screen), Math.Clamp(seconds + camera.StanceSeconds + rules.Spare, rules.Shortest, rules.Longest), screen.TimerSeconds is null ? repeats : null,
            camera.View.Word(), rules with { TooSlow = camera.LeastRate ?? rules.TooSlow }, CameraEngine.Of(files),
            Endpoints.Live(screen.Id, part), Endpoints.Film(screen.Id, part), Endpoints.Follow(screen.Id, part));
    }

    // Repetitions and steps follow each other in one take; what is held is filmed anew for each try.
    private static int TakesOf(Screen screen) => screen.Camera!.Tries.Kind is TryKind.Holds or TryKind.Whole
        ? screen.Measures.Where(measure => screen.Camera.Reads.Any(read => read.IsMeasure && read.Id == measure.Id)).Max(measure => measure.Tries)
        : 1;
}

/// <summary>Where the engine and its models are.</summary>
/// <param name="Loader">Script that starts it.</param>
/// <param name="Binary">What it runs.</param>
/// <param name="Models">Models by their size.</param>
internal sealed record CameraEngine(string Loader, string Binary, IReadOnlyDictionary<string, string> Models)
{
    private static readonly string[] Sizes = ["lite", "full", "heavy"];

    /// <summary>As the build put them there.</summary>
    public static CameraEngine Of(PoseFiles files) => new(
        files.AddressOf("vision_wasm_module_internal.js"), files.AddressOf("vision_wasm_module_internal.wasm"),
        Sizes.ToDictionary(size => size, size => files.AddressOf($"pose_landmarker_{size}.task"), StringComparer.Ordinal));
}
