using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Simulation.Following;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Following;

// What the knowledge says of following, on one body.
internal static class FollowedParts
{
    private const double Degree = Math.PI / 180;
    private const double Centimetre = 0.01;
    private const double Millimetre = 0.001;

    private static readonly (Side? Side, string Before, string After, int Mirror)[] Sided =
        [(Side.Left, "left_", "_l", -1), (Side.Right, "right_", "_r", 1), (null, "", "", 1)];

    // Each landmark with its place on the body.
    public static ImmutableArray<(Landmark Landmark, FollowedPoint Point)> Points(FollowRules rules, ModelDescription body) =>
        [.. rules.Points.SelectMany(point => Points(point, body))];

    public static ImmutableArray<CoordinatePrior> Priors(FollowRules rules, BodyModel model) => [.. rules.Known.SelectMany(known => Named(model, known.Coordinate)
        .Select(number => (model.Coordinates[number].Name, Unit: UnitOf(model, number)))
        .Select(one => new CoordinatePrior(one.Name, known.Value * one.Unit, known.Deviation * one.Unit)))];

    public static IEnumerable<double[]> Starts(FollowRules rules, BodyModel model)
    {
        foreach (var start in rules.Starts)
        {
            var pose = model.GetDefaultPose();
            foreach (var (coordinate, value) in start)
            {
                foreach (var number in Named(model, coordinate))
                {
                    pose[number] = value * UnitOf(model, number);
                }
            }

            yield return pose;
        }
    }

    // What of the body may press while it makes a figure's movement: on level ground, at the figure's heights.
    public static ImmutableArray<PressPoint> Presses(Movement movement, FollowFit fit) => [.. movement.Supports.Where(support => support.Surface.Normal == Vec3.UnitY)
        .SelectMany(support => support.Points.Select(point => (support.Segment, Point: point, support.Surface, support.IsLoose)))
        .DistinctBy(one => (one.Segment, one.Point, one.Surface)).Select((one, i) => new PressPoint(
            $"{one.Segment} {i + 1}", one.Segment, one.Point, one.Surface.Origin.Y, one.Surface.Friction,
            Centimetre * (one.IsLoose || !movement.Balances ? fit.NearSoftCentimetres : fit.NearCentimetres), one.IsLoose))];

    private static IEnumerable<(Landmark Landmark, FollowedPoint Point)> Points(FollowPoint point, ModelDescription body)
    {
        var found = 0;
        foreach (var (_, before, after, mirror) in Sided)
        {
            if (!LandmarkNames.All.Contains(before + point.Point))
            {
                continue;
            }

            found++;
            var (segment, place) = PlaceOf(point, after, mirror, body);
            yield return (
                (Landmark)LandmarkNames.All.ToList().IndexOf(before + point.Point), new(segment, place, point.DeviationCentimetres * Centimetre, point.IsMiddle));
        }

        if (found == 0)
        {
            throw new ModelException($"follow.yaml names the point '{point.Point}', which no pose engine gives.");
        }
    }

    private static (string Segment, Vec3 Place) PlaceOf(FollowPoint point, string after, int mirror, ModelDescription body)
    {
        if (point.Segment is { } segment)
        {
            var own = body.Segments.Any(one => one.Name == segment + after) ? segment + after : segment;
            return (own, Millimetre * new Vec3(point.AtMillimetres[0], point.AtMillimetres[1], mirror * point.AtMillimetres[2]));
        }

        var marker = body.Markers.FirstOrDefault(one => one.Name == point.Marker + after)
            ?? throw new ModelException($"follow.yaml names the landmark '{point.Marker}', which the body model does not have.");
        return (marker.Segment, marker.Location);
    }

    private static IEnumerable<int> Named(BodyModel model, string coordinate)
    {
        var found = false;
        foreach (var number in Sided.Select(side => model.FindCoordinate(coordinate + side.After)).Where(number => number >= 0))
        {
            found = true;
            yield return number;
        }

        if (!found)
        {
            throw new ModelException($"follow.yaml names the coordinate '{coordinate}', which the body model does not have.");
        }
    }

    private static double UnitOf(BodyModel model, int coordinate) => model.Coordinates[coordinate].IsRotational ? Degree : Centimetre;
}
