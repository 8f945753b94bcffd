using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup file on its way to a record: its elements, and where the files that it names lie.</summary>
internal sealed class SetupFile
{
    private readonly string folder;

    private SetupFile(Node root, string file)
    {
        Root = root;
        folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "";
    }

    public Node Root { get; }

    public static SetupFile Open(string path, string kind)
    {
        using var stream = NodeReader.OpenFile(path);
        return Open(stream, path, kind);
    }

    public static SetupFile Open(Stream stream, string file, string kind)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SetupFile(NodeReader.Read(stream, file, kind), file);
    }

    /// <summary>What was told while reading, with all that nobody asked for.</summary>
    public ImmutableArray<FileWarning> Finish()
    {
        Leftovers.Report(Root);
        return Root.Document.Warnings.ToImmutable();
    }

    /// <summary>A file that the setup names, whole: OpenSim takes names as seen from the setup's folder. Null when none is named.</summary>
    public string? FileOf(Node node, string tag) => Word(node, tag) is { } name ? Resolve(node, name) : null;

    public string RequiredFile(Node node, string tag) => FileOf(node, tag) ?? throw node.Bad($"It names no file in {tag}.");

    /// <summary>The folder for results; that of the setup when none is named.</summary>
    public string Results(Node node) => FileOf(node, "results_directory") ?? folder;

    public string Resolve(Node node, string name)
    {
        try
        {
            // Many setups were written under Windows.
            return Path.GetFullPath(Path.Combine(folder, name.Replace('\\', '/')));
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException or IOException)
        {
            throw node.Bad($"'{WarningLog.Shorten(name)}' is no name of a file.");
        }
    }

    /// <summary>A word of the file; null when it is absent, empty or OpenSim's word for nothing.</summary>
    public static string? Word(Node node, params ReadOnlySpan<string> tags) => node.Word(tags) is { } word && word is not "Unassigned" ? word : null;

    /// <summary>The two ends of <c>time_range</c>, which may be infinite.</summary>
    public static TimeSpanSetup Times(Node node)
    {
        var range = node.Property("time_range") is { IsEmpty: false } given ? given.Numbers() : [double.NegativeInfinity, double.PositiveInfinity];
        return range.Length == 2 ? Times(node, range[0], range[1]) : throw node.Bad("Its time_range must be two numbers, start and end.");
    }

    public static TimeSpanSetup Times(Node node, double first, double last) =>
        first <= last ? new TimeSpanSetup(first, last) : throw node.Bad($"Its time ends ({last:R} s) before it starts ({first:R} s).");

    /// <summary>A low-pass frequency in Hz; null, OpenSim's negative number, when there is none.</summary>
    public static double? Lowpass(Node node, string tag) => node.Number(-1, tag) is var hertz and > 0 ? hertz : null;

    public static int Whole(Node node, int otherwise, string tag)
    {
        var number = node.Number(otherwise, tag);
        return double.IsInteger(number) && number is >= 0 and <= int.MaxValue ? (int)number : throw node.Bad($"Its {tag} must be a whole number, 0 or more.");
    }
}

/// <summary>From when to when (s); ends may be infinite, which means the data's own.</summary>
/// <param name="First">Earliest time that counts.</param>
/// <param name="Last">Latest time that counts.</param>
public readonly record struct TimeSpanSetup(double First, double Last);
