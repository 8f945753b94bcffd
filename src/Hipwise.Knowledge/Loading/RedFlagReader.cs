using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads urgencies and red flags.</summary>
internal static class RedFlagReader
{
    public static ImmutableArray<Urgency> ReadUrgencies(EntryReader file)
    {
        var rank = 0;
        return file.List("urgencies", entry =>
        {
            var text = entry.Map("text");
            var urgency = new Urgency(
                entry.Id(Kind.Urgency), rank++, SafetyRules.Parse(entry.OneOf("rule", SafetyRules.All)), text.Text("name"), text.Text("advice"));
            text.Finish();
            entry.Finish();
            return urgency;
        });
    }

    public static RedFlag ReadFlag(EntryReader entry)
    {
        var text = entry.Map("text");
        var flag = new RedFlag(
            entry.Id(Kind.RedFlag), entry.Text("row"), entry.IdOf("urgency", Kind.Urgency),
            entry.TryOneOf("rule", SafetyRules.All) is { } rule ? SafetyRules.Parse(rule) : null,
            entry.OneOf("group", Vocabulary.FlagGroups), entry.List("features", ReadFeature), entry.List("outcomes", ReadOutcome),
            entry.YesNo("clearable"), ReadPlaces(entry), entry.List("ask-again", ConditionReader.Read),
            new RedFlagWords(text.Text("question"), text.Text("may-be"), text.Text("do")), entry.Grounds());
        if (flag.Features.Length > 0 != flag.Outcomes.Length > 0)
        {
            entry.Report("'features' and 'outcomes' belong together");
        }

        text.Finish();
        entry.Finish();
        return flag;
    }

    private static ImmutableArray<string> ReadPlaces(EntryReader entry) =>
        entry.Words("places") is ["all"] ? [] : entry.Ids("places", Kind.Place);

    private static Feature ReadFeature(EntryReader entry)
    {
        var feature = new Feature(entry.Text("id"), entry.Text("text"));
        entry.Finish();
        return feature;
    }

    private static FlagOutcome ReadOutcome(EntryReader entry)
    {
        var outcome = new FlagOutcome(entry.Whole("at-least"), entry.IdOf("urgency", Kind.Urgency));
        entry.Finish();
        return outcome;
    }
}
