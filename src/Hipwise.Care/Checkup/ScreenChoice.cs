using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>The screen to do next, and why.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Name">Its name.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Reason">Why this one, as a sentence.</param>
/// <param name="Settles">What it would settle: names of findings and explanations, the weightiest first.</param>
/// <param name="Points">What settling them is worth, per minute.</param>
/// <param name="InQuickCheck">True while the quick check is not complete.</param>
public sealed record NextScreen(
    string Screen, string Name, double Minutes, string Reason, ImmutableArray<string> Settles, double Points, bool InQuickCheck);

/// <summary>Chooses the screen that settles most open findings and hypotheses per minute.</summary>
public sealed class ScreenChoice
{
    private readonly Answers answers;
    private readonly SafetyResult safety;
    private readonly ImmutableArray<Finding> findings;
    private readonly KnowledgeBase knowledge;
    private readonly NextScreenSettings settings;
    private readonly Facts facts;

    private ScreenChoice(Answers answers, SafetyResult safety, ImmutableArray<Finding> findings, KnowledgeBase knowledge)
    {
        (this.answers, this.safety, this.findings, this.knowledge) = (answers, safety, findings, knowledge);
        (settings, facts) = (knowledge.Reasoning.NextScreen, new Facts(answers, findings, knowledge));
    }

    /// <summary>The next screen, or null when none is left that tells something and may be done.</summary>
    public static NextScreen? Choose(Answers answers, SafetyResult safety, ImmutableArray<Finding> findings, KnowledgeBase knowledge) =>
        safety.MayTest ? new ScreenChoice(answers, safety, findings, knowledge).Choose() : null;

    private NextScreen? Choose()
    {
        var quickLeft = QuickMinutesLeft();
        var candidates = knowledge.Screens.Values.Where(IsPossible)
            .Select(screen => (Screen: screen, Gains: GainsOf(screen).ToList()))
            .Select(pair => (pair.Screen, pair.Gains, Points: pair.Gains.Sum(gain => gain.Points) / pair.Screen.Minutes))
            .Where(pair => pair.Points > 0)
            .OrderByDescending(pair => pair.Points).ThenBy(pair => pair.Screen.Id, StringComparer.Ordinal).ToList();
        var best = candidates.Find(pair => pair.Screen.Minutes <= quickLeft);
        return best.Screen is not null ? Describe(best, true) : candidates.Count > 0 ? Describe(candidates[0], false) : null;
    }

    /// <summary>Minutes of screens left in the quick check; none once enough screens are done, or when the full one is wanted.</summary>
    private double QuickMinutesLeft()
    {
        if (answers.Length == CheckLength.Full)
        {
            return 0;
        }

        var done = answers.Trials.Select(trial => trial.Screen).Distinct(StringComparer.Ordinal).ToList();
        return done.Count >= settings.QuickScreens ? 0 : settings.QuickMinutes - done.Sum(id => knowledge.Screens[id].Minutes);
    }

    /// <summary>True when a screen breaks none of the person's limits: safety, floor, equipment, someone to help, and pain.</summary>
    public static bool Fits(Screen screen, Answers answers, SafetyResult safety, KnowledgeBase knowledge) =>
        safety.MayTest && new ScreenChoice(answers, safety, [], knowledge).Fits(screen);

    private bool IsPossible(Screen screen) =>
        !answers.Skipped.Contains(screen.Id) && answers.Trials.All(trial => trial.Screen != screen.Id) && Fits(screen);

    private bool Fits(Screen screen) =>
        (answers.Person.Floor || screen.Where != "floor")
        && (!safety.Modified || screen.ModifiedTrack)
        && screen.Equipment.All(id => knowledge.Equipment[id].Assumed || answers.Person.Equipment.Contains(id))
        && (screen.Who.Contains("alone") || (answers.Person.Helper && screen.Who.Contains("partner")) || (answers.Person.Camera && screen.Who.Contains("camera")))
        && screen.Avoid.All(limit => answers.Pain.All(pain => pain.Place != limit.Place || pain.Intensity <= limit.Above));

    private IEnumerable<(string Name, double Points)> GainsOf(Screen screen) =>
        FindingGains(screen).Concat(HypothesisGains(screen)).OrderByDescending(gain => gain.Points).ThenBy(gain => gain.Name, StringComparer.Ordinal);

    private IEnumerable<(string Name, double Points)> FindingGains(Screen screen) => knowledge.Findings.Values
        .Where(rule => findings.All(finding => finding.Id != rule.Id) && rule.Tests.Any(test => CanSettle(test, screen)))
        .Select(rule => (rule.Words.Title, (double)settings.FindingPoints * rule.Weight
            + (rule.Places.Any(place => answers.Pain.Any(pain => pain.Place == place)) ? settings.PlaceBonus : 0)
            + (rule.Goals.Any(answers.Person.Goals.Contains) ? settings.GoalBonus : 0)));

    private bool CanSettle(FindingTest test, Screen screen) =>
        Finder.MeasuresOf(test).Any(id => id.Screen == screen.Id && screen.TryMeasure(id.Measure)!.By.Any(CanMeasure));

    private bool CanMeasure(ObservationSource source) => source switch
    {
        ObservationSource.SelfReport or ObservationSource.SelfTest => true,
        ObservationSource.Partner => answers.Person.Helper,
        ObservationSource.Camera => answers.Person.Camera,
        _ => false,
    };

    private IEnumerable<(string Name, double Points)> HypothesisGains(Screen screen) => answers.Pain
        .SelectMany(pain => Explainer.OfferedFor(pain.Place, knowledge).Select(hypothesis => (hypothesis, pain)))
        .DistinctBy(pair => pair.hypothesis.Id, StringComparer.Ordinal)
        .Select(pair => (pair.hypothesis.Words.Name, (double)settings.HypothesisPoints * OpenWeight(pair.hypothesis, pair.pain, screen)))
        .Where(gain => gain.Item2 > 0);

    /// <summary>The weight of evidence that a screen would bring to a hypothesis; of one construct only the heaviest.</summary>
    private int OpenWeight(Hypothesis hypothesis, Pain pain, Screen screen) => hypothesis.Evidence
        .Where(item => Explainer.ScreensOf(item.Condition, knowledge).Contains(screen.Id))
        .Where(item => facts.Judge(item.Condition, Explainer.ScopeOf(item.Side, pain)) == Truth.Open)
        .GroupBy(item => item.Construct ?? item.Text, StringComparer.Ordinal)
        .Sum(group => group.Max(item => item.Weight));

    private NextScreen Describe((Screen Screen, List<(string Name, double Points)> Gains, double Points) best, bool quick)
    {
        var names = best.Gains.Select(gain => gain.Name).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var reason = knowledge.Phrases.Say(
            names.Length == 1 ? "next-screen.reason-one" : "next-screen.reason", ("screen", best.Screen.Words.Name), ("first", names[0]),
            ("count", $"{names.Length}"), ("minutes", Unit.Of("min").FormatNumber(best.Screen.Minutes)));
        return new NextScreen(
            best.Screen.Id, best.Screen.Words.Name, best.Screen.Minutes, reason, names,
            Math.Round(best.Points, 2, MidpointRounding.AwayFromZero), quick);
    }
}
