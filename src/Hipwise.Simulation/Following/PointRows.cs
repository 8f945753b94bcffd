using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

// A followed point ready to tell how the variables move it.
internal sealed class PointRows
{
    private readonly int[] _coordinates;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;
    private readonly double[] _row;
    private readonly double[] _depth;

    private PointRows(FollowedPoint point, int segment, int[] moves, int[] coordinates, int variables)
    {
        (Point, Deviation, IsMiddle, Segment, Moves, _coordinates) = (point.Point, point.Deviation, point.IsMiddle, segment, moves, coordinates);
        (_x, _y, _z, _row) = (new double[moves.Length], new double[moves.Length], new double[moves.Length], new double[moves.Length]);
        _depth = new double[variables];
    }

    public Vec3 Point { get; }

    public double Deviation { get; }

    public bool IsMiddle { get; }

    public int Segment { get; }

    // Numbers of the variables that move it.
    public int[] Moves { get; }

    public Vec3 Place { get; set; }

    // How surely it is seen, 0 to 1: of its weight, in the picture and in depth.
    public double Trust { get; set; } = 1;

    public static PointRows Compile(FollowedPoint point, BodyModel model, int[] free)
    {
        var segment = model.Tree.Require(point.Segment, "A point that is followed");
        int[] chain = [.. model.Paths.Chain(0, segment).ToArray().Select(link => link.Coordinate).Distinct()];
        if (!(point.Deviation > 0) || !point.Point.IsFinite || chain.Any(c => model.Table.Leader[c] >= 0))
        {
            throw new ModelException($"A point of '{point.Segment}' cannot be followed: its place or deviation cannot be, or a coupled coordinate moves it.");
        }

        int[] coordinates = [.. chain.Where(c => Array.IndexOf(free, c) >= 0)];
        return new(point, segment, [.. coordinates.Select(c => Array.IndexOf(free, c))], coordinates, free.Length);
    }

    // The point's velocity for a unit of each variable, at the scratch's positions.
    public void UpdateRows(Workspace work)
    {
        var place = Place;
        for (var k = 0; k < _coordinates.Length; k++)
        {
            var s = work.Twists.AsSpan(6 * _coordinates[k], 6);
            _x[k] = s[3] + (s[1] * place.Z) - (s[2] * place.Y);
            _y[k] = s[4] + (s[2] * place.X) - (s[0] * place.Z);
            _z[k] = s[5] + (s[0] * place.Y) - (s[1] * place.X);
        }
    }

    public ReadOnlySpan<double> Row(double x, double y, double z)
    {
        for (var k = 0; k < _row.Length; k++)
        {
            _row[k] = (x * _x[k]) + (y * _y[k]) + (z * _z[k]);
        }

        return _row;
    }

    public void AddDepth(double[] sum, double share)
    {
        for (var k = 0; k < Moves.Length; k++)
        {
            sum[Moves[k]] += share * _z[k];
        }
    }

    // One number for every variable.
    public ReadOnlySpan<double> DepthFrom(double[] middle)
    {
        for (var i = 0; i < _depth.Length; i++)
        {
            _depth[i] = -middle[i];
        }

        AddDepth(_depth, 1);
        return _depth;
    }
}
