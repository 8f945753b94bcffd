using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Loading;

/// <summary>
/// Reads the keys of one mapping. A wrong value is noted as a problem and replaced by an empty one, so that one run names
/// everything that is wrong; a key that nobody asked for is a problem too.
/// </summary>
internal sealed class EntryReader
{
    private const int FewKeys = 16;
    private readonly LoadContext context;
    private readonly YamlMap map;
    private Dictionary<string, YamlNode>? index;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public EntryReader(string file, YamlNode node, LoadContext context)
    {
        (File, this.context, Line) = (file, context, node.Line);
        map = node as YamlMap ?? new YamlMap(node.Line, []);
        if (node is not YamlMap)
        {
            Report(node.Line, "keys with values were expected here, as in 'id: name'");
        }
    }

    public string File { get; }

    public int Line { get; }

    public IEnumerable<string> Keys => map.Items.Select(item => item.Key);

    public bool Has(string key) => Find(key) is not null;

    public void Report(int line, string message) => context.Report(new(File, line, message));

    public void Report(string message) => Report(Line, message);

    public int LineOf(string key) => TryGet(key)?.Line ?? Line;

    /// <summary>The entry's id, noted as existing.</summary>
    public string Id(Kind kind)
    {
        var id = Text("id");
        if (id.Length > 0 && !id.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            Report(LineOf("id"), $"the id '{id}' may hold only a-z, 0-9 and hyphens");
        }

        Define(kind, id);
        context.Keep(kind, id, this);
        return id;
    }

    public void Define(Kind kind, string id) => context.Define(kind, id, File, Line);

    public string Text(string key)
    {
        if (TryText(key) is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Report(LineOf(key), $"'{key}' is empty");
            }

            return text;
        }

        if (!Has(key))
        {
            Report($"'{key}' is missing");
        }

        return "";
    }

    public string? TryText(string key) => Scalar(key, "one plain value");

    public double Number(string key) => TryNumber(key) ?? Missing(key);

    public double? TryNumber(string key)
    {
        if (Scalar(key, "a number") is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        Report(LineOf(key), $"'{key}' must be a number such as 2 or 0.5; '{text}' stands there");
        return null;
    }

    public int Whole(string key) => TryWhole(key) ?? (int)Missing(key);

    public int? TryWhole(string key)
    {
        if (TryNumber(key) is not { } value)
        {
            return null;
        }

        if (value != Math.Floor(value) || Math.Abs(value) > 1e6)
        {
            Report(LineOf(key), $"'{key}' must be a whole number");
        }

        return (int)value;
    }

    public bool YesNo(string key, bool otherwise = false)
    {
        switch (Scalar(key, "yes or no"))
        {
            case "yes": return true;
            case "no": return false;
            case null: return otherwise;
            case var text:
                Report(LineOf(key), $"'{key}' must be yes or no; '{text}' stands there");
                return otherwise;
        }
    }

    /// <summary>A word out of a fixed list.</summary>
    public string OneOf(string key, IReadOnlyList<string> options) => TryOneOf(key, options) ?? Otherwise(key, options);

    public string? TryOneOf(string key, IReadOnlyList<string> options)
    {
        var text = Scalar(key, "one word");
        if (text is null || options.Contains(text))
        {
            return text;
        }

        Report(LineOf(key), $"'{key}' must be one of {string.Join(", ", options)}; '{text}' stands there");
        return options[0];
    }

    /// <summary>A list of words; a single word counts as a list of one, a missing key as an empty list.</summary>
    public ImmutableArray<string> Words(string key) => [.. WordNodes(key).Select(node => node.Text)];

    public ImmutableArray<string> WordsOf(string key, IReadOnlyList<string> options)
    {
        foreach (var node in WordNodes(key).Where(node => !options.Contains(node.Text)))
        {
            Report(node.Line, $"'{key}' may hold {string.Join(", ", options)}; '{node.Text}' stands there");
        }

        return Words(key);
    }

    /// <summary>A list of ids of another kind, each noted as mentioned.</summary>
    public ImmutableArray<string> Ids(string key, Kind kind)
    {
        foreach (var node in WordNodes(key))
        {
            context.Mention(kind, node.Text, File, node.Line);
        }

        return Words(key);
    }

    public string IdOf(string key, Kind kind)
    {
        var id = Text(key);
        MentionId(kind, id, key);
        return id;
    }

    public string? TryIdOf(string key, Kind kind) => Has(key) ? IdOf(key, kind) : null;

    public void MentionId(Kind kind, string id, string key) => context.Mention(kind, id, File, LineOf(key));

    /// <summary>One number or a list of numbers.</summary>
    public ImmutableArray<double> Numbers(string key)
    {
        var numbers = ImmutableArray.CreateBuilder<double>();
        foreach (var node in WordNodes(key))
        {
            if (double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                numbers.Add(number);
            }
            else
            {
                Report(node.Line, $"'{key}' must hold numbers; '{node.Text}' stands there");
            }
        }

        return numbers.ToImmutable();
    }

    public EntryReader Map(string key)
    {
        if (TryGet(key) is { } node)
        {
            return new EntryReader(File, node, context);
        }

        Report($"'{key}' is missing");
        return new EntryReader(File, new YamlMap(Line, []), context);
    }

    public EntryReader? TryMap(string key) => TryGet(key) is { } node ? new EntryReader(File, node, context) : null;

    /// <summary>A list of mappings; a missing key is an empty list.</summary>
    public ImmutableArray<T> List<T>(string key, Func<EntryReader, T> read)
    {
        var node = TryGet(key);
        if (node is null or YamlScalar { Text: "" })
        {
            return [];
        }

        if (node is YamlList list)
        {
            return [.. list.Items.Select(item => read(new EntryReader(File, item, context)))];
        }

        Report(node.Line, $"'{key}' must be a list, each item with a hyphen before it");
        return [];
    }

    /// <summary>Complains about every key that no one asked for. Call it last.</summary>
    public void Finish()
    {
        foreach (var (key, node) in map.Items.Where(item => !asked.Contains(item.Key)))
        {
            var near = context.HasRoom ? Spelling.Nearest(key, asked) : null;
            Report(node.Line, $"'{key}' means nothing here; {(near is null ? "take it out" : $"did you mean '{near}'?")}");
        }
    }

    private double Missing(string key)
    {
        if (!Has(key))
        {
            Report($"'{key}' is missing; give a number");
        }

        return 0;
    }

    private string Otherwise(string key, IReadOnlyList<string> options)
    {
        if (!Has(key))
        {
            Report($"'{key}' is missing; use one of {string.Join(", ", options)}");
        }

        return options[0];
    }

    private YamlNode? TryGet(string key)
    {
        asked.Add(key);
        return Find(key);
    }

    // Looking through a few keys is faster than an index of them; a hostile file has a hundred thousand.
    private YamlNode? Find(string key)
    {
        if (map.Items.Count > FewKeys)
        {
            index ??= map.Items.ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
            return index.GetValueOrDefault(key);
        }

        foreach (var item in map.Items)
        {
            if (item.Key == key)
            {
                return item.Value;
            }
        }

        return null;
    }

    private string? Scalar(string key, string expected)
    {
        switch (TryGet(key))
        {
            case YamlScalar scalar: return scalar.Text;
            case null: return null;
            case var node:
                Report(node.Line, $"'{key}' must be {expected}");
                return null;
        }
    }

    private IEnumerable<YamlScalar> WordNodes(string key)
    {
        var node = TryGet(key);
        var items = node switch { null => [], YamlList list => list.Items, var single => [single] };
        foreach (var item in items)
        {
            if (item is YamlScalar scalar)
            {
                yield return scalar;
            }
            else
            {
                Report(item.Line, $"'{key}' must be a list of plain values");
            }
        }
    }
}
