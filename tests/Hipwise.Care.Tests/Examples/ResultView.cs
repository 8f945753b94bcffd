using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>What tests look up in a result.</summary>
internal static class ResultView
{
    public static Finding FindingOf(this CheckupResult result, string id, Side? side = null) =>
        result.Findings.Where(finding => finding.Id == id && finding.Side == side).ShouldHaveSingleItem($"finding {id} {side}");

    public static Explanation HypothesisOf(this CheckupResult result, string id, string place) =>
        result.Hypotheses.Where(one => one.Id == id && one.Place == place).ShouldHaveSingleItem($"hypothesis {id} at {place}");

    public static Plan PlanOf(this CheckupResult result) => result.Plan.ShouldNotBeNull();

    public static PlanBlock BlockOf(this CheckupResult result, string id) =>
        result.PlanOf().Blocks.Where(block => block.Id == id).ShouldHaveSingleItem($"block {id}");

    /// <summary>The lines of all sessions.</summary>
    public static IEnumerable<Prescription> SessionLines(this Plan plan) => plan.Blocks.SelectMany(block => block.Prescriptions);

    /// <summary>The lines of all sessions and breaks, and what is practised at every rise.</summary>
    public static IEnumerable<Prescription> AllLines(this Plan plan) =>
        plan.SessionLines().Concat(plan.Breaks.Choices).Concat(plan.EveryRise is { } rise ? [rise] : []);

    /// <summary>Every exercise the plan names, variants included.</summary>
    public static IEnumerable<string> AllExercises(this Plan plan) =>
        plan.AllLines().SelectMany(line => line.Easier.Concat(line.Harder).Append(line.Exercise)).Distinct(StringComparer.Ordinal);

    /// <summary>Session lines that a finding, hypothesis, goal or rule is a reason for.</summary>
    public static IEnumerable<Prescription> LinesFor(this Plan plan, string reason) =>
        plan.AllLines().Where(line => line.Why.Any(why => why.Id == reason));

    /// <summary>Every text of the result as it is written, with its JSON path.</summary>
    public static List<(string Path, string Text)> Texts(this CheckupResult result)
    {
        using var document = JsonDocument.Parse(ResultJson.Write(result));
        return [.. Walk(document.RootElement, "$")];
    }

    private static IEnumerable<(string Path, string Text)> Walk(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => [(path, element.GetString()!)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Walk(item, $"{path}[{index}]")),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Walk(member.Value, $"{path}.{member.Name}")),
        _ => [],
    };
}
