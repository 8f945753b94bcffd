using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Web.Forms;

/// <summary>Turns what a form holds into a fragment of an answers file, and back.</summary>
public static class FormJson
{
    private const int LongestValue = 2000;

    /// <summary>Takes the fields' values out of a posted form.</summary>
    public static FormState Post(IFormCollection form, IEnumerable<Field> fields)
    {
        var state = new FormState();
        foreach (var field in fields)
        {
            state.Set(field.Path, [.. form[field.Path].Select(value => Clip(value ?? "")).Where(value => value.Length > 0)]);
        }

        return state;
    }

    private static string Clip(string value) => value.Length > LongestValue ? value[..LongestValue] : value.Trim();

    /// <summary>The fragment these values make. Empty fields are left out; a number that is none is noted with <paramref name="notANumber"/>.</summary>
    public static JsonObject Write(FormState state, IEnumerable<Field> fields, string notANumber)
    {
        var (root, made) = (new JsonObject(), new Dictionary<string, JsonNode>(StringComparer.Ordinal));
        foreach (var field in fields)
        {
            if (field.Carries is { } group && state[group].Length == 0)
            {
                continue;
            }

            if (ValueOf(state, field, notANumber) is { } value)
            {
                Place(root, field.Path, value, made);
            }
        }

        return root;
    }

    private static JsonNode? ValueOf(FormState state, Field field, string notANumber)
    {
        var text = state[field.Path];
        switch (field.Kind)
        {
            case FieldKind.Many:
                return text.Length == 0 ? null : new JsonArray([.. state.All(field.Path).Select(value => JsonValue.Create(value))]);
            case FieldKind.Number when text.Length > 0:
                if (TryNumber(text) is { } number)
                {
                    return JsonValue.Create(number);
                }

                state.Report(field.Path, notANumber);
                return null;
            case FieldKind.YesNo when text is "yes" or "no":
                return JsonValue.Create(text == "yes");
            default:
                return text.Length == 0 || field.Kind == FieldKind.YesNo ? null : JsonValue.Create(text);
        }
    }

    private static double? TryNumber(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>Puts a value at its path, making objects and lists on the way; gaps in a list close up.</summary>
    private static void Place(JsonObject root, string path, JsonNode value, Dictionary<string, JsonNode> made)
    {
        JsonNode at = root;
        var (steps, prefix) = (StepsOf(path), "");
        for (var i = 0; i < steps.Length; i++)
        {
            prefix += "." + steps[i];
            if (!made.TryGetValue(prefix, out var inside))
            {
                made[prefix] = inside = i == steps.Length - 1 ? value : steps[i + 1].StartsWith('[') ? new JsonArray() : new JsonObject();
                Attach(at, steps[i], inside);
            }

            at = inside;
        }
    }

    private static void Attach(JsonNode parent, string name, JsonNode child)
    {
        if (parent is JsonArray list)
        {
            list.Add(child);
        }
        else
        {
            parent[name] = child;
        }
    }

    private static string[] StepsOf(string path) => path.Replace("[", ".[", StringComparison.Ordinal).Split('.');

    /// <summary>Fills a form from a fragment.</summary>
    public static FormState Read(JsonObject? fragment, IEnumerable<Field> fields)
    {
        var state = new FormState();
        foreach (var field in fields)
        {
            if (Find(fragment, field.Path) is { } value)
            {
                state.Set(field.Path, value is JsonArray list ? [.. list.Select(Show)] : [Show(value)]);
            }
        }

        return state;
    }

    private static JsonNode? Find(JsonNode? at, string path)
    {
        foreach (var step in StepsOf(path))
        {
            at = at switch
            {
                JsonObject map => map[step],
                JsonArray list when step.StartsWith('[') && IndexOf(step) < list.Count => list[IndexOf(step)],
                _ => null,
            };
        }

        return at;
    }

    private static int IndexOf(string step) => int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture);

    private static string Show(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "yes",
        System.Text.Json.JsonValueKind.False => "no",
        null => "",
        _ => value.ToString(),
    };

    /// <summary>Notes the reader's problems at the fields they are about; one that fits no field is about the form.</summary>
    public static void Report(FormState state, IEnumerable<AnswersProblem> problems, IReadOnlyCollection<Field> fields)
    {
        foreach (var problem in problems)
        {
            var path = problem.Path.StartsWith("$.", StringComparison.Ordinal) ? problem.Path[2..] : "";
            var field = fields.FirstOrDefault(one => one.Path == path)
                ?? fields.Where(one => path.Length > 0 && (IsWithin(path, one.Path) || IsWithin(one.Path, path))).MaxBy(one => one.Path.Length);
            var words = problem.Message;
            state.Report(field?.Path ?? "", words.Length > 0 ? $"{char.ToUpperInvariant(words[0])}{words[1..]}." : words);
        }
    }

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && inner.Length > outer.Length && inner[outer.Length] is '.' or '[';
}
