namespace Hipwise.Knowledge.Tests;

/// <summary>How screens are recorded with electrodes.</summary>
public sealed class ScreenEmgTests
{
    [Theory]
    [InlineData("seated-squeeze", "{measure: held, at: seconds}", "{measure: hold, at: seconds}", "no measure 'hold' that electrodes may give")]
    [InlineData("seated-squeeze", "{measure: held, at: seconds}", "{measure: felt, at: seconds}", "no measure 'felt' that electrodes may give")]
    [InlineData("seated-squeeze", "{measure: held, at: seconds}", "{measure: held, at: band}", "does not give the kind of value")]
    [InlineData("seated-squeeze", "{measure: amount, at: band}", "{measure: held, at: seconds}", "'held' is read twice")]
    [InlineData("seated-squeeze", "option: abdomen,", "option: belly,", "each option of 'joined' but 'none' must be named once")]
    [InlineData("seated-squeeze", "side: other", "side: left", "'side' must be one of")]
    [InlineData("seated-squeeze", "goal-s: 5", "goal-s: 0.5", "'goal-s' not below it")]
    [InlineData("seated-squeeze", "least-s: 1", "least-s: 0", "'least-s' must be above 0")]
    [InlineData("seated-squeeze", "sides: each", "sides: both", "one side at a time")]
    [InlineData("prone-hip-extension", "at: delay\n      after:", "at: delay\n      muscles:", "a delay names 'after'")]
    public void A_slip_is_named(string screen, string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace($"screens/{screen}.yaml", from, to);
        copy.Problems().ShouldContain(problem => problem.File == $"screens/{screen}.yaml" && problem.Message.Contains(complaint));
    }

    [Fact]
    public void Every_measure_that_only_electrodes_give_is_read()
    {
        var unread = Shipped.Knowledge.Screens.Values.SelectMany(screen => screen.Measures
            .Where(measure => measure.By.All(by => by == Core.ObservationSource.Emg) && screen.Emg?.Reads.Any(read => read.Measure == measure.Id) != true)
            .Select(measure => $"{screen.Id}/{measure.Id}"));
        unread.ShouldBeEmpty();
    }

    [Fact]
    public void Screens_that_say_electrodes_say_how_and_bands_are_as_many_as_their_options()
    {
        var screens = Shipped.Knowledge.Screens.Values;
        screens.Where(screen => screen.Who.Contains("emg") != screen.Emg is not null).Select(screen => screen.Id).ShouldBeEmpty();
        var bands = Shipped.Knowledge.Emg.Rules.Amplitude.BandEdges.Length + 1;
        screens.SelectMany(screen => (screen.Emg?.Reads ?? []).Where(read => read.At == EmgReadAt.Band).Select(read => screen.TryMeasure(read.Measure)!.Options.Length))
            .ShouldAllBe(count => count == bands);
    }
}
