using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>
/// A place in a JSON document that knows its path. Wrong values are noted and read as empty, so that one reading names everything
/// that is wrong.
/// </summary>
internal sealed class JsonCursor(JsonElement element, string path, List<AnswersProblem> problems)
{
    private const int LongestQuote = 40;
    private const int MostProblems = 200;
    private const int MostNamed = 26;

    public JsonElement Element { get; } = element;

    public string Path { get; } = path;

    /// <summary>Notes a problem here; once there are more than anyone reads, more are dropped.</summary>
    public void Report(string message)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(new(Path, message));
        }
    }

    /// <summary>Notes that a member of this object is missing, at its own path.</summary>
    public void ReportMissing(string name) => new JsonCursor(default, $"{Path}.{name}", problems).Report("is missing; fill it in");

    /// <summary>The properties of an object by name; complains about names that are not allowed.</summary>
    public Dictionary<string, JsonCursor> Object(params IReadOnlyCollection<string> allowed)
    {
        var members = new Dictionary<string, JsonCursor>(StringComparer.Ordinal);
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Report($"must be an object {{ }}; {Quote()} stands there");
            return members;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
        {
            var name = TryRead(() => property.Name) ?? "?";
            var member = new JsonCursor(property.Value, $"{Path}.{Show(name)}", problems);
            if (!seen.Add(name))
            {
                member.Report($"'{Show(name)}' stands twice in the same object; keep one");
            }
            else if (!allowed.Contains(name))
            {
                member.Report(problems.Count < MostProblems ? $"means nothing here; {Suggest(name, allowed)}" : "");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                members[name] = member;
            }
        }

        return members;
    }

    /// <summary>Text out of the document, or null when an escape names half a character.</summary>
    private static string? TryRead(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The items of an array; null reads as empty.</summary>
    public IEnumerable<JsonCursor> Items(int most)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            Report($"must be a list [ ]; {Quote()} stands there");
            return [];
        }

        if (Element.GetArrayLength() > most)
        {
            Report($"has {Element.GetArrayLength()} entries; {most} at most");
        }

        return Element.EnumerateArray().Take(most).Select((item, index) => new JsonCursor(item, $"{Path}[{index}]", problems));
    }

    public string Text(int longest)
    {
        if (Element.ValueKind != JsonValueKind.String)
        {
            Report($"must be text in quotes; {Quote()} stands there");
            return "";
        }

        if (TryRead(Element.GetString) is not { } text)
        {
            Report("holds half a character (an escape such as \\ud800); take it out");
            return "";
        }

        if (text.Length > longest)
        {
            Report($"is {text.Length} characters long; {longest} at most");
        }

        return text;
    }

    public bool YesNo()
    {
        if (Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Report($"must be true or false; {Quote()} stands there");
        }

        return Element.ValueKind == JsonValueKind.True;
    }

    /// <summary>A number within limits; not a number (NaN) when something else stands there.</summary>
    public double Number(double min, double max, string? unit = null)
    {
        var unitWords = unit is null or "score" or "count" ? "" : $" {unit}";
        if (Element.ValueKind != JsonValueKind.Number || !Element.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            Report(Invariant($"must be a number from {min} to {max}{unitWords}; {Quote()} stands there"));
            return double.NaN;
        }

        if (value < min || value > max)
        {
            Report(Invariant($"must be from {min} to {max}{unitWords}; {value} stands there"));
            return double.NaN;
        }

        return value;
    }

    public int Whole(int min, int max, string? unit = null)
    {
        var value = Number(min, max, unit);
        if (value > Math.Floor(value))
        {
            Report(Invariant($"must be a whole number from {min} to {max}; {value} stands there"));
        }

        return double.IsNaN(value) ? min : (int)value;
    }

    /// <summary>One word out of those allowed; empty when another stands there.</summary>
    public string OneOf(IReadOnlyCollection<string> allowed)
    {
        var word = Element.ValueKind == JsonValueKind.String ? TryRead(Element.GetString) : null;
        if (word is not null && allowed.Contains(word))
        {
            return word;
        }

        Report(word is null
            ? $"must be one of {List(allowed)}; {Quote()} stands there"
            : $"'{Show(word)}' is not known; {Suggest(word, allowed)}");
        return "";
    }

    /// <summary>A list of different words out of those allowed.</summary>
    public ImmutableArray<string> WordsOf(IReadOnlyCollection<string> allowed, int most)
    {
        var words = Items(most).Select(item => item.OneOf(allowed)).ToImmutableArray();
        if (words.Distinct(StringComparer.Ordinal).Count() != words.Length && problems.TrueForAll(problem => !problem.Path.StartsWith(Path, StringComparison.Ordinal)))
        {
            Report("names the same thing twice; name it once");
        }

        return words;
    }

    private static string Suggest(string word, IReadOnlyCollection<string> allowed) =>
        Spelling.Nearest(word, allowed) is { } near ? $"did you mean '{near}'?" : $"use {(allowed.Count == 1 ? "" : "one of ")}{List(allowed)}";

    private static string List(IReadOnlyCollection<string> words) =>
        words.Count <= MostNamed ? string.Join(", ", words) : string.Join(", ", words.Take(MostNamed)) + ", …";

    private string Quote() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "nothing (null)",
        _ => Show(Element.GetRawText()),
    };

    /// <summary>Text from the file for a message: short and without control characters.</summary>
    private static string Show(string text)
    {
        var shown = text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
        return string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
