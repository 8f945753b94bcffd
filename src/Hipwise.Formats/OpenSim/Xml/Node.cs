using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hipwise.Body.Spatial;

namespace Hipwise.Formats.OpenSim.Xml;

/// <summary>One element of a file. Reading a child marks it as used, so that at the end all that nobody asked for can be named.</summary>
internal sealed class Node(NodeDocument document, Node? parent, string tag, string? name, string? file, int line)
{
    private static readonly char[] Between = [' ', '\t', '\r', '\n', '(', ')', ',', '~', '[', ']'];

    private string first = "";
    private StringBuilder? more;

    public NodeDocument Document { get; } = document;

    public Node? Parent { get; } = parent;

    public string Tag { get; } = tag;

    /// <summary>The attribute <c>name</c> without surrounding blanks; null when there is none.</summary>
    public string? Name { get; } = name?.Trim();

    /// <summary>The attribute <c>file</c>: the element's content lies there.</summary>
    public string? File { get; } = file;

    public int Line { get; } = line;

    /// <summary>All text directly inside.</summary>
    public string Text => more?.ToString() ?? first;

    public List<Node> Children { get; } = [];

    public bool IsUsed { get; set; }

    /// <summary>The element as messages call it.</summary>
    public string Title => string.IsNullOrEmpty(Name) ? WarningLog.Shorten(Tag) : $"{WarningLog.Shorten(Tag)} '{WarningLog.Shorten(Name)}'";

    /// <summary>The element with the named ones around it, outermost first.</summary>
    public string Place
    {
        get
        {
            var named = Parent;
            while (named is not null && (string.IsNullOrEmpty(named.Name) || named.Tag.EndsWith("Set", StringComparison.Ordinal)))
            {
                named = named.Parent;
            }

            return named is null or { Parent: null } ? Title : $"{named.Title}, {Title}";
        }
    }

    /// <summary>Whether it holds nothing: no text, and no child that holds something.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Children.TrueForAll(child => child.IsEmpty && string.IsNullOrEmpty(child.Name));

    /// <summary>The first child with that tag, or null.</summary>
    public Node? Find(string tag)
    {
        foreach (var child in Children)
        {
            if (string.Equals(child.Tag, tag, StringComparison.Ordinal))
            {
                child.IsUsed = true;
                return child;
            }
        }

        return null;
    }

    /// <summary>The first child with one of these tags, or what the file's defaults say for this class; null when neither is there.</summary>
    public Node? Property(params ReadOnlySpan<string> tags)
    {
        foreach (var wanted in tags)
        {
            if (Find(wanted) is { } child)
            {
                return child;
            }
        }

        if (Document.Defaults.TryGetValue(Tag, out var defaults) && defaults != this)
        {
            foreach (var wanted in tags)
            {
                if (defaults.Find(wanted) is { } child)
                {
                    return child;
                }
            }
        }

        return null;
    }

    public void Append(string piece)
    {
        if (first.Length == 0 && more is null)
        {
            first = piece;
        }
        else
        {
            more ??= new StringBuilder(first);
            more.Append(' ').Append(piece);
        }
    }

    public void UseAll()
    {
        IsUsed = true;
        foreach (var child in Children)
        {
            child.UseAll();
        }
    }

    /// <summary>The members of a set: the children of its <c>objects</c>, or its own children where that wrapping is absent.</summary>
    public IEnumerable<Node> Objects()
    {
        var holder = Find("objects") ?? this;
        foreach (var child in holder.Children)
        {
            if (child.Tag is not ("objects" or "groups" or "defaults"))
            {
                yield return child;
            }
        }
    }

    public BadFileException Bad(string problem) => new(Document.Warnings.File, Line, WarningLog.Shorten(Place), problem);

    /// <summary>Tells something about this element alone.</summary>
    public void Warn(string text) => Document.Warnings.AddOnce(Line, Place, text);

    /// <summary>Tells something that holds for all elements of this tag, once.</summary>
    public void WarnOfKind(string text) => Document.Warnings.Add($"{Tag}|{text}", Line, Place, text);

    public string RequiredName() => string.IsNullOrEmpty(Name) ? throw Bad("It has no name; give it one.") : Name;

    /// <summary>A name that can be part of a path.</summary>
    public string RequiredPart() => RequiredName() is var part && part.Contains('/', StringComparison.Ordinal)
        ? throw Bad("A name must not contain '/', which separates the parts of paths; rename it.")
        : part;

    public string? Word(params ReadOnlySpan<string> tags)
    {
        var text = Property(tags)?.Text.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public ImmutableArray<string> Words(params ReadOnlySpan<string> tags)
    {
        var text = Property(tags)?.Text;
        return text is null ? [] : [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    public bool Flag(bool otherwise, params ReadOnlySpan<string> tags)
    {
        var node = Property(tags);
        var text = node?.Text.Trim() ?? "";
        if (text.Length == 0)
        {
            return otherwise;
        }

        return text.ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            "FALSE" or "0" => false,
            _ => throw node!.Bad($"'{WarningLog.Shorten(text)}' is neither true nor false."),
        };
    }

    /// <summary>A number that may be infinite, but not NaN.</summary>
    public double Bound(double otherwise, params ReadOnlySpan<string> tags)
    {
        var node = Property(tags);
        if (node is null || string.IsNullOrWhiteSpace(node.Text))
        {
            return otherwise;
        }

        var numbers = node.Numbers();
        if (numbers.Length != 1)
        {
            throw node.Bad($"One number is expected here, not {numbers.Length}.");
        }

        return double.IsNaN(numbers[0]) ? throw node.Bad("NaN is not allowed here; give a number.") : numbers[0];
    }

    public double Number(double otherwise, params ReadOnlySpan<string> tags)
    {
        var value = Bound(otherwise, tags);
        return double.IsFinite(value) ? value : throw (Property(tags) ?? this).Bad("The number must be finite.");
    }

    public double? OptionalNumber(string tag) => Word(tag) is null ? null : Number(0, tag);

    public Vec3 Vector(Vec3 otherwise, params ReadOnlySpan<string> tags)
    {
        var node = Property(tags);
        if (node is null || string.IsNullOrWhiteSpace(node.Text))
        {
            return otherwise;
        }

        var numbers = node.FiniteNumbers();
        return numbers.Length == 3 ? new Vec3(numbers[0], numbers[1], numbers[2]) : throw node.Bad($"Three numbers are expected here, not {numbers.Length}.");
    }

    public ImmutableArray<double> FiniteNumbers()
    {
        var numbers = Numbers();
        return numbers.All(double.IsFinite) ? numbers : throw Bad("Every number must be finite.");
    }

    /// <summary>All numbers of the element's text.</summary>
    public ImmutableArray<double> Numbers()
    {
        var numbers = ImmutableArray.CreateBuilder<double>();
        var rest = Text.AsSpan().Trim(Between);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(Between);
            var word = end < 0 ? rest : rest[..end];
            numbers.Add(TryNumber(word, out var value) ? value : throw Bad($"'{WarningLog.Shorten(word.ToString())}' is not a number."));
            rest = end < 0 ? [] : rest[end..].TrimStart(Between);
        }

        return numbers.DrainToImmutable();
    }

    private static bool TryNumber(ReadOnlySpan<char> word, out double value)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        var sign = word[0] is '-' ? -1 : 1;
        var bare = word[0] is '-' or '+' ? word[1..] : word;
        value = sign * double.PositiveInfinity;
        return bare.Equals("inf", StringComparison.OrdinalIgnoreCase) || bare.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }
}
