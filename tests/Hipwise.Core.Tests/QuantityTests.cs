namespace Hipwise.Core.Tests;

public sealed class QuantityTests
{
    [Fact]
    public void Words_leave_the_uncertainty_out_and_words_with_sd_show_it()
    {
        var drop = new Quantity(9, 1.5, Unit.Of("deg"));
        drop.Words.ShouldBe("9°");
        drop.WordsWithSd.ShouldBe("9 ± 1.5°");
    }

    [Fact]
    public void Quantities_in_different_units_are_different()
    {
        new Quantity(9, 1, Unit.Of("deg")).ShouldNotBe(new Quantity(9, 1, Unit.Of("s")));
        new Quantity(9, 1, Unit.Of("deg")).ShouldBe(new Quantity(9, 1, Unit.Of("deg")));
    }
}
