namespace Hipwise.Core.Tests;

public sealed class StrengthTests
{
    [Fact]
    public void Strengths_order_from_none_to_clear()
    {
        Enum.GetValues<Strength>().Order().Select(Strengths.Word).ShouldBe(["none", "unclear", "likely", "clear"]);
    }

    [Fact]
    public void Every_name_reads_back_as_the_strength_it_names()
    {
        foreach (var strength in Enum.GetValues<Strength>())
        {
            Strengths.TryParse(strength.Word()).ShouldBe(strength);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Clear")]
    [InlineData("certain")]
    [InlineData("clear ")]
    [InlineData("3")]
    public void A_word_that_is_no_strength_reads_as_null(string word)
    {
        Strengths.TryParse(word).ShouldBeNull();
    }
}
