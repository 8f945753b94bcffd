using Hipwise.Care.Plans;

namespace Hipwise.Care.Tests.Plans;

/// <summary>Every subset, rated by the stated objective; written without the solver's own code.</summary>
/// <remarks>
/// Bit i of a subset is the i-th item in the order of ids. Each subset is made from a smaller one by adding its lowest item, so a million
/// of them take a moment. Of two subsets of one size, the one that holds the lowest item on which they differ has the smaller ids.
/// </remarks>
internal sealed class ExhaustiveCover
{
    private readonly CoverItem[] items;
    private readonly int[] weights;

    private ExhaustiveCover(IEnumerable<CoverItem> items, int[] weights) =>
        (this.items, this.weights) = ([.. items.OrderBy(item => item.Id, StringComparer.Ordinal)], weights);

    public static IReadOnlyList<string> Solve(IEnumerable<CoverItem> items, int[] weights, int seconds) =>
        new ExhaustiveCover(items, weights).Solve(seconds);

    /// <summary>Whether one set comes before another by the objective.</summary>
    public static bool IsBetter(IReadOnlyCollection<CoverItem> one, IReadOnlyCollection<CoverItem> another, int[] weights)
    {
        var cover = new ExhaustiveCover(one.Union(another), weights);
        return cover.IsBetter(cover.SubsetOf(one), cover.SubsetOf(another), cover.Rate);
    }

    private int SubsetOf(IReadOnlyCollection<CoverItem> set) =>
        Enumerable.Range(0, items.Length).Where(index => set.Contains(items[index])).Sum(index => 1 << index);

    private Rating Rate(int subset) =>
        items.Where((_, index) => (subset >> index & 1) != 0).Aggregate(default(Rating), (rating, item) => rating.With(item));

    private List<string> Solve(int seconds)
    {
        var rated = new Rating[1 << items.Length];
        var best = 0;
        for (var subset = 1; subset < rated.Length; subset++)
        {
            rated[subset] = rated[subset & (subset - 1)].With(items[Lowest(subset)]);
            if (rated[subset].Seconds <= seconds && IsBetter(subset, best, set => rated[set]))
            {
                best = subset;
            }
        }

        return [.. items.Where((_, index) => (best >> index & 1) != 0).Select(item => item.Id)];
    }

    private bool IsBetter(int one, int another, Func<int, Rating> rate)
    {
        var (first, second) = (rate(one), rate(another));
        var order = WeightOf(first.NeedsAt(0)).CompareTo(WeightOf(second.NeedsAt(0)));
        order = order != 0 ? order : Evidence(first).CompareTo(Evidence(second));
        order = order != 0 ? order : int.PopCount(another).CompareTo(int.PopCount(one));
        order = order != 0 ? order : Families(one).CompareTo(Families(another));
        order = order != 0 ? order : SumOf(one, item => item.Measured).CompareTo(SumOf(another, item => item.Measured));
        order = order != 0 ? order : SumOf(one, item => item.Modelled).CompareTo(SumOf(another, item => item.Modelled));
        return order != 0 ? order > 0 : one != another && (one >> Lowest(one ^ another) & 1) != 0;
    }

    // A need answered with evidence n is counted once for each grade from 1 to n.
    private int Evidence(Rating rating) => WeightOf(rating.NeedsAt(1)) + WeightOf(rating.NeedsAt(2)) + WeightOf(rating.NeedsAt(3));

    private int WeightOf(uint needs)
    {
        var sum = 0;
        for (var need = 0; need < weights.Length; need++)
        {
            sum += (needs >> need & 1) != 0 ? weights[need] : 0;
        }

        return sum;
    }

    private int Families(int subset) =>
        items.Where((_, index) => (subset >> index & 1) != 0).Select(item => item.Family).Distinct(StringComparer.Ordinal).Count();

    private int SumOf(int subset, Func<CoverItem, int> what) => items.Where((_, index) => (subset >> index & 1) != 0).Sum(what);

    private static int Lowest(int subset) => int.TrailingZeroCount(subset);

    private readonly record struct Rating(int Seconds, uint Any, uint One, uint Two, uint Three)
    {
        public Rating With(CoverItem item) => new(
            Seconds + item.Seconds, Any | item.Needs, One | NeedsFrom(item, 1), Two | NeedsFrom(item, 2), Three | NeedsFrom(item, 3));

        public uint NeedsAt(int grade) => grade switch { 0 => Any, 1 => One, 2 => Two, _ => Three };

        private static uint NeedsFrom(CoverItem item, int grade) => item.Evidence >= grade ? item.Needs : 0;
    }
}
