namespace Hipwise.Data.Exchange;

/// <summary>What writing and reading an exported file agree on.</summary>
internal static class ExportFormat
{
    public const string Name = "hipwise-export";
    public const int Version = 4;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 64 << 20;

    /// <summary>Five levels around the fragment of a part.</summary>
    public const int Deepest = 5 + Answering.Fragments.Deepest;

    /// <summary>UTC to the tenth of a microsecond, what a row holds.</summary>
    public const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Settings that stay here: a secret address ends with the installation it leads to.</summary>
    public static readonly string[] Secrets = ["feed"];

    public const string Day = "yyyy-MM-dd";
}
