using System.Collections.Immutable;

namespace Hipwise.Web.Features.Learn;

/// <summary>The verdicts on a claim and the mark each is drawn with, so that no verdict is told by colour alone.</summary>
internal static class Verdicts
{
    /// <summary>From supported to not supported.</summary>
    public static ImmutableArray<string> All { get; } = ["supported", "partly", "contested", "wrong"];

    /// <summary>The filled part of a mark in a box of 16 units: a disc, its left half, or nothing.</summary>
    public static string Fill(string verdict) => verdict switch
    {
        "supported" => "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z",
        "partly" => "M8 2.5a5.5 5.5 0 0 0 0 11Z",
        _ => "",
    };

    /// <summary>The drawn line of a mark in a box of 16 units: a ring, or a cross.</summary>
    public static string Line(string verdict) =>
        verdict == "wrong" ? "M3.5 3.5l9 9M12.5 3.5l-9 9" : "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z";
}
