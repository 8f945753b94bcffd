using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hipwise.Care.Tests.Exchange;

/// <summary>Checks a bundle against the structure of R4: elements, cardinalities, types, codes, references, and the invariants that apply.</summary>
internal sealed partial class FhirCheck
{
    private readonly List<string> problems = [];
    private readonly HashSet<string> urls = new(StringComparer.Ordinal);
    private readonly List<string> references = [];

    /// <summary>All that is wrong with it; empty when it is valid.</summary>
    public static IReadOnlyList<string> Problems(JsonNode bundle)
    {
        var check = new FhirCheck();
        check.Resource(bundle, "$");
        check.problems.AddRange(check.references.Where(one => !check.urls.Contains(one)).Select(one => $"{one} leads nowhere"));
        return check.problems;
    }

    private void Resource(JsonNode? node, string path)
    {
        var type = node is JsonObject map ? (string?)map["resourceType"] : null;
        if (type is null || !FhirRules.Types.ContainsKey(type) || !char.IsUpper(type[0]))
        {
            problems.Add($"{path} is no known resource");
            return;
        }

        Map(type, node!.AsObject(), path);
    }

    private void Map(string type, JsonObject map, string path)
    {
        var rules = FhirRules.Types[type];
        problems.AddRange(map.Where(one => one.Key != "resourceType" && rules.All(rule => rule.Name != one.Key)).Select(one => $"{path}.{one.Key} is no element of {type}"));
        problems.AddRange(rules.Where(rule => rule.Required && !map.ContainsKey(rule.Name)).Select(rule => $"{path}.{rule.Name} is missing"));
        if (map.Count == 0 || map.Count(one => one.Key.StartsWith("value", StringComparison.Ordinal) && one.Key.Length > "value".Length) > 1)
        {
            problems.Add($"{path} is empty or has several values");
        }

        foreach (var rule in rules.Where(rule => map.ContainsKey(rule.Name)))
        {
            Element(rule, map[rule.Name], $"{path}.{rule.Name}");
        }

        Invariants(type, map, path);
    }

    private void Element(FhirElement rule, JsonNode? node, string path)
    {
        if (rule.Many != node is JsonArray)
        {
            problems.Add($"{path} must be {(rule.Many ? "a list" : "one")}");
            return;
        }

        JsonNode?[] items = node is JsonArray list ? [.. list] : [node];
        if (items.Length == 0)
        {
            problems.Add($"{path} is an empty list");
        }

        for (var i = 0; i < items.Length; i++)
        {
            Value(rule, items[i], $"{path}[{i}]");
        }
    }

    private void Value(FhirElement rule, JsonNode? node, string path)
    {
        if (rule.Type == "Resource")
        {
            Resource(node, path);
        }
        else if (FhirRules.Types.ContainsKey(rule.Type))
        {
            if (node is JsonObject map)
            {
                Map(rule.Type, map, path);
            }
            else
            {
                problems.Add($"{path} must be a {rule.Type}");
            }
        }
        else if (node is not JsonValue value || !IsPrimitive(rule, value))
        {
            problems.Add($"{path} is no {rule.Type}: {node}");
        }
    }

    private static bool IsPrimitive(FhirElement rule, JsonValue value)
    {
        var (kind, text) = (value.GetValueKind(), value.ToString());
        return rule.Type switch
        {
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "decimal" => kind == JsonValueKind.Number,
            "code" => kind == JsonValueKind.String && rule.Codes.Contains(text),
            "token" => kind == JsonValueKind.String && Token().IsMatch(text),
            "id" => kind == JsonValueKind.String && Id().IsMatch(text),
            "uri" => kind == JsonValueKind.String && Uri.TryCreate(text, UriKind.Absolute, out _),
            "dateTime" => kind == JsonValueKind.String && DateTime().IsMatch(text),
            "instant" => kind == JsonValueKind.String && Instant().IsMatch(text),
            _ => kind == JsonValueKind.String && text.Trim().Length > 0,
        };
    }

    private void Invariants(string type, JsonObject map, string path)
    {
        switch (type)
        {
            case "BundleEntry":
                var (url, id) = ((string?)map["fullUrl"], (string?)map["resource"]?["id"]);
                if (url is null || !urls.Add(url) || url != $"urn:uuid:{id}" || !Guid.TryParse(id, out _))
                {
                    problems.Add($"{path} (bdl-7, bdl-8): {url} is doubled, or not that of {id}");
                }

                break;
            case "Reference":
                references.Add((string?)map["reference"] ?? "");
                break;
            case "Observation" when map.Any(one => one.Key.StartsWith("value", StringComparison.Ordinal))
                && (map["component"]?.AsArray() ?? []).Any(one => JsonNode.DeepEquals(one!["code"], map["code"])):
                problems.Add($"{path} (obs-7): a component has the code of the whole");
                break;
            case "ReferenceRange" when map["low"] is null && map["high"] is null:
                problems.Add($"{path} (obs-3): neither low nor high");
                break;
            case "Item" when map["item"] is not null && map["answer"] is not null:
                problems.Add($"{path} (qrs-1): items beside answers");
                break;
            case "Quantity" when map["code"] is not null && map["system"] is null:
                problems.Add($"{path} (qty-3): a code without a system");
                break;
        }
    }

    [GeneratedRegex(@"^[^\s]+(\s[^\s]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z0-9\-\.]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.NonBacktracking)]
    private static partial Regex DateTime();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", RegexOptions.NonBacktracking)]
    private static partial Regex Instant();
}
