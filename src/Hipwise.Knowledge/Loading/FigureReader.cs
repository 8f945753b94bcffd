using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>A figure as written.</summary>
internal sealed record FigureDraft(
    EntryReader Entry, string Id, string? Like, string? View, ImmutableArray<string> Works, ImmutableArray<FigureProp> Props,
    ImmutableArray<PoseDraft> Poses, ImmutableArray<string> Captions, int? Main);

/// <summary>Reads figures and puts together what they build on.</summary>
internal sealed class FigureReader
{
    private const int MostPoses = 3;
    private readonly FigureBody body;
    private readonly PoseReader reader;
    private readonly Dictionary<string, PoseDraft> named;

    public FigureReader(FigureBody body, EntryReader poses)
    {
        this.body = body;
        reader = new PoseReader(body);
        named = poses.List("poses", reader.ReadNamed).DistinctBy(pose => pose.Key, StringComparer.Ordinal)
            .ToDictionary(pose => pose.Key, pose => pose.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads one figure as it is written.</summary>
    public FigureDraft Read(EntryReader entry)
    {
        var text = entry.TryMap("text");
        var draft = new FigureDraft(
            entry, entry.Id(Kind.Figure), entry.TryIdOf("like", Kind.Figure), entry.TryOneOf("view", FigureVocabulary.Views),
            PoseReader.ReadWorks(entry), entry.List("props", PoseReader.ReadProp),
            entry.List("poses", reader.Read), text?.Words("captions") ?? [], entry.TryWhole("main"));
        text?.Finish();
        entry.Finish();
        return draft;
    }

    /// <summary>Puts the figures together; those with problems are left out.</summary>
    public ImmutableArray<MovementFigure> Complete(ImmutableArray<FigureDraft> drafts)
    {
        var byId = drafts.DistinctBy(draft => draft.Id, StringComparer.Ordinal).ToDictionary(draft => draft.Id, StringComparer.Ordinal);
        return [.. byId.Values.Select(draft => Complete(draft, byId)).OfType<MovementFigure>()];
    }

    private MovementFigure? Complete(FigureDraft draft, Dictionary<string, FigureDraft> others)
    {
        if (draft.Like is { } like)
        {
            if (!others.TryGetValue(like, out var other))
            {
                return null;
            }

            if (other.Like is not null)
            {
                draft.Entry.Report(draft.Entry.LineOf("like"), $"'{like}' itself is like another figure; name the one with the poses");
                return null;
            }

            draft = Over(draft, other);
        }

        Check(draft);
        var poses = draft.Poses.Select(pose => Complete(pose, draft)).ToList();
        return poses.Contains(null)
            ? null
            : new(
                draft.Id, draft.View ?? "side", [.. poses.OfType<FigurePose>()], draft.Captions,
                (draft.Main ?? Math.Min(2, poses.Count)) - 1, body);
    }

    private static FigureDraft Over(FigureDraft draft, FigureDraft other) => draft with
    {
        View = draft.View ?? other.View,
        Works = draft.Works.IsEmpty ? other.Works : draft.Works,
        Props = [.. other.Props, .. draft.Props],
        Poses = draft.Poses.IsEmpty ? other.Poses : draft.Poses,
        Captions = draft.Captions.IsEmpty ? other.Captions : draft.Captions,
        Main = draft.Main ?? other.Main,
    };

    private static void Check(FigureDraft draft)
    {
        if (draft.Poses.Length is 0 or > MostPoses)
        {
            draft.Entry.Report($"a figure has 1 to {MostPoses} 'poses', or is 'like' another one");
        }

        if (draft.Captions.Length != draft.Poses.Length || draft.Captions.Any(string.IsNullOrWhiteSpace))
        {
            draft.Entry.Report(draft.Entry.LineOf("text"), $"'text' needs one of 'captions' for each of the {draft.Poses.Length} poses");
        }

        if (draft.Main < 1 || draft.Main > draft.Poses.Length)
        {
            draft.Entry.Report(draft.Entry.LineOf("main"), "'main' must be the number of a pose, the first being 1");
        }
    }

    private FigurePose? Complete(PoseDraft draft, FigureDraft figure)
    {
        var pose = Flatten(draft, []);
        if (pose?.Rest is null)
        {
            draft.Entry.Report("nothing carries this pose; say what it rests on, as in 'rest: {part: foot-right}'");
            return null;
        }

        ImmutableArray<FigureProp> props = [.. figure.Props, .. pose.Props];
        var supports = pose.Touches.Values.Select(touch => touch.On).OfType<string>().Append(pose.Rest.On);
        foreach (var missing in supports.Where(FigureVocabulary.Props.Contains).Where(support => props.All(prop => prop.Kind != support)))
        {
            draft.Entry.Report($"the pose uses a {missing}; name it under 'props'");
        }

        return new FigurePose(pose.Angles, pose.Rest, pose.Touches, props, pose.Arrows, pose.Works ?? figure.Works);
    }

    // A pose that builds on one that is not there is reported as a dangling mention.
    private PoseDraft? Flatten(PoseDraft draft, ImmutableStack<string> path)
    {
        var below = draft with { Angles = draft.Angles.Clear(), Rest = null, Touches = draft.Touches.Clear(), Free = [], Props = [], Arrows = [], Works = null };
        foreach (var name in draft.Bases)
        {
            if (path.Contains(name))
            {
                draft.Entry.Report($"the poses that '{name}' builds on run in a circle");
                return null;
            }

            if (!named.TryGetValue(name, out var found) || Flatten(found, path.Push(name)) is not { } flat)
            {
                return null;
            }

            below = flat.Over(below);
        }

        return draft.Over(below);
    }
}
