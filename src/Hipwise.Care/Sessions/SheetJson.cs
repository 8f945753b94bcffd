using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hipwise.Care.Plans;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>Writes a session for the player: everything it needs to run without a connection.</summary>
public static class SheetJson
{
    /// <summary>UTF-8 JSON that may stand inside a page.</summary>
    /// <param name="sheet">The session.</param>
    /// <param name="knowledge">Words of exercises and what can be logged.</param>
    public static byte[] Write(SessionSheet sheet, KnowledgeBase knowledge)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.Default }))
        {
            WriteSheet(json, sheet, knowledge);
        }

        return stream.ToArray();
    }

    private static void WriteSheet(Utf8JsonWriter json, SessionSheet sheet, KnowledgeBase knowledge)
    {
        var settings = knowledge.Sessions;
        json.WriteStartObject();
        json.WriteString("block", sheet.Block);
        json.WriteString("title", sheet.Title);
        json.WriteString("day", sheet.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("seconds", sheet.Seconds);
        json.WriteNumber("readySeconds", settings.ReadySeconds);
        json.WriteNumber("switchSeconds", settings.SwitchSeconds);
        json.WriteNumber("secondsPerRepetition", knowledge.Reasoning.Plan.SecondsPerRepetition);
        json.WriteNumber("painSafe", knowledge.Reasoning.Plan.PainSafe);
        json.WriteNumber("painAcceptable", knowledge.Reasoning.Plan.PainAcceptable);
        json.WriteNumber("loadStepKg", settings.LoadStepKg);
        WriteTexts(json, "leftOut", sheet.LeftOut);
        WriteList(json, "items", sheet.Items, item => WriteItem(json, item, sheet, knowledge));
        WriteList(json, "felt", settings.Felt, place => WriteOption(json, place.Id, place.Name));
        WriteList(json, "skipReasons", settings.SkipReasons, reason =>
        {
            WriteOption(json, reason.Id, reason.Name);
            json.WriteBoolean("asked", reason.Asked);
        });
        WriteList(json, "bands", settings.Bands, band => WriteOption(json, band.Id, band.Name));
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, SheetItem item, SessionSheet sheet, KnowledgeBase knowledge)
    {
        var line = item.Prescription;
        json.WriteString("line", item.Line);
        json.WriteString("exercise", line.Exercise);
        json.WriteString("name", line.Name);
        WriteWords(json, line, knowledge);
        json.WriteString("camera", knowledge.Exercises.GetValueOrDefault(line.Exercise)?.Camera);
        json.WritePropertyName("tempo");
        WriteTempo(json, line);
        WriteNumber(json, "holdSeconds", line.Repetitions is null ? null : line.HoldSeconds);
        json.WriteString("load", line.Load);
        WriteNumber(json, "mostSets", line.MostSets);
        WriteNumber(json, "mostLoadKg", line.MostLoadKg);
        json.WriteString("effort", line.Effort);
        json.WriteBoolean("perSide", line.PerSide);
        WriteTexts(json, "why", line.Why.Select(reason => reason.Text));
        WriteTexts(json, "changes", sheet.Changes.Where(change => change.Line == item.Line).Select(change => change.Text));
        WriteList(json, "sets", item.Sets, set => WriteSet(json, set));
        WriteList(json, "variants", item.Variants, variant =>
        {
            json.WriteBoolean("harder", variant.Harder);
            json.WriteStartObject("item");
            WriteItem(json, variant.Item, sheet, knowledge);
            json.WriteEndObject();
        });
    }

    private static void WriteWords(Utf8JsonWriter json, Prescription line, KnowledgeBase knowledge)
    {
        var words = knowledge.Exercises.GetValueOrDefault(line.Exercise)?.Words;
        json.WriteString("setup", words?.Setup ?? "");
        WriteTexts(json, "steps", words?.Steps ?? []);
        WriteTexts(json, "cues", words?.Cues ?? []);
        json.WriteBoolean("drawn", knowledge.Figures.ContainsKey(line.Exercise));
    }

    private static void WriteTempo(Utf8JsonWriter json, Prescription line)
    {
        if (line.Tempo?.Split('-') is not [var down, var pause, var up])
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("down", int.Parse(down, CultureInfo.InvariantCulture));
        json.WriteNumber("pause", int.Parse(pause, CultureInfo.InvariantCulture));
        json.WriteNumber("up", int.Parse(up, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, SheetSet set)
    {
        json.WriteString("side", set.Side?.Word());
        json.WriteNumber("number", set.Number);
        json.WriteNumber("of", set.Of);
        json.WriteStartObject("work");
        WriteNumber(json, "repetitions", set.Work.Repetitions);
        WriteNumber(json, "holdSeconds", set.Work.HoldSeconds);
        WriteNumber(json, "loadKg", set.Work.LoadKg);
        json.WriteString("band", set.Work.Band);
        json.WriteEndObject();
        json.WriteNumber("restSeconds", set.RestSeconds);
    }

    private static void WriteOption(Utf8JsonWriter json, string id, string name)
    {
        json.WriteString("id", id);
        json.WriteString("name", name);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
