using Hipwise.Formats;

namespace Hipwise.Cli.Commands.Body;

/// <summary>What a run says beside its results: warnings on standard error, one a line; what came of it on standard output.</summary>
internal static class Tell
{
    public static void Warn(IEnumerable<FileWarning> warnings)
    {
        foreach (var warning in warnings)
        {
            Warn(warning.ToString());
        }
    }

    public static void Warn(string sentence) => Console.Error.WriteLine(Plain(sentence));

    public static void Done(string sentence) => Console.Out.WriteLine(Plain(sentence));

    /// <summary>Text of a file on one line, so that it cannot steer a terminal.</summary>
    public static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
