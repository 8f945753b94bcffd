using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>atlas.yaml</c>.</summary>
internal static class AtlasReader
{
    private const int RodSize = 4;
    private const int BallSize = 6;
    private const int PlaceSize = 3;
    private static readonly string[] Shapes = ["rod", "ball", "sheet"];

    public static Atlas Read(EntryReader file)
    {
        var layers = file.List("layers", ReadLayer);
        string[] ids = [.. layers.Select(layer => layer.Id)];
        var atlas = new Atlas(
            layers, file.List("sliders", ReadSlider), ReadStance(file.Map("stance")), ReadTrials(file.Map("what-if")),
            file.Number("tension"), file.List("muscles", entry => ReadMuscle(entry, ids)), file.List("bones", ReadBone), file.Grounds());
        if (layers.IsEmpty || atlas.Muscles.IsEmpty || atlas.SpecificTension <= 0)
        {
            file.Report("'layers' and 'muscles' are needed, and a 'tension' above 0");
        }

        file.Finish();
        return atlas;
    }

    private static AtlasLayer ReadLayer(EntryReader entry)
    {
        var layer = new AtlasLayer(entry.Text("id"), ReadName(entry) ?? "");
        entry.Finish();
        return layer;
    }

    private static BodySlider ReadSlider(EntryReader entry)
    {
        var text = entry.Map("text");
        var slider = new BodySlider(
            entry.Text("id"), text.Text("name"), text.TryText("more"), text.TryText("less"), entry.Number("least"), entry.Number("most"), entry.TryText("arm"),
            [.. entry.Words("moves").Select(move => move.StartsWith('-') ? new SliderMove(move[1..], -1) : new SliderMove(move, 1))]);
        if (slider.Least >= slider.Most || slider.Moves.IsEmpty || (slider.Arm is not null && (slider.More is null || slider.Less is null)))
        {
            entry.Report("a slider has 'least' below 'most', 'moves', and with an 'arm' also the words 'more' and 'less'");
        }

        text.Finish();
        entry.Finish();
        return slider;
    }

    private static ImmutableArray<SliderMove> ReadStance(EntryReader entry)
    {
        ImmutableArray<SliderMove> stance = [.. entry.Keys.Select(coordinate => new SliderMove(coordinate, entry.Number(coordinate)))];
        entry.Finish();
        return stance;
    }

    private static BodyTrials ReadTrials(EntryReader entry)
    {
        var trials = new BodyTrials(entry.IdOf("exercise", Kind.Exercise), entry.Words("muscles"), entry.List("ranges", ReadRange));
        entry.Finish();
        return trials;
    }

    private static TrialRange ReadRange(EntryReader entry)
    {
        var text = entry.Map("text");
        var range = new TrialRange(entry.Text("id"), text.Text("name"), text.Text("unit"), entry.Number("least"), entry.Number("most"), entry.Number("usual"));
        if (!(range.Least <= range.Usual && range.Usual <= range.Most))
        {
            entry.Report("'usual' must lie between 'least' and 'most'");
        }

        text.Finish();
        entry.Finish();
        return range;
    }

    private static AtlasMuscle ReadMuscle(EntryReader entry, string[] layers)
    {
        var muscle = new AtlasMuscle(
            entry.Text("id"), layers.Length == 0 ? "" : entry.OneOf("layer", layers), ReadName(entry));
        entry.Finish();
        return muscle;
    }

    private static string? ReadName(EntryReader entry)
    {
        if (entry.TryMap("text") is not { } text)
        {
            return null;
        }

        var name = text.Text("name");
        text.Finish();
        return name;
    }

    private static BoneShape ReadBone(EntryReader entry)
    {
        var kind = Shapes.FirstOrDefault(entry.Has) ?? Shapes[0];
        var bone = new BoneShape(
            entry.Text("segment"), entry.YesNo("pair"), kind, entry.Numbers(kind), kind == "sheet" ? entry.Numbers("to") : [], kind == "sheet" ? entry.Number("thick") : 0);
        if (!IsWhole(bone))
        {
            entry.Report("a rod has four numbers for each of two points or more, a ball six, a sheet three for each point of two edges alike");
        }

        entry.Finish();
        return bone;
    }

    private static bool IsWhole(BoneShape bone) => bone.Kind switch
    {
        "rod" => bone.Numbers.Length >= 2 * RodSize && bone.Numbers.Length % RodSize == 0,
        "ball" => bone.Numbers.Length == BallSize,
        _ => bone.Numbers.Length >= 2 * PlaceSize && bone.Numbers.Length % PlaceSize == 0 && bone.Edge.Length == bone.Numbers.Length && bone.Thickness > 0,
    };
}
