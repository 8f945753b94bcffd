using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data.Exchange;

/// <summary>Writes every row as one readable JSON file; the same rows give the same bytes but for the time.</summary>
internal sealed class ExportWriter(HipwiseContext context, string knowledge, DateTime now)
{
    private readonly MemoryStream stream = new();

    public async Task<byte[]> WriteAsync(CancellationToken cancellationToken)
    {
        var rows = await ExportRows.LoadAsync(context, cancellationToken);
        await using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteRoot(json, rows);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private void WriteRoot(Utf8JsonWriter json, ExportRows rows)
    {
        json.WriteStartObject();
        json.WriteString("format", ExportFormat.Name);
        json.WriteNumber("version", ExportFormat.Version);
        WriteTime(json, "exportedAt", now);
        json.WriteString("knowledge", knowledge);
        WritePerson(json, rows.Person);
        WriteList(json, "checkups", rows.Checkups, checkup => WriteCheckup(json, checkup, rows));
        WriteList(json, "diary", rows.Diary, entry => WriteEntry(json, entry));
        WriteList(json, "settings", rows.Settings, setting => WriteSetting(json, setting));
        WriteList(json, "nudges", rows.Nudges, nudge => WriteNudge(json, nudge));
        WriteList(json, "own", rows.Own, entry => WriteOwn(json, entry));
        json.WriteEndObject();
    }

    private static void WritePerson(Utf8JsonWriter json, PersonRow? person)
    {
        if (person is null)
        {
            json.WriteNull("person");
            return;
        }

        json.WriteStartObject("person");
        json.WriteString("id", person.Id);
        WriteTime(json, "createdAt", person.CreatedAt);
        json.WriteEndObject();
    }

    private static void WriteCheckup(Utf8JsonWriter json, CheckupRow checkup, ExportRows rows)
    {
        json.WriteString("id", checkup.Id);
        json.WriteNumber("number", checkup.Number);
        WriteTime(json, "startedAt", checkup.StartedAt);
        WriteTime(json, "finishedAt", checkup.FinishedAt);
        json.WriteString("length", checkup.Length);
        json.WriteNumber("revision", checkup.Revision);
        WriteParts(json, [.. rows.Parts[checkup.Id].OrderBy(part => part.Key, StringComparer.Ordinal)]);
        WriteList(json, "trials", rows.Trials[checkup.Id], trial => WriteTrial(json, trial, rows));
        WriteList(json, "corrections", rows.Corrections[checkup.Id], correction => WriteCorrection(json, correction));
    }

    private static void WriteParts(Utf8JsonWriter json, IReadOnlyCollection<AnswerPartRow> parts)
    {
        json.WriteStartObject("parts");
        foreach (var part in parts)
        {
            json.WritePropertyName(part.Key);
            WriteJson(json, part.Json);
        }

        json.WriteEndObject();
        json.WriteStartObject("partsSavedAt");
        foreach (var part in parts)
        {
            WriteTime(json, part.Key, part.SavedAt);
        }

        json.WriteEndObject();
    }

    private static void WriteTrial(Utf8JsonWriter json, TrialRow trial, ExportRows rows)
    {
        json.WriteString("id", trial.Id);
        json.WriteString("screen", trial.Screen);
        json.WriteString("on", trial.On?.ToString(ExportFormat.Day, CultureInfo.InvariantCulture));
        WriteTime(json, "savedAt", trial.SavedAt);
        WriteList(json, "parts", rows.TrialParts[trial.Id].OrderBy(part => Parts.RankOf(part.Part)), part => WriteTrialPart(json, part));
        WriteList(json, "observations", rows.Observations[trial.Id], observation => WriteObservation(json, observation));
        if (rows.Films.Contains(trial.Id))
        {
            WriteList(json, "films", rows.Films[trial.Id].OrderBy(film => Parts.RankOf(film.Part)).ThenBy(film => film.Number), film => WriteFilm(json, film));
        }
    }

    private static void WriteTrialPart(Utf8JsonWriter json, TrialPartRow part)
    {
        json.WriteString("part", part.Part);
        WriteNumber(json, "pain", part.Pain);
        json.WriteBoolean("tingling", part.Tingling);
        json.WriteString("stoppedBecause", part.StoppedBecause);
        WriteTime(json, "savedAt", part.SavedAt);
    }

    private static void WriteObservation(Utf8JsonWriter json, ObservationRow observation)
    {
        json.WriteString("measure", observation.Measure);
        json.WriteString("side", observation.Side);
        json.WritePropertyName("tries");
        json.WriteRawValue(observation.Tries);
        WriteNumber(json, "sd", observation.Sd);
        json.WriteString("source", observation.Source);
        WriteTime(json, "savedAt", observation.SavedAt);
    }

    private static void WriteFilm(Utf8JsonWriter json, FilmRow film)
    {
        json.WriteString("part", film.Part);
        json.WriteNumber("number", film.Number);
        json.WriteBase64String("points", film.Points);
        WriteTime(json, "savedAt", film.SavedAt);
    }

    private static void WriteCorrection(Utf8JsonWriter json, CorrectionRow correction)
    {
        WriteTime(json, "savedAt", correction.SavedAt);
        json.WriteString("title", correction.Title);
        json.WritePropertyName("changes");
        WriteJson(json, correction.ChangesJson);
        WriteTime(json, "seenAt", correction.SeenAt);
    }

    private static void WriteEntry(Utf8JsonWriter json, DiaryRow entry)
    {
        json.WriteString("id", entry.Id);
        json.WriteString("session", entry.Session?.ToString());
        json.WriteString("kind", entry.Kind);
        WriteTime(json, "at", entry.At);
        WriteTime(json, "savedAt", entry.SavedAt);
        json.WritePropertyName("content");
        WriteJson(json, entry.Json);
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingRow setting)
    {
        json.WriteString("key", setting.Key);
        WriteTime(json, "savedAt", setting.SavedAt);
        json.WritePropertyName("value");
        WriteJson(json, setting.Json);
    }

    private static void WriteNudge(Utf8JsonWriter json, NudgeRow nudge)
    {
        WriteTime(json, "slot", nudge.Slot);
        WriteTime(json, "offeredAt", nudge.OfferedAt);
        json.WriteString("choice", nudge.Choice);
        json.WriteString("desk", nudge.Desk);
        json.WriteString("answer", nudge.Answer);
        WriteTime(json, "answeredAt", nudge.AnsweredAt);
        WriteTime(json, "until", nudge.Until);
    }

    private static void WriteOwn(Utf8JsonWriter json, OwnRow entry)
    {
        json.WriteString("kind", entry.Kind);
        json.WriteString("id", entry.Id);
        WriteTime(json, "createdAt", entry.CreatedAt);
        WriteTime(json, "savedAt", entry.SavedAt);
        json.WritePropertyName("content");
        WriteJson(json, entry.Json);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, string text)
    {
        using var document = JsonDocument.Parse(text);
        document.RootElement.WriteTo(json);
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

    private static void WriteTime(Utf8JsonWriter json, string name, DateTime? time) =>
        json.WriteString(name, time?.ToString(ExportFormat.Time, CultureInfo.InvariantCulture));
}
