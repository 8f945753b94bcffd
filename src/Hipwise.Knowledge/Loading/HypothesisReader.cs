using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads hypotheses.</summary>
internal static class HypothesisReader
{
    public static Hypothesis Read(EntryReader entry)
    {
        _ = entry.TryWhole("row");
        var hypothesis = new Hypothesis(
            entry.Id(Kind.Hypothesis), entry.Ids("places", Kind.Place), ReadGrade(entry), entry.YesNo("gluteal"), entry.YesNo("offer", true),
            entry.List("evidence", ReadEvidence), entry.TryMap("prior") is { } prior ? ReadPrior(prior) : null, FindingReader.ReadNeeds(entry),
            ReadWords(entry.Map("text")), entry.Grounds());
        if (hypothesis.Places.Length == 0)
        {
            entry.Report("'places' is missing; name at least one place of the body map");
        }

        if (hypothesis.Prior is null && hypothesis.Evidence.Any(item => item.Accuracy is not null))
        {
            entry.Report("evidence with 'accuracy' needs a 'prior' to start from");
        }

        entry.Finish();
        return hypothesis;
    }

    /// <summary>An evidence grade of 0 to 4.</summary>
    public static int ReadGrade(EntryReader entry)
    {
        var grade = entry.Whole("grade");
        if (grade is < 0 or > 4)
        {
            entry.Report(entry.LineOf("grade"), "'grade' must be 0 to 4");
        }

        return grade;
    }

    private static Evidence ReadEvidence(EntryReader entry)
    {
        var evidence = new Evidence(
            ConditionReader.ReadFrom(entry), (EvidenceSide)Index(entry, "side", Vocabulary.EvidenceSides),
            (Direction)Index(entry, "argues", Vocabulary.Directions), (Direction)Index(entry, "otherwise", Vocabulary.Directions),
            entry.TryWhole("weight") ?? 1, entry.TryText("construct"), entry.TryMap("accuracy") is { } accuracy ? ReadAccuracy(accuracy) : null,
            [.. entry.WordsOf("accuracy-by", ObservationSources.All).Select(by => ObservationSources.TryParse(by) ?? default)], entry.Text("text"),
            entry.Grounds());
        if (evidence.Accuracy is not null && evidence.Construct is null)
        {
            entry.Report("evidence with 'accuracy' needs a 'construct', so that one thing is never counted twice");
        }

        if (evidence is { Argues: Direction.Nothing, Otherwise: Direction.Nothing })
        {
            entry.Report("'argues' is missing; use for or against");
        }

        entry.Finish();
        return evidence;
    }

    private static int Index(EntryReader entry, string key, string[] words) =>
        Array.IndexOf(words, entry.TryOneOf(key, words) ?? words[0]);

    private static Accuracy ReadAccuracy(EntryReader entry)
    {
        Accuracy accuracy = entry.Has("lr-positive")
            ? new RatioAccuracy(ReadRatio(entry.Map("lr-positive")), ReadRatio(entry.Map("lr-negative")))
            : new CountedAccuracy(entry.Number("sensitivity"), entry.Number("specificity"), entry.Whole("diseased"), entry.Whole("healthy"));
        if (accuracy is CountedAccuracy counted && !IsSound(counted))
        {
            entry.Report("sensitivity and specificity must be 0 to 1, and both groups need at least one person");
        }

        entry.Finish();
        return accuracy;
    }

    private static bool IsSound(CountedAccuracy counted) =>
        counted is { Sensitivity: >= 0 and <= 1, Specificity: >= 0 and <= 1, Diseased: >= 1, Healthy: >= 1 };

    private static RatioInterval ReadRatio(EntryReader entry)
    {
        var ratio = new RatioInterval(entry.Number("value"), entry.Number("low"), entry.Number("high"));
        if (!(ratio.Low > 0 && ratio.Low <= ratio.Value && ratio.Value <= ratio.High))
        {
            entry.Report("a likelihood ratio needs 0 < low ≤ value ≤ high");
        }

        entry.Finish();
        return ratio;
    }

    private static Prior ReadPrior(EntryReader entry)
    {
        var prior = new Prior(entry.Number("low"), entry.Number("high"), entry.Grounds());
        if (!(prior.Low > 0 && prior.Low <= prior.High && prior.High < 1))
        {
            entry.Report("a prior needs 0 < low ≤ high < 1");
        }

        entry.Finish();
        return prior;
    }

    private static HypothesisWords ReadWords(EntryReader text)
    {
        var words = new HypothesisWords(
            text.Text("name"), text.Text("data"), text.Words("differentials"), text.Words("questions"), text.Text("self-care"),
            text.TryText("see-someone"));
        text.Finish();
        return words;
    }
}
