namespace Hipwise.Signals.Tests;

public class RecordingTests
{
    [Theory]
    [InlineData("mV", SignalKind.Voltage, 1e-3)]
    [InlineData(" µV ", SignalKind.Voltage, 1e-6)]
    [InlineData("μV", SignalKind.Voltage, 1e-6)]
    [InlineData("Nmm", SignalKind.Moment, 1e-3)]
    [InlineData("m/s²", SignalKind.Acceleration, 1)]
    [InlineData("ms", SignalKind.Time, 1e-3)]
    [InlineData("MV", SignalKind.Unknown, 1)]
    [InlineData("cubits", SignalKind.Unknown, 1)]
    [InlineData("", SignalKind.Unknown, 1)]
    public void A_unit_means_what_it_says_or_nothing(string text, SignalKind kind, double perUnit)
    {
        var unit = SignalUnit.Parse(text);
        (unit.Text, unit.Kind, unit.PerUnit).ShouldBe((text.Trim(), kind, perUnit));
    }

    [Fact]
    public void Samples_have_the_time_of_their_stretch()
    {
        var channel = new Channel("a", SignalUnit.None, 10, new double[7], [new(1, 0, 2), new(5, 2, 1), new(9, 3, 4)]);
        Enumerable.Range(0, 7).Select(channel.TimeOf).ShouldBe([1, 1.1, 5, 9, 9.1, 9.2, 9.3], 1e-12);
        channel.Start.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => channel.TimeOf(7));
        Should.Throw<ArgumentOutOfRangeException>(() => channel.TimeOf(-1));
    }

    [Fact]
    public void A_channel_without_samples_has_no_start()
    {
        var channel = Channel.Whole("a", SignalUnit.None, 10, [], 3);
        double.IsNaN(channel.Start).ShouldBeTrue();
        new Recording([channel], []).Find("a").ShouldBeSameAs(channel);
        new Recording([channel], []).Find("A").ShouldBeNull();
    }
}
