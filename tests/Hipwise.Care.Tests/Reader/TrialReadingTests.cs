using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Reader;

/// <summary>The ways in which one value may be written.</summary>
public sealed class TrialReadingTests
{
    private const double Exact = 1e-9;

    [Theory]
    [InlineData("27")]
    [InlineData("[27]")]
    [InlineData("""{"value":27}""")]
    [InlineData("""{"tries":[27]}""")]
    [InlineData("""{"tries":27}""")]
    public void One_try_may_be_written_in_any_way(string hold)
    {
        var reading = Number("single-leg-bridge", "hold", hold);

        reading.Tries.ShouldBe([27.0]);
        reading.Quantity.Value.ShouldBe(27, Exact);
        reading.Quantity.Unit.Symbol.ShouldBe("s");
        reading.SdGiven.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_deviation_the_published_error_stands_for_it()
    {
        Number("single-leg-bridge", "hold", "20").Quantity.Sd.ShouldBe(20 * 0.15, Exact);
        Number("single-leg-stance", "pelvic-drop", "5").Quantity.Sd.ShouldBe(2, Exact);
    }

    [Fact]
    public void Tries_are_kept_and_averaged()
    {
        var reading = Number("single-leg-stance", "pelvic-drop", "[4,5,6]");

        reading.Tries.ShouldBe([4.0, 5.0, 6.0]);
        reading.Quantity.Value.ShouldBe(5, Exact);
        reading.Quantity.Sd.ShouldBe(2, Exact, "their spread of 1 is smaller than the published error of 2");
    }

    [Fact]
    public void Tries_that_vary_more_than_the_published_error_speak_for_themselves() =>
        Number("single-leg-stance", "pelvic-drop", "[0,5,10]").Quantity.Sd.ShouldBe(5, Exact);

    [Theory]
    [InlineData("""{"value":9,"sd":1.5}""", 1)]
    [InlineData("""{"tries":[9,9,9],"sd":1.5}""", 3)]
    [InlineData("""{"tries":[1,9,17],"sd":1.5}""", 3)]
    [InlineData("""{"sd":1.5,"tries":[9]}""", 1)]
    public void A_deviation_that_is_given_counts(string drop, int tries)
    {
        var reading = Number("single-leg-stance", "pelvic-drop", drop);

        reading.Quantity.Value.ShouldBe(9, Exact);
        reading.Quantity.Sd.ShouldBe(1.5, Exact);
        reading.SdGiven.ShouldBeTrue();
        reading.TryCount.ShouldBe(tries);
    }

    [Fact]
    public void A_deviation_of_zero_is_one() => Number("single-leg-bridge", "hold", """{"value":9,"sd":0}""").Quantity.Sd.ShouldBe(0);

    [Theory]
    [InlineData("true", 1, 1)]
    [InlineData("[true]", 1, 1)]
    [InlineData("[true,false,true]", 2, 3)]
    [InlineData("[false,false]", 0, 2)]
    public void A_yes_or_no_may_have_several_tries(string seen, int yes, int tries)
    {
        var reading = Read("single-leg-stance", "drop-seen", seen).Reading.ShouldBeOfType<YesNoReading>();

        reading.YesCount.ShouldBe(yes);
        reading.TryCount.ShouldBe(tries);
    }

    [Theory]
    [InlineData("\"buttock\"", new[] { "buttock" })]
    [InlineData("""["hamstrings","buttock"]""", new[] { "buttock", "hamstrings" })]
    public void Choices_stand_in_the_order_of_the_screen(string felt, string[] choices) =>
        Read("single-leg-bridge", "felt", felt).Reading.ShouldBeOfType<ChoiceReading>().Choices.ShouldBe(choices);

    [Fact]
    public void A_trial_is_told_apart_by_side_day_and_source()
    {
        var trial = TestKnowledge.Read(Reading.WithTrial(
            """{"screen":"single-leg-bridge","on":"2026-11-20","by":"camera","left":{"hold":8},"right":{"hold":31}}""")).Trials.ShouldHaveSingleItem();

        trial.On.ShouldBe(new DateOnly(2026, 11, 20));
        trial.Observations.Select(one => one.Side).ShouldBe([Side.Left, Side.Right]);
        trial.Observations.ShouldAllBe(one => one.Source == ObservationSource.Camera && one.On == trial.On);
        trial.Observations.ShouldAllBe(one => one.Measure == new MeasureId("single-leg-bridge", "hold"));
    }

    [Fact]
    public void What_was_felt_stays_a_self_report_also_with_a_camera() =>
        Read("single-leg-bridge", "felt", "[\"buttock\"]", "camera").Source.ShouldBe(ObservationSource.SelfReport);

    [Fact]
    public void Without_a_source_the_least_direct_one_is_taken()
    {
        Read("single-leg-bridge", "hold", "8").Source.ShouldBe(ObservationSource.SelfTest);
        Read("single-leg-stance", "pelvic-drop", "8").Source.ShouldBe(ObservationSource.Partner);
    }

    [Fact]
    public void Pain_and_tingling_may_stand_at_a_side_or_at_the_whole()
    {
        var trial = TestKnowledge.Read(Reading.WithTrial(
            """{"screen":"slump","left":{"pain":3},"right":{"leg-symptoms":true,"tingling":true},"pain":4}""")).Trials.ShouldHaveSingleItem();

        trial.Pain.ShouldBe([(Side.Left, 3.0), (null, 4.0)]);
        trial.Tingling.ShouldBeTrue();
    }

    [Fact]
    public void A_screen_stopped_early_needs_no_values()
    {
        var trial = TestKnowledge.Read(Reading.WithTrial("""{"screen":"slump","stoppedBecause":"pain"}""")).Trials.ShouldHaveSingleItem();

        trial.StoppedBecause.ShouldBe("pain");
        trial.Observations.ShouldBeEmpty();
    }

    private static NumberReading Number(string screen, string measure, string value) =>
        Read(screen, measure, value).Reading.ShouldBeOfType<NumberReading>();

    private static Observation Read(string screen, string measure, string value, string? by = null)
    {
        var source = by is null ? "" : $"\"by\":\"{by}\",";
        return TestKnowledge.Read(Reading.WithTrial($$$"""{"screen":"{{{screen}}}",{{{source}}}"left":{"{{{measure}}}":{{{value}}}}}"""))
            .Trials.ShouldHaveSingleItem().Observations.ShouldHaveSingleItem();
    }
}
