using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>emg-labels.yaml</c>.</summary>
internal static class EmgLabelReader
{
    public static EmgLabelRules Read(EntryReader file)
    {
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        file.List("muscles", entry => ReadMuscle(entry, names));
        var others = file.List("others", entry => ReadOther(entry, names));
        var rules = new EmgLabelRules(
            ReadSides(file.Map("sides")), ReadSides(file.Map("glued")), Letters(file, "idle").ToFrozenSet(StringComparer.Ordinal),
            names.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
            others.DistinctBy(other => other.Id, StringComparer.Ordinal).ToFrozenDictionary(other => other.Id, StringComparer.Ordinal),
            Letters(file, "not-muscles").ToFrozenSet(StringComparer.Ordinal), file.Grounds());
        foreach (var word in rules.NotMuscles.Where(names.ContainsKey))
        {
            file.Report(file.LineOf("not-muscles"), $"'{word}' is a muscle's name as well");
        }

        if (names.Count == 0)
        {
            file.Report("'muscles' is missing; list each with its names");
        }

        file.Finish();
        return rules;
    }

    private static string ReadMuscle(EntryReader entry, Dictionary<string, List<string>> names)
    {
        var muscle = entry.IdOf("muscle", Kind.Muscle);
        AddNames(entry, muscle, names);
        entry.Finish();
        return muscle;
    }

    private static OtherMuscle ReadOther(EntryReader entry, Dictionary<string, List<string>> names)
    {
        var text = entry.Map("text");
        // Kept with the muscles, so that an id stands for one of them only.
        var other = new OtherMuscle(entry.Text("id"), text.Text("name"));
        entry.Define(Kind.Muscle, other.Id);
        AddNames(entry, other.Id, names);
        text.Finish();
        entry.Finish();
        return other;
    }

    private static void AddNames(EntryReader entry, string muscle, Dictionary<string, List<string>> names)
    {
        var words = Letters(entry, "names");
        if (words.IsEmpty)
        {
            entry.Report("'names' is missing; list what recordings call it");
        }

        foreach (var name in words)
        {
            if (!names.TryGetValue(name, out var muscles))
            {
                names[name] = muscles = [];
            }

            muscles.Add(muscle);
        }
    }

    private static FrozenDictionary<string, Side> ReadSides(EntryReader map)
    {
        var (left, right) = (Letters(map, "left"), Letters(map, "right"));
        foreach (var word in left.Intersect(right, StringComparer.Ordinal))
        {
            map.Report(map.LineOf("right"), $"'{word}' stands for both sides");
        }

        if (left.IsEmpty || right.IsEmpty)
        {
            map.Report("'left' and 'right' must both list words");
        }

        map.Finish();
        return left.Select(word => (word, side: Side.Left)).Concat(right.Select(word => (word, side: Side.Right)))
            .DistinctBy(pair => pair.word, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.word, pair => pair.side, StringComparer.Ordinal);
    }

    private static ImmutableArray<string> Letters(EntryReader entry, string key)
    {
        var words = entry.Words(key);
        foreach (var word in words.Where(word => EmgLabelText.Letters(word).Length == 0))
        {
            entry.Report(entry.LineOf(key), $"'{word}' in '{key}' has no letters");
        }

        return [.. words.Select(EmgLabelText.Letters).Where(word => word.Length > 0)];
    }
}
