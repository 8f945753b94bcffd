using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>The outline around discs touches the outermost of them and cuts none.</summary>
public sealed partial class RoundHullTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_straight_piece_is_a_tangent_with_all_discs_on_its_inner_side(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var discs = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Disc(random)).ToList();
            foreach (var (from, to) in Lines(RoundHull.Path(discs)))
            {
                var way = Vector2.Normalize(to - from);
                var outward = new Vector2(way.Y, -way.X);
                var farthest = discs.Max(disc => Vector2.Dot(disc.Center, outward) + disc.Radius);
                Vector2.Dot(from, outward).ShouldBe(farthest, 0.05, $"seed {seed}, round {round}");
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void The_outline_reaches_as_far_as_the_discs_in_every_corner_and_no_farther(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var discs = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Disc(random)).ToList();
            foreach (var corner in Corners(RoundHull.Path(discs)))
            {
                discs.Min(disc => Math.Abs(Vector2.Distance(disc.Center, corner) - disc.Radius)).ShouldBeLessThan(0.02f, $"seed {seed}, round {round}");
                discs.ShouldAllBe(disc => Vector2.Distance(disc.Center, corner) > disc.Radius - 0.02f, $"seed {seed}, round {round}");
            }
        }
    }

    [Fact]
    public void Discs_in_a_row_and_doubled_discs_make_a_plain_capsule()
    {
        Disc[] row = [new(new(0, 0), 2), new(new(5, 0), 2), new(new(10, 0), 2), new(new(10, 0), 2)];
        Lines(RoundHull.Path(row)).Count().ShouldBe(2);
        RoundHull.Path([row[0], row[2]]).ShouldBe(RoundHull.Path(row));
    }

    [Fact]
    public void One_disc_that_hides_the_others_is_a_circle()
    {
        Lines(RoundHull.Path([new(new(0, 0), 5), new(new(1, 1), 2)])).ShouldBeEmpty();
    }

    private static Disc Disc(Random random) => new(new(random.NextSingle() * 40, random.NextSingle() * 40), 1 + (random.NextSingle() * 9));

    private static IEnumerable<(Vector2 From, Vector2 To)> Lines(string path)
    {
        var steps = Steps(path).ToList();
        return steps.Zip(steps.Skip(1)).Where(pair => pair.Second.Kind == 'L' && Vector2.Distance(pair.First.At, pair.Second.At) > 0.5f)
            .Select(pair => (pair.First.At, pair.Second.At));
    }

    private static IEnumerable<Vector2> Corners(string path) => Steps(path).Select(step => step.At);

    private static IEnumerable<(char Kind, Vector2 At)> Steps(string path) => Step().Matches(path).Select(match =>
    {
        var numbers = match.Groups["numbers"].Value.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (match.Value[0], new Vector2(numbers[^2], numbers[^1]));
    });

    [GeneratedRegex("[MLA](?<numbers>[^MLAZ]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
