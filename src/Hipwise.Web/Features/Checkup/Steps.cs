using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Data;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>One page of the questions before the screens.</summary>
/// <param name="Key">The part it answers.</param>
/// <param name="Address">Where it is asked.</param>
/// <param name="Title">Key of its title.</param>
/// <param name="Done">True when it was answered.</param>
public sealed record Step(string Key, string Address, string Title, bool Done);

/// <summary>The way through a check-up: which page follows which, and where it was left.</summary>
public sealed class Steps
{
    private readonly StoredCheckup checkup;
    private readonly CheckupResult result;
    private readonly KnowledgeBase knowledge;

    /// <summary>The way of one check-up as it stands.</summary>
    public Steps(StoredCheckup checkup, CheckupResult result, KnowledgeBase knowledge)
    {
        (this.checkup, this.result, this.knowledge) = (checkup, result, knowledge);
        All = [.. Make()];
    }

    /// <summary>All pages of questions in order.</summary>
    public ImmutableArray<Step> All { get; }

    /// <summary>Names of the safety groups in the order asked.</summary>
    public static ImmutableArray<string> SafetyGroups(KnowledgeBase knowledge) =>
        [.. knowledge.RedFlags.Select(flag => flag.Group).Distinct(StringComparer.Ordinal)];

    /// <summary>Places marked on the map, as <c>place:side</c>, in the order of the map.</summary>
    public static ImmutableArray<string> Marks(StoredCheckup checkup) =>
        checkup.Parts.TryGetValue(Part.Marks, out var marks) && marks["places"] is System.Text.Json.Nodes.JsonArray places
            ? [.. places.Select(place => place!.ToString())]
            : [];

    /// <summary>The part a pain is kept under.</summary>
    public static string PainKey(string mark) => Part.Pain + mark.Replace(':', '.');

    /// <summary>Where to go on.</summary>
    public string Next => FirstStop() ?? All.FirstOrDefault(step => !step.Done)?.Address ?? OpenTrial() ?? AfterQuestions();

    /// <summary>The page before this one.</summary>
    public string Before(string key)
    {
        var index = IndexOf(key);
        return index > 0 ? All[index - 1].Address : "/checkup";
    }

    /// <summary>How many pages of questions there are, and the place of this one among them from 1.</summary>
    public (int Place, int Total) PlaceOf(string key) => (IndexOf(key) + 1, All.Length);

    /// <summary>Where a side of a screen waits that was begun and not finished, or null.</summary>
    public string? OpenTrial() =>
        checkup.Trials.Where(trial => trial.Trial.StoppedBecause is null && knowledge.Screens.TryGetValue(trial.Trial.Screen, out var screen) && screen.PerSide)
            .SelectMany(trial => Sides.All.Select(side => (trial, side)))
            .Where(pair => !(pair.side == Side.Left ? pair.trial.LeftDone : pair.trial.RightDone))
            .Where(pair => !checkup.Parts.ContainsKey(Part.SideSkipped + pair.trial.Id.ToString("N")))
            .Select(pair => Addresses.TestPart(pair.trial.Trial.Screen, pair.side.Word(), pair.trial.Id))
            .FirstOrDefault();

    private string? FirstStop() =>
        result.Safety.Status == Care.Safety.SafetyStatus.TooYoung || result.Safety.Rule == SafetyRule.Stop ? "/checkup/stop" : null;

    private string AfterQuestions() =>
        result.Safety.Status == Care.Safety.SafetyStatus.AskAgain ? "/checkup/again"
        : result.NextScreen is { } next && (next.InQuickCheck || checkup.Answers.Length == CheckLength.Full) ? "/checkup/tests"
        : "/findings";

    private IEnumerable<Step> Make()
    {
        yield return Of(Part.Age, "/checkup/age", "checkup.age.title");
        var groups = SafetyGroups(knowledge);
        for (var i = 0; i < groups.Length; i++)
        {
            yield return Of(Part.Safety + groups[i], $"/checkup/safety/{i + 1}", $"checkup.safety.{groups[i]}.title");
        }

        yield return Of(Part.Marks, "/checkup/pain", "checkup.map.title");
        var marks = Marks(checkup);
        for (var i = 0; i < marks.Length; i++)
        {
            yield return Of(PainKey(marks[i]), $"/checkup/pain/{i + 1}", "checkup.pain.step");
        }

        foreach (var step in AboutYou(marks.Length > 0))
        {
            yield return step;
        }
    }

    private IEnumerable<Step> AboutYou(bool hurts)
    {
        if (hurts || checkup.Answers.Length == CheckLength.Full)
        {
            yield return Of(Part.Activities, "/checkup/activities", "checkup.activities.title");
        }

        yield return Of(Part.Day, "/checkup/day", "checkup.day.title");
        yield return Of(Part.Training, "/checkup/training", "checkup.training.title");
        yield return Of(Part.Things, "/checkup/things", "checkup.things.title");
        yield return Of(Part.Wishes, "/checkup/wishes", "checkup.wishes.title");
        if (checkup.Answers.Length == CheckLength.Full)
        {
            yield return Of(Part.Body, "/checkup/body", "checkup.body.title");
        }
    }

    private int IndexOf(string key) => All.IndexOf(All.FirstOrDefault(step => step.Key == key)!);

    private Step Of(string key, string address, string title) => new(key, address, title, checkup.Parts.ContainsKey(key));
}
