using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Safety;

/// <summary>The desk worker, who would get findings, explanations and a full plan, with other safety answers.</summary>
internal static class SafetyCase
{
    public static string Json(string safety) => TestKnowledge.Edit("desk-worker", root => root["safety"] = JsonNode.Parse(safety));

    public static CheckupResult Assess(string safety) => TestKnowledge.Assess(Json(safety));

    public static CheckupResult AssessYes(params string[] flags) =>
        Assess($$"""{"yes":[{{string.Join(',', flags.Select(flag => $"\"{flag}\""))}}],"noneOfTheOthers":true}""");

    /// <summary>With signs of one flag, and a no to everything else.</summary>
    public static CheckupResult AssessSigns(string flag, params IEnumerable<string> signs) =>
        Assess($$"""{"features":{"{{flag}}":[{{string.Join(',', signs.Select(sign => $"\"{sign}\""))}}]},"noneOfTheOthers":true}""");
}
