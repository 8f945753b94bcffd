using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads finding rules.</summary>
internal static class FindingReader
{
    public static FindingRule Read(EntryReader entry)
    {
        var rule = new FindingRule(
            entry.Id(Kind.Finding), entry.Ids("muscles", Kind.Muscle), entry.Whole("weight"), entry.Ids("places", Kind.Place),
            entry.Ids("goals", Kind.Goal), entry.List("when", ReadTest), ReadNeeds(entry), entry.Ids("claims", Kind.Claim),
            ReadWords(entry.Map("text")), entry.Grounds());
        if (rule.Tests.Length == 0)
        {
            entry.Report("a finding needs at least one test under 'when'");
        }

        if (rule.Weight is < 1 or > 5)
        {
            entry.Report(entry.LineOf("weight"), "'weight' must be 1 to 5");
        }

        entry.Finish();
        return rule;
    }

    /// <summary>A map of needs and weights 1-3.</summary>
    public static ImmutableSortedDictionary<string, int> ReadNeeds(EntryReader entry, string key = "needs")
    {
        if (entry.TryMap(key) is not { } map)
        {
            return ImmutableSortedDictionary<string, int>.Empty;
        }

        var needs = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var need in map.Keys)
        {
            map.MentionId(Kind.Need, need, need);
            needs[need] = map.Whole(need);
            if (needs[need] is < 1 or > 3)
            {
                map.Report(map.LineOf(need), $"the weight of '{need}' must be 1 to 3");
            }
        }

        return needs.ToImmutable();
    }

    private static FindingTest ReadTest(EntryReader entry)
    {
        var kind = (FindingTestKind)Array.IndexOf(Vocabulary.Tests, entry.OneOf("test", Vocabulary.Tests));
        var best = Strengths.TryParse(entry.TryOneOf("best", ["unclear", "likely", "clear"]) ?? "clear") ?? Strength.Clear;
        var text = entry.TryMap("text");
        var test = new FindingTest(
            kind, kind == FindingTestKind.Pattern ? null : ReadMeasure(entry), entry.Words("value"),
            entry.TryMap("reference") is { } reference ? ScreenReader.ReadReference(reference) : null, best,
            entry.List("all", ConditionReader.Read), ReadTemplate(text, "seen"), ReadTemplate(text, "none"));
        text?.Finish();
        if (kind == FindingTestKind.Is == (test.Values.Length == 0))
        {
            entry.Report("'value' belongs to test 'is', and only there");
        }

        if (kind == FindingTestKind.Pattern == (test.All.Length == 0))
        {
            entry.Report("'all' belongs to test 'pattern', and only there");
        }

        entry.Finish();
        return test;
    }

    private static string? ReadTemplate(EntryReader? text, string key)
    {
        var template = text?.TryText(key);
        if (template is not null)
        {
            CheckPlaces(text!, key, template);
        }

        return template;
    }

    private static MeasureId ReadMeasure(EntryReader entry) =>
        ConditionReader.ReadMeasure(entry, $"{entry.IdOf("screen", Kind.Screen)}/{entry.Text("measure")}", "measure");

    private static FindingWords ReadWords(EntryReader text)
    {
        var words = new FindingWords(
            text.Text("title"), text.Text("seen"), text.Text("none"), text.Words("may-mean"), text.Words("surer"));
        CheckPlaces(text, "seen", words.Seen);
        CheckPlaces(text, "none", words.None);
        text.Finish();
        return words;
    }

    private static void CheckPlaces(EntryReader text, string key, string template)
    {
        string[] known = ["side", "other-side", "value", "limit", "error", "seen", "tries", "left", "right", "percent", "choice"];
        foreach (var name in Phrases.NamesIn(template).Except(known, StringComparer.Ordinal))
        {
            text.Report(text.LineOf(key), $"'{{{name}}}' means nothing here; use {string.Join(", ", known.Select(word => $"{{{word}}}"))}");
        }
    }
}
