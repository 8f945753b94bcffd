namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>capture.yaml</c>.</summary>
internal static class CaptureReader
{
    public static CaptureRules Read(EntryReader file)
    {
        var rules = new CaptureRules(
            file.Number("countdown-seconds"), file.Number("rest-seconds"), file.Number("steady-seconds"), file.Number("gone-seconds"),
            file.Number("shortest-seconds"), file.Number("longest-seconds"), file.Number("repetition-seconds"), file.Number("spare-seconds"),
            file.Number("slow-rate"), file.Number("too-slow-rate"), file.Whole("trial-frames"), file.Number("visible"), file.Number("margin"),
            file.Number("smallest"), file.Number("wide"), file.Number("narrow"), file.Number("dark"), file.Number("tilt-degrees"),
            file.Whole("width-pixels"), file.Number("cue-seconds"), file.Number("film-rate"), file.Number("film-seconds"));
        if (rules.Countdown < 1 || rules.Shortest <= 0 || rules.Longest < rules.Shortest || rules.TrialFrames < 1 || rules.Width < 1 || !(rules.FilmRate > 0))
        {
            file.Report("needs a countdown of a second or more, 'longest-seconds' above 'shortest-seconds', and 'trial-frames', 'width-pixels' and 'film-rate' above zero");
        }

        if (rules.Narrow > rules.Wide || rules.TooSlow > rules.Slow)
        {
            file.Report("needs 'narrow' up to 'wide' and 'too-slow-rate' up to 'slow-rate'");
        }

        file.Finish();
        return rules;
    }
}
