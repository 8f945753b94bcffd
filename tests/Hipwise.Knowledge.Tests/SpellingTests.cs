namespace Hipwise.Knowledge.Tests;

public sealed class SpellingTests
{
    private static readonly string[] Ids = ["glute-bridge", "hip-thrust", "squat", "box-squat", "run", "d12", "d13"];

    [Theory]
    [InlineData("glute-brige", "glute-bridge")]
    [InlineData("glute-bridgee", "glute-bridge")]
    [InlineData("glute_bridge", "glute-bridge")]
    [InlineData("gluteus-bridge", "glute-bridge")]
    [InlineData("squats", "squat")]
    [InlineData("rum", "run")]
    [InlineData("squat", "squat")]
    public void A_slip_finds_what_was_meant(string word, string meant)
    {
        Spelling.Nearest(word, Ids).ShouldBe(meant);
    }

    [Theory]
    [InlineData("deadlift")]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("glute")]
    public void A_word_like_none_of_them_finds_nothing(string word)
    {
        Spelling.Nearest(word, Ids).ShouldBeNull();
    }

    [Fact]
    public void Of_equally_near_words_the_first_in_the_alphabet_is_meant()
    {
        Spelling.Nearest("d1x", ["d13", "d12", "d99"]).ShouldBe("d12");
        Spelling.Nearest("d1x", ["d12", "d99", "d13"]).ShouldBe("d12");
    }

    [Fact]
    public void Nothing_can_be_meant_where_there_is_nothing()
    {
        Spelling.Nearest("squat", []).ShouldBeNull();
    }

    [Fact]
    public void Long_words_are_not_searched()
    {
        var word = new string('a', 65);
        Spelling.Nearest(word, [word]).ShouldBeNull();
        Spelling.Nearest(word[1..], [word[1..]]).ShouldBe(word[1..]);
    }

    [Fact]
    public void One_letter_lost_from_a_shipped_id_finds_it_again_or_one_as_near()
    {
        var ids = Shipped.Knowledge.Exercises.Keys.Order(StringComparer.Ordinal).ToArray();
        foreach (var id in ids)
        {
            for (var at = 0; at < id.Length; at++)
            {
                var slip = id.Remove(at, 1);
                var near = Spelling.Nearest(slip, ids);
                (near == id || ids.Contains(slip) || (near is not null && Math.Abs(near.Length - slip.Length) <= 1))
                    .ShouldBeTrue($"'{slip}' found '{near}'");
            }
        }
    }
}
