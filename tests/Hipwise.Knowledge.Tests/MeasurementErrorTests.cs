namespace Hipwise.Knowledge.Tests;

public sealed class MeasurementErrorTests
{
    private static readonly Grounds Convention = new([], CheckStatus.Convention, null);

    // 1.96 × √2, rounded as the literature does.
    private const double ChangeFactor = 2.77;

    [Fact]
    public void A_standard_error_is_the_deviation_and_the_change_is_worked_out()
    {
        var error = new MeasurementError(2, null, null, Convention);
        error.SdAt(50).ShouldBe(2);
        error.SmallestShown(50).ShouldBe(2 * ChangeFactor, 1e-9);
    }

    [Fact]
    public void A_detectable_change_is_shown_as_published_and_the_deviation_is_worked_out()
    {
        var error = new MeasurementError(null, 4, null, Convention);
        error.SmallestShown(50).ShouldBe(4);
        error.SdAt(50).ShouldBe(4 / ChangeFactor, 1e-9);
    }

    [Fact]
    public void Published_figures_are_each_used_for_what_they_are()
    {
        var error = new MeasurementError(2, 4, 15, Convention);
        error.SdAt(50).ShouldBe(2);
        error.SmallestShown(50).ShouldBe(4);
    }

    [Theory]
    [InlineData(40.0, 6.0)]
    [InlineData(-40.0, 6.0)]
    [InlineData(0.0, 0.0)]
    public void An_error_in_percent_grows_with_the_size_of_the_value(double value, double sd)
    {
        var error = new MeasurementError(null, null, 15, Convention);
        error.SdAt(value).ShouldBe(sd, 1e-9);
        error.SmallestShown(value).ShouldBe(sd * ChangeFactor, 1e-9);
    }

    [Fact]
    public void A_finer_measurement_shows_smaller_departures()
    {
        var fine = new MeasurementError(1, null, null, Convention);
        var coarse = new MeasurementError(3, null, null, Convention);
        fine.SmallestShown(10).ShouldBeLessThan(coarse.SmallestShown(10));
    }

    [Fact]
    public void Every_shipped_error_hides_some_departure_from_a_plausible_value()
    {
        var measures = Shipped.Knowledge.Screens.Values.SelectMany(screen => screen.Measures).Where(measure => measure.Error is not null);
        measures.Where(measure => !(measure.Error!.SmallestShown(measure.Max) > 0)).Select(measure => measure.Id).ShouldBeEmpty();
    }
}
