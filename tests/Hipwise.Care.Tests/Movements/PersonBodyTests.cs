using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Care.Movements;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Movements;

/// <summary>The body at a person's size.</summary>
public class PersonBodyTests
{
    private static readonly double UsualMass = OwnBody.Shipped.Segments.Sum(segment => segment.Mass);

    [Fact]
    public void Without_a_wish_it_stays_as_it_is()
    {
        var same = Scale(new());
        same.Segments.Sum(segment => segment.Mass).ShouldBe(UsualMass, 1e-9);
        Length(same, "femur_r").ShouldBe(Length(OwnBody.Shipped, "femur_r"), 1e-12);
        same.Muscles.Select(muscle => muscle.MaximumIsometricForce).ShouldBe(OwnBody.Shipped.Muscles.Select(muscle => muscle.MaximumIsometricForce), 1e-9);
    }

    [Fact]
    public void Height_scales_every_length_and_mass_by_its_square()
    {
        var height = TestKnowledge.Shipped.Movements.Person.HeightCentimetres / 100;
        var tall = Scale(new(Height: 1.1 * height));
        Length(tall, "femur_l").ShouldBe(1.1 * Length(OwnBody.Shipped, "femur_l"), 1e-9);
        tall.Segments.Sum(segment => segment.Mass).ShouldBe(1.21 * UsualMass, 1e-6);
        tall.Muscles[0].MaximumIsometricForce.ShouldBe(1.21 * OwnBody.Shipped.Muscles[0].MaximumIsometricForce, 1e-6);
    }

    [Fact]
    public void A_long_thigh_is_longer_and_nothing_else_is()
    {
        var long10 = Scale(new(ThighFactor: 1.1));
        Length(long10, "femur_r").ShouldBe(1.1 * Length(OwnBody.Shipped, "femur_r"), 0.002);
        Length(long10, "tibia_r").ShouldBe(Length(OwnBody.Shipped, "tibia_r"), 1e-9);
        long10.Segments.Sum(segment => segment.Mass).ShouldBe(UsualMass, 1e-6);
    }

    [Fact]
    public void The_feet_carry_the_mass_that_was_asked_for()
    {
        var demands = OwnBody.Simulate("squat", new() { Person = new(1.8, 90) }).Demands;
        demands.Supports.Sum(support => support.Phases[1].MeanUp).ShouldBe(90 * 9.80665, 0.03 * 90 * 9.8);
    }

    private static ModelDescription Scale(PersonBuild person) => PersonBody.Scale(OwnBody.Shipped, TestKnowledge.Shipped.Movements.Person, person);

    private static double Length(ModelDescription model, string segment) => SegmentLength.Calculate(BodyModel.Compile(model), segment);
}
