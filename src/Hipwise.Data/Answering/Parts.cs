using Hipwise.Core;

namespace Hipwise.Data.Answering;

/// <summary>The parts of a trial as rows name them.</summary>
internal static class Parts
{
    /// <summary>In the order of an answers file.</summary>
    public static readonly IReadOnlyList<string> All = ["left", "right", "whole"];

    public static string Word(Side? side) => side?.Word() ?? "whole";

    public static Side? SideOf(string? word) => word switch { "left" => Side.Left, "right" => Side.Right, _ => null };

    /// <summary>Left, right, then what has no side.</summary>
    public static int RankOf(string? word) => word switch { "left" => 0, "right" => 1, _ => 2 };
}
