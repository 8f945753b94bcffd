namespace Hipwise.Knowledge.Yaml;

/// <summary>One node of a YAML file with the line it stands on, so that every complaint can name its place.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
internal abstract record YamlNode(int Line);

/// <summary>A single value.</summary>
internal sealed record YamlScalar(int Line, string Text) : YamlNode(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A mapping, in the order written.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<KeyValuePair<string, YamlNode>> Items) : YamlNode(Line);
