namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>A browser that has WebGL, drawn by the processor.</summary>
public sealed class DrawingChromium : Chromium
{
    protected override IEnumerable<string> Drawing => ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
}
