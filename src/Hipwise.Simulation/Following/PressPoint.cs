using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

/// <summary>A place of the body that may press on something level.</summary>
/// <param name="Name">Its own among all.</param>
/// <param name="Segment">The segment that carries it.</param>
/// <param name="Point">p_BoP_B (m).</param>
/// <param name="Height">Of what it presses on, above the floor (m).</param>
/// <param name="Friction">Greatest sideways force over the force upwards.</param>
/// <param name="Near">As near to its surface it presses (m).</param>
/// <param name="IsLoose">Whether it tells nothing of where the floor is.</param>
public sealed record PressPoint(string Name, string Segment, Vec3 Point, double Height, double Friction, double Near, bool IsLoose);
