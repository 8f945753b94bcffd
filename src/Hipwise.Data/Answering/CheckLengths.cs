using Hipwise.Care.Checkup;

namespace Hipwise.Data.Answering;

/// <summary>The written names of <see cref="CheckLength"/>.</summary>
internal static class CheckLengths
{
    public static string Word(this CheckLength length) => length == CheckLength.Full ? "full" : "quick";

    // An unknown word reads as the shorter one.
    public static CheckLength Parse(string word) => word == "full" ? CheckLength.Full : CheckLength.Quick;
}
