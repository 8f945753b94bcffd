using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Loading;

/// <summary>Lays the words of another language over an entry: only what stands under <c>text</c> can change.</summary>
internal static class Overlay
{
    /// <summary>
    /// For a mapping with <c>text</c> the words replace those; for a list they are keyed by the entries' ids; for plain
    /// sentences they replace sentence by sentence.
    /// </summary>
    public static YamlNode Lay(YamlNode words, YamlNode entry) => (words, entry) switch
    {
        (YamlMap over, YamlList list) => new YamlList(list.Line, [.. list.Items.Select(item => LayOnItem(over, item))]),
        (YamlMap over, YamlMap map) when map.Items.Any(item => item.Key == "text") => LayOnText(over, map),
        (YamlMap over, YamlMap map) => Merge(over, map),
        _ => entry,
    };

    private static YamlNode LayOnItem(YamlMap over, YamlNode item) =>
        item is YamlMap map && Find(map, "id") is YamlScalar id && Find(over, id.Text) is { } words ? Lay(words, item) : item;

    private static YamlMap LayOnText(YamlMap over, YamlMap map) => new(map.Line,
        [.. map.Items.Select(item => item is { Key: "text", Value: YamlMap text } ? new("text", Merge(over, text)) : item)]);

    private static YamlMap Merge(YamlMap over, YamlMap map) => new(map.Line,
        [.. map.Items.Select(item => Find(over, item.Key) is { } words ? new(item.Key, MergeValue(words, item.Value)) : item)]);

    private static YamlNode MergeValue(YamlNode words, YamlNode value) => (words, value) switch
    {
        (YamlMap over, YamlMap map) => Merge(over, map),
        (YamlMap over, YamlList list) => Lay(over, list),
        (YamlScalar, YamlScalar) or (YamlList, YamlList) => words,
        _ => value,
    };

    private static YamlNode? Find(YamlMap map, string key) => map.Items.FirstOrDefault(item => item.Key == key).Value;
}
