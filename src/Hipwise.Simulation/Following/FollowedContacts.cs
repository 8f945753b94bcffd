using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

/// <summary>Guesses what of a body presses on the floor or on what stands there: the floor lies under the lowest of its places, and what is near its surface
/// presses. Not for two threads at a time.</summary>
public sealed class FollowedContacts
{
    // A set of places is a mask of bits.
    private const int Most = 64;

    // What presses goes on pressing until it is this much farther than near.
    private const double Loose = 1.5;

    private readonly int[] _segments;
    private readonly bool _allLoose;

    /// <summary>Prepares for a body.</summary>
    /// <param name="model">The body.</param>
    /// <param name="points">What may press, 64 at most.</param>
    /// <exception cref="ModelException">The model lacks a segment, or there are too many places.</exception>
    public FollowedContacts(BodyModel model, ImmutableArray<PressPoint> points)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Points, _allLoose) = (points, points.All(point => point.IsLoose));
        _segments = [.. points.Select(point => model.Tree.Require(point.Segment, $"What may press, '{point.Name}',"))];
        if (points.Length > Most)
        {
            throw new ModelException($"{points.Length} places may press; {Most} are the most.");
        }
    }

    /// <summary>What may press.</summary>
    public ImmutableArray<PressPoint> Points { get; }

    /// <summary>What presses: a bit for each of <see cref="Points"/>.</summary>
    public ulong Pressing { get; private set; }

    /// <summary>The middle of what presses (m, in ground).</summary>
    public Vec3 Middle { get; private set; }

    /// <summary>Half the width of what presses along x and z (m).</summary>
    public (double X, double Z) HalfWidths { get; private set; }

    /// <summary>Height of the floor (m, in ground).</summary>
    public double Floor { get; private set; }

    /// <summary>Guesses for a pose.</summary>
    /// <param name="work">Scratch with its positions.</param>
    public void Update(Workspace work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var floor = double.PositiveInfinity;
        for (var i = 0; i < _segments.Length; i++)
        {
            floor = _allLoose || !Points[i].IsLoose ? Math.Min(floor, Place(work, i).Y - Points[i].Height) : floor;
        }

        var (now, low, high) = (0ul, new Vec3(double.PositiveInfinity, 0, double.PositiveInfinity), new Vec3(double.NegativeInfinity, 0, double.NegativeInfinity));
        for (var i = 0; i < _segments.Length; i++)
        {
            var place = Place(work, i);
            var bit = 1ul << i;
            if (place.Y - Points[i].Height - floor < Points[i].Near * ((Pressing & bit) != 0 ? Loose : 1))
            {
                now |= bit;
                low = new(Math.Min(low.X, place.X), 0, Math.Min(low.Z, place.Z));
                high = new(Math.Max(high.X, place.X), 0, Math.Max(high.Z, place.Z));
            }
        }

        Floor = floor;
        (Pressing, Middle, HalfWidths) = (now, 0.5 * (low + high), ((high.X - low.X) / 2, (high.Z - low.Z) / 2));
    }

    private Vec3 Place(Workspace work, int i) => work.GetFrame(_segments[i]).Apply(Points[i].Point);
}
