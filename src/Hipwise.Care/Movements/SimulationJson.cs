using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Core;

namespace Hipwise.Care.Movements;

/// <summary>A simulated exercise as it is told in JSON.</summary>
/// <param name="KnowledgeVersion">Version of the knowledge that it follows from.</param>
/// <param name="Exercise">Id of the exercise, screen or figure.</param>
/// <param name="Name">Its name, or the id where it has none.</param>
/// <param name="Request">What it was simulated with.</param>
/// <param name="Demands">What it asks of the body.</param>
public sealed record SimulationReport(string KnowledgeVersion, string Exercise, string Name, ExerciseRequest Request, MovementDemands Demands);

/// <summary>Writes simulated exercises as JSON: camel-case names, words in lower case with hyphens, nulls kept.</summary>
public static class SimulationJson
{
    private static readonly SimulationJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Words<Side>(), new Words<PhaseWay>() },
    });

    /// <summary>A report as UTF-8 JSON.</summary>
    public static byte[] Write(SimulationReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Context.SimulationReport);

    /// <summary>A ranking as UTF-8 JSON.</summary>
    public static byte[] Write(ExerciseRank rank) => JsonSerializer.SerializeToUtf8Bytes(rank, Context.ExerciseRank);

    private sealed class Words<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}

/// <summary>Serialisers made at build time, so that a cold start reflects nothing.</summary>
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(ExerciseRank))]
internal sealed partial class SimulationJsonContext : JsonSerializerContext;
