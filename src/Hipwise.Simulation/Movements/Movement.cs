using System.Collections.Immutable;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

/// <summary>An exercise or screen as a movement of a body: poses along the way, what stands on what, and what is carried.</summary>
/// <param name="Id">Its name where it is mentioned.</param>
/// <param name="Poses">In order of time, two at least; the first at 0 s.</param>
/// <param name="Supports">Where the body touches what stands still; at least one, unless it flies.</param>
public sealed record Movement(string Id, ImmutableArray<KeyPose> Poses, ImmutableArray<Support> Supports)
{
    /// <summary>Weights that are carried.</summary>
    public ImmutableArray<CarriedMass> Masses { get; init; } = [];

    /// <summary>Elastic bands.</summary>
    public ImmutableArray<Band> Bands { get; init; } = [];

    /// <summary>Whether posture gives way so that the body's mass centre stays above what it stands on. False for a fall, a swing, a held rail.</summary>
    public bool Balances { get; init; } = true;

    /// <summary>Number of the pose that puts what stands in its place; the poses before stand where that one does.</summary>
    public int PlacedBy { get; init; }

    /// <summary>The whole movement's time (s).</summary>
    public double Duration => Poses[^1].Time;
}

/// <summary>A pose that the movement goes through.</summary>
/// <param name="Time">s from the start.</param>
/// <param name="Phase">What is done from the pose before to this one: lower, hold, raise …</param>
/// <param name="Coordinates">Values in rad and m. What a pose does not name stays as in the pose before; in the first pose it stands at the model's default.</param>
public sealed record KeyPose(double Time, string Phase, ImmutableDictionary<string, double> Coordinates);

/// <summary>Points of a segment that stay where they are on something that stands still, from a first pose to a last one.</summary>
/// <param name="Name">Such as "left foot".</param>
/// <param name="Segment">The segment of the body.</param>
/// <param name="Points">p_BoP_B of each point (m).</param>
/// <param name="Surface">What it rests on.</param>
public sealed record Support(string Name, string Segment, ImmutableArray<Vec3> Points, Surface Surface)
{
    /// <summary>The number of the pose from which on it holds.</summary>
    public int From { get; init; }

    /// <summary>The number of the last pose for which it holds; null for the last one.</summary>
    public int? To { get; init; }

    /// <summary>Whether the points may slide along the surface as the poses ask; they stay on it in any case.</summary>
    public bool Slides { get; init; }

    /// <summary>Coordinates that do as this support needs while it holds, whatever the poses say: a standing foot's ankle for one.</summary>
    public ImmutableArray<string> Gives { get; init; } = [];

    /// <summary>Whether it holds nothing in its place: its points press only where they lie near the surface and are still.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether the surface is put where the points are when the support begins; only its normal and friction are then as given.</summary>
    public bool IsPlacedByPose { get; init; }
}

/// <summary>A plane that does not move: floor, bench, wall.</summary>
/// <param name="Origin">A place on it (m, in ground).</param>
/// <param name="Normal">Out of it, towards the body; of length 1.</param>
/// <param name="Friction">Greatest sideways force over the force along the normal.</param>
public sealed record Surface(Vec3 Origin, Vec3 Normal, double Friction);

/// <summary>A weight fixed to a segment.</summary>
/// <param name="Name">Such as "barbell".</param>
/// <param name="Segment">What carries it.</param>
/// <param name="Point">Its mass centre in the segment's frame (m).</param>
/// <param name="Kilograms">kg, 0 or more.</param>
public sealed record CarriedMass(string Name, string Segment, Vec3 Point, double Kilograms);

/// <summary>An elastic band between two places, pulling only.</summary>
/// <param name="Name">Such as "band above the knees".</param>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
/// <param name="SlackLength">The length at which it begins to pull (m).</param>
/// <param name="Stiffness">N/m beyond that length.</param>
public sealed record Band(string Name, BandEnd From, BandEnd To, double SlackLength, double Stiffness)
{
    /// <summary>What it pulls with at any length (N), as a weight over a pulley does.</summary>
    public double Force { get; init; }
}

/// <summary>Where a band is fixed.</summary>
/// <param name="Segment">A segment, or ground for a door or post.</param>
/// <param name="Point">In the segment's frame (m).</param>
public sealed record BandEnd(string Segment, Vec3 Point);
