using System.Collections.Immutable;

namespace Hipwise.Care.Plans;

/// <summary>One exercise as the solver sees it.</summary>
/// <param name="Id">Last tie-breaker.</param>
/// <param name="Family">One movement and its variants; sets of many families are preferred.</param>
/// <param name="Seconds">How long it takes; above zero.</param>
/// <param name="Needs">Bit per need it answers.</param>
/// <param name="Evidence">How good the evidence is, 0-3.</param>
public sealed record CoverItem(string Id, string Family, int Seconds, uint Needs, int Evidence)
{
    /// <summary>How much of the needs' muscles it was measured to ask, 0 where nothing was measured.</summary>
    public int Measured { get; init; }

    /// <summary>How much of these a body model works out that it asks, 0 where that says nothing. Decides between what was measured alike only.</summary>
    public int Modelled { get; init; }
}

/// <summary>Chooses the best set of exercises that fits a time, exactly.</summary>
/// <remarks>
/// The objective is compared in this order: weight of the needs answered; over those, weight times the best evidence of an
/// exercise that answers it; fewer exercises; more families; more of the muscles as measured, then as modelled; ids in alphabetical order. Sets of one exercise are searched first, then of two, and so on until no
/// need and no evidence is left to win. The search branches on taking or leaving an exercise and cuts a branch when even the
/// best exercises left cannot reach the best set found. The bound holds because both sums are submodular: an exercise never adds
/// more to a larger set than to a smaller one.
/// </remarks>
public sealed class CoverSolver
{
    private const int MostNeeds = 30;
    private readonly CoverItem[] items;
    private readonly int[] weights;
    private readonly int[] leastSecondsFrom;
    private readonly List<int> chosen = [];
    private Candidate best = new(0, 0, 0, 0, []);
    private int size;

    private CoverSolver(IEnumerable<CoverItem> items, int[] weights)
    {
        this.weights = weights;
        this.items = [.. items.OrderByDescending(item => Weigh(item.Needs)).ThenByDescending(item => item.Evidence)
            .ThenBy(item => item.Seconds).ThenBy(item => item.Id, StringComparer.Ordinal)];
        leastSecondsFrom = new int[this.items.Length + 1];
        leastSecondsFrom[^1] = int.MaxValue;
        for (var i = this.items.Length - 1; i >= 0; i--)
        {
            leastSecondsFrom[i] = Math.Min(leastSecondsFrom[i + 1], this.items[i].Seconds);
        }
    }

    /// <summary>The best set, its ids in alphabetical order; empty when nothing fits or nothing is needed.</summary>
    /// <param name="items">What may be chosen.</param>
    /// <param name="weights">Weight of each need by its bit; zero or more; 30 needs at most.</param>
    /// <param name="seconds">The time that the chosen ones may take together.</param>
    public static ImmutableArray<string> Solve(IEnumerable<CoverItem> items, int[] weights, int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weights.Length, MostNeeds, nameof(weights));
        var needed = Enumerable.Range(0, weights.Length).Where(bit => weights[bit] > 0).Aggregate(0u, (mask, bit) => mask | 1u << bit);
        var solver = new CoverSolver(items.Where(item => item.Seconds <= seconds && (item.Needs & needed) != 0), weights);
        solver.Deepen(seconds);
        return [.. solver.best.Ids];
    }

    /// <summary>Compares two sets by the objective: positive when the first is better.</summary>
    public static int Compare(Candidate one, Candidate another)
    {
        var order = one.Covered.CompareTo(another.Covered);
        order = order != 0 ? order : one.Evidence.CompareTo(another.Evidence);
        order = order != 0 ? order : another.Count.CompareTo(one.Count);
        order = order != 0 ? order : one.Families.CompareTo(another.Families);
        order = order != 0 ? order : one.Measured.CompareTo(another.Measured);
        order = order != 0 ? order : one.Modelled.CompareTo(another.Modelled);
        return order != 0 ? order : -CompareIds(one.Ids, another.Ids);
    }

    /// <summary>The objective of a set.</summary>
    public static Candidate Rate(IReadOnlyCollection<CoverItem> set, int[] weights)
    {
        var (covered, evidence) = (0, 0);
        for (var bit = 0; bit < weights.Length; bit++)
        {
            var answering = set.Where(item => (item.Needs >> bit & 1) != 0).Select(item => item.Evidence + 1).DefaultIfEmpty(0).Max();
            covered += answering > 0 ? weights[bit] : 0;
            evidence += answering > 0 ? weights[bit] * (answering - 1) : 0;
        }

        return new Candidate(
            covered, evidence, set.Count, set.Select(item => item.Family).Distinct(StringComparer.Ordinal).Count(),
            [.. set.Select(item => item.Id).Order(StringComparer.Ordinal)])
        {
            Measured = set.Sum(item => item.Measured), Modelled = set.Sum(item => item.Modelled),
        };
    }

    private static int CompareIds(IReadOnlyList<string> one, IReadOnlyList<string> another)
    {
        for (var i = 0; i < Math.Min(one.Count, another.Count); i++)
        {
            if (string.CompareOrdinal(one[i], another[i]) is var order and not 0)
            {
                return order;
            }
        }

        return one.Count.CompareTo(another.Count);
    }

    /// <summary>One exercise more each time, until nothing that is left could add anything.</summary>
    private void Deepen(int seconds)
    {
        var everything = items.Aggregate(default(Cover), (cover, item) => cover.With(item));
        var most = items.Length == 0 ? 0 : Math.Min(items.Length, seconds / leastSecondsFrom[0]);
        for (size = 1; size <= most && (best.Covered < Weigh(everything.Any) || best.Evidence < EvidenceOf(everything)); size++)
        {
            Search(0, seconds, default);
        }
    }

    private void Search(int index, int secondsLeft, Cover cover)
    {
        if (chosen.Count == size)
        {
            Consider(cover);
            return;
        }

        if (index == items.Length || leastSecondsFrom[index] > secondsLeft || !CanImprove(index, secondsLeft, cover))
        {
            return;
        }

        var item = items[index];
        if (item.Seconds <= secondsLeft)
        {
            chosen.Add(index);
            Search(index + 1, secondsLeft - item.Seconds, cover.With(item));
            chosen.RemoveAt(chosen.Count - 1);
        }

        Search(index + 1, secondsLeft, cover);
    }

    private void Consider(Cover cover)
    {
        if (!Beats(Weigh(cover.Any), EvidenceOf(cover)))
        {
            return;
        }

        var candidate = Rate([.. chosen.Select(index => items[index])], weights);
        if (Compare(candidate, best) > 0)
        {
            best = candidate;
        }
    }

    /// <summary>Whether a set of this size with these sums could be better; a tie counts only against a set of the same size.</summary>
    private bool Beats(int covered, int evidence) =>
        covered > best.Covered || (covered == best.Covered && (evidence > best.Evidence || (evidence == best.Evidence && best.Count == size)));

    /// <summary>Whether the best exercises left, as many as are wanted and fit, could still beat the best set.</summary>
    private bool CanImprove(int index, int secondsLeft, Cover cover)
    {
        var wanted = size - chosen.Count;
        if (items.Length - index < wanted || secondsLeft / leastSecondsFrom[index] < wanted)
        {
            return false;
        }

        Span<int> coverGains = stackalloc int[wanted];
        Span<int> evidenceGains = stackalloc int[wanted];
        var (covered, evidence, all) = (Weigh(cover.Any), EvidenceOf(cover), cover);
        for (var i = index; i < items.Length; i++)
        {
            if (items[i].Seconds <= secondsLeft)
            {
                var with = cover.With(items[i]);
                all = all.With(items[i]);
                Keep(coverGains, Weigh(with.Any & ~cover.Any));
                Keep(evidenceGains, EvidenceOf(with) - evidence);
            }
        }

        foreach (var gain in coverGains)
        {
            covered += gain;
        }

        foreach (var gain in evidenceGains)
        {
            evidence += gain;
        }

        // All that is left together is a bound as well.
        return Beats(Math.Min(covered, Weigh(all.Any)), Math.Min(evidence, EvidenceOf(all)));
    }

    /// <summary>Keeps the largest gains, sorted, largest first.</summary>
    private static void Keep(Span<int> gains, int gain)
    {
        for (var i = 0; i < gains.Length && gain > 0; i++)
        {
            if (gain > gains[i])
            {
                (gains[i], gain) = (gain, gains[i]);
            }
        }
    }

    private int EvidenceOf(Cover cover) => Weigh(cover.One) + Weigh(cover.Two) + Weigh(cover.Three);

    private int Weigh(uint needs)
    {
        var sum = 0;
        for (; needs != 0; needs &= needs - 1)
        {
            sum += weights[System.Numerics.BitOperations.TrailingZeroCount(needs)];
        }

        return sum;
    }

    /// <summary>Needs answered at all, and with evidence of at least one, two and three.</summary>
    private readonly record struct Cover(uint Any, uint One, uint Two, uint Three)
    {
        public Cover With(CoverItem item) => new(
            Any | item.Needs, item.Evidence >= 1 ? One | item.Needs : One, item.Evidence >= 2 ? Two | item.Needs : Two,
            item.Evidence >= 3 ? Three | item.Needs : Three);
    }

    /// <summary>The objective of one set.</summary>
    /// <param name="Covered">Weight of the needs answered.</param>
    /// <param name="Evidence">Weight times best evidence over those needs.</param>
    /// <param name="Count">How many exercises.</param>
    /// <param name="Families">How many families.</param>
    /// <param name="Ids">Their ids in alphabetical order.</param>
    public sealed record Candidate(int Covered, int Evidence, int Count, int Families, IReadOnlyList<string> Ids)
    {
        /// <summary>Sum of what was measured.</summary>
        public int Measured { get; init; }

        /// <summary>Sum of what is modelled.</summary>
        public int Modelled { get; init; }
    }
}
