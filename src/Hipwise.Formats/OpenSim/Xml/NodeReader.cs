using System.Globalization;
using System.Text;
using System.Xml;

namespace Hipwise.Formats.OpenSim.Xml;

/// <summary>Reads an XML file of OpenSim into elements with their lines. Document types and entities are refused; size, depth and
/// number of elements are bounded.</summary>
internal static class NodeReader
{
    private const long MostBytes = 64L << 20;
    private const int Deepest = 100;
    private const int MostElements = 1_000_000;

    /// <summary>The file's root element inside <c>OpenSimDocument</c>.</summary>
    public static Node ReadFile(string path, string kind)
    {
        using var stream = OpenFile(path);
        return Read(stream, path, kind);
    }

    /// <summary>The root element inside <c>OpenSimDocument</c>, with the document's version set.</summary>
    /// <param name="stream">From the file's first byte; it must be able to seek.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="kind">What the caller hopes for, e.g. <c>an OpenSim model</c>.</param>
    public static Node Read(Stream stream, string file, string kind)
    {
        try
        {
            if (stream.Length > MostBytes)
            {
                throw new BadFileException(file, 0, "", $"The file has {stream.Length >> 20} MiB; {kind} may have {MostBytes >> 20} at most.");
            }

            using var text = new StreamReader(stream, EncodingOf(stream), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            using var xml = XmlReader.Create(text, Settings());
            return ReadDocument(xml, new NodeDocument(file), kind);
        }
        catch (XmlException problem) when (problem.LineNumber == 0 && problem.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new BadFileException(file, 1, "", "Document types (DTD) and entities are not allowed; delete the line with DOCTYPE.", problem);
        }
        catch (XmlException problem)
        {
            throw new BadFileException(file, problem.LineNumber, "", $"This is not well-formed XML: {WithoutPlace(problem.Message)}", problem);
        }
        catch (IOException problem)
        {
            throw new BadFileException(file, 0, "", $"The file cannot be read: {problem.Message}", problem);
        }
    }

    public static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 12, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadFileException(path, 0, "", $"The file cannot be opened: {problem.Message}", problem);
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    private static Node ReadDocument(XmlReader xml, NodeDocument document, string kind)
    {
        var stack = new Stack<Node>();
        Node? root = null;
        var count = 0;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var node = Element(xml, document, stack, ref count);
                    root ??= node;
                    if (!xml.IsEmptyElement)
                    {
                        stack.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    stack.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when stack.TryPeek(out var holder):
                    holder.Append(xml.Value);
                    break;
            }
        }

        return Unwrap(root ?? throw new BadFileException(document.Warnings.File, 0, "", "The file is empty."), kind);
    }

    private static Node Element(XmlReader xml, NodeDocument document, Stack<Node> stack, ref int count)
    {
        var line = ((IXmlLineInfo)xml).LineNumber;
        if (xml.Depth > Deepest || ++count > MostElements)
        {
            throw new BadFileException(document.Warnings.File, line, xml.Name, $"Elements are nested more than {Deepest} deep, or there are more than {MostElements}.");
        }

        stack.TryPeek(out var parent);
        var node = new Node(document, parent, xml.Name, xml.GetAttribute("name"), xml.GetAttribute("file"), line);
        parent?.Children.Add(node);
        if (parent is null && int.TryParse(xml.GetAttribute("Version"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var version))
        {
            document.Version = version;
        }

        return node;
    }

    private static Node Unwrap(Node root, string kind)
    {
        root.IsUsed = true;
        if (!string.Equals(root.Tag, "OpenSimDocument", StringComparison.Ordinal))
        {
            root.Document.Version = 10000;
            return root;
        }

        if (root.Document.Version is < 10000 or > 49999)
        {
            throw root.Bad($"The attribute Version of {kind} must be a number from 10000 to 49999; versions 1 to 4 of OpenSim write those.");
        }

        var content = root.Children.Find(child => child.Tag is not "defaults") ?? throw root.Bad($"It is empty, where {kind} is expected.");
        content.IsUsed = true;
        root.Document.AdoptDefaults(root);
        root.Document.AdoptDefaults(content);
        return content;
    }

    // Names and numbers are ASCII nearly always; a stray byte in the credits must not make a model unreadable.
    private static Encoding EncodingOf(Stream stream)
    {
        Span<byte> start = stackalloc byte[200];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Seek(0, SeekOrigin.Begin);
        var declaration = Encoding.Latin1.GetString(start[..read]);
        return declaration.Contains("8859-1", StringComparison.Ordinal) || declaration.Contains("1252", StringComparison.Ordinal)
            ? Encoding.Latin1
            : Encoding.UTF8;
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" Line ", StringComparison.Ordinal);
        return WarningLog.Shorten(place < 0 ? message : message[..place]);
    }
}
