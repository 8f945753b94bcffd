using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Loading;

/// <summary>
/// Lays the words of another language over an entry. Words replace those under <c>text</c>; lists of entries with ids (measures, the
/// entries of a single file) are keyed by id; plain sentences are replaced one by one. Nothing but words can change.
/// </summary>
internal static class Overlay
{
    public static YamlNode Lay(YamlNode words, YamlNode entry) => (words, entry) switch
    {
        (YamlMap over, YamlList list) => LayOnList(Index(over), list),
        (YamlMap over, YamlMap map) when map.Items.Any(item => item.Key == "text" || item.Value is YamlList) => LayOnEntry(Index(over), over, map),
        (YamlMap over, YamlMap map) => Merge(Index(over), map),
        _ => entry,
    };

    private static YamlList LayOnList(Dictionary<string, YamlNode> over, YamlList list) =>
        new(list.Line, [.. list.Items.Select(item => LayOnItem(over, item))]);

    private static YamlNode LayOnItem(Dictionary<string, YamlNode> over, YamlNode item) =>
        item is YamlMap map && map.Items.FirstOrDefault(pair => pair.Key == "id").Value is YamlScalar id && over.GetValueOrDefault(id.Text) is { } words
            ? Lay(words, item)
            : item;

    // The words may stand under text, as in the entry, or directly.
    private static YamlMap LayOnEntry(Dictionary<string, YamlNode> over, YamlMap words, YamlMap map)
    {
        var text = over.GetValueOrDefault("text") as YamlMap ?? words;
        return new YamlMap(map.Line, [.. map.Items.Select(item => new KeyValuePair<string, YamlNode>(item.Key, item switch
        {
            { Key: "text", Value: YamlMap own } => Merge(Index(text), own),
            { Value: YamlList list } when over.GetValueOrDefault(item.Key) is YamlMap keyed => LayOnList(Index(keyed), list),
            _ => item.Value,
        }))]);
    }

    private static YamlMap Merge(Dictionary<string, YamlNode> over, YamlMap map) => new(map.Line,
        [.. map.Items.Select(item => over.GetValueOrDefault(item.Key) is { } words ? new(item.Key, MergeValue(words, item.Value)) : item)]);

    private static YamlNode MergeValue(YamlNode words, YamlNode value) => (words, value) switch
    {
        (YamlMap over, YamlMap map) => Merge(Index(over), map),
        (YamlMap over, YamlList list) => LayOnList(Index(over), list),
        (YamlScalar, YamlScalar) or (YamlList, YamlList) => words,
        _ => value,
    };

    private static Dictionary<string, YamlNode> Index(YamlMap map) =>
        map.Items.ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
}
