using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>The body model at a person's size.</summary>
public static class PersonBody
{
    private const double Centimetre = 0.01;

    /// <summary>Scales the body model: every length with the height, thigh and lower leg along their own long axis beside it, masses to the person's mass.
    /// Muscles get stronger in proportion to mass: their volume grows with mass times height (source: Handsfield2014), their fibres with height. Sex
    /// makes no difference.</summary>
    /// <param name="body">The body model.</param>
    /// <param name="reference">Of whom it stands.</param>
    /// <param name="person">The person; what is null stays as the model has it.</param>
    /// <exception cref="ModelException">A number is not above 0, or the model lacks a segment.</exception>
    public static ModelDescription Scale(ModelDescription body, ReferencePerson reference, PersonBuild person)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(person);
        var usualHeight = reference.HeightCentimetres * Centimetre;
        var grown = (person.Height ?? usualHeight) / usualHeight;
        var usualMass = body.Segments.Sum(segment => segment.Mass);
        var mass = person.Mass ?? (usualMass * grown * grown);
        var factors = SegmentFactors.Uniform(body, grown);
        foreach (var side in (Side[])[Side.Left, Side.Right])
        {
            factors = factors.With(LongAxis(reference.Thigh, side), grown * person.ThighFactor)
                .With(LongAxis(reference.LowerLeg, side), grown * person.LowerLegFactor);
        }

        var scaled = ModelScaling.Apply(body, factors, new MassRule(mass));
        return scaled with
        {
            Muscles = [.. scaled.Muscles.Select(muscle => muscle with { MaximumIsometricForce = muscle.MaximumIsometricForce * mass / usualMass })],
        };
    }

    private static SegmentAxes LongAxis(string segment, Side side) => new($"{segment}_{FigureLandmarks.Letter(side)}", X: false, Y: true, Z: false);
}
