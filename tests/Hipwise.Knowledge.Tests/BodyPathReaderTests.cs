using Hipwise.Knowledge.Loading;

namespace Hipwise.Knowledge.Tests;

/// <summary>Paths as SVG writes them, as far as a drawing of the body needs them.</summary>
public sealed class BodyPathReaderTests
{
    [Theory]
    [InlineData("M 1 2 L 3 4", "M 1 2 C 1 2 3 4 3 4")]
    [InlineData("M1,2L3,4", "M 1 2 C 1 2 3 4 3 4")]
    [InlineData("M1-2L3-4.5", "M 1 -2 C 1 -2 3 -4.5 3 -4.5")]
    [InlineData(" M 0 0\n C 1 2 3 4 5 6 7 8 9 10 11 12 Z ", "M 0 0 C 1 2 3 4 5 6 C 7 8 9 10 11 12 Z")]
    public void A_path_is_read(string text, string path)
    {
        BodyPathReader.TryRead(text).ShouldNotBeNull().ToString().ShouldBe(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("M 1 2")]
    [InlineData("M 1 2 Z")]
    [InlineData("L 1 2 L 3 4")]
    [InlineData("M 1 2 L 3")]
    [InlineData("M 1 2 C 1 2 3 4 5")]
    [InlineData("M 1 2 C 1 2 3 4 5 6 7 8")]
    [InlineData("M 1 2 L 3 4 Z L 5 6")]
    [InlineData("M 1 2 l 3 4")]
    [InlineData("M 1 2 A 3 4 0 0 0 5 6")]
    [InlineData("M 1 2 L 3 4 M 5 6")]
    [InlineData("M 1 2 L 1.2.3 4")]
    [InlineData("M 1 2 L - 4")]
    [InlineData("M 1 2 L NaN 4")]
    public void What_is_no_such_path_is_refused(string text)
    {
        BodyPathReader.TryRead(text).ShouldBeNull();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_text_is_read_or_refused(int seed)
    {
        const string letters = "MLCZ 0123456789.-,e\n";
        var random = new Random(seed);
        for (var i = 0; i < 5000; i++)
        {
            var text = "M 1 1 L 2 2" + new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]);
            var path = BodyPathReader.TryRead(text);
            path?.Points.ShouldAllBe(point => double.IsFinite(point.X) && double.IsFinite(point.Y), $"seed {seed}, case {i}: {text}");
        }
    }
}
