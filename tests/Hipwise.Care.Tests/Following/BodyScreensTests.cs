using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Screens;

namespace Hipwise.Care.Tests.Following;

/// <summary>The body model does every filmed screen before a camera, and what is read is held against what it did. The table of docs/validation/camera.md is
/// what these tests print.</summary>
public class BodyScreensTests(ITestOutputHelper output)
{
    private const int Takes = 60;
    private const double MostBias = 0.5;

    public static TheoryData<string> Filmed => [.. TestKnowledge.Shipped.Screens.Values.Where(screen => screen.Camera is not null).Select(screen => screen.Id).Order()];

    [Theory]
    [MemberData(nameof(Filmed))]
    public void What_the_body_did_is_read_again(string id)
    {
        var screen = TestKnowledge.Shipped.Screens[id];
        var performers = Sides.All.Select(side => new Performer(id, side)).ToList();
        var (rows, read) = (new SortedDictionary<string, List<Told>>(StringComparer.Ordinal), 0);
        for (var seed = 1; seed <= Takes; seed++)
        {
            // Neighbouring seeds begin alike.
            var random = new Random(unchecked(seed * (int)2654435761));
            var performer = performers[screen.PerSide ? seed % 2 : 0];
            var act = performer.Draw(random, seed);
            var truth = performer.Read(performer.Film(random, act, ideal: true));
            truth.IsUsable.ShouldBeTrue($"seed {seed}: " + string.Join("; ", truth.Quality.Where(verdict => !verdict.Ok)));
            var told = performer.Read(performer.Film(random, act, ideal: false));
            read += told.IsUsable && told.Tries.Length > 0 ? 1 : 0;
            foreach (var (value, wanted) in told.Measures.Concat(told.Extras).Zip(truth.Measures.Concat(truth.Extras)).Where(pair => pair.First.Value is not null))
            {
                rows.TryAdd(value.Id, []);
                rows[value.Id].Add(new(value, wanted.Value!.Value.Value));
            }
        }

        output.WriteLine($"{id}: {read / (double)Takes:P0} of {Takes} takes read");
        foreach (var (name, values) in rows)
        {
            output.WriteLine($"{id} {name}: bias {values.Average(value => value.Error):0.00}, error {Math.Sqrt(values.Average(value => value.Error * value.Error)):0.00}, " +
                $"stated {values.Average(value => value.Reading.Value!.Value.Sd):0.00}, held by {values.Count(value => value.Held) / (double)values.Count:P0}");
        }

        (read / (double)Takes).ShouldBeGreaterThanOrEqualTo(0.9);
        foreach (var (name, values) in rows)
        {
            // What so few takes leave unknown of the mean is no bias.
            var spread = Math.Sqrt(values.Average(value => value.Error * value.Error) / values.Count);
            var isAngle = values[0].Reading.Value!.Value.Unit == Unit.Of("deg");
            Math.Abs(values.Average(value => value.Error)).ShouldBeLessThanOrEqualTo(isAngle ? MostBias + (2 * spread) : double.PositiveInfinity, name);
            (values.Count(value => value.Held) / (double)values.Count).ShouldBeGreaterThanOrEqualTo(0.88, name);
        }
    }

    private sealed record Told(ValueReading Reading, double Truth)
    {
        public double Error => Reading.Value!.Value.Value - Truth;

        public bool Held => Truth >= Reading.Low && Truth <= Reading.High;
    }
}
