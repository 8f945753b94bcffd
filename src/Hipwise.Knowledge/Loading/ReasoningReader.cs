using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>reasoning.yaml</c>.</summary>
internal static class ReasoningReader
{
    public static Reasoning Read(EntryReader file)
    {
        var reasoning = new Reasoning(
            ReadStrength(file.Map("strength")), ReadNextScreen(file.Map("next-screen")), ReadProbability(file.Map("probability")),
            ReadPlan(file.Map("plan")));
        file.Finish();
        return reasoning;
    }

    private static StrengthSettings ReadStrength(EntryReader entry)
    {
        var factors = entry.Map("factors");
        var ceilings = entry.Map("ceilings");
        var settings = new StrengthSettings(
            entry.Number("clear"), entry.Number("likely"), [.. Enum.GetValues<Strength>().Select(strength => factors.Whole(strength.Word()))],
            [.. ObservationSources.All.Select(source => Strengths.TryParse(ceilings.OneOf(source, ["unclear", "likely", "clear"])) ?? default)]);
        if (!(settings.Likely > 0.5 && settings.Likely < settings.Clear && settings.Clear < 1))
        {
            entry.Report("0.5 < likely < clear < 1 must hold");
        }

        factors.Finish();
        ceilings.Finish();
        entry.Finish();
        return settings;
    }

    private static NextScreenSettings ReadNextScreen(EntryReader entry)
    {
        var settings = new NextScreenSettings(
            entry.Whole("finding-points"), entry.Whole("hypothesis-points"), entry.Whole("place-bonus"), entry.Whole("goal-bonus"),
            entry.Whole("quick-screens"), entry.Number("quick-minutes"));
        entry.Finish();
        return settings;
    }

    private static ProbabilitySettings ReadProbability(EntryReader entry)
    {
        var settings = new ProbabilitySettings(entry.Whole("samples"), entry.Number("interval"));
        if (settings.Samples is < 64 or > 65536 || !(settings.Interval > 0 && settings.Interval < 1))
        {
            entry.Report("'samples' must be 64 to 65536 and 'interval' between 0 and 1");
        }

        entry.Finish();
        return settings;
    }

    private static PlanSettings ReadPlan(EntryReader entry)
    {
        var practice = entry.Map("practice-minutes");
        var settings = new PlanSettings(
            FindingReader.ReadNeeds(entry, "baseline-needs"), entry.Whole("goal-factor"), entry.Whole("hypothesis-factor"), entry.Whole("open-grade"),
            entry.Whole("towards-factor"), entry.WordsOf("practice-days", Vocabulary.Days), entry.WordsOf("loaded-days", Vocabulary.Days),
            entry.Ids("practice-phases", Kind.Phase), entry.Ids("loaded-phases", Kind.Phase), entry.Ids("growth-phases", Kind.Phase),
            entry.Ids("growth-goals", Kind.Goal), entry.Ids("third-day-goals", Kind.Goal), ReadSources(entry.Map("sources")),
            (practice.Whole("low"), practice.Whole("high")), entry.Whole("loaded-minutes"), entry.Whole("default-minutes"),
            entry.Whole("seconds-per-repetition"), entry.Whole("setup-seconds"), entry.Number("pain-safe"), entry.Number("pain-acceptable"),
            entry.Whole("pain-level"), entry.List("levels", ReadLevel), entry.Whole("regress-levels"), entry.Ids("older-bands", Kind.AgeBand),
            entry.Whole("older-level"), entry.IdOf("every-rise", Kind.Exercise), entry.Ids("gentle-breaks", Kind.Exercise),
            entry.Whole("break-count"), entry.Whole("break-minutes"), entry.Number("repetition-share"));
        practice.Finish();
        if (settings.PracticeMinutes.Low > settings.PracticeMinutes.High)
        {
            practice.Report("'low' must not be above 'high'");
        }

        if (settings.PracticeDays.Length < 3 || settings.LoadedDays.Length != 3)
        {
            entry.Report("a week needs at least three 'practice-days' and exactly three 'loaded-days'");
        }

        entry.Finish();
        return settings;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadSources(EntryReader entry)
    {
        string[] parts = ["practice", "loaded", "breaks"];
        var sources = parts.ToImmutableSortedDictionary(part => part, part => entry.Ids(part, Kind.Source), StringComparer.Ordinal);
        entry.Finish();
        return sources;
    }

    private static LevelStep ReadLevel(EntryReader entry)
    {
        var step = new LevelStep(entry.Whole("sessions-at-least"), entry.Whole("level"));
        entry.Finish();
        return step;
    }
}
