using System.Globalization;

namespace Hipwise.Web.Drawings;

/// <summary>Numbers as drawings write them.</summary>
internal static class Svg
{
    /// <summary>A coordinate with at most two decimals and a point, whatever the culture.</summary>
    public static string Number(double value) => (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
