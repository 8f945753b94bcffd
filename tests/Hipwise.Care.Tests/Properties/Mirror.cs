using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Properties;

/// <summary>Left for right: in answers, and in what came out of them.</summary>
internal static partial class Mirror
{
    // What is listed left before right has no order of its own.
    private static readonly string[] ListedBySide = ["findings", "hypotheses", "baseline", "why"];
    private static readonly string[] SideWords = ["side", "startWith", "text", "name"];

    /// <summary>The same person in the mirror; safety answers, which have no side, are kept.</summary>
    public static Answers Of(Answers answers) => answers with
    {
        Pain = [.. answers.Pain.Select(pain => pain with { Side = Other(pain.Side) })],
        Trials = [.. answers.Trials.Select(Of)],
    };

    /// <summary>A result as lines that do not depend on the order of sides, with left and right exchanged or as they are.</summary>
    public static string Describe(CheckupResult result, bool exchange)
    {
        var root = JsonNode.Parse(ResultJson.Write(result))!.AsObject();
        var safety = root["safety"]!.ToJsonString();
        root.Remove("safety");
        return safety + "\n" + Describe(root, "", exchange);
    }

    private static Trial Of(Trial trial) => trial with
    {
        Observations = [.. trial.Observations.Select(observation => observation with { Side = observation.Side?.Other() })],
        Pain = [.. trial.Pain.Select(pain => (pain.Side?.Other(), pain.Pain))],
    };

    private static PainSide Other(PainSide side) => side switch
    {
        PainSide.Left => PainSide.Right,
        PainSide.Right => PainSide.Left,
        _ => side,
    };

    private static string Describe(JsonNode? node, string name, bool exchange) => node switch
    {
        JsonObject members => "{" + string.Join(",\n", members.Select(member => $"{member.Key}: {Describe(member.Value, member.Key, exchange)}")) + "}",
        JsonArray items => "[" + string.Join(",\n", InOrder(items.Select(item => Describe(item, name, exchange)), name)) + "]",
        JsonValue value when SideWords.Contains(name, StringComparer.Ordinal) => Describe(value.GetValue<string>(), exchange),
        _ => node?.ToJsonString() ?? "null",
    };

    private static ImmutableArray<string> InOrder(IEnumerable<string> items, string name) =>
        ListedBySide.Contains(name, StringComparer.Ordinal) ? [.. items.Order(StringComparer.Ordinal)] : [.. items];

    // "8 s on the left and 31 s on the right" names the sides in a fixed order; its words in any order are the same.
    private static string Describe(string text, bool exchange)
    {
        var swapped = exchange ? SideWord().Replace(text, word => char.ToLowerInvariant(word.Value[0]) == 'l' ? "right" : "left") : text;
        var plain = SideWord().Replace(swapped, word => word.Value.ToLowerInvariant());
        return plain.Contains("left", StringComparison.Ordinal) && plain.Contains("right", StringComparison.Ordinal)
            ? string.Join(' ', plain.Split([' ', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
            : plain;
    }

    [GeneratedRegex(@"\b(left|right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SideWord();
}
