using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Core;

namespace Hipwise.Motion.Electrodes.Screens;

/// <summary>Writes what a recording tells about a screen: for programs, and as an entry of <c>screens</c> in an answers file.</summary>
public static class EmgTrialJson
{
    private const int Digits = 3;

    /// <summary>The entry of <c>screens</c> that keeps its values; null without any.</summary>
    /// <param name="trial">What was read.</param>
    public static JsonObject? Entry(EmgTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var entry = new JsonObject { ["screen"] = trial.Screen, ["by"] = ObservationSource.Emg.Word() };
        if (trial.On is { } on)
        {
            entry["on"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        foreach (var part in trial.Parts.Where(part => part.Measures.Any(measured => measured.Reading is not null)))
        {
            var values = part.Measures.Where(measured => measured.Reading is not null).Select(measured => KeyValuePair.Create(measured.Measure.Id, (JsonNode?)Value(measured.Reading!)));
            entry[part.Side.Word()] = new JsonObject(values);
        }

        return trial.Observations().IsEmpty ? null : entry;
    }

    /// <summary>Writes a member <c>screen</c> of the object that is open.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="trial">What was read.</param>
    internal static void Write(Utf8JsonWriter json, EmgTrial trial)
    {
        json.WriteStartObject("screen");
        json.WriteString("id", trial.Screen);
        json.WriteString("on", trial.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("parts");
        foreach (var part in trial.Parts)
        {
            json.WriteStartObject();
            json.WriteString("side", part.Side.Word());
            json.WriteStartArray("measures");
            foreach (var measured in part.Measures)
            {
                json.WriteStartObject();
                json.WriteString("id", measured.Measure.Id);
                json.WriteString("name", measured.Measure.Name);
                json.WriteString("unit", measured.Measure.Unit?.Symbol);
                json.WriteString("channel", measured.Channel);
                json.WritePropertyName("value");
                (measured.Reading is { } reading ? Value(reading) : null).WriteOrNull(json);
                json.WriteString("missing", measured.Missing);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("entry");
        Entry(trial).WriteOrNull(json);
        json.WriteEndObject();
    }

    // As an answers file holds it.
    private static JsonNode Value(Reading reading) => reading switch
    {
        NumberReading number => new JsonObject
        {
            ["tries"] = new JsonArray([.. number.Tries.Select(value => JsonValue.Create(Rounded(value)))]), ["sd"] = Rounded(number.Quantity.Sd),
        },
        ChoiceReading { Choices: [var only] } => JsonValue.Create(only),
        ChoiceReading many => new JsonArray([.. many.Choices.Select(choice => JsonValue.Create(choice))]),
        YesNoReading yesNo => new JsonArray([.. yesNo.Tries.Select(yes => JsonValue.Create(yes))]),
        _ => throw new ArgumentException("A reading is a number, a choice, or yes or no.", nameof(reading)),
    };

    private static void WriteOrNull(this JsonNode? node, Utf8JsonWriter json)
    {
        if (node is null)
        {
            json.WriteNullValue();
        }
        else
        {
            node.WriteTo(json);
        }
    }

    private static double Rounded(double value) => Math.Round(value, Digits) + 0.0;
}
