namespace Hipwise.Formats.C3d;

/// <summary>The parameter section: groups of named parameters. Remembers which groups were asked for, so that the others can be told.</summary>
internal sealed class C3dParameters
{
    private const int MostParameters = 20_000;
    private const int MostContinued = 255;

    private readonly Dictionary<int, string> groups = [];
    private readonly Dictionary<(int Group, string Name), C3dParameter> parameters = [];
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when nothing could be read.</summary>
    public bool IsEmpty => parameters.Count == 0;

    /// <summary>Names of groups that hold something and were never asked for.</summary>
    public IEnumerable<string> Unread => groups.Where(group => !asked.Contains(group.Value) && parameters.Keys.Any(key => key.Group == group.Key))
        .Select(group => group.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads the section.</summary>
    /// <param name="bytes">From its first group or parameter to where it ends at the latest.</param>
    /// <param name="numbers">How to read them.</param>
    /// <param name="log">Where trouble is told.</param>
    public static C3dParameters Read(ReadOnlyMemory<byte> bytes, C3dNumbers numbers, WarningLog log)
    {
        var read = new C3dParameters();
        var at = 0;
        while (read.parameters.Count < MostParameters && at >= 0 && at + 2 <= bytes.Length && bytes.Span[at] != 0)
        {
            at = read.ReadOne(bytes, at, numbers, log);
        }

        return read;
    }

    public C3dParameter? Find(string group, string name)
    {
        asked.Add(group);
        var ids = groups.Where(pair => pair.Value.Equals(group, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key);
        return ids.Select(id => parameters.GetValueOrDefault((id, name))).FirstOrDefault(found => found is not null);
    }

    /// <summary>The parameter and those that go on where it is full: NAME, NAME2, NAME3 …</summary>
    public IEnumerable<C3dParameter> Continued(string group, string name)
    {
        var found = Find(group, name);
        for (var number = 2; found is not null && number <= MostContinued; number++)
        {
            yield return found;
            found = Find(group, $"{name}{number}");
        }
    }

    public List<string> Texts(string group, string name) => [.. Continued(group, name).SelectMany(parameter => parameter.Texts())];

    public string Text(string group, string name) => Find(group, name)?.Texts().FirstOrDefault() ?? "";

    /// <summary>A single finite number, or null.</summary>
    public double? Number(string group, string name) =>
        Find(group, name) is { Count: > 0 } found && double.IsFinite(found.Number(0)) ? found.Number(0) : null;

    /// <summary>A single whole number that is not below 0, or null.</summary>
    public int? Whole(string group, string name) =>
        Find(group, name) is { Count: > 0 } found && found.Unsigned(0) is >= 0 and < int.MaxValue and var number ? (int)number : null;

    // Gives where the next one begins; -1 after the last.
    private int ReadOne(ReadOnlyMemory<byte> bytes, int at, C3dNumbers numbers, WarningLog log)
    {
        var span = bytes.Span;
        var (length, id) = (Math.Abs((int)(sbyte)span[at]), (int)(sbyte)span[at + 1]);
        var offset = at + 2 + length;
        if (offset + 2 > bytes.Length)
        {
            log.Add("c3d-end", 0, "parameters", "The section of parameters ends within one of them; what comes after is not read.");
            return -1;
        }

        var name = C3dParameter.TextOf(span.Slice(at + 2, length)).ToUpperInvariant();
        var step = numbers.UInt16(span[offset..]);
        var next = step == 0 ? -1 : offset + step;
        if (id < 0)
        {
            groups.TryAdd(-id, name);
        }
        else if (Parse(bytes, offset + 2, next < 0 ? bytes.Length : Math.Min(next, bytes.Length), numbers) is { } parameter)
        {
            if (!parameters.TryAdd((id, name), parameter.Value))
            {
                log.Add("c3d-twice", 0, PlaceOf(id, name), "The parameter is there twice; the first one is read.");
            }

            if (parameter.IsCut)
            {
                log.AddOnce(0, PlaceOf(id, name), "The parameter says that it is larger than its place; what is there is read.");
            }
        }
        else
        {
            log.AddOnce(0, PlaceOf(id, name), "The parameter cannot be understood and is left out.");
        }

        return next;
    }

    private string PlaceOf(int group, string name) => $"{groups.GetValueOrDefault(group, group.ToString())}:{name}";

    private static (C3dParameter Value, bool IsCut)? Parse(ReadOnlyMemory<byte> bytes, int at, int end, C3dNumbers numbers)
    {
        if (at + 2 > end || (sbyte)bytes.Span[at] is not (-1 or 1 or 2 or 4) || at + 2 + bytes.Span[at + 1] > end)
        {
            return null;
        }

        var type = (int)(sbyte)bytes.Span[at];
        var dimensions = bytes.Slice(at + 2, bytes.Span[at + 1]).ToArray();
        var size = dimensions.Aggregate((double)Math.Abs(type), (product, dimension) => product * dimension);
        var start = at + 2 + dimensions.Length;
        var there = (int)Math.Min(size, end - start);
        return (new C3dParameter(type, dimensions, bytes.Slice(start, there), numbers), there < size);
    }
}
