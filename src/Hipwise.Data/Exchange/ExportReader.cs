using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Hipwise.Care.Checkup;
using Hipwise.Care.Nudges;
using Hipwise.Data.Answering;
using Hipwise.Data.Rows;

namespace Hipwise.Data.Exchange;

/// <summary>Reads an exported file into rows. Its shape is checked here; whether its ids still mean something shows when it is loaded.</summary>
internal sealed class ExportReader
{
    private readonly List<AnswersProblem> problems = [];
    private readonly List<object> rows = [];
    private readonly HashSet<Guid> ids = [];
    private long filmed;

    /// <summary>All rows of a file, owners first.</summary>
    /// <exception cref="ImportException">Something is wrong with it.</exception>
    public static ImmutableArray<object> Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var reader = new ExportReader();
        reader.ReadRoot(new ImportPlace(document.RootElement, "$", reader.problems));
        return reader.problems.Count == 0 ? [.. reader.rows] : throw new ImportException([.. reader.problems]);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > ExportFormat.Largest)
        {
            throw new ImportException([new("$", $"the file is larger than {ExportFormat.Largest} bytes, the most an exported file may have")]);
        }

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = ExportFormat.Deepest, AllowDuplicateProperties = false };
            var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            return Utf8.IsValid(text.Span) ? JsonDocument.Parse(text, options) : throw new ImportException([new("$", "the file is not UTF-8 text; export it once more")]);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException)
        {
            var place = problem is JsonException { LineNumber: { } line } ? $" at line {line + 1}" : "";
            throw new ImportException([new(
                "$", $"the file is not whole{place}: broken JSON, a name twice, or nesting deeper than {ExportFormat.Deepest} levels; export it once more")]);
        }
    }

    private void ReadRoot(ImportPlace root)
    {
        // Another format or version is told on its own: all that follows would only confuse.
        var head = root.Element.ValueKind == JsonValueKind.Object && root.Element.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.String && format.ValueEquals(ExportFormat.Name);
        if (!head)
        {
            root.Report($"this is no exported file; it must hold \"format\": \"{ExportFormat.Name}\"");
            return;
        }

        if (root.Element.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) && number > ExportFormat.Version)
        {
            root.Report($"the file was written by a newer Hipwise (version {number}; this one reads {ExportFormat.Version}); import it there");
            return;
        }

        ReadAll(root, root.Object("format", "version", "exportedAt", "knowledge", "person?", "checkups", "diary?", "settings?", "nudges?", "own?"));
    }

    private void ReadAll(ImportPlace root, ImportMembers members)
    {
        members.Read("version", place => place.Whole(1));
        members.Read("exportedAt", place => place.Time());
        members.Read("knowledge", place => place.Text());
        var person = members.Maybe("person", ReadPerson);
        var checkups = members.Items("checkups", Limits.MostCheckups).ToList();
        var diary = members.Items("diary", Limits.MostDiaryEntries).ToList();
        var own = members.Items("own", Limits.MostOwn).ToList();
        if (person is null && checkups.Count + diary.Count + own.Count > 0)
        {
            root.Report("'person' is missing, whose check-ups and diary these are");
        }

        var numbers = new HashSet<int>();
        foreach (var checkup in checkups)
        {
            ReadCheckup(checkup, person ?? default, numbers);
        }

        rows.AddRange(diary.Select(entry => ReadEntry(entry, person ?? default)));
        ReadDays(members, person);
        ReadOwn(own, person ?? default);
    }

    private Guid ReadPerson(ImportPlace person)
    {
        var members = person.Object("id", "createdAt");
        var row = new PersonRow { Id = NewId(members), CreatedAt = members.Read("createdAt", place => place.Time()) };
        rows.Add(row);
        return row.Id;
    }

    private void ReadCheckup(ImportPlace checkup, Guid person, HashSet<int> numbers)
    {
        var members = checkup.Object(
            "id", "number", "startedAt", "finishedAt?", "length", "revision?", "parts", "partsSavedAt?", "trials", "corrections?");
        var row = new CheckupRow
        {
            Id = NewId(members),
            PersonId = person,
            Number = members.Read("number", place => place.Whole(1)),
            StartedAt = members.Read("startedAt", place => place.Time()),
            FinishedAt = members.Maybe("finishedAt", place => place.Time()),
            Length = members.Read("length", place => place.OneOf("quick", "full")) ?? "",
            Revision = members.Read("revision", place => place.Whole(0)),
        };
        rows.Add(row);
        if (!numbers.Add(row.Number))
        {
            checkup.Report("has the number of another check-up; give each its own");
        }

        ReadParts(members, row);
        foreach (var trial in members.Items("trials", Limits.MostTrials))
        {
            ReadTrial(trial, row.Id);
        }

        rows.AddRange(members.Items("corrections", Limits.MostCorrections).Select(place => ReadCorrection(place, row.Id)));
    }

    private void ReadParts(ImportMembers members, CheckupRow checkup)
    {
        var parts = members.Read("parts", place => place.Keyed(Limits.MostParts)) ?? [];
        var times = members.Read("partsSavedAt", place => place.Keyed(Limits.MostParts)) ?? [];
        foreach (var (key, place) in parts)
        {
            if (place.Element.ValueKind != JsonValueKind.Object)
            {
                place.Report("must be an object { }, a piece of an answers file");
            }

            rows.Add(new AnswerPartRow
            {
                CheckupId = checkup.Id, Key = key, Json = place.Json(Fragments.Largest), SavedAt = times.TryGetValue(key, out var time) ? time.Time() : checkup.StartedAt,
            });
        }

        foreach (var (_, place) in times.Where(time => !parts.ContainsKey(time.Key)))
        {
            place.Report("is the time of a part that is not there");
        }
    }

    private void ReadTrial(ImportPlace trial, Guid checkup)
    {
        var members = trial.Object("id", "screen", "on?", "savedAt", "parts", "observations", "films?");
        var row = new TrialRow
        {
            Id = NewId(members),
            CheckupId = checkup,
            Screen = members.Read("screen", place => place.Key()) ?? "",
            On = members.Maybe("on", place => place.Day()),
            SavedAt = members.Read("savedAt", place => place.Time()),
        };
        rows.Add(row);
        var parts = members.Items("parts", Parts.All.Count).Select(place => ReadTrialPart(place, row.Id)).ToList();
        if (parts.DistinctBy(part => part.Part, StringComparer.Ordinal).Count() != parts.Count)
        {
            trial.Report("has the same part twice; keep one");
        }

        rows.AddRange(parts);
        rows.AddRange(members.Items("observations", Limits.MostObservations).Select(place => ReadObservation(place, row.Id)));
        ReadFilms(trial, members, row.Id);
    }

    private void ReadFilms(ImportPlace trial, ImportMembers members, Guid id)
    {
        var films = members.Items("films", Parts.All.Count * Limits.MostFilmsOfPart).Select(place => ReadFilm(place, id)).ToList();
        if (films.DistinctBy(film => (film.Part, film.Number)).Count() != films.Count)
        {
            trial.Report("has the same film twice; keep one");
        }

        filmed += films.Sum(film => (long)film.Points.Length);
        if (filmed > Limits.LargestFilms)
        {
            trial.Report($"with this one the films come to more than {Limits.LargestFilms} bytes; take some away");
        }

        rows.AddRange(films);
    }

    private static FilmRow ReadFilm(ImportPlace film, Guid trial)
    {
        var members = film.Object("part", "number", "points", "savedAt");
        return new FilmRow
        {
            TrialId = trial,
            Part = members.Read("part", place => place.OneOf(Parts.All)) ?? "",
            Number = members.Read("number", place => place.Whole(1)),
            Points = members.Read("points", place => place.Bytes(Limits.LargestFilm)) ?? [],
            SavedAt = members.Read("savedAt", place => place.Time()),
        };
    }

    private static TrialPartRow ReadTrialPart(ImportPlace part, Guid trial)
    {
        var members = part.Object("part", "pain?", "tingling", "stoppedBecause?", "savedAt");
        return new TrialPartRow
        {
            TrialId = trial,
            Part = members.Read("part", place => place.OneOf(Parts.All)) ?? "",
            Pain = members.Maybe("pain", place => place.Number()),
            Tingling = members.Read("tingling", place => place.YesNo()),
            StoppedBecause = members.Read("stoppedBecause", place => place.Text()),
            SavedAt = members.Read("savedAt", place => place.Time()),
        };
    }

    private static ObservationRow ReadObservation(ImportPlace observation, Guid trial)
    {
        var members = observation.Object("measure", "side?", "tries", "sd?", "source", "savedAt");
        return new ObservationRow
        {
            TrialId = trial,
            Measure = members.Read("measure", place => place.Key()) ?? "",
            Side = members.Read("side", place => place.OneOf("left", "right")),
            Tries = members.Read("tries", ReadTries) ?? "[]",
            Sd = members.Maybe("sd", place => place.Number()),
            Source = members.Read("source", place => place.Key()) ?? "",
            SavedAt = members.Read("savedAt", place => place.Time()),
        };
    }

    private static string ReadTries(ImportPlace tries)
    {
        var items = tries.Items(Limits.MostTries).ToList();
        foreach (var item in items)
        {
            _ = item.Element.ValueKind switch
            {
                JsonValueKind.Number => (object)item.Number(),
                JsonValueKind.True or JsonValueKind.False => item.YesNo(),
                _ => item.Key(),
            };
        }

        if (items.Select(item => item.Element.ValueKind == JsonValueKind.False ? JsonValueKind.True : item.Element.ValueKind).Distinct().Count() > 1)
        {
            tries.Report("mixes numbers, yes and no, and ids; a measure has one kind");
        }

        return tries.Json(Fragments.Largest);
    }

    private static CorrectionRow ReadCorrection(ImportPlace correction, Guid checkup)
    {
        var members = correction.Object("savedAt", "title", "changes", "seenAt?");
        return new CorrectionRow
        {
            CheckupId = checkup,
            SavedAt = members.Read("savedAt", place => place.Time()),
            Title = members.Read("title", place => place.Text()) ?? "",
            ChangesJson = members.Read("changes", place => place.Json(Limits.LargestChanges)) ?? "{}",
            SeenAt = members.Maybe("seenAt", place => place.Time()),
        };
    }

    private void ReadDays(ImportMembers members, Guid? person)
    {
        var settings = members.Items("settings", Limits.MostSettings).Select(place => ReadSetting(place, person ?? default)).ToList();
        var nudges = members.Items("nudges", Limits.MostDiaryEntries).Select(place => (place, row: ReadNudge(place, person ?? default))).ToList();
        foreach (var (place, _) in nudges.GroupBy(one => one.row.Slot).SelectMany(same => same.Skip(1)))
        {
            place.Report("has the slot of another nudge; keep one");
        }

        rows.AddRange(settings.DistinctBy(row => row.Key, StringComparer.Ordinal));
        rows.AddRange(nudges.Select(one => one.row));
    }

    private static SettingRow ReadSetting(ImportPlace setting, Guid person)
    {
        var members = setting.Object("key", "savedAt", "value");
        return new SettingRow
        {
            PersonId = person,
            Key = members.Read("key", place => place.Key()) ?? "",
            SavedAt = members.Read("savedAt", place => place.Time()),
            Json = members.Read("value", place => place.Json(Limits.LargestChanges)) ?? "{}",
        };
    }

    private static NudgeRow ReadNudge(ImportPlace nudge, Guid person)
    {
        var members = nudge.Object("slot", "offeredAt", "choice?", "desk?", "answer", "answeredAt?", "until?");
        return new NudgeRow
        {
            PersonId = person,
            Slot = members.Read("slot", place => place.Time()),
            OfferedAt = members.Read("offeredAt", place => place.Time()),
            Choice = members.Read("choice", place => place.Key()),
            Desk = members.Read("desk", place => place.OneOf(Enum.GetNames<DeskMove>())),
            Answer = members.Read("answer", place => place.OneOf(Enum.GetNames<NudgeAnswer>())) ?? "",
            AnsweredAt = members.Maybe("answeredAt", place => place.Time()),
            Until = members.Maybe("until", place => place.Time()),
        };
    }

    private void ReadOwn(IReadOnlyCollection<ImportPlace> entries, Guid person)
    {
        var known = new HashSet<(string, string)>();
        foreach (var place in entries)
        {
            var members = place.Object("kind", "id", "createdAt", "savedAt", "content");
            var row = new OwnRow
            {
                PersonId = person,
                Kind = members.Read("kind", kind => kind.OneOf(OwnRow.Exercise, OwnRow.Limit)) ?? "",
                Id = members.Read("id", id => id.Key()) ?? "",
                CreatedAt = members.Read("createdAt", time => time.Time()),
                SavedAt = members.Read("savedAt", time => time.Time()),
                Json = "{}",
            };
            row.Json = members.Read("content", content => ReadOwnContent(content, row.Id)) ?? "{}";
            if (!known.Add((row.Kind, row.Id)))
            {
                place.Report("has the id of another one; give each its own");
            }

            rows.Add(row);
        }
    }

    private static string ReadOwnContent(ImportPlace content, string id)
    {
        var named = content.Element.ValueKind == JsonValueKind.Object && content.Element.TryGetProperty("id", out var own)
            && own.ValueKind == JsonValueKind.String && own.ValueEquals(id);
        if (!named)
        {
            content.Report("must hold the same 'id'");
        }

        return content.Json(Fragments.Largest);
    }

    private DiaryRow ReadEntry(ImportPlace entry, Guid person)
    {
        var members = entry.Object("id", "session?", "kind", "at", "savedAt", "content");
        return new DiaryRow
        {
            Id = NewId(members),
            PersonId = person,
            Session = members.Maybe("session", place => place.Id()),
            Kind = members.Read("kind", place => place.Key()) ?? "",
            At = members.Read("at", place => place.Time()),
            SavedAt = members.Read("savedAt", place => place.Time()),
            Json = members.Read("content", place => place.Json(Fragments.Largest)) ?? "{}",
        };
    }

    private Guid NewId(ImportMembers members) => members.Read("id", place =>
    {
        var id = place.Id();
        if (!ids.Add(id))
        {
            place.Report("stands twice in the file; give each its own");
        }

        return id;
    });
}
