using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Tests;

/// <summary>One value of a shipped file.</summary>
/// <param name="File">Path inside the knowledge folder.</param>
/// <param name="Line">Line it stands on.</param>
/// <param name="Path">Keys that lead to it, for instance <c>/text/steps</c>.</param>
/// <param name="Text">The value.</param>
internal sealed record ShippedText(string File, int Line, string Path, string Text)
{
    private static readonly Lazy<List<ShippedText>> Walked = new(() => [.. Shipped.Files.Keys.SelectMany(Walk)]);

    /// <summary>Every value of every file; keys are not values.</summary>
    public static IReadOnlyList<ShippedText> All => Walked.Value;

    public override string ToString() => $"{File}:{Line}: {Text}";

    private static IEnumerable<ShippedText> Walk(string file) => Walk(file, "", Shipped.Node(file));

    private static IEnumerable<ShippedText> Walk(string file, string path, YamlNode node) => node switch
    {
        YamlScalar scalar => [new ShippedText(file, scalar.Line, path, scalar.Text)],
        YamlList list => list.Items.SelectMany(item => Walk(file, path, item)),
        YamlMap map => map.Items.SelectMany(item => Walk(file, $"{path}/{item.Key}", item.Value)),
        _ => throw new InvalidOperationException($"{file} holds a node of an unknown kind."),
    };
}
