using System.Text;

namespace Hipwise.Formats.Tests;

/// <summary>Files given as text.</summary>
internal static class Text
{
    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The error that reading must end with; nothing else may escape.</summary>
    public static BadFileException Bad(Action read) => Should.Throw<BadFileException>(read);
}
