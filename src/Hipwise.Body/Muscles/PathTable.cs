using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

// All muscle paths of a model as flat tables. Points of muscle m are FirstPoint[m] up to FirstPoint[m + 1].
internal sealed class PathTable
{
    public required int[] FirstPoint { get; init; }

    public required PathPoint[] Points { get; init; }

    public required PathWrap[][] Wraps { get; init; }

    // Muscles whose points never change and that meet no surface: the quick way.
    public required bool[] IsPlain { get; init; }

    public required bool[] HasMoving { get; init; }

    // Of plain muscles: the length between points of the same segment (m), and the parts that lead from one segment to another.
    public required double[] ConstantLength { get; init; }

    public required PathBridge[][] Bridges { get; init; }

    public required WrapSurface[] Surfaces { get; init; }

    // For a pair of segments (a · count + b): the coordinates between them. Those on b's side move b's end (+1), those on a's side a's end (-1).
    public required ChainLink[][] Chains { get; init; }

    public required int SegmentCount { get; init; }

    public required int CoordinateCount { get; init; }

    // The coordinates that may change each muscle's length, rising, before couplings are carried over.
    public required int[][] Coordinates { get; init; }

    public int MuscleCount => FirstPoint.Length - 1;

    public int MostNodes { get; init; }

    public ReadOnlySpan<ChainLink> Chain(int a, int b) => Chains[(a * SegmentCount) + b];
}

// A coordinate between two segments and which end it moves.
internal readonly record struct ChainLink(int Coordinate, double Sign);

// A straight part of a path between two segments, with the coordinates between them.
internal sealed record PathBridge(PathPoint From, PathPoint To, ChainLink[] Chain);

// Location on its segment; a moving point's location is computed from the functions.
internal sealed record PathPoint(int Segment, double X, double Y, double Z)
{
    // A conditional point's coordinate and range; -1 when the point is always there.
    public int Condition { get; init; } = -1;

    public double Minimum { get; init; }

    public double Maximum { get; init; }

    public MovingComponent[]? Moving { get; init; }
}

// Beyond the coordinate's range the point stays where the range ends, as in OpenSim.
internal sealed record MovingComponent(int Coordinate, double Minimum, double Maximum, CompiledFunction Function);

// First and last are places among the muscle's own points, from 0, both belonging to the range.
internal sealed record PathWrap(int Surface, int First, int Last, WrapMethod? Plane);
