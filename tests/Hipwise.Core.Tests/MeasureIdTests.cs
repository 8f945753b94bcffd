namespace Hipwise.Core.Tests;

public sealed class MeasureIdTests
{
    [Fact]
    public void Written_form_reads_back_as_the_same_id()
    {
        var id = new MeasureId("single-leg-stance", "pelvic-drop");
        id.ToString().ShouldBe("single-leg-stance/pelvic-drop");
        MeasureId.TryParse(id.ToString()).ShouldBe(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hold")]
    [InlineData("/")]
    [InlineData("/hold")]
    [InlineData("bridge/")]
    [InlineData("bridge/hold/left")]
    [InlineData("bridge//hold")]
    public void Anything_but_one_screen_and_one_measure_reads_as_null(string text)
    {
        MeasureId.TryParse(text).ShouldBeNull();
    }

    [Fact]
    public void Ids_are_equal_when_both_parts_are()
    {
        new MeasureId("bridge", "hold").ShouldBe(new MeasureId("bridge", "hold"));
        new MeasureId("bridge", "hold").ShouldNotBe(new MeasureId("bridge", "felt"));
        new MeasureId("bridge", "hold").ShouldNotBe(new MeasureId("stance", "hold"));
    }
}
