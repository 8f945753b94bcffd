using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hipwise.Core;

namespace Hipwise.Data.Answering;

/// <summary>The tries of an observation as a JSON array: numbers, booleans or option ids.</summary>
internal static class Tries
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Reading reading) => reading switch
    {
        NumberReading number => JsonSerializer.Serialize<double[]>([.. number.Tries], Plain),
        YesNoReading yesNo => JsonSerializer.Serialize<bool[]>([.. yesNo.Tries], Plain),
        ChoiceReading choice => JsonSerializer.Serialize<string[]>([.. choice.Choices], Plain),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading.GetType().Name, "is a kind of reading that has no stored form"),
    };

    /// <summary>Finite numbers, at least one; or null.</summary>
    public static ImmutableArray<double>? TryNumbers(string json) =>
        TryRead<double>(json) is { IsEmpty: false } numbers && numbers.All(double.IsFinite) ? numbers : null;

    /// <summary>At least one yes or no; or null.</summary>
    public static ImmutableArray<bool>? TryYesNo(string json) => TryRead<bool>(json) is { IsEmpty: false } answers ? answers : null;

    /// <summary>At least one word, none of them twice; or null.</summary>
    public static ImmutableArray<string>? TryWords(string json) =>
        TryRead<string>(json) is { IsEmpty: false } words && !words.Contains(null!) && words.Distinct(StringComparer.Ordinal).Count() == words.Length ? words : null;

    private static ImmutableArray<T>? TryRead<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(json, Plain) is { } items ? [.. items] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
