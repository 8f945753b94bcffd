namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>progress.yaml</c>.</summary>
internal static class ProgressReader
{
    private const int FewestTries = 2;
    private const int FewestPoints = 2;

    public static ProgressRules Read(EntryReader file)
    {
        var rules = new ProgressRules(
            file.List("retests", ReadRetest), file.Whole("least-tries"), file.Whole("baseline-days"), file.Whole("weeks-shown"),
            file.Whole("points-shown"), file.Whole("checkups-read"));
        if (!rules.Retests.Select(rule => rule.Id).Order(StringComparer.Ordinal).SequenceEqual(RetestRule.All.Order(StringComparer.Ordinal)))
        {
            file.Report(file.LineOf("retests"), $"'retests' must hold each of {string.Join(", ", RetestRule.All)} once");
        }

        if (rules.BaselineDays < rules.LeastTries)
        {
            file.Report("'baseline-days' must be 'least-tries' or more, since each may be of another day");
        }

        if (rules.LeastTries < FewestTries || rules.WeeksShown < 1 || rules.PointsShown < FewestPoints || rules.CheckupsRead < FewestPoints)
        {
            file.Report("'least-tries', 'points-shown' and 'checkups-read' must be 2 or more, 'weeks-shown' 1 or more");
        }

        file.Finish();
        return rules;
    }

    private static RetestRule ReadRetest(EntryReader entry)
    {
        var rule = new RetestRule(entry.OneOf("id", RetestRule.All), entry.Whole("days"), entry.Ids("dosage", Kind.Dose), entry.Grounds());
        if (rule.Days < 1)
        {
            entry.Report(entry.LineOf("days"), "'days' must be 1 or more");
        }

        entry.Finish();
        return rule;
    }
}
