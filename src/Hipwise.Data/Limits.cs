namespace Hipwise.Data;

/// <summary>What a row may hold. Writing and importing keep the same limits, so that every export can be imported.</summary>
internal static class Limits
{
    public const int LongestKey = 100;
    public const int LongestText = 1000;
    public const int LargestChanges = 1 << 20;
    public const int MostCheckups = 10_000;
    public const int MostParts = 500;
    public const int MostTrials = 100_000;
    public const int MostObservations = 1_000;
    public const int MostTries = 1_000;
    public const int MostCorrections = 10_000;
    public const int MostDiaryEntries = 500_000;
    public const int MostSettings = 100;
    public const int MostOwn = 10_000;
    public const int MostFilmsOfPart = 10;

    /// <summary>Room for two minutes at thirty pictures a second, even unpacked (B).</summary>
    public const int LargestFilm = 2 << 20;

    /// <summary>All films together: as text they leave room for everything else in an exported file (B).</summary>
    public const long LargestFilms = 16 << 20;

    /// <summary>True for a key of a part or an id of the knowledge.</summary>
    public static bool IsKey(string text) =>
        text.Length is > 0 and <= LongestKey && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>True for words of a person; no database takes the character zero.</summary>
    public static bool IsText(string text) => text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal);
}
