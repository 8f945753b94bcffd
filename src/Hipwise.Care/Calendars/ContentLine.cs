using System.Text;

namespace Hipwise.Care.Calendars;

/// <summary>One property of a calendar: <c>NAME;PARAM=x:value</c>, unfolded.</summary>
/// <param name="Number">Line of the file, from 1, where it begins.</param>
/// <param name="Name">In capitals.</param>
/// <param name="Parameters">By name in capitals; the first of each name, without quotes.</param>
/// <param name="Value">As written, escapes and all.</param>
internal sealed record ContentLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private const int LongestName = 64;
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The parameter in capitals; empty when it is not given.</summary>
    public string Word(string parameter) => Parameters.TryGetValue(parameter, out var word) ? word.ToUpperInvariant() : "";

    public PropertyException Wrong(string message) => new(Number, Name, message);

    /// <summary>Null when the line is not a property: no colon, or no name.</summary>
    public static ContentLine? TryParse(int number, string line)
    {
        var nameEnd = line.AsSpan().IndexOfAny(';', ':');
        if (nameEnd is < 1 or > LongestName)
        {
            return null;
        }

        var name = line[..nameEnd].Trim().ToUpperInvariant();
        if (line[nameEnd] == ':')
        {
            return new(number, name, None, line[(nameEnd + 1)..]);
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var colon = ReadParameters(line, nameEnd + 1, parameters);
        return colon < 0 ? null : new(number, name, parameters, line[(colon + 1)..]);
    }

    /// <summary>Where the value's colon stands, or -1. Colons and semicolons between quotes belong to the parameter.</summary>
    private static int ReadParameters(string line, int from, Dictionary<string, string> parameters)
    {
        var quoted = false;
        var start = from;
        for (var i = from; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (!quoted && line[i] is ';' or ':')
            {
                Keep(line.AsSpan(start, i - start), parameters);
                start = i + 1;
            }

            if (!quoted && line[i] == ':')
            {
                return i;
            }
        }

        return -1;
    }

    private static void Keep(ReadOnlySpan<char> parameter, Dictionary<string, string> parameters)
    {
        var equals = parameter.IndexOf('=');
        if (equals > 0)
        {
            parameters.TryAdd(parameter[..equals].Trim().ToString().ToUpperInvariant(), parameter[(equals + 1)..].Trim().Trim('"').ToString());
        }
    }
}

/// <summary>A property that cannot be read; whoever reads its component leaves the component out and warns.</summary>
internal sealed class PropertyException(int line, string property, string message) : Exception(message)
{
    public CalendarWarning Warning => new(line, property, Message);
}

/// <summary>
/// A file as its unfolded lines. A fold is a line that begins with a space or a tab; it is undone on the bytes, because programs fold in
/// the middle of a character.
/// </summary>
internal static class ContentLines
{
    public static IEnumerable<(int Number, string Text)> Unfold(ReadOnlyMemory<byte> file)
    {
        var at = file.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var whole = new List<byte>();
        var number = 0;
        var begins = 1;
        while (at < file.Length)
        {
            var line = LineAt(file, at);
            at += line.Length + 1;
            number++;
            if (number > 1 && line.Length > 0 && line.Span[0] is (byte)' ' or (byte)'\t')
            {
                whole.AddRange(line.Span[1..].TrimEnd((byte)'\r'));
                continue;
            }

            if (whole.Count > 0)
            {
                yield return (begins, Decode(whole));
            }

            whole.Clear();
            whole.AddRange(line.Span.TrimEnd((byte)'\r'));
            begins = number;
        }

        if (whole.Count > 0)
        {
            yield return (begins, Decode(whole));
        }
    }

    private static ReadOnlyMemory<byte> LineAt(ReadOnlyMemory<byte> file, int at)
    {
        var length = file.Span[at..].IndexOf((byte)'\n');
        return file.Slice(at, length < 0 ? file.Length - at : length);
    }

    private static string Decode(List<byte> bytes) => Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
}
