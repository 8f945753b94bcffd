using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>nudges.yaml</c>.</summary>
internal static class NudgeReader
{
    public static NudgeRules Read(EntryReader file)
    {
        var rules = new NudgeRules(
            file.Whole("least-minutes"), file.Whole("most-minutes"), file.Whole("patience-minutes"), file.Whole("after-busy-minutes"),
            file.Number("least-gap-share"), file.Whole("fewer-factor"), file.Whole("least-offers"), file.Whole("remembered-days"),
            file.Whole("look-ahead-days"), file.Whole("small-seconds"), file.Whole("not-again-within"),
            [.. file.Numbers("snooze-minutes").Select(minutes => (int)minutes)], file.Whole("desk-sit-minutes"), file.Whole("desk-stand-minutes"),
            file.Whole("desk-near-minutes"), file.Whole("longest-bout-minutes"), file.Whole("activity-minutes"), file.Whole("activity-gap-minutes"), file.Whole("activity-days"),
            file.Whole("feed-days"), file.Whole("feed-minutes"),
            file.Text("usual-start"), file.Text("usual-end"), file.List("places", ReadPlace));
        if (rules.LeastMinutes < 1 || rules.LeastMinutes > rules.MostMinutes || !(rules.LeastGapShare is > 0 and < 1) || rules.FewerFactor < 1 || rules.Places.IsEmpty)
        {
            file.Report("needs 1 <= 'least-minutes' <= 'most-minutes', 'least-gap-share' between 0 and 1, 'fewer-factor' of 1 or more, and a place");
        }

        if (rules.DeskNearMinutes < 1 || rules.DeskNearMinutes >= rules.LeastMinutes)
        {
            file.Report("needs 'desk-near-minutes' of 1 or more, below 'least-minutes'");
        }

        if (rules.ActivityMinutes < 1 || rules.ActivityGapMinutes <= rules.ActivityMinutes)
        {
            file.Report("needs 'activity-minutes' of 1 or more and 'activity-gap-minutes' above it");
        }

        file.Finish();
        return rules;
    }

    private static NudgePlace ReadPlace(EntryReader entry)
    {
        var place = new NudgePlace(entry.Text("id"), entry.WordsOf("where", Vocabulary.Where), TableReader.ReadName(entry));
        entry.Finish();
        return place;
    }
}
