using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Data;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>Answers in a few words, for the page that lists them all.</summary>
/// <param name="checkup">The answers.</param>
/// <param name="knowledge">Their names.</param>
public sealed class AnswerWords(StoredCheckup checkup, KnowledgeBase knowledge)
{
    private Person Person => checkup.Answers.Person;

    /// <summary>What was answered on one page.</summary>
    public string Of(string key) => Join(key switch
    {
        Part.Age => [knowledge.Person.TryAgeBand(Person.AgeBand)?.Name],
        Part.Marks => OfMarks(),
        Part.Activities => checkup.Answers.Activities.Select(activity => $"{activity.Text} ({Score(activity.Score)})"),
        Part.Day => OfDay(),
        Part.Training => OfTraining(),
        Part.Things => Person.Equipment.Select(id => knowledge.Equipment[id].Name),
        Part.Wishes => [.. Person.Goals.Select(id => knowledge.Goals[id].Name), WithUnit(Person.MinutesPerDay, "min")],
        Part.Body => [WithUnit(Person.HeightCm, "cm"), WithUnit(Person.MassKg, "kg")],
        _ when key.StartsWith(Part.Safety, StringComparison.Ordinal) => OfSafety(key[Part.Safety.Length..]),
        _ => OfPain(key),
    });

    /// <summary>What a screen yielded, with its day.</summary>
    public string Of(StoredTrial trial)
    {
        var screen = knowledge.Screens[trial.Trial.Screen];
        var values = trial.Trial.Observations.OrderBy(observation => observation.Side)
            .Select(observation => (observation.Side, Words: OfObservation(observation, screen)))
            .GroupBy(pair => pair.Side)
            .Select(group => $"{(group.Key is { } side ? knowledge.Phrases.Say($"body-map.{side.Word()}") + ": " : "")}{string.Join(", ", group.Select(pair => pair.Words))}");
        return string.Join(". ", new[] { trial.Trial.On?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) }.Concat(values)
            .Append(trial.Trial.StoppedBecause).Where(part => !string.IsNullOrEmpty(part)));
    }

    private string OfObservation(Observation observation, Screen screen)
    {
        var measure = screen.TryMeasure(observation.Measure.Measure)!;
        return observation.Reading switch
        {
            NumberReading number => $"{measure.Name} {string.Join(", ", number.Tries.Select(value => measure.Unit!.Format(value)))}",
            YesNoReading yesNo => $"{measure.Name}: {string.Join(", ", yesNo.Tries.Select(yes => knowledge.Phrases.Say(yes ? "form.yes" : "form.no")))}",
            ChoiceReading choice => $"{measure.Name}: {string.Join(", ", choice.Choices.Select(id => measure.OptionNames[id]))}",
            _ => measure.Name,
        };
    }

    private IEnumerable<string?> OfMarks() => Steps.Marks(checkup).Select(mark => MarkWords.Of(mark, knowledge));

    private IEnumerable<string?> OfDay() =>
    [
        WithUnit(Person.HoursSitting, "h"),
        Person.WorkingHours is { } hours ? string.Create(CultureInfo.InvariantCulture, $"{hours.Start:HH:mm}-{hours.End:HH:mm}") : null,
    ];

    private IEnumerable<string?> OfTraining() =>
    [
        $"{Person.TrainingSessions} {knowledge.Phrases.Say("checkup.training.sessions-unit")}",
        .. Person.Sports.Select(id => knowledge.Told["sport"].First(option => option.Id == id).Name),
        .. Person.Lifts.Select(lift => $"{knowledge.Phrases.Say($"checkup.lift.{lift.Name}")} {Unit.Of("kg").Format(lift.LoadKg)}"),
    ];

    private IEnumerable<string?> OfSafety(string group)
    {
        var raised = checkup.Answers.Safety is not { } safety ? [] : knowledge.RedFlags
            .Where(flag => flag.Group == group && (safety.Yes.Contains(flag.Id) || safety.Unsure.Contains(flag.Id) || safety.Features.GetValueOrDefault(flag.Id, []).Length > 0))
            .Select(flag => knowledge.Phrases.Say("checkup.answers.yes-to", ("what", flag.Words.Question))).ToList();
        return raised.Count > 0 ? raised : [knowledge.Phrases.Say("checkup.answers.no-to-all")];
    }

    private IEnumerable<string?> OfPain(string key)
    {
        var pain = checkup.Parts.GetValueOrDefault(key)?["pain"]?[0] as JsonObject;
        return pain is null ? [] :
        [
            pain["intensity"] is { } intensity ? Score(intensity.GetValue<double>()) : null,
            .. (pain["qualities"] as JsonArray ?? []).Select(id => knowledge.Told["quality"].FirstOrDefault(option => option.Id == id!.ToString())?.Name),
        ];
    }

    private string Score(double value) => $"{Unit.Of("score").FormatNumber(value)} {knowledge.Phrases.Say("unit.score")}";

    private static string? WithUnit(double? value, string unit) => value is { } number ? Unit.Of(unit).Format(number) : null;

    private string Join(IEnumerable<string?> parts) =>
        string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } joined ? joined : knowledge.Phrases.Say("checkup.answers.nothing");
}
