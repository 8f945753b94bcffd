using System.Globalization;
using System.Text;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Data.Answering;

namespace Hipwise.Data.Exchange;

/// <summary>
/// A place in an exported file that knows its path. Wrong values are noted and read as empty; a message never quotes what stands there.
/// </summary>
internal sealed class ImportPlace(JsonElement element, string path, List<AnswersProblem> problems)
{
    private const int MostProblems = 200;

    public JsonElement Element => element;

    public string Path => path;

    public void Report(string message)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(new(path, message));
        }
    }

    /// <summary>The members of an object: the required ones, those that may be null or left away (a name ending in ?), and no others.</summary>
    public ImportMembers Object(params IReadOnlyCollection<string> names)
    {
        var members = new Dictionary<string, ImportPlace>(StringComparer.Ordinal);
        var known = names.Select(name => name.TrimEnd('?')).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, place) in Members())
        {
            if (!known.Contains(name))
            {
                place.Report($"means nothing here; known are {string.Join(", ", known)}");
            }
            else if (place.Element.ValueKind != JsonValueKind.Null)
            {
                members[name] = place;
            }
        }

        foreach (var name in names.Where(name => !name.EndsWith('?') && !members.ContainsKey(name) && Element.ValueKind == JsonValueKind.Object))
        {
            Report($"'{name}' is missing");
        }

        return new ImportMembers(members);
    }

    /// <summary>The members of an object whose names are keys.</summary>
    public Dictionary<string, ImportPlace> Keyed(int most)
    {
        var members = Members().Take(most + 1).ToList();
        if (members.Count > most)
        {
            Report($"has more than {most} members, the most there may be");
        }

        foreach (var (_, place) in members.Where(member => !Limits.IsKey(member.Name)))
        {
            place.Report($"must be named with 1 to {Limits.LongestKey} letters, digits, dots, hyphens or underscores");
        }

        return members.ToDictionary(member => member.Name, member => member.Place, StringComparer.Ordinal);
    }

    public IEnumerable<ImportPlace> Items(int most)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Report("must be a list [ ]");
            return [];
        }

        if (element.GetArrayLength() > most)
        {
            Report($"has more than {most} entries, the most there may be");
        }

        return element.EnumerateArray().Take(most).Select((item, index) => new ImportPlace(item, $"{path}[{index}]", problems));
    }

    public string Text() => Read("must be text in quotes, 1000 characters at most", String() is { } text && Limits.IsText(text) ? text : null) ?? "";

    public string Key() => Read("must be an id: letters, digits, dots, hyphens", String() is { } text && Limits.IsKey(text) ? text : null) ?? "";

    public string OneOf(params IReadOnlyCollection<string> words) =>
        Read($"must be one of {string.Join(", ", words)}", String() is { } text && words.Contains(text) ? text : null) ?? "";

    public Guid Id() =>
        Read("must be an id such as \"0f8fad5b-d9cb-469f-a165-70867728950e\"", Guid.TryParseExact(String(), "D", out var id) ? id : (Guid?)null) ?? default;

    public DateTime Time() => Read(
        "must be a time such as \"2026-11-21T08:30:00Z\"",
        DateTime.TryParseExact(
            String(), ExportFormat.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : (DateTime?)null) ?? default;

    public DateOnly Day() => Read(
        "must be a day such as \"2026-11-21\"",
        DateOnly.TryParseExact(String(), ExportFormat.Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null) ?? default;

    public int Whole(int least) => Read(
        $"must be a whole number from {least} on",
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least ? number : (int?)null) ?? least;

    public double Number() => Read(
        "must be a number",
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : (double?)null) ?? 0;

    /// <summary>Bytes as text, 1 to <paramref name="most"/> of them.</summary>
    public byte[] Bytes(int most) => Read(
        $"must be 1 to {most} bytes, written as Base64",
        element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out var bytes) && bytes.Length > 0 && bytes.Length <= most ? bytes : null) ?? [];

    public bool YesNo() => Read(
        "must be true or false",
        element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.ValueKind == JsonValueKind.True : (bool?)null) ?? false;

    /// <summary>Any JSON of bounded size in its stored form.</summary>
    public string Json(int largest) =>
        Read($"must be sound JSON of at most {largest} bytes, {Fragments.Deepest} levels deep", Fragments.TryNormalise(element) is { } text
            && Encoding.UTF8.GetByteCount(text) <= largest ? text : null) ?? "{}";

    private IEnumerable<(string Name, ImportPlace Place)> Members()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report("must be an object { }");
            yield break;
        }

        foreach (var property in element.EnumerateObject())
        {
            var name = TryGet(() => property.Name) ?? "?";
            yield return (name, new ImportPlace(property.Value, path + Show(name), problems));
        }
    }

    // A name that is no key is not shown: it may be anything.
    private static string Show(string name) => !Limits.IsKey(name) ? ".?" : name.All(char.IsAsciiLetterOrDigit) ? $".{name}" : $"['{name}']";

    private T? Read<T>(string mend, T? value)
    {
        if (value is null)
        {
            Report(mend);
        }

        return value;
    }

    private string? String() => element.ValueKind == JsonValueKind.String ? TryGet(element.GetString) : null;

    /// <summary>Text out of the document, or null when an escape names half a character.</summary>
    private static string? TryGet(Func<string?> read)
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
}

/// <summary>The members of an object that were there and not null.</summary>
internal sealed class ImportMembers(Dictionary<string, ImportPlace> members)
{
    public T? Read<T>(string name, Func<ImportPlace, T> read) => members.TryGetValue(name, out var place) ? read(place) : default;

    public T? Maybe<T>(string name, Func<ImportPlace, T> read)
        where T : struct => members.TryGetValue(name, out var place) ? read(place) : null;

    public IEnumerable<ImportPlace> Items(string name, int most) => members.TryGetValue(name, out var place) ? place.Items(most) : [];
}
