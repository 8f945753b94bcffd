namespace Hipwise.Core;

/// <summary>A side of the body, seen from the person.</summary>
public enum Side
{
    /// <summary>The person's left.</summary>
    Left,

    /// <summary>The person's right.</summary>
    Right,
}

/// <summary>What can be asked of a <see cref="Side"/>.</summary>
public static class Sides
{
    /// <summary>Left, then right: the order in which sides are always listed.</summary>
    public static readonly IReadOnlyList<Side> All = [Side.Left, Side.Right];

    /// <summary>The opposite side.</summary>
    public static Side Other(this Side side) => side == Side.Left ? Side.Right : Side.Left;

    /// <summary><c>left</c> or <c>right</c>, as written in files and sentences.</summary>
    public static string Word(this Side side) => side == Side.Left ? "left" : "right";
}
