namespace Hipwise.Knowledge.Tests;

public sealed class ReferenceTests
{
    private static readonly Reference Tabled = new(
        null, null,
        [new("60-64", "female", 12, 17), new("60-64", "male", 14, 19), new("65-69", null, 11, 16), new(null, "male", 10, null)], null, null, null);

    [Theory]
    [InlineData("60-64", "female", 12.0, 17.0)]
    [InlineData("60-64", "male", 14.0, 19.0)]
    [InlineData("65-69", "female", 11.0, 16.0)]
    [InlineData("65-69", null, 11.0, 16.0)]
    [InlineData("40-49", "male", 10.0, null)]
    [InlineData(null, "male", 10.0, null)]
    public void The_first_row_that_fits_age_and_sex_holds(string? age, string? sex, double low, double? high)
    {
        Tabled.RangeFor(age, sex).ShouldBe((low, high));
    }

    [Theory]
    [InlineData("40-49", "female")]
    [InlineData("60-64", null)]
    [InlineData(null, null)]
    public void Whom_no_row_fits_has_no_range(string? age, string? sex)
    {
        Tabled.RangeFor(age, sex).ShouldBeNull();
    }

    [Fact]
    public void Whom_no_row_fits_has_the_common_range_where_there_is_one()
    {
        var reference = Tabled with { Low = 8 };
        reference.RangeFor("40-49", "female").ShouldBe((8, null));
        reference.RangeFor("60-64", "female").ShouldBe((12, 17));
    }

    [Fact]
    public void A_reference_that_is_only_a_note_has_no_range()
    {
        new Reference(null, null, [], null, "No accepted norm.", null).RangeFor("40-49", "male").ShouldBeNull();
    }

    [Theory]
    [InlineData("female")]
    [InlineData("male")]
    public void The_chair_stand_has_norms_from_sixty_on_and_none_before(string sex)
    {
        var stands = Shipped.Knowledge.Screens["chair-stand"].Measures.First(measure => measure.Reference is { Rows.Length: > 0 });
        foreach (var band in Shipped.Knowledge.Person.AgeBands.Where(band => band.Plan))
        {
            var range = stands.Reference!.RangeFor(band.Id, sex);
            (range is not null).ShouldBe(band.Low is >= 60 and <= 85, $"{sex}, {band.Id}");
        }
    }
}
