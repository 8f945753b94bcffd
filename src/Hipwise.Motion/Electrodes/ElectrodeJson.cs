using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Formats;

namespace Hipwise.Motion.Electrodes;

/// <summary>Writes what is in a recording as JSON; docs/schemas/emg-info.schema.json says what stands where.</summary>
public static class ElectrodeJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON as UTF-8, indented.</summary>
    /// <param name="source">The open file.</param>
    /// <param name="sheet">Which channel is which muscle.</param>
    /// <param name="surveys">What stands in each.</param>
    /// <param name="knowledgeVersion">The knowledge that names were read with.</param>
    public static byte[] Write(RecordingSource source, ElectrodeSheet sheet, IReadOnlyList<ChannelSurvey> surveys, string knowledgeVersion)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(surveys);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("knowledgeVersion", knowledgeVersion);
            json.WriteString("format", source.Format);
            json.WriteString("started", source.Started?.ToString("s", CultureInfo.InvariantCulture));
            json.WriteStartArray("channels");
            for (var i = 0; i < surveys.Count; i++)
            {
                WriteChannel(json, sheet.Electrodes[i], surveys[i]);
            }

            json.WriteEndArray();
            WriteEvents(json, source);
            json.WriteStartArray("warnings");
            foreach (var warning in source.Warnings)
            {
                json.WriteStringValue(warning.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The word of a use in files.</summary>
    /// <param name="use">What becomes of a channel.</param>
    public static string Word(this ElectrodeUse use) => use switch
    {
        ElectrodeUse.Read => "read",
        ElectrodeUse.Asked => "asked",
        ElectrodeUse.NoMuscle => "no-muscle",
        _ => "skipped",
    };

    private static void WriteChannel(Utf8JsonWriter json, Electrode one, ChannelSurvey survey)
    {
        json.WriteStartObject();
        json.WriteString("label", one.Channel.Label);
        json.WriteString("description", one.Channel.Description);
        json.WriteString("unit", one.Unit.Text);
        json.WriteString("measures", one.Unit.Kind.ToString().ToLowerInvariant());
        json.WriteNumber("rate", one.Channel.Rate);
        json.WriteNumber("samples", one.Channel.Count);
        json.WriteNumber("missing", survey.Missing);
        WriteNumber(json, "least", survey.Least);
        WriteNumber(json, "most", survey.Most);
        json.WriteStartArray("stretches");
        foreach (var stretch in one.Channel.Stretches)
        {
            json.WriteStartObject();
            json.WriteNumber("start", stretch.Start);
            json.WriteNumber("samples", stretch.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("use", one.Use.Word());
        json.WriteString("muscle", one.Muscle);
        json.WriteString("name", one.Name);
        json.WriteString("side", one.Side?.Word());
        json.WriteStartArray("choices");
        foreach (var choice in one.Choices)
        {
            json.WriteStringValue(choice);
        }

        json.WriteEndArray();
        json.WriteBoolean("mapped", one.IsMapped);
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, RecordingSource source)
    {
        json.WriteStartArray("events");
        foreach (var one in source.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("time", one.Time);
            WriteNumber(json, "duration", one.Duration);
            json.WriteString("label", one.Label);
            json.WriteString("context", one.Context);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
