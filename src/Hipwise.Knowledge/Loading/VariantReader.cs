using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads what <c>movements.yaml</c> says beside the figures: of whom the body stands, which joint moments are told, and other ways to do a
/// movement.</summary>
internal static class VariantReader
{
    private const double TallestCentimetres = 300;
    private const double MostDegrees = 90;
    private static readonly string[] Kinds = ["fault", "cue", "band"];
    private static readonly string[] Poses = ["all", "later", "main"];
    private static readonly string[] Sides = ["working", "other", "both"];

    public static ReferencePerson ReadPerson(EntryReader entry)
    {
        var person = new ReferencePerson(entry.Number("height"), entry.Text("thigh"), entry.Text("lower-leg"));
        if (person.HeightCentimetres is <= 0 or > TallestCentimetres)
        {
            entry.Report(entry.LineOf("height"), $"'height' must be above 0 and up to {TallestCentimetres} cm");
        }

        entry.Finish();
        return person;
    }

    public static JointMoment ReadMoment(EntryReader entry)
    {
        var text = entry.Map("text");
        var moment = new JointMoment(
            entry.Id(Kind.JointMoment), entry.Text("joint"), entry.Text("coordinate"), text.Text("joint"), text.Text("plus"), text.Text("minus"));
        text.Finish();
        entry.Finish();
        return moment;
    }

    public static MovementVariant ReadVariant(EntryReader entry)
    {
        var text = entry.Map("text");
        var variant = new MovementVariant(
            entry.Id(Kind.Variant), (VariantKind)Array.IndexOf(Kinds, entry.OneOf("kind", Kinds)), entry.Words("families"),
            entry.Ids("figures", Kind.Figure), (VariantPoses)Array.IndexOf(Poses, entry.OneOf("poses", Poses)), entry.List("add", ReadAngle),
            entry.TryMap("band") is { } band ? PoseReader.ReadProp(band) : null, text.Text("name"), text.Text("about"));
        if (variant.Add.IsEmpty == variant.Band is null)
        {
            entry.Report("a variant needs 'add' with degrees of joints or a 'band', one of both");
        }

        if (variant.Families.IsEmpty && variant.Figures.IsEmpty)
        {
            entry.Report("a variant needs 'families' or 'figures' for which it makes sense");
        }

        text.Finish();
        entry.Finish();
        return variant;
    }

    private static AddedAngle ReadAngle(EntryReader entry)
    {
        string[] joints = [.. FigureVocabulary.CentralJoints, .. FigureVocabulary.SideJoints];
        var joint = entry.OneOf("joint", joints);
        var (isCentral, side) = (FigureVocabulary.CentralJoints.Contains(joint), entry.TryOneOf("side", Sides));
        if (isCentral != side is null)
        {
            entry.Report(isCentral ? $"'{joint}' has no side; take 'side' out" : $"'{joint}' needs a 'side': {string.Join(", ", Sides)}");
        }

        var angle = new AddedAngle(joint, side is null ? null : (VariantSide)Array.IndexOf(Sides, side), entry.Number("degrees"));
        if (Math.Abs(angle.Degrees) > MostDegrees)
        {
            entry.Report(entry.LineOf("degrees"), $"'degrees' may be {MostDegrees} at most, either way");
        }

        entry.Finish();
        return angle;
    }
}
