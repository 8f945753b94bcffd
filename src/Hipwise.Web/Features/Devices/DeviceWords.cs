namespace Hipwise.Web.Features.Devices;

/// <summary>What a device is called when nobody says.</summary>
internal static class DeviceWords
{
    // The first that a browser names; an Android phone says Linux too, and an iPhone says Mac.
    private static readonly (string Sign, string Kind)[] Signs =
        [("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("Windows", "windows"), ("Macintosh", "mac"), ("Linux", "linux")];

    /// <summary>The kinds that <c>devices.kind</c> has words for.</summary>
    public static IEnumerable<string> Kinds => Signs.Select(sign => sign.Kind).Append("other");

    /// <summary>A guess from what a browser says of itself.</summary>
    public static string KindOf(string browser) => Array.Find(Signs, sign => browser.Contains(sign.Sign, StringComparison.Ordinal)).Kind ?? "other";
}
