using System.Globalization;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads exercises.</summary>
internal static class ExerciseReader
{
    public static Exercise Read(EntryReader entry)
    {
        var deskBreak = entry.TryOneOf("desk-break", ["no", "yes", "only"]) ?? "no";
        var exercise = new Exercise(
            entry.Id(Kind.Exercise), entry.Text("family"), entry.WordsOf("purposes", Vocabulary.Purposes), entry.Ids("needs", Kind.Need),
            entry.List("muscles", ReadMuscle), entry.OneOf("posture", Vocabulary.Postures), entry.OneOf("where", Vocabulary.Where),
            entry.Ids("equipment", Kind.Equipment), entry.OneOf("sides", Vocabulary.Sides) == "each", entry.Whole("level"),
            entry.Whole("evidence"), entry.Ids("loads", Kind.Place), entry.List("avoid", ScreenReader.ReadPainLimit),
            entry.YesNo("modified-track"), deskBreak != "no", deskBreak == "only", entry.Ids("harder", Kind.Exercise), entry.List("doses", ReadDose),
            entry.Ids("claims", Kind.Claim), ReadWords(entry.Map("text")), entry.Grounds())
        {
            Demands = OwnReader.ReadDemands(entry),
            Camera = entry.TryIdOf("camera", Kind.Screen),
        };
        Check(entry, exercise);
        entry.Finish();
        return exercise;
    }

    private static void Check(EntryReader entry, Exercise exercise)
    {
        if (exercise.Level is < 1 or > 5)
        {
            entry.Report(entry.LineOf("level"), "'level' must be 1 (easiest) to 5");
        }

        if (exercise.Evidence is < 0 or > 3)
        {
            entry.Report(entry.LineOf("evidence"), "'evidence' must be 0 to 3");
        }

        if (exercise.Needs.Length == 0 || exercise.Doses.Length == 0)
        {
            entry.Report("an exercise needs at least one of 'needs' and one of 'doses'");
        }

        foreach (var phase in exercise.Doses.Select(dose => dose.Phase).Where(phase => !Serves(exercise, phase)))
        {
            entry.Report(entry.LineOf("doses"), $"there is a dose for '{phase}', but 'purposes' does not name it");
        }
    }

    // Balance is trained with the doses of motor control.
    private static bool Serves(Exercise exercise, string phase) =>
        exercise.Purposes.Contains(phase) || (phase == "motor-control" && exercise.Purposes.Contains("balance"));

    private static MuscleShare ReadMuscle(EntryReader entry)
    {
        var band = entry.TryOneOf("band", Vocabulary.Bands);
        var share = new MuscleShare(entry.IdOf("muscle", Kind.Muscle), band, band is null ? null : entry.Grounds());
        entry.Finish();
        return share;
    }

    private static Dose ReadDose(EntryReader entry)
    {
        var dose = new Dose(
            entry.OneOf("phase", Vocabulary.PhaseIds), entry.Whole("sets"), entry.TryWhole("reps"), entry.TryWhole("hold-s"),
            ReadTempo(entry), entry.TryWhole("rest-s") ?? 0, entry.TryText("load") ?? "bodyweight", entry.TryText("effort"),
            entry.IdOf("dosage", Kind.Dose));
        if (dose.Repetitions is null && dose.HoldSeconds is null)
        {
            entry.Report("a dose needs 'reps', 'hold-s' or both");
        }

        if (dose.Sets < 1 || dose.Repetitions < 1 || dose.HoldSeconds < 1 || dose.RestSeconds < 0)
        {
            entry.Report("'sets', 'reps' and 'hold-s' must be 1 or more, 'rest-s' 0 or more");
        }

        entry.Finish();
        return dose;
    }

    private static Tempo? ReadTempo(EntryReader entry)
    {
        if (entry.TryText("tempo") is not { } text)
        {
            return null;
        }

        var parts = text.Split('-');
        if (parts.Length == 3 && parts.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            var seconds = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
            return new Tempo(seconds[0], seconds[1], seconds[2]);
        }

        entry.Report(entry.LineOf("tempo"), $"'tempo' must be seconds down, pause and up such as 2-1-2; '{text}' stands there");
        return null;
    }

    private static ExerciseWords ReadWords(EntryReader text)
    {
        var words = new ExerciseWords(
            text.Text("name"), text.Text("why"), text.Text("setup"), text.Words("steps"), text.Words("cues"), text.Words("faults"));
        if (words.Steps.Length == 0 || words.Cues.Length == 0 || words.Faults.Length == 0)
        {
            text.Report("an exercise needs 'steps', 'cues' and 'faults'");
        }

        _ = text.TryMap("dose");
        text.Finish();
        return words;
    }
}
