using Hipwise.Signals;

namespace Hipwise.Signals.Tests;

public class TimeSeriesTests
{
    [Fact]
    public void A_channel_of_another_length_is_named()
    {
        var thrown = Should.Throw<ArgumentException>(() => new TimeSeries([0, 1], ["knee"], [[1]]));
        thrown.Message.ShouldContain("'knee' has 1 values for 2 times");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, double.NaN)]
    public void Times_that_do_not_rise_are_refused(double first, double second) =>
        Should.Throw<ArgumentException>(() => new TimeSeries([first, second], [], [])).Message.ShouldContain("Time 2");

    [Fact]
    public void A_channel_is_found_by_its_name()
    {
        var series = new TimeSeries([0, 1], ["a", "b"], [[1, 2], [3, 4]]);
        series.Find("b").ShouldBe([3, 4]);
        series.Find("c").ShouldBeNull();
    }
}
