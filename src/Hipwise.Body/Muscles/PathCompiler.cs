using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

// Turns described paths into tables.
internal static class PathCompiler
{
    public static PathTable Compile(BodyModel model)
    {
        var muscles = model.Description.Muscles;
        var surfaces = model.Description.WrapObjects;
        var first = new int[muscles.Length + 1];
        var points = new List<PathPoint>();
        var wraps = new PathWrap[muscles.Length][];
        for (var m = 0; m < muscles.Length; m++)
        {
            var who = $"The muscle '{muscles[m].Name}'";
            if (muscles[m].Path.Length < 2)
            {
                throw new ModelException($"{who} has {muscles[m].Path.Length} path points; it needs two at least.");
            }

            points.AddRange(muscles[m].Path.Select(point => Compile(point, model, who)));
            first[m + 1] = points.Count;
            wraps[m] = [.. muscles[m].Wraps.Select(wrap => Compile(wrap, muscles[m], surfaces, model.Convention, who)).Where(wrap => surfaces[wrap.Surface].IsActive)];
        }

        var chains = Chains(model.Tree);
        return new PathTable
        {
            FirstPoint = first,
            Points = [.. points],
            Wraps = wraps,
            IsPlain = [.. muscles.Select((_, m) => wraps[m].Length == 0 && points[first[m]..first[m + 1]].TrueForAll(p => p.Condition < 0 && p.Moving is null))],
            HasMoving = [.. muscles.Select((_, m) => points[first[m]..first[m + 1]].Exists(point => point.Moving is not null))],
            ConstantLength = [.. muscles.Select((_, m) => ConstantLength(points[first[m]..first[m + 1]]))],
            Bridges = [.. muscles.Select((_, m) => Bridges(points[first[m]..first[m + 1]], chains, model.Tree.Count))],
            Surfaces = [.. surfaces.Select(surface => WrapSurface.Compile(surface, model))],
            Chains = chains,
            SegmentCount = model.Tree.Count,
            CoordinateCount = model.CoordinateCount,
            Coordinates = [.. muscles.Select((_, m) => CoordinatesOf(points[first[m]..first[m + 1]], wraps[m], surfaces, model, chains))],
            MostNodes = muscles.Select((muscle, m) => muscle.Path.Length + (2 * wraps[m].Length)).DefaultIfEmpty().Max(),
        };
    }

    private static PathPoint Compile(PathPointDescription point, BodyModel model, string who)
    {
        var segment = model.Tree.Require(point.Segment, who);
        return point switch
        {
            PathPointDescription.Fixed(_, var (x, y, z)) => new(segment, x, y, z),
            PathPointDescription.Conditional(_, var (x, y, z), var coordinate, var minimum, var maximum) =>
                new(segment, x, y, z) { Condition = model.Table.Require(coordinate, who), Minimum = minimum, Maximum = maximum },
            PathPointDescription.Moving(_, var x, var y, var z) =>
                new(segment, 0, 0, 0) { Moving = [Compile(x, model, who), Compile(y, model, who), Compile(z, model, who)] },
            _ => throw new ModelException($"{who} has a point of kind {point.GetType().Name}, which is not known."),
        };
    }

    private static MovingComponent Compile(MovingLocation location, BodyModel model, string who)
    {
        var function = CompiledFunction.Compile(location.Function);
        if (location.Coordinate is null)
        {
            return new(-1, 0, 0, function);
        }

        var coordinate = model.Table.Require(location.Coordinate, who);
        var (low, high) = (model.Coordinates[coordinate].Minimum, model.Coordinates[coordinate].Maximum);
        return low <= high ? new(coordinate, low, high, function) : throw new ModelException($"The coordinate '{location.Coordinate}' has a range from {low:G6} to {high:G6}.");
    }

    private static PathWrap Compile(
        PathWrapDescription wrap, MuscleDescription muscle, ImmutableArray<WrapObjectDescription> surfaces, MuscleConvention convention, string who)
    {
        var surface = surfaces.ToList().FindIndex(s => s.Name == wrap.WrapObject);
        if (surface < 0)
        {
            throw new ModelException($"{who} wraps around '{wrap.WrapObject}', which the model does not have.");
        }

        var first = wrap.FirstPoint < 1 ? 0 : wrap.FirstPoint - 1;
        var last = wrap.LastPoint < 1 ? muscle.Path.Length - 1 : wrap.LastPoint - 1;
        return first <= last && last < muscle.Path.Length
            ? new(surface, first, last, convention == MuscleConvention.OpenSim ? wrap.Method : null)
            : throw new ModelException($"{who} wraps around '{wrap.WrapObject}' from point {wrap.FirstPoint} to {wrap.LastPoint}, but has {muscle.Path.Length} points.");
    }

    private static double ConstantLength(List<PathPoint> points) => points.Zip(points.Skip(1))
        .Where(pair => pair.First.Segment == pair.Second.Segment)
        .Sum(pair => new Spatial.Vec3(pair.Second.X - pair.First.X, pair.Second.Y - pair.First.Y, pair.Second.Z - pair.First.Z).Norm);

    private static PathBridge[] Bridges(List<PathPoint> points, ChainLink[][] chains, int count) => [.. points.Zip(points.Skip(1))
        .Where(pair => pair.First.Segment != pair.Second.Segment)
        .Select(pair => new PathBridge(pair.First, pair.Second, chains[(pair.First.Segment * count) + pair.Second.Segment]))];

    private static ChainLink[][] Chains(Tree tree)
    {
        var count = tree.Count;
        var chains = new ChainLink[count * count][];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < count; b++)
            {
                chains[(a * count) + b] = [.. Up(tree, a, b).Select(c => new ChainLink(c, -1)), .. Up(tree, b, a).Select(c => new ChainLink(c, 1))];
            }
        }

        return chains;
    }

    // Coordinates from a segment up to the first ancestor that it shares with the other.
    private static IEnumerable<int> Up(Tree tree, int segment, int other)
    {
        for (; !Dynamics.MassMatrix.IsAncestorOrSelf(tree.Parent, segment, other); segment = tree.Parent[segment])
        {
            for (var c = 0; c < tree.SegmentOf.Length; c++)
            {
                if (tree.SegmentOf[c] == segment)
                {
                    yield return c;
                }
            }
        }
    }

    private static int[] CoordinatesOf(
        List<PathPoint> points, PathWrap[] wraps, ImmutableArray<WrapObjectDescription> surfaces, BodyModel model, ChainLink[][] chains)
    {
        var segments = points.Select(point => point.Segment).Concat(wraps.Select(wrap => model.FindSegment(surfaces[wrap.Surface].Segment))).Distinct().ToArray();
        var between = from a in segments from b in segments from link in chains[(a * model.Tree.Count) + b] select link.Coordinate;
        var moving = points.SelectMany(point => point.Moving ?? []).Select(component => component.Coordinate).Where(c => c >= 0);
        var own = between.Concat(moving).Distinct().ToList();
        var leaders = own.Select(c => Leader(model.Table, c)).Where(c => c >= 0);
        return [.. own.Concat(leaders).Distinct().Order()];
    }

    private static int Leader(CoordinateTable table, int c)
    {
        var leader = table.Leader[c];
        while (leader >= 0 && table.Leader[leader] >= 0)
        {
            leader = table.Leader[leader];
        }

        return leader;
    }
}
