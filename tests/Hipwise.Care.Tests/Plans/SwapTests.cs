using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Plans;

public class SwapTests
{
    private static readonly Plan Before = TestKnowledge.Example("desk-worker").Plan!;

    private static IEnumerable<(string Exercise, string With)> Offered =>
        Before.Blocks.SelectMany(block => block.Prescriptions).SelectMany(line => line.Easier.Concat(line.Harder).Select(with => (line.Exercise, with)));

    [Fact]
    public void Every_offered_variant_takes_the_place_of_its_line_for_the_same_reasons()
    {
        Offered.ShouldNotBeEmpty();
        foreach (var (exercise, with) in Offered.Where(pair => Lines(Before).All(line => line.Exercise != pair.With)))
        {
            var was = Lines(Before).First(line => line.Exercise == exercise);
            var now = Lines(WithSwap(exercise, with)).First(line => line.Exercise == with);
            now.InsteadOf.ShouldBe(exercise);
            now.Why.ShouldBe(was.Why);
        }
    }

    [Fact]
    public void What_is_only_a_break_is_not_offered_for_a_session()
    {
        var plans = Directory.EnumerateFiles(Path.Combine(Repository.Knowledge, "examples"), "*.json")
            .Select(file => TestKnowledge.Example(Path.GetFileNameWithoutExtension(file)).Plan).OfType<Plan>().ToList();
        plans.ShouldNotBeEmpty();
        foreach (var line in plans.SelectMany(Lines))
        {
            line.Easier.Concat(line.Harder).Where(id => TestKnowledge.Shipped.Exercises[id].BreakOnly).ShouldBeEmpty(line.Name);
        }
    }

    [Fact]
    public void A_swapped_session_tells_its_own_time()
    {
        foreach (var (exercise, with) in Offered)
        {
            foreach (var block in WithSwap(exercise, with).Blocks)
            {
                block.Seconds.ShouldBe(block.Rounds * block.Prescriptions.Sum(line => line.Seconds));
            }
        }
    }

    [Fact]
    public void A_variant_that_is_there_already_is_left_alone()
    {
        var lines = Before.Blocks[0].Prescriptions;
        Lines(WithSwap(lines[0].Exercise, lines[1].Exercise)).Select(line => line.Exercise).ShouldBe(Lines(Before).Select(line => line.Exercise));
    }

    [Fact]
    public void A_variant_that_breaks_a_limit_is_left_alone()
    {
        var knowledge = TestKnowledge.Shipped;
        var tooMuch = knowledge.Exercises.Values.First(exercise => exercise.Equipment.Contains("barbell"));
        Lines(WithSwap(Lines(Before).First().Exercise, tooMuch.Id)).ShouldAllBe(line => line.InsteadOf == null);
    }

    [Theory]
    [InlineData("""[{"exercise":"glute-bridge"}]""", "$.swaps[0]: 'with' is missing")]
    [InlineData("""[{"exercise":"glute-brige","with":"hip-thrust"}]""", "$.swaps[0].exercise: 'glute-brige' is not known; did you mean 'glute-bridge'?")]
    [InlineData("""[{"exercise":"glute-bridge","with":"squat"},{"exercise":"glute-bridge","with":"hip-thrust"}]""", "$.swaps: changes the same exercise twice; keep one of them")]
    public void A_wrong_swap_names_its_place(string swaps, string problem) =>
        Should.Throw<AnswersException>(() => TestKnowledge.Read($$"""{"version":1,"swaps":{{swaps}}}"""))
            .Problems.Select(one => one.ToString()).ShouldContain(problem);

    private static IEnumerable<Prescription> Lines(Plan plan) => plan.Blocks.SelectMany(block => block.Prescriptions);

    private static Plan WithSwap(string exercise, string with)
    {
        var answers = JsonNode.Parse(TestKnowledge.ExampleJson("desk-worker"))!.AsObject();
        answers["swaps"] = new JsonArray(new JsonObject { ["exercise"] = exercise, ["with"] = with });
        return CheckupRun.Assess(AnswersReader.Read(Encoding.UTF8.GetBytes(answers.ToJsonString()), TestKnowledge.Shipped), TestKnowledge.Shipped).Plan!;
    }
}
