using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Holds a body to published measurements and to what geometry asks.</summary>
public static class BodyCheck
{
    /// <summary>Runs every check.</summary>
    /// <param name="model">The body.</param>
    /// <param name="reference">What it is held to.</param>
    /// <returns>One line each, in a fixed order.</returns>
    /// <exception cref="ModelException">The reference names what the body does not have.</exception>
    public static ImmutableArray<CheckLine> Run(BodyModel model, BodyReference reference)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reference);
        var body = new PosedBody(model);
        return
        [
            .. MomentArmChecks.Run(body, reference),
            .. ContinuityChecks.Run(model, reference),
            FiberChecks.Run(body, reference),
            StrengthChecks.Run(body, reference),
            BoneChecks.Run(body, reference),
        ];
    }
}
