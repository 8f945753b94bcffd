using System.Collections.Immutable;
using System.Globalization;
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
    public static ImmutableArray<double>? TryNumbers(string json)
    {
        if (json is not ['[', .., ']'])
        {
            return null;
        }

        // By hand: of all kinds these are read by the thousand.
        var list = json.AsSpan(1, json.Length - 2);
        var numbers = ImmutableArray.CreateBuilder<double>(1 + list.Count(','));
        foreach (var item in list.Split(','))
        {
            if (!double.TryParse(list[item], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.MoveToImmutable();
    }

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
