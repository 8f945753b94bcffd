using System.Collections.Immutable;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Screens;

/// <summary>Writes what a take tells as JSON; docs/schemas/screen.schema.json says what stands where.</summary>
public static class ScreenJson
{
    /// <summary>The JSON as UTF-8, indented.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="knowledgeVersion">The knowledge it was read with.</param>
    public static byte[] Write(ScreenReading reading, string knowledgeVersion)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("knowledgeVersion", knowledgeVersion);
            json.WriteString("screen", reading.Screen);
            json.WriteString("side", reading.Side?.Word());
            json.WriteBoolean("isUsable", reading.IsUsable);
            json.WriteNumber("coverage", Rounded(reading.Coverage));
            json.WriteNumber("repairedFrames", reading.RepairedFrames);
            json.WriteNumber("refusedFrames", reading.RefusedFrames);
            WriteQuality(json, reading.Quality);
            WriteTries(json, reading.Tries);
            WriteValues(json, "measures", reading.Measures);
            WriteValues(json, "extras", reading.Extras);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteQuality(Utf8JsonWriter json, ImmutableArray<QualityVerdict> quality)
    {
        json.WriteStartArray("quality");
        foreach (var verdict in quality)
        {
            json.WriteStartObject();
            json.WriteString("id", verdict.Id);
            json.WriteBoolean("ok", verdict.Ok);
            WriteNumber(json, "value", verdict.Value);
            json.WriteNumber("bound", verdict.Bound);
            json.WriteString("name", verdict.Name);
            json.WriteString("do", verdict.Ok ? null : verdict.Do);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTries(Utf8JsonWriter json, ImmutableArray<TryFound> tries)
    {
        json.WriteStartArray("tries");
        foreach (var one in tries)
        {
            json.WriteStartObject();
            json.WriteNumber("start", Rounded(one.Start));
            json.WriteNumber("furthest", Rounded(one.Furthest));
            json.WriteNumber("end", Rounded(one.End));
            WriteNumber(json, "range", one.Range);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, ImmutableArray<ValueReading> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("id", value.Id);
            json.WriteString("name", value.Name);
            WriteNumber(json, "value", value.Value?.Value ?? double.NaN);
            WriteNumber(json, "sd", value.Value?.Sd ?? double.NaN);
            WriteNumber(json, "low", value.Low);
            WriteNumber(json, "high", value.High);
            json.WriteString("unit", value.Value?.Unit.Symbol);
            json.WriteString("plane", value.Plane.Word());
            json.WriteNumber("coverage", Rounded(value.Coverage));
            json.WriteStartArray("tries");
            foreach (var one in value.Tries)
            {
                json.WriteNumberValue(Rounded(one));
            }

            json.WriteEndArray();
            WriteReading(json, value.Reading);
            json.WriteString("missing", value.Missing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReading(Utf8JsonWriter json, Reading? reading)
    {
        if (reading is YesNoReading yes)
        {
            json.WriteStartArray("yes");
            foreach (var one in yes.Tries)
            {
                json.WriteBooleanValue(one);
            }

            json.WriteEndArray();
        }

        if (reading is ChoiceReading choice)
        {
            json.WriteString("choice", choice.Choices[0]);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Rounded(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // Digits beyond these are not measured.
    private static double Rounded(double value) => Math.Round(value, 3);
}
