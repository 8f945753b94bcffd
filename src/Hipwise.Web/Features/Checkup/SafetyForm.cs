using System.Text.Json.Nodes;
using Hipwise.Knowledge;
using Hipwise.Web.Forms;

namespace Hipwise.Web.Features.Checkup;

/// <summary>How safety questions stand in a form, and in the answers.</summary>
public static class SafetyForm
{
    /// <summary>The choice of a flag with signs that says that none is true.</summary>
    public const string NoSign = "none";

    /// <summary>Name of the field of a flag.</summary>
    public static string FieldOf(RedFlag flag) => $"flag.{flag.Id}";

    /// <summary>Fills a form from an answered group.</summary>
    public static FormState Fill(JsonObject? fragment, IEnumerable<RedFlag> flags, bool askedAgain)
    {
        var state = new FormState();
        if (fragment?["safety"] is not JsonObject safety)
        {
            return state;
        }

        foreach (var flag in flags)
        {
            var signs = safety["features"]?[flag.Id] as JsonArray;
            var word = Lists(safety, "yes", flag.Id) ? "yes" : Lists(safety, "unsure", flag.Id) ? "unsure" : Lists(safety, askedAgain ? "askedAgain" : "no", flag.Id) ? "no" : null;
            if (signs is not null)
            {
                state.Set(FieldOf(flag), signs.Count == 0 ? [NoSign] : [.. signs.Select(sign => sign!.ToString())]);
            }
            else if (word is not null)
            {
                state.Set(FieldOf(flag), word);
            }
        }

        return state;
    }

    private static bool Lists(JsonObject safety, string list, string id) =>
        safety[list] is JsonArray ids && ids.Any(one => one?.ToString() == id);

    /// <summary>The answers a form gives; an open question is noted unless the rest was said to be no.</summary>
    /// <param name="state">What the form holds.</param>
    /// <param name="flags">The questions asked.</param>
    /// <param name="restIsNo">True when everything not ticked is a no.</param>
    /// <param name="askedAgain">True when these questions were asked a second time.</param>
    /// <param name="choose">What to say at an open question.</param>
    public static JsonObject Write(FormState state, IEnumerable<RedFlag> flags, bool restIsNo, bool askedAgain, Func<RedFlag, string> choose)
    {
        var (yes, unsure, no, features) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonObject());
        foreach (var flag in flags)
        {
            var field = FieldOf(flag);
            var said = state.All(field);
            if (said.IsEmpty && !restIsNo)
            {
                state.Report(field, choose(flag));
            }
            else if (said.Contains("unsure", StringComparer.Ordinal))
            {
                unsure.Add(flag.Id);
            }
            else if (flag.Features.Length > 0 && !askedAgain)
            {
                features[flag.Id] = new JsonArray([.. flag.Features.Where(feature => said.Contains(feature.Id)).Select(feature => JsonValue.Create(feature.Id))]);
            }
            else
            {
                (said.Contains("yes", StringComparer.Ordinal) || flag.Features.Any(feature => said.Contains(feature.Id)) ? yes : no).Add(flag.Id);
            }
        }

        var safety = new JsonObject { ["yes"] = yes, ["unsure"] = unsure, [askedAgain ? "askedAgain" : "no"] = no };
        if (features.Count > 0)
        {
            safety["features"] = features;
        }

        return new JsonObject { ["safety"] = safety };
    }
}
