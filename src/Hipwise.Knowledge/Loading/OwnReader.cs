namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>own.yaml</c>.</summary>
internal static class OwnReader
{
    public static OwnRules Read(EntryReader file)
    {
        var flexion = file.Map("hip-flexion");
        var rules = new OwnRules(
            file.Whole("most-exercises"), file.Whole("most-limits"), file.Whole("most-steps"), file.Whole("longest-name"), file.Whole("longest-text"),
            file.Whole("most-sets"), file.Whole("most-rest-s"), file.Whole("usual-rest-s"), flexion.Whole("least"), flexion.Whole("most"),
            file.Whole("most-minutes"), file.List("movements", ReadMovement));
        flexion.Finish();
        int[] counts = [rules.MostExercises, rules.MostLimits, rules.MostSteps, rules.LongestName, rules.LongestText, rules.MostSets, rules.MostMinutes];
        if (counts.Any(count => count < 1) || rules.UsualRestSeconds < 0 || rules.UsualRestSeconds > rules.MostRestSeconds || rules.LeastHipFlexion >= rules.MostHipFlexion)
        {
            file.Report("needs counts of 1 or more, 0 <= 'usual-rest-s' <= 'most-rest-s', and 'least' below 'most' of 'hip-flexion'");
        }

        file.Finish();
        return rules;
    }

    public static Demands ReadDemands(EntryReader exercise)
    {
        if (exercise.TryMap("demands") is not { } demands)
        {
            return new Demands(null, false);
        }

        var read = new Demands(demands.TryWhole("hip-flexion"), demands.YesNo("one-leg"));
        if (read.HipFlexion is < 0 or > 180)
        {
            demands.Report(demands.LineOf("hip-flexion"), "'hip-flexion' must be 0 to 180 degrees");
        }

        demands.Finish();
        return read;
    }

    private static BarredMovement ReadMovement(EntryReader entry)
    {
        var movement = new BarredMovement(
            entry.Text("id"), TableReader.ReadName(entry), entry.WordsOf("postures", Vocabulary.Postures), entry.WordsOf("where", Vocabulary.Where),
            entry.YesNo("one-leg"), entry.TryWhole("hip-flexion-above"));
        if (movement is { Postures.IsEmpty: true, Where.IsEmpty: true, OneLeg: false, HipFlexionAbove: null })
        {
            entry.Report("a movement needs 'postures', 'where', 'one-leg' or 'hip-flexion-above'");
        }

        entry.Finish();
        return movement;
    }
}
