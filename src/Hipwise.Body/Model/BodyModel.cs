using System.Collections.Immutable;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Model;

/// <summary>A musculoskeletal model that never changes: segments in tree order, coordinates in the file's order, and tables that the
/// algorithms read. One model may be used by many threads, each with a <see cref="Workspace"/> of its own. SI units and radians.</summary>
public sealed class BodyModel
{
    internal BodyModel(ModelDescription description, Tree tree, CoordinateTable coordinates, MuscleConvention convention)
    {
        Description = description;
        Tree = tree;
        Table = coordinates;
        Coordinates = [.. coordinates.All];
        Segments = [.. tree.Names];
        Muscles = [.. description.Muscles.Select(muscle => muscle.Name)];
        Convention = convention;
        Paths = Hipwise.Body.Muscles.PathCompiler.Compile(this);
        TotalMass = tree.Mass.Sum();
    }

    /// <summary>The plain values it was made from.</summary>
    public ModelDescription Description { get; }

    /// <summary>Generalised coordinates, in the order that every vector of positions, velocities, accelerations and forces has.</summary>
    public ImmutableArray<CoordinateDescription> Coordinates { get; }

    /// <summary>Segment names; number 0 is ground, and a parent comes before its children.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>Muscle names, in the order that every vector of muscles has.</summary>
    public ImmutableArray<string> Muscles { get; }

    /// <summary>Sum over the segments (kg).</summary>
    public double TotalMass { get; }

    /// <summary>How its muscles are reckoned where OpenSim differs.</summary>
    public MuscleConvention Convention { get; }

    /// <summary>How many coordinates there are.</summary>
    public int CoordinateCount => Coordinates.Length;

    internal Tree Tree { get; }

    internal CoordinateTable Table { get; }

    internal Hipwise.Body.Muscles.PathTable Paths { get; }

    /// <summary>Checks a description and makes the model.</summary>
    /// <param name="description">As a file gives it.</param>
    /// <param name="convention">How muscles are reckoned where OpenSim differs.</param>
    /// <exception cref="ModelException">Something in it cannot be; the message names it.</exception>
    public static BodyModel Compile(ModelDescription description, MuscleConvention convention = MuscleConvention.Consistent)
    {
        ArgumentNullException.ThrowIfNull(description);
        var coordinates = CoordinateTable.Compile(description);
        return new BodyModel(description, Tree.Compile(description, coordinates), coordinates, convention);
    }

    /// <summary>The number of the coordinate of that name, or -1.</summary>
    public int FindCoordinate(string name) => Table.Find(name);

    /// <summary>The number of the segment of that name (0 for ground), or -1.</summary>
    public int FindSegment(string name) => Tree.Find(name);

    /// <summary>The number of the muscle of that name, or -1.</summary>
    public int FindMuscle(string name) => Muscles.IndexOf(name);

    /// <summary>Default values of all coordinates, with coupled ones where their couplings put them.</summary>
    public double[] GetDefaultPose()
    {
        double[] q = [.. Coordinates.Select(coordinate => coordinate.Default)];
        Table.ApplyCouplings(q);
        return q;
    }

    /// <summary>Puts coupled coordinates where those they follow ask for.</summary>
    /// <param name="pose">Every coordinate (rad or m).</param>
    public void ApplyCouplings(Span<double> pose) => Table.ApplyCouplings(pose);

    /// <summary>The direction and size of gravity in ground (m/s²).</summary>
    public Vec3 Gravity => Description.Gravity;
}
