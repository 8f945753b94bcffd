using Hipwise.Testing;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>A browser whose camera shows a film, again and again, and that lends it without asking.</summary>
public sealed class FilmingChromium : Chromium
{
    protected override IEnumerable<string> Drawing =>
    [
        .. base.Drawing, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={FilmOf("walk.mjpeg")}",
    ];

    internal static string FilmOf(string name) => Path.Combine(Repository.Root, "tests", "Hipwise.Web.EndToEnd", "Camera", "Fixtures", name);
}
