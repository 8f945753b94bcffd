using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>movements.yaml</c>.</summary>
internal static class MovementReader
{
    private const double MostSeconds = 60;

    public static MovementRules Read(EntryReader file)
    {
        var (pace, steps) = (file.Map("pace"), file.Map("steps"));
        var rules = new MovementRules(
            file.List("joints", ReadJoint), file.List("parts", ReadPart), file.List("leans", ReadLean), file.List("surfaces", ReadSurface),
            pace.Number("move-s"), pace.Number("hold-s"), ToDictionary(file.List("weights", ReadWeight)), file.List("bands", ReadBand),
            ToDictionary(file.List("points", ReadPoint)),
            VariantReader.ReadPerson(file.Map("person")), file.List("moments", VariantReader.ReadMoment), file.List("variants", VariantReader.ReadVariant), file.Grounds())
        {
            StepCentimetres = steps.Number("moved-cm"), StanceCentimetres = steps.Number("stance-cm"), Strides = steps.Words("strides"),
        };
        if (rules.MoveSeconds is <= 0 or > MostSeconds || rules.HoldSeconds is < 0 or > MostSeconds)
        {
            file.Report(file.LineOf("pace"), $"'move-s' must be above 0 and 'hold-s' 0 or more, both up to {MostSeconds} seconds");
        }

        if (steps.Number("moved-cm") <= 0 || steps.Number("stance-cm") < 0)
        {
            file.Report(file.LineOf("steps"), "'moved-cm' must be above 0, 'stance-cm' 0 or more");
        }

        pace.Finish();
        steps.Finish();
        file.Finish();
        return rules;
    }

    private static JointMapping ReadJoint(EntryReader entry)
    {
        string[] joints = [.. FigureVocabulary.CentralJoints, .. FigureVocabulary.SideJoints];
        var mapping = new JointMapping(entry.OneOf("joint", joints), entry.Text("coordinate"), entry.Number("factor"));
        entry.Finish();
        return mapping;
    }

    private static RestingPart ReadPart(EntryReader entry)
    {
        string[] parts = [.. FigureVocabulary.RestParts.Concat(FigureVocabulary.Limbs).Select(WithoutSide).Distinct()];
        var part = new RestingPart(entry.OneOf("part", parts), entry.Words("points"), entry.Words("gives"))
        {
            Lies = entry.YesNo("lies"), Slides = entry.YesNo("slides"), HighestCentimetres = entry.TryNumber("highest-cm"),
        };
        if (part.Points.IsEmpty)
        {
            entry.Report("a part needs 'points', landmarks of the body model that press");
        }

        entry.Finish();
        return part;
    }

    private static LeanRule ReadLean(EntryReader entry)
    {
        string[] parts = [.. FigureVocabulary.RestParts.Concat(FigureVocabulary.Limbs).Select(WithoutSide).Distinct()];
        var lean = new LeanRule(
            entry.OneOf("part", parts), entry.WordsOf("on", ["floor", .. FigureVocabulary.Props]), entry.Words("figures"), entry.Words("points"))
        {
            Holds = entry.YesNo("holds"), BothSides = entry.YesNo("both-sides"),
        };
        if (lean.Points.IsEmpty)
        {
            entry.Report("what leans needs 'points', landmarks of the body model that press");
        }

        entry.Finish();
        return lean;
    }

    private static SurfaceRule ReadSurface(EntryReader entry)
    {
        var surface = new SurfaceRule(entry.OneOf("on", ["floor", .. FigureVocabulary.Props]), entry.TryNumber("height"), entry.Number("friction"));
        if (surface.Friction < 0)
        {
            entry.Report(entry.LineOf("friction"), "'friction' must be 0 or more");
        }

        entry.Finish();
        return surface;
    }

    private static KeyValuePair<string, double> ReadWeight(EntryReader entry)
    {
        var weight = KeyValuePair.Create(entry.OneOf("prop", FigureVocabulary.Props), entry.Number("kg"));
        if (weight.Value < 0)
        {
            entry.Report(entry.LineOf("kg"), "'kg' must be 0 or more");
        }

        entry.Finish();
        return weight;
    }

    private static BandRule ReadBand(EntryReader entry)
    {
        var band = new BandRule(entry.OneOf("prop", FigureVocabulary.Props), entry.Number("slack"), entry.Number("stiffness"), entry.TryNumber("force") ?? 0);
        if (band.SlackLength < 0 || band.Stiffness < 0 || band.Force < 0)
        {
            entry.Report("'slack', 'stiffness' and 'force' must be 0 or more");
        }

        entry.Finish();
        return band;
    }

    private static KeyValuePair<string, string> ReadPoint(EntryReader entry)
    {
        string[] points = [.. FigureVocabulary.Points.Select(WithoutSide).Distinct()];
        var point = KeyValuePair.Create(entry.OneOf("point", points), entry.Text("landmark"));
        entry.Finish();
        return point;
    }

    // A doubled key is rare enough that the first one may win.
    private static ImmutableDictionary<string, T> ToDictionary<T>(ImmutableArray<KeyValuePair<string, T>> pairs) =>
        pairs.DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal);

    private static string WithoutSide(string name) =>
        name.EndsWith("-left", StringComparison.Ordinal) ? name[..^5] : name.EndsWith("-right", StringComparison.Ordinal) ? name[..^6] : name;
}
