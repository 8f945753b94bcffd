namespace Hipwise.Core.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void A_number_rests_on_as_many_tries_as_were_made()
    {
        new NumberReading(new Quantity(9, 1, Unit.Of("deg")), [8, 9, 10], SdGiven: true).TryCount.ShouldBe(3);
    }

    [Fact]
    public void A_yes_or_no_counts_the_tries_with_a_yes()
    {
        var reading = new YesNoReading([true, false, true]);
        reading.TryCount.ShouldBe(3);
        reading.YesCount.ShouldBe(2);
    }

    [Fact]
    public void A_choice_of_several_options_is_still_one_try()
    {
        new ChoiceReading(["buttock", "hamstrings"]).TryCount.ShouldBe(1);
    }
}
