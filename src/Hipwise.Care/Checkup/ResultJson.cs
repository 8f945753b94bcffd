using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Writes results as JSON: camel-case names, words in lower case with hyphens, nulls kept.</summary>
public static class ResultJson
{
    private static readonly ResultJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new Words<Side>(), new Words<Strength>(), new Words<ObservationSource>(), new Words<CheckStatus>(), new Words<SafetyRule>(),
            new Words<SafetyStatus>(), new Words<PainSide>(), new Words<Leaning>(), new Words<PlanKind>(), new Words<ChangeKind>(),
        },
    });

    /// <summary>A result as UTF-8 JSON.</summary>
    public static byte[] Write(CheckupResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Context.CheckupResult);

    /// <summary>Changes as UTF-8 JSON.</summary>
    public static byte[] Write(CheckupChanges changes) => JsonSerializer.SerializeToUtf8Bytes(changes, Context.CheckupChanges);

    /// <summary>Reads changes that <see cref="Write(CheckupChanges)"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static CheckupChanges ReadChanges(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, Context.CheckupChanges) ?? throw new JsonException("null is no list of changes.");

    private sealed class Words<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}

/// <summary>Serialisers made at build time, so that a cold start reflects nothing.</summary>
[JsonSerializable(typeof(CheckupResult))]
[JsonSerializable(typeof(CheckupChanges))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;
