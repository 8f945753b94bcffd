using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>What belongs to an entry but is noted elsewhere in the knowledge.</summary>
internal static class Related
{
    private static readonly string[] Bands = ["low", "moderate", "high", "very-high"];

    /// <summary>How high an EMG band is, 1-4; 0 where nothing was measured.</summary>
    public static int BandHeight(string? band) => Array.IndexOf(Bands, band) + 1;

    /// <summary>EMG bands, the highest first.</summary>
    public static IEnumerable<string> BandsFromHighest => Bands.Reverse();

    /// <summary>Claims in the order of the articles.</summary>
    public static IEnumerable<Claim> ClaimsInOrder(this KnowledgeBase knowledge) => knowledge.Claims.Values.OrderBy(claim => claim.Id, StringComparer.Ordinal);

    /// <summary>The claims with these ids, those that exist.</summary>
    public static IEnumerable<Claim> ClaimsOf(this KnowledgeBase knowledge, IEnumerable<string> ids) => ids.Select(id => knowledge.Claims[id]);

    /// <summary>Finding rules by title.</summary>
    public static IEnumerable<FindingRule> FindingsWhere(this KnowledgeBase knowledge, Func<FindingRule, bool> test) =>
        knowledge.Findings.Values.Where(test).OrderBy(finding => finding.Words.Title, StringComparer.Ordinal);

    /// <summary>Screens by name.</summary>
    public static IEnumerable<Screen> ScreensWhere(this KnowledgeBase knowledge, Func<Screen, bool> test) =>
        knowledge.Screens.Values.Where(test).OrderBy(screen => screen.Words.Name, StringComparer.Ordinal);

    /// <summary>Exercises, the easiest first.</summary>
    public static IEnumerable<Exercise> ExercisesWhere(this KnowledgeBase knowledge, Func<Exercise, bool> test) =>
        knowledge.Exercises.Values.Where(test).OrderBy(exercise => exercise.Level).ThenBy(exercise => exercise.Words.Name, StringComparer.Ordinal);

    /// <summary>Ids of the screens a finding is made from, also through findings it builds on.</summary>
    public static IEnumerable<string> ScreensOf(this KnowledgeBase knowledge, FindingRule finding) => finding.Tests
        .SelectMany(test => (test.Measure is { } measure ? [measure.Screen] : Array.Empty<string>()).Concat(test.All.SelectMany(condition => Named(condition, knowledge))))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Regions of a muscle by name.</summary>
    public static IEnumerable<Muscle> RegionsOf(this KnowledgeBase knowledge, string muscle) =>
        knowledge.Muscles.Values.Where(region => region.PartOf == muscle).OrderBy(region => region.Name, StringComparer.Ordinal);

    /// <summary>What works a muscle, the highest band first, then the better evidence.</summary>
    public static IEnumerable<(Exercise Exercise, MuscleShare Share)> WorkOf(this KnowledgeBase knowledge, string muscle) => knowledge.Exercises.Values
        .SelectMany(exercise => exercise.Muscles.Where(share => share.Muscle == muscle).Select(share => (exercise, share)))
        .OrderByDescending(pair => BandHeight(pair.share.Band)).ThenByDescending(pair => pair.exercise.Evidence)
        .ThenBy(pair => pair.exercise.Words.Name, StringComparer.Ordinal);

    // One step only: a finding may build on another, and nothing keeps two from naming each other.
    private static IEnumerable<string> Named(Condition condition, KnowledgeBase knowledge) => condition switch
    {
        Observed observed => observed.Measures.Select(measure => measure.Screen),
        Found found => knowledge.Findings[found.Finding].Tests.Select(test => test.Measure).OfType<MeasureId>().Select(measure => measure.Screen),
        _ => [],
    };
}
