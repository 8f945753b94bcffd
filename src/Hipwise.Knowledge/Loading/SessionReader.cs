namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>sessions.yaml</c>.</summary>
internal static class SessionReader
{
    public static SessionSettings Read(EntryReader file)
    {
        var settings = new SessionSettings(
            file.Whole("ready-seconds"), file.Whole("switch-seconds"), file.Number("load-step-kg"), file.Number("most-load-kg"),
            file.Whole("most-repetitions"), file.Whole("most-hold-seconds"), file.Whole("extra-repetitions"), file.Whole("most-extra-repetitions"),
            file.Whole("step-every-days"), file.Whole("training-weeks"), file.List("bands", ReadOption), file.List("felt", ReadOption), file.List("skip-reasons", ReadSkipReason));
        if (settings.LoadStepKg <= 0 || settings.MostLoadKg < settings.LoadStepKg || settings.StepEveryDays < 1 || settings.TrainingWeeks < 1)
        {
            file.Report("'load-step-kg', 'step-every-days' and 'training-weeks' must be above zero and 'most-load-kg' at least one step");
        }

        file.Finish();
        return settings;
    }

    private static NamedOption ReadOption(EntryReader entry)
    {
        var option = new NamedOption(entry.Text("id"), TableReader.ReadName(entry));
        entry.Finish();
        return option;
    }

    private static SkipReason ReadSkipReason(EntryReader entry)
    {
        var reason = new SkipReason(entry.Text("id"), entry.YesNo("eases"), entry.YesNo("asked"), TableReader.ReadName(entry));
        entry.Finish();
        return reason;
    }
}
