using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Camera;

/// <summary>What the player needs so that a camera may look on during exercises.</summary>
/// <param name="Rules">Figures of <c>capture.yaml</c>.</param>
/// <param name="Engine">Where the engine is.</param>
/// <param name="Screens">By the screen that an exercise names.</param>
internal sealed record WatchPlan(CaptureRules Rules, CameraEngine Engine, IReadOnlyDictionary<string, WatchedScreen> Screens)
{
    /// <summary>The plan for exercises; null when none of them is watched.</summary>
    /// <param name="exercises">Ids.</param>
    /// <param name="knowledge">What is known.</param>
    /// <param name="files">Where the engine is.</param>
    public static WatchPlan? TryMake(IEnumerable<string> exercises, KnowledgeBase knowledge, PoseFiles files)
    {
        var screens = exercises.Select(id => knowledge.Exercises.GetValueOrDefault(id)?.Camera).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => knowledge.Screens[id]).Where(screen => screen.Camera is not null).ToDictionary(screen => screen.Id, WatchedScreen.Of, StringComparer.Ordinal);
        return screens.Count == 0 ? null : new(knowledge.Capture, CameraEngine.Of(files), screens);
    }
}

/// <summary>A screen whose live view fits an exercise.</summary>
/// <param name="View">From where the camera looks.</param>
/// <param name="Place">Where to put it.</param>
/// <param name="Live">Where frames go, by part.</param>
internal sealed record WatchedScreen(string View, string Place, IReadOnlyDictionary<string, string> Live)
{
    /// <summary>As the screen says.</summary>
    public static WatchedScreen Of(Screen screen)
    {
        string[] parts = screen.PerSide ? [.. Sides.All.Select(side => side.Word())] : ["whole"];
        return new(screen.Camera!.View.Word(), screen.Camera.Place, parts.ToDictionary(part => part, part => Endpoints.Live(screen.Id, part), StringComparer.Ordinal));
    }
}
