namespace Hipwise.Core.Tests;

public sealed class ObservationSourceTests
{
    [Fact]
    public void Sources_order_from_the_least_to_the_most_direct()
    {
        string[] expected = ["self-report", "self-test", "partner", "camera", "motion-capture", "emg"];
        ObservationSources.All.ShouldBe(expected);
        Enum.GetValues<ObservationSource>().Order().Select(ObservationSources.Word).ShouldBe(expected);
    }

    [Fact]
    public void Every_name_reads_back_as_the_source_it_names()
    {
        foreach (var source in Enum.GetValues<ObservationSource>())
        {
            ObservationSources.TryParse(source.Word()).ShouldBe(source);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Camera")]
    [InlineData("selftest")]
    [InlineData("simulation")]
    public void A_word_that_is_no_source_reads_as_null(string word)
    {
        ObservationSources.TryParse(word).ShouldBeNull();
    }
}
