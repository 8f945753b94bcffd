using Hipwise.Body.Spatial;

namespace Hipwise.Body.Model;

// Segments, joints and inertias as flat tables. Segment 0 is ground; every parent stands before its children.
internal sealed class Tree
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private Tree(int count)
    {
        Names = new string[count];
        Parent = new int[count];
        Joint = new JointDescription[count];
        ParentFrame = new double[12 * count];
        ChildFrameInverse = new double[12 * count];
        FirstAxis = new int[count + 1];
        Mass = new double[count];
        MassCenter = new double[3 * count];
        Inertia = new double[6 * count];
        Fixed = new bool[2 * count];
        Axes = [];
    }

    public string[] Names { get; }

    public int[] Parent { get; }

    // The joint that carries each segment; none for ground.
    public JointDescription[] Joint { get; }

    // X_PF and X_MB, each as R by rows and then p.
    public double[] ParentFrame { get; }

    public double[] ChildFrameInverse { get; }

    // Whether X_PF (even places) and X_MB (odd places) turn nothing.
    public bool[] Fixed { get; }

    // The axes of segment i are FirstAxis[i] up to FirstAxis[i + 1]: translations first, then rotations.
    public int[] FirstAxis { get; }

    public JointAxis[] Axes { get; private set; }

    public double[] Mass { get; }

    public double[] MassCenter { get; }

    // xx yy zz xy xz yz about the mass centre.
    public double[] Inertia { get; }

    // The segment that each coordinate moves, and its axes.
    public int[] SegmentOf { get; private set; } = [];

    public int Count => Names.Length;

    // A direction and what moves along or about it. Coordinate -1: the value never changes.
    internal sealed record JointAxis(double X, double Y, double Z, bool IsRotation, int Coordinate, CompiledFunction Function)
    {
        public bool IsIdentity { get; } = Function.IsIdentity;
    }

    public static Tree Compile(ModelDescription description, CoordinateTable coordinates)
    {
        var tree = new Tree(description.Segments.Length + 1) { SegmentOf = new int[coordinates.All.Length] };
        var order = Sort(description);
        tree.Names[0] = ModelDescription.Ground;
        tree._numbers.Add(ModelDescription.Ground, 0);
        foreach (var axis in (ReadOnlySpan<int>)[0, 4, 8])
        {
            tree.ParentFrame[axis] = tree.ChildFrameInverse[axis] = 1;
        }

        var axes = new List<JointAxis>();
        for (var i = 1; i < tree.Count; i++)
        {
            tree.FirstAxis[i] = axes.Count;
            tree.Add(i, order[i - 1].Segment, order[i - 1].Joint, coordinates, axes);
        }

        tree.FirstAxis[tree.Count] = axes.Count;
        tree.Axes = [.. axes];
        return tree;
    }

    public int Find(string name) => _numbers.GetValueOrDefault(name, -1);

    public int Require(string name, string who) =>
        Find(name) is >= 0 and var number ? number : throw new ModelException($"{who} names the segment '{name}', which the model does not have.");

    private void Add(int i, SegmentDescription segment, JointDescription joint, CoordinateTable coordinates, List<JointAxis> axes)
    {
        Names[i] = segment.Name;
        _numbers.Add(segment.Name, i);
        Parent[i] = _numbers[joint.Parent];
        Joint[i] = joint;
        Store(joint.ParentFrame, ParentFrame, i, 0);
        Store(joint.ChildFrame.Inverse(), ChildFrameInverse, i, 1);
        AddAxes(i, joint, coordinates, axes);
        Mass[i] = segment.Mass;
        (MassCenter[3 * i], MassCenter[(3 * i) + 1], MassCenter[(3 * i) + 2]) = segment.MassCenter;
        var inertia = segment.Inertia;
        double[] six = [inertia.Row0.X, inertia.Row1.Y, inertia.Row2.Z, inertia.Row0.Y, inertia.Row0.Z, inertia.Row1.Z];
        if (segment.Mass < 0 || !double.IsFinite(segment.Mass) || !segment.MassCenter.IsFinite || !six.All(double.IsFinite))
        {
            throw new ModelException($"The segment '{segment.Name}' has a mass, mass centre or inertia that cannot be.");
        }

        six.CopyTo(Inertia, 6 * i);
    }

    private void AddAxes(int i, JointDescription joint, CoordinateTable coordinates, List<JointAxis> axes)
    {
        foreach (var coordinate in joint.Coordinates)
        {
            SegmentOf[coordinates.Find(coordinate.Name)] = i;
        }

        foreach (var (axis, rotates) in joint.Translations.Select(axis => (axis, false)).Concat(joint.Rotations.Select(axis => (axis, true))))
        {
            var function = CompiledFunction.Compile(axis.Function);
            var coordinate = axis.Coordinate is null ? -1 : coordinates.Require(axis.Coordinate, $"The joint '{joint.Name}'");
            if (coordinate >= 0 && SegmentOf[coordinate] != i)
            {
                throw new ModelException($"The joint '{joint.Name}' is moved by '{axis.Coordinate}', a coordinate of another joint; that is not supported.");
            }

            if (Math.Abs(axis.Axis.Norm - 1) > 1e-6 || !axis.Axis.IsFinite)
            {
                throw new ModelException($"The joint '{joint.Name}' has an axis {axis.Axis} whose length is not 1.");
            }

            coordinate = function.IsConstant ? -1 : coordinate;
            var unit = axis.Axis.Normalize();
            if (coordinate >= 0 || function.Evaluate(0) != 0)
            {
                axes.Add(new(unit.X, unit.Y, unit.Z, rotates, coordinate, function));
            }
        }
    }

    private void Store(Transform x, double[] into, int i, int which)
    {
        if (!x.P.IsFinite || !x.R.Row0.IsFinite || !x.R.Row1.IsFinite || !x.R.Row2.IsFinite)
        {
            throw new ModelException($"The joint '{Joint[i].Name}' has a frame with a number that is not finite.");
        }

        double[] values = [x.R.Row0.X, x.R.Row0.Y, x.R.Row0.Z, x.R.Row1.X, x.R.Row1.Y, x.R.Row1.Z, x.R.Row2.X, x.R.Row2.Y, x.R.Row2.Z, x.P.X, x.P.Y, x.P.Z];
        values.CopyTo(into, 12 * i);
        Fixed[(2 * i) + which] = x.R == Mat3.Identity;
    }

    // Parents before children; otherwise the file's order of joints.
    private static List<(SegmentDescription Segment, JointDescription Joint)> Sort(ModelDescription description)
    {
        var segments = new Dictionary<string, SegmentDescription>(StringComparer.Ordinal);
        foreach (var segment in description.Segments)
        {
            if (segment.Name == ModelDescription.Ground || !segments.TryAdd(segment.Name, segment))
            {
                throw new ModelException($"The segment '{segment.Name}' is there twice.");
            }
        }

        CheckJoints(description, segments);
        var placed = new HashSet<string>(StringComparer.Ordinal) { ModelDescription.Ground };
        var left = description.Joints.ToList();
        var order = new List<(SegmentDescription, JointDescription)>();
        while (left.Count > 0)
        {
            var next = left.Find(joint => placed.Contains(joint.Parent))
                ?? throw new ModelException($"The segment '{left[0].Child}' hangs on a ring of joints that never reaches ground.");
            left.Remove(next);
            placed.Add(next.Child);
            order.Add((segments[next.Child], next));
        }

        return order;
    }

    private static void CheckJoints(ModelDescription description, Dictionary<string, SegmentDescription> segments)
    {
        var children = new HashSet<string>(StringComparer.Ordinal);
        foreach (var joint in description.Joints)
        {
            if (joint.Parent != ModelDescription.Ground && !segments.ContainsKey(joint.Parent))
            {
                throw new ModelException($"The joint '{joint.Name}' hangs on the segment '{joint.Parent}', which the model does not have.");
            }

            if (!segments.ContainsKey(joint.Child))
            {
                throw new ModelException($"The joint '{joint.Name}' carries the segment '{joint.Child}', which the model does not have.");
            }

            if (!children.Add(joint.Child))
            {
                throw new ModelException($"Two joints carry the segment '{joint.Child}'; loops are not supported.");
            }
        }

        if (description.Segments.FirstOrDefault(segment => !children.Contains(segment.Name)) is { } loose)
        {
            throw new ModelException($"No joint carries the segment '{loose.Name}'.");
        }
    }
}
