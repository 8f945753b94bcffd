namespace Hipwise.Body.Muscles;

// What a workspace holds of muscle paths: lengths, their derivatives by coordinates, and scratch.
internal sealed class PathState
{
    public PathState(PathTable table)
    {
        Lengths = new double[table.MuscleCount];
        LengthDerivatives = new double[table.MuscleCount * table.CoordinateCount];
        SurfaceFrames = new double[12 * table.Surfaces.Length];
        Nodes = new PathNode[table.MostNodes];
    }

    public double[] Lengths { get; }

    // dL/dq by muscle, then by coordinate; a coupled coordinate's share stands at its leader.
    public double[] LengthDerivatives { get; }

    public double[] SurfaceFrames { get; }

    public PathNode[] Nodes { get; }

    public int NodeCount { get; set; }
}

// A point of the present path, in ground. Point: its place among the muscle's points, or -1 - the number of the wrap it belongs to.
// Arc: length over a surface from the node before; negative when the way is straight.
internal readonly record struct PathNode(double X, double Y, double Z, int Segment, int Point, double Arc);
