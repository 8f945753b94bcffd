using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Simulation.Movements;
using Hipwise.Simulation.Scenes;

namespace Hipwise.Web.Features.Body;

/// <summary>A simulated movement for drawing and for reading.</summary>
/// <param name="Times">s, of each moment.</param>
/// <param name="IsCarried">Whether the body can do it: poses that meet what they rest on, muscles that hold them.</param>
/// <param name="Missing">The largest moment that muscles lack at a joint (N·m); 0 where it is not strength that is missing.</param>
/// <param name="Scales">Size of each segment over the model's, three numbers each.</param>
/// <param name="Rows">For each row of muscles.</param>
/// <param name="Things">What the body stands on and carries.</param>
/// <param name="Blocks">All moments of <see cref="SceneWriter"/>, two bytes a number, the lower first.</param>
public sealed record SceneMotion(
    ImmutableArray<double> Times, bool IsCarried, double Missing, ImmutableArray<double> Scales, ImmutableArray<MotionRow> Rows, SceneThings Things, byte[] Blocks)
{
    private const double Percent = 100;

    internal static SceneMotion From(BodyStage stage, BodyModel body, SimulatedExercise simulated)
    {
        var result = simulated.Result;
        var writer = new SceneWriter(body);
        var (frames, blocks) = (result.Motion.Count, new short[writer.BlockSize * result.Motion.Count]);
        var (pose, activations) = (new double[body.CoordinateCount], new double[body.Muscles.Length]);
        var courses = body.Muscles.Select(name => result.Activations.Find(name)).ToList();
        for (var frame = 0; frame < frames; frame++)
        {
            for (var c = 0; c < pose.Length; c++)
            {
                pose[c] = result.Motion.Channels[c][frame];
            }

            for (var m = 0; m < activations.Length; m++)
            {
                activations[m] = courses[m]?[frame] ?? 0;
            }

            writer.Write(pose, activations, blocks.AsSpan(frame * writer.BlockSize, writer.BlockSize));
        }

        return new(
            [.. result.Motion.Times], simulated.Demands.IsCarried, simulated.Demands.Shortfall is { IsMoment: true } gap ? Math.Round(gap.Missing, 1) : 0, Sizes(stage.Model, body),
            [.. stage.Rows.Select((_, row) => Tell(stage, courses, row, frames))], SceneThings.Of(body, simulated.Movement, result), Features.Body.Blocks.Pack(blocks));
    }

    // A scaled body keeps its segments' axes: what lies farthest off in each tells how much larger it is.
    private static ImmutableArray<double> Sizes(BodyModel model, BodyModel body)
    {
        if (ReferenceEquals(model, body))
        {
            return [.. Enumerable.Repeat(1.0, 3 * (model.Segments.Length - 1))];
        }

        var sizes = ImmutableArray.CreateBuilder<double>();
        foreach (var segment in model.Segments.Skip(1))
        {
            for (var axis = 0; axis < 3; axis++)
            {
                double Reach(BodyModel of) => PlacesOn(of, segment).Select(place => Math.Abs(place[axis])).DefaultIfEmpty(0).Max();
                sizes.Add(Reach(model) > 0 ? Math.Round(Reach(body) / Reach(model), 4) : 1);
            }
        }

        return sizes.ToImmutable();
    }

    private static IEnumerable<Vec3> PlacesOn(BodyModel body, string segment) =>
        body.Description.Markers.Where(marker => marker.Segment == segment).Select(marker => marker.Location)
            .Concat(body.Description.Joints.Where(joint => joint.Parent == segment).Select(joint => joint.ParentFrame.P))
            .Concat(body.Description.Muscles.SelectMany(muscle => muscle.Path).OfType<PathPointDescription.Fixed>()
                .Where(point => point.On == segment).Select(point => point.Location));

    private static MotionRow Tell(BodyStage stage, List<double[]?> courses, int row, int frames)
    {
        var (left, _) = Peak(stage, courses, row, Side.Left, frames);
        var (right, at) = Peak(stage, courses, row, Side.Right, frames);
        return new(left, right, at);
    }

    // Strands weighted by their cross-section, as the whole that they are.
    private static (double Peak, int At) Peak(BodyStage stage, List<double[]?> courses, int row, Side side, int frames)
    {
        var strands = Enumerable.Range(0, courses.Count).Where(m => stage.Muscles[m].Row == row && stage.Muscles[m].Side == side).ToList();
        var area = strands.Sum(m => stage.Muscles[m].Area);
        var (at, highest) = (0, 0.0);
        for (var frame = 0; frame < frames; frame++)
        {
            var sum = strands.Sum(m => stage.Muscles[m].Area * (courses[m]?[frame] ?? 0)) / area;
            (at, highest) = sum > highest ? (frame, sum) : (at, highest);
        }

        return (Math.Round(Percent * highest, 1), at);
    }
}

/// <summary>A row of muscles in a movement.</summary>
/// <param name="Left">Highest activation of the left side (%).</param>
/// <param name="Right">Highest activation of the right side (%).</param>
/// <param name="At">The moment at which the right side is highest.</param>
public sealed record MotionRow(double Left, double Right, int At);

/// <summary>What a movement has around the body.</summary>
/// <param name="Blocks">What it rests on above the floor: a middle (m, in ground) and a size each, six numbers.</param>
/// <param name="Weights">What it carries.</param>
/// <param name="Bands">What pulls on it.</param>
public sealed record SceneThings(ImmutableArray<ImmutableArray<double>> Blocks, ImmutableArray<SceneWeight> Weights, ImmutableArray<SceneBand> Bands)
{
    // A support stands this far out around the points that touch it, and is this thick where it is upright (m).
    private const double Margin = 0.12;
    private const double Low = 0.02;
    private const double WallHeight = 1.8;
    private const double WallThickness = 0.04;

    internal static SceneThings Of(BodyModel body, Movement movement, MovementResult result) => new(
        [.. movement.Supports.GroupBy(support => support.Surface).Where(group => group.Key.Normal.Y < 0.5 || group.Key.Origin.Y > Low)
            .Select(group => Block(group.Key, Places(body, movement, group, result)))],
        [.. movement.Masses.Select(mass => new SceneWeight(body.FindSegment(mass.Segment) - 1, [mass.Point.X, mass.Point.Y, mass.Point.Z], mass.Kilograms))],
        [.. movement.Bands.Select(band => new SceneBand(
            body.FindSegment(band.From.Segment) - 1, [band.From.Point.X, band.From.Point.Y, band.From.Point.Z], body.FindSegment(band.To.Segment) - 1,
            [band.To.Point.X, band.To.Point.Y, band.To.Point.Z]))]);

    // Where the points of supports are when each begins.
    private static List<Vec3> Places(BodyModel body, Movement movement, IEnumerable<Support> supports, MovementResult result)
    {
        var (work, pose, places) = (new Workspace(body), new double[body.CoordinateCount], new List<Vec3>());
        foreach (var support in supports)
        {
            var frame = Math.Max(0, Array.FindIndex(result.Motion.Times, time => MovementMotion.Holds(movement, support, time)));
            for (var c = 0; c < pose.Length; c++)
            {
                pose[c] = result.Motion.Channels[c][frame];
            }

            ForwardKinematics.UpdatePositions(work, pose);
            places.AddRange(support.Points.Select(work.GetFrame(body.FindSegment(support.Segment)).Apply));
        }

        return places;
    }

    private static ImmutableArray<double> Block(Surface surface, List<Vec3> places)
    {
        var least = places.Aggregate((a, b) => new Vec3(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Min(a.Z, b.Z)));
        var most = places.Aggregate((a, b) => new Vec3(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z)));
        if (surface.Normal.Y > 0.5)
        {
            var top = surface.Origin.Y;
            return [(least.X + most.X) / 2, top / 2, (least.Z + most.Z) / 2, most.X - least.X + (2 * Margin), top, most.Z - least.Z + (2 * Margin)];
        }

        var middle = ((least + most) / 2) - (WallThickness / 2 * surface.Normal);
        var across = Math.Abs(surface.Normal.X) > 0.5;
        var wide = (across ? most.Z - least.Z : most.X - least.X) + (4 * Margin);
        return [middle.X, WallHeight / 2, middle.Z, across ? WallThickness : wide, WallHeight, across ? wide : WallThickness];
    }
}

/// <summary>A weight that is carried.</summary>
/// <param name="Segment">Index of the segment that carries it; -1 for ground.</param>
/// <param name="At">In the segment's frame (m).</param>
/// <param name="Kilograms">kg.</param>
public sealed record SceneWeight(int Segment, ImmutableArray<double> At, double Kilograms);

/// <summary>A band between two places.</summary>
/// <param name="From">Index of a segment; -1 for ground.</param>
/// <param name="Start">In that segment's frame (m).</param>
/// <param name="To">Index of a segment; -1 for ground.</param>
/// <param name="End">In that segment's frame (m).</param>
public sealed record SceneBand(int From, ImmutableArray<double> Start, int To, ImmutableArray<double> End);
