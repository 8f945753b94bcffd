using Hipwise.Body.Spatial;

namespace Hipwise.Body.Recruitment;

/// <summary>A point of a segment that presses against something which stands still: a floor, a bench, a wall. How hard, and how far sideways
/// within the friction, is found together with the muscles' activations. It pushes and never pulls.</summary>
/// <param name="Name">Its own among all that take part.</param>
/// <param name="Segment">The segment pressed.</param>
/// <param name="Point">p_BoC_B: where on the segment (m, in its own frame).</param>
/// <param name="Normal">The way it pushes the segment, in ground; of any length but 0.</param>
/// <param name="Friction">Greatest sideways force over the force along the normal; 0 for a smooth surface.</param>
public sealed record ContactPoint(string Name, string Segment, Vec3 Point, Vec3 Normal, double Friction)
{
    /// <summary>Edges of the pyramid that stands for the cone of friction, 3 or more. It lies within the cone: with four edges the least sideways force
    /// allowed is 0.71 of the cone's, with eight 0.92.</summary>
    public int Edges { get; init; } = 4;
}
