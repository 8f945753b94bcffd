namespace Hipwise.Core;

/// <summary>How sure a finding is, from nothing beyond measurement error to beyond doubt for such a test.</summary>
public enum Strength
{
    /// <summary>Looked for, and not there beyond measurement error.</summary>
    None,

    /// <summary>Seen, but the measurement could as well say otherwise.</summary>
    Unclear,

    /// <summary>Probably so.</summary>
    Likely,

    /// <summary>Seen repeatedly, by a means good enough to rely on.</summary>
    Clear,
}

/// <summary>The written names of <see cref="Strength"/>.</summary>
public static class Strengths
{
    private static readonly string[] Names = ["none", "unclear", "likely", "clear"];

    /// <summary>The name as written in files and results.</summary>
    public static string Word(this Strength strength) => Names[(int)strength];

    /// <summary>The strength with this name, or null.</summary>
    public static Strength? TryParse(string name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (Strength)index : null;
}
