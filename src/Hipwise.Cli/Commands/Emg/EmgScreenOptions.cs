using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Cli.Commands.Body;
using Hipwise.Formats.Text;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Screens;

namespace Hipwise.Cli.Commands.Emg;

/// <summary>What was done while a recording was made: a screen of the check-up, whose measures may go into an answers file.</summary>
internal sealed class EmgScreenOptions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string?> screen = new("--screen") { Description = "The screen of the check-up that was done; its measures are read.", HelpName = "ID" };
    private readonly Option<string?> side = new("--side") { Description = "The side tested: left or right (default: both).", HelpName = "SIDE" };
    private readonly Option<string?> on = new("--on") { Description = "The day, such as 2026-11-21 (default: as the recording says).", HelpName = "DAY" };
    private readonly Option<string?> into = new("--into") { Description = "Put the measures into this answers file.", HelpName = "ANSWERS.json" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[screen, side, on, into])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The screen that is asked for; null without one. Refuses what makes no sense before any work is done.</summary>
    public Screen? Find(ParseResult parsed, KnowledgeBase knowledge)
    {
        if (parsed.GetValue(screen) is not { } id)
        {
            return new Option<string?>[] { side, on, into }.FirstOrDefault(option => parsed.GetValue(option) is not null) is not { } lonely ? null
                : throw new MisuseException($"{lonely.Name} goes with --screen; say which screen was done.");
        }

        var recorded = knowledge.Screens.Values.Where(one => one.Emg is not null).Select(one => one.Id).Order(StringComparer.Ordinal).ToList();
        var found = knowledge.Screens.GetValueOrDefault(id);
        if (found?.Emg is null)
        {
            throw new MisuseException(found is not null
                ? $"The screen '{id}' is not recorded with electrodes; these are: {string.Join(", ", recorded)}."
                : $"There is no screen '{id}'; {(Spelling.Nearest(id, recorded) is { } near ? $"did you mean '{near}'?" : $"use one of {string.Join(", ", recorded)}")}");
        }

        _ = (SideOf(parsed), DayOf(parsed));
        if (parsed.GetValue(into) is { } file)
        {
            _ = ReadAnswers(file, knowledge);
        }

        return found;
    }

    /// <summary>What the recording tells about it.</summary>
    public EmgTrial Read(ParseResult parsed, EmgReading reading, Screen found, KnowledgeBase knowledge) =>
        EmgTrialReader.Read(reading, found, SideOf(parsed), DayOf(parsed), knowledge);

    /// <summary>Puts the values into the answers file that is named, in place of those that electrodes gave on the same day; does nothing when none is.</summary>
    public void Keep(ParseResult parsed, EmgTrial trial, KnowledgeBase knowledge)
    {
        if (parsed.GetValue(into) is not { } file)
        {
            return;
        }

        if (EmgTrialJson.Entry(trial) is not { } entry)
        {
            Tell.Warn(knowledge.Phrases.Say("emg.screen.nothing", ("file", file)));
            return;
        }

        var answers = ReadAnswers(file, knowledge);
        var screens = answers["screens"] as JsonArray ?? [];
        answers["screens"] = screens;
        var before = screens.OfType<JsonObject>().FirstOrDefault(one => Same(one, entry, "screen") && Same(one, entry, "by") && Same(one, entry, "on"));
        foreach (var (name, value) in before is null ? [] : entry.ToList())
        {
            before![name] = value?.DeepClone();
        }

        if (before is null)
        {
            screens.Add(entry);
        }

        var bytes = Encoding.UTF8.GetBytes(answers.ToJsonString(Indented) + "\n");
        Check(bytes, file, knowledge);
        NewFile.Write(file, stream => stream.Write(bytes));
        var count = trial.Observations().Length.ToString(CultureInfo.InvariantCulture);
        Tell.Warn(knowledge.Phrases.Say("emg.screen.done", ("count", count), ("screen", knowledge.Screens[trial.Screen].Words.Name), ("file", file)));
    }

    private static bool Same(JsonObject one, JsonObject other, string name) => one[name]?.ToString() == other[name]?.ToString();

    private static JsonObject ReadAnswers(string file, KnowledgeBase knowledge)
    {
        var bytes = InputFile.Read(file, AnswersReader.LargestFile);
        Check(bytes, file, knowledge);
        return JsonNode.Parse(bytes)!.AsObject();
    }

    private static void Check(byte[] bytes, string file, KnowledgeBase knowledge)
    {
        try
        {
            _ = AnswersReader.Read(bytes, knowledge);
        }
        catch (AnswersException problem)
        {
            throw new IOException($"{file} cannot be used:\n  " + string.Join("\n  ", problem.Problems), problem);
        }
    }

    private Core.Side? SideOf(ParseResult parsed) => parsed.GetValue(side) switch
    {
        null => null,
        "left" => Core.Side.Left,
        "right" => Core.Side.Right,
        var word => throw new MisuseException($"'{word}' is no side; write left or right."),
    };

    private DateOnly? DayOf(ParseResult parsed) => parsed.GetValue(on) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new MisuseException($"'{text}' is no day; write it as 2026-11-21.");
}
