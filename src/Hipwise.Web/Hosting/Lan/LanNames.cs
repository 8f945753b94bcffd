using System.Collections.Immutable;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>Names by which a home network knows a computer.</summary>
internal static class LanNames
{
    private const int LongestName = 253;
    private const int LongestPart = 63;

    /// <summary>A computer's own name, alone and as phones look it up without a name server (RFC 6762); none when it is no name of a host.</summary>
    public static ImmutableArray<string> Of(string machine)
    {
        var name = machine.Split('.')[0].ToLowerInvariant();
        return IsName(name) && name != "localhost" ? [$"{name}.local", name] : [];
    }

    /// <summary>True for a name of a host; an address is none, nor is what ends in a number, which browsers read as an address.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && Array.TrueForAll(text.Split('.'), IsPart) && text.Split('.')[^1].Any(char.IsAsciiLetter);

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && part[0] != '-' && part[^1] != '-';
}
