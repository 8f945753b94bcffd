using Hipwise.Body.Spatial;
using Hipwise.Simulation.Movements;

namespace Hipwise.Simulation.Tests.Movements;

public class BaseOfSupportTests
{
    private static readonly Vec3[] Square = [new(0, 0, 0), new(1, 3, 0), new(1, -2, 1), new(0, 0, 1), new(0.5, 9, 0.5)];

    [Theory]
    [InlineData(0.5, 0.5, 0, 0)]
    [InlineData(0, 0.3, 0, 0)]
    [InlineData(1.2, 0.5, 0.2, 0)]
    [InlineData(-0.3, -0.4, -0.3, -0.4)]
    public void A_place_overhangs_by_the_way_to_the_nearest_edge(double x, double z, double overX, double overZ)
    {
        var overhang = new BaseOfSupport(Square, 9.8 * Vec3.UnitY).FindOverhang(new(x, 42, z));
        (overhang - new Vec3(overX, 0, overZ)).Norm.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void A_part_of_it_has_the_same_middle()
    {
        var half = new BaseOfSupport(Square[..4], Vec3.UnitY, 0.5);
        half.FindOverhang(new(0.5, 0, 0.5)).Norm.ShouldBeLessThan(1e-12);
        half.FindOverhang(new(1, 0, 0.5)).Norm.ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void One_or_two_points_are_a_base_too()
    {
        new BaseOfSupport([new(1, 0, 0)], Vec3.UnitY).FindOverhang(new(1, 5, 2)).Norm.ShouldBe(2, 1e-12);
        new BaseOfSupport([Vec3.Zero, Vec3.UnitX, Vec3.UnitX], Vec3.UnitY).FindOverhang(new(0.4, 5, 2)).Norm.ShouldBe(2, 1e-12);
        Should.Throw<ArgumentException>(() => new BaseOfSupport([], Vec3.UnitY)).Message.ShouldContain("needs a point");
    }
}
