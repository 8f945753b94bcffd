using Hipwise.Testing;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Devices;

/// <summary>Reads a picture of a link off the screen with another program, npm's jsqr; it is there once <c>npm ci</c> was called in <c>Devices/jsqr</c>.</summary>
internal static class Scan
{
    private static readonly string Program = Path.Combine(Repository.Root, "tests", "Hipwise.Web.EndToEnd", "Devices", "jsqr", "node_modules", "jsqr", "dist", "jsQR.js");

    /// <summary>What the picture says, from what is seen of the page.</summary>
    public static async Task<string> ReadAsync(Visit visit, string picture)
    {
        Assert.SkipUnless(File.Exists(Program), "jsqr is not installed: run npm ci in tests/Hipwise.Web.EndToEnd/Devices/jsqr");
        // Its margin counts: what lies around the picture on the page is seen too.
        var box = (await visit.Page.Locator(picture).BoundingBoxAsync())!;
        var seen = await visit.Page.ScreenshotAsync(new() { FullPage = true, Clip = new() { X = box.X - 12, Y = box.Y - 12, Width = box.Width + 24, Height = box.Height + 24 } });
        var said = await visit.Page.EvaluateAsync<string?>($$"""
            async (png) => {
              const module = { exports: {} };
              (function (module, exports) { {{await File.ReadAllTextAsync(Program)}} }).call({}, module, module.exports);
              const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
              const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
              canvas.drawImage(bitmap, 0, 0);
              const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
              const read = module.exports.default ?? module.exports;
              return read(data, bitmap.width, bitmap.height)?.data ?? null;
            }
            """, Convert.ToBase64String(seen));
        return said.ShouldNotBeNull("the picture cannot be read");
    }
}
