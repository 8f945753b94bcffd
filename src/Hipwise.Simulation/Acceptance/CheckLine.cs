using System.Collections.Immutable;

namespace Hipwise.Simulation.Acceptance;

/// <summary>One line of what a body is asked before it is used.</summary>
/// <param name="Name">What is asked, in a few words.</param>
/// <param name="Bar">What would do, with its unit.</param>
/// <param name="Reached">What was found, with its unit.</param>
/// <param name="Passed">Whether that is enough.</param>
/// <param name="Details">Every single thing that lies outside, or that the line counts.</param>
public sealed record CheckLine(string Name, string Bar, string Reached, bool Passed, ImmutableArray<string> Details);
