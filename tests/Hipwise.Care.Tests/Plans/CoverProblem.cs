using Hipwise.Care.Plans;
using Hipwise.Care.Tests.Properties;

namespace Hipwise.Care.Tests.Plans;

/// <summary>One problem for the solver.</summary>
internal sealed record CoverProblem(CoverItem[] Items, int[] Weights, int Seconds)
{
    /// <summary>A problem from a seed; few weights, times and families make for many ties.</summary>
    public static CoverProblem Make(int seed, int mostItems, int mostNeeds, bool ties = false)
    {
        var dice = new Dice(seed);
        var needs = 1 + dice.Below(mostNeeds);
        var items = Enumerable.Range(0, mostItems - (ties ? 0 : dice.Below(Math.Max(1, mostItems / 3)))).Select(index => new CoverItem(
            $"item-{(index * 7919 + seed) % 100:00}-{index}", $"family-{dice.Below(ties ? 2 : 5)}", ties ? 60 : 20 + dice.Below(180),
            Mask(dice, needs), ties ? 1 : dice.Below(4))
        {
            Measured = dice.Below(3), Modelled = dice.Below(4),
        }).ToArray();
        return new CoverProblem(items, [.. Enumerable.Range(0, needs).Select(_ => ties ? 1 : dice.Below(6))], dice.Below(ties ? 400 : 700));
    }

    private static uint Mask(Dice dice, int needs)
    {
        var mask = 0u;
        for (var count = dice.Below(4); count >= 0; count--)
        {
            mask |= 1u << dice.Below(needs);
        }

        return mask;
    }
}
