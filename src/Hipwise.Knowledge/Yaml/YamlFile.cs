using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hipwise.Knowledge.Yaml;

/// <summary>Reads one YAML document into nodes that know their lines.</summary>
/// <remarks>
/// Works on parser events rather than on a reflection-based deserialiser: a cold start reads some 400 files, and every
/// value must keep its line. Anchors and aliases are refused, so a small file cannot grow in memory.
/// </remarks>
internal sealed class YamlFile
{
    /// <summary>The largest knowledge file, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    private const int DeepestNesting = 24;
    private readonly Parser parser;

    private YamlFile(string text) => parser = new Parser(new StringReader(text));

    /// <summary>Parses the bytes of a file.</summary>
    /// <exception cref="YamlFileException">The bytes are not one plain YAML document.</exception>
    public static YamlNode Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
        {
            throw new YamlFileException(1, $"the file has {bytes.Length} bytes; a knowledge file has {LargestFile} at most");
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return new YamlFile(text.TrimStart('\uFEFF')).ReadDocument();
        }
        catch (DecoderFallbackException)
        {
            throw new YamlFileException(1, "the file is not UTF-8 text; save it as UTF-8");
        }
        catch (YamlException problem)
        {
            throw new YamlFileException((int)problem.Start.Line, $"not valid YAML: {FirstLine(problem.Message)}");
        }
        catch (Exception problem) when (IsFromParser(problem))
        {
            throw new YamlFileException(1, "not valid YAML: a tag, escape or document mark in this file is broken");
        }
    }

    // The parser lets these through on some broken tags, escapes and document marks.
    private static bool IsFromParser(Exception problem) =>
        problem is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException;

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', '\r', ' ');

    private YamlNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            throw new YamlFileException(1, "the file is empty");
        }

        var root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            throw new YamlFileException(LineOf(parser.Current!), "a second document begins here; use one document a file");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlFileException(LineOf(parser.Current!), $"nested deeper than {DeepestNesting} levels");
        }

        return parser.Current switch
        {
            NodeEvent { Anchor.IsEmpty: false } anchored => throw Refuse(anchored, "an anchor"),
            AnchorAlias alias => throw Refuse(alias, "an alias"),
            Scalar => ReadScalar(),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            var other => throw new YamlFileException(LineOf(other!), "a value was expected here"),
        };
    }

    private static YamlFileException Refuse(ParsingEvent at, string what) =>
        new(LineOf(at), $"{what} (& or *) stands here; write the value out");

    private YamlScalar ReadScalar()
    {
        var scalar = parser.Consume<Scalar>();
        return new YamlScalar(LineOf(scalar), scalar.Value);
    }

    private YamlList ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlList(LineOf(start), items);
    }

    private YamlMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var items = new List<KeyValuePair<string, YamlNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw new YamlFileException(LineOf(start), "a key here is not plain text");
            }

            if (!seen.Add(key.Text))
            {
                throw new YamlFileException(key.Line, $"'{key.Text}' stands twice in the same entry");
            }

            items.Add(new(key.Text, ReadNode(depth + 1)));
        }

        return new YamlMap(LineOf(start), items);
    }

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;
}

/// <summary>Why a file could not be read as YAML.</summary>
internal sealed class YamlFileException(int line, string message) : Exception(message)
{
    /// <summary>Line of the file, counted from 1.</summary>
    public int Line { get; } = Math.Max(1, line);
}
