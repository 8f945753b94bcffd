using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads the path of a muscle: its points and the surfaces it may go around.</summary>
internal sealed class PathPart(Frames frames, IReadOnlySet<string> wrapObjects)
{
    private static readonly string[] Letters = ["x", "y", "z"];

    public ImmutableArray<PathPointDescription> Points(Node muscle)
    {
        var path = PathOf(muscle);
        var points = (path.Find("PathPointSet") ?? path.Find("MusclePointSet"))?.Objects().Select(Point).ToImmutableArray() ?? [];
        return points.Length >= 2 ? points : throw muscle.Bad($"Its path has {points.Length} points; it needs two at least.");
    }

    public ImmutableArray<PathWrapDescription> Wraps(Node muscle)
    {
        var path = PathOf(muscle);
        var wraps = ImmutableArray.CreateBuilder<PathWrapDescription>();
        foreach (var node in (path.Find("PathWrapSet") ?? path.Find("MuscleWrapSet"))?.Objects() ?? [])
        {
            node.IsUsed = true;
            var name = node.Word("wrap_object") ?? throw node.Bad("It does not name the surface that the path goes around (wrap_object).");
            if (wrapObjects.Contains(name))
            {
                var (first, last) = Range(node);
                wraps.Add(new PathWrapDescription(name, Method(node), first, last));
            }
            else
            {
                node.Warn($"There is no surface '{WarningLog.Shorten(name)}' that paths can go around; the path goes straight there.");
            }
        }

        return wraps.DrainToImmutable();
    }

    private static Node PathOf(Node muscle)
    {
        var path = muscle.Property("GeometryPath") ?? muscle.Property("path");
        if (path is null && muscle.Find("FunctionBasedPath") is { } function)
        {
            throw function.Bad("Paths given as functions of coordinates are not supported; use the model with the path's points.");
        }

        return path ?? muscle;
    }

    private static (int First, int Last) Range(Node node)
    {
        var range = node.Property("range")?.FiniteNumbers() ?? [-1, -1];
        return range.Length == 2 && range.All(end => double.IsInteger(end) && end is >= -1 and <= 100_000)
            ? ((int)range[0], (int)range[1])
            : throw node.Bad("Its range must be two numbers of points, or -1.");
    }

    private static WrapMethod Method(Node node)
    {
        var word = node.Word("method") ?? "hybrid";
        return word.ToUpperInvariant() switch
        {
            "HYBRID" or "UNASSIGNED" => WrapMethod.Hybrid,
            "MIDPOINT" => WrapMethod.Midpoint,
            "AXIAL" => WrapMethod.Axial,
            _ => throw node.Bad($"'{WarningLog.Shorten(word)}' is no method; it is hybrid, midpoint or axial."),
        };
    }

    private PathPointDescription Point(Node node)
    {
        node.IsUsed = true;
        var place = frames.Find(node, "", Sockets.Of(node, "parent_frame") ?? Sockets.Of(node, "body") ?? node.Word("body")
            ?? throw node.Bad("It does not say which body it is on."));
        return node.Tag switch
        {
            "PathPoint" or "MusclePoint" => new PathPointDescription.Fixed(place.Segment, Location(node, place)),
            "ConditionalPathPoint" or "MuscleViaPoint" => Conditional(node, place),
            "MovingPathPoint" or "MovingMusclePoint" => Moving(node, place),
            _ => throw node.Bad($"Path points of type {WarningLog.Shorten(node.Tag)} are not supported."),
        };
    }

    private static Vec3 Location(Node node, FramePlace place) => place.Pose.Apply(node.Vector(Vec3.Zero, "location", "attachment"));

    private static PathPointDescription.Conditional Conditional(Node node, FramePlace place)
    {
        var range = node.Property("range")?.Numbers() ?? [];
        if (range.Length != 2 || double.IsNaN(range[0]) || double.IsNaN(range[1]) || range[0] > range[1])
        {
            throw node.Bad("Its range must be two numbers, the smaller one first.");
        }

        var coordinate = Sockets.Coordinate(node, "coordinate") ?? throw node.Bad("It does not name the coordinate that it depends on.");
        return new PathPointDescription.Conditional(place.Segment, Location(node, place), coordinate, range[0], range[1]);
    }

    private static PathPointDescription.Moving Moving(Node node, FramePlace place)
    {
        if (place.Pose != Transform.Identity)
        {
            throw node.Bad("A moving point must be given in the frame of a body, not in a frame offset from it.");
        }

        node.Find("location")?.UseAll();
        var parts = Letters.Select(letter => Part(node, letter)).ToArray();
        return new PathPointDescription.Moving(place.Segment, parts[0], parts[1], parts[2]);
    }

    private static MovingLocation Part(Node node, string letter)
    {
        var function = FunctionPart.Inside(node.Property($"{letter}_location", $"{letter.ToUpperInvariant()}Attachment")) ?? ScalarFunction.Zero;
        var coordinate = Sockets.Coordinate(node, $"{letter}_coordinate");
        return coordinate is not null || function is ScalarFunction.Constant or ScalarFunction.Multiplied { Inner: ScalarFunction.Constant }
            ? new MovingLocation(coordinate, function)
            : throw node.Bad($"Its {letter}_location is a function, but no {letter}_coordinate is named.");
    }
}
