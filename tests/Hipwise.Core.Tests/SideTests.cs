namespace Hipwise.Core.Tests;

public sealed class SideTests
{
    [Theory]
    [InlineData(Side.Left, Side.Right)]
    [InlineData(Side.Right, Side.Left)]
    public void Other_is_the_opposite_side_and_twice_is_the_same_side(Side side, Side other)
    {
        side.Other().ShouldBe(other);
        side.Other().Other().ShouldBe(side);
    }

    [Fact]
    public void Left_is_listed_before_right()
    {
        Sides.All.ShouldBe([Side.Left, Side.Right]);
    }

    [Theory]
    [InlineData(Side.Left, "left")]
    [InlineData(Side.Right, "right")]
    public void Word_is_what_files_and_sentences_use(Side side, string word)
    {
        side.Word().ShouldBe(word);
    }
}
