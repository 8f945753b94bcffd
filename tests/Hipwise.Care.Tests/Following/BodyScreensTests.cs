using Hipwise.Care.Movements;
using Hipwise.Care.Tests.Movements;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Following;

public class BodyScreensTests(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        foreach (var id in TestKnowledge.Shipped.Screens.Values.Where(one => one.Camera is not null).Select(one => one.Id).Order())
        {
            try
            {
            var done = ExerciseSimulation.Run(TestKnowledge.Shipped, OwnBody.Shipped, id, new ExerciseRequest { Side = Side.Right, Frames = 40 });
            var motion = done.Result.Motion;
            output.WriteLine($"{id} {motion.Count} frames, {motion.Times[^1]-motion.Times[0]:0.00} s");
            foreach (var (name, at) in motion.Names.Select((n, i) => (n, i)))
            {
                var c = motion.Channels[at];
                if (c.Max() - c.Min() > 0.05) output.WriteLine($"  {name}: " + string.Join(" ", c.Where((_, i) => i % 3 == 0).Select(v => $"{v:0.0}")));
            }
            }
            catch (Exception e) { output.WriteLine(id + " " + e.Message); }
        }
    }
}
