using Hipwise.Care.Plans;
using Hipwise.Care.Tests.Properties;

namespace Hipwise.Care.Tests.Plans;

public sealed class CoverSolverTests
{
    [Fact]
    public void It_finds_the_best_of_all_subsets_of_small_problems() =>
        ShouldBeExact(seeds: 3000, seed => CoverProblem.Make(seed, mostItems: 12, mostNeeds: 6));

    [Fact]
    public void It_breaks_ties_by_count_then_families_then_ids() =>
        ShouldBeExact(seeds: 1500, seed => CoverProblem.Make(seed, mostItems: 10, mostNeeds: 4, ties: true));

    [Fact]
    public void It_finds_the_best_of_a_million_subsets_too() =>
        ShouldBeExact(seeds: 12, seed => CoverProblem.Make(seed, mostItems: 20, mostNeeds: 10));

    [Fact]
    public void Only_two_of_a_kind_that_tie_in_all_but_their_ids_go_by_the_alphabet() =>
        CoverSolver.Solve([Item("b", 60, 1), Item("a", 60, 1), Item("c", 60, 1)], [3], 200).ShouldBe(["a"]);

    [Fact]
    public void Weight_of_needs_comes_before_evidence()
    {
        var proven = Item("proven", 60, 0b01, evidence: 3);
        var broad = Item("broad", 60, 0b11, evidence: 0);
        CoverSolver.Solve([proven, broad], [2, 1], 60).ShouldBe(["broad"]);
    }

    [Fact]
    public void Evidence_comes_before_fewer_exercises()
    {
        var remembered = Item("remembered", 60, 0b11, evidence: 1);
        CoverItem[] tried = [Item("tried-one", 60, 0b01, evidence: 3), Item("tried-two", 60, 0b10, evidence: 3)];
        CoverSolver.Solve([remembered, .. tried], [1, 1], 120).ShouldBe(["tried-one", "tried-two"]);
        CoverSolver.Solve([remembered, .. tried], [1, 1], 119).ShouldBe(["remembered"]);
    }

    [Fact]
    public void Fewer_exercises_come_before_more_families()
    {
        CoverItem[] two = [Item("a", 30, 0b01, family: "x"), Item("b", 30, 0b10, family: "y")];
        CoverSolver.Solve([.. two, Item("z", 30, 0b11, family: "x")], [1, 1], 120).ShouldBe(["z"]);
    }

    [Fact]
    public void More_families_come_before_ids()
    {
        CoverItem[] items = [Item("a", 60, 0b01, family: "x"), Item("b", 60, 0b10, family: "x"), Item("c", 60, 0b10, family: "y")];
        CoverSolver.Solve(items, [1, 1], 120).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Time_is_kept_to_the_second()
    {
        CoverItem[] items = [Item("a", 60, 0b01), Item("b", 61, 0b10)];
        CoverSolver.Solve(items, [1, 1], 121).ShouldBe(["a", "b"]);
        CoverSolver.Solve(items, [1, 1], 120).ShouldBe(["a"]);
    }

    [Fact]
    public void Nothing_to_choose_from_nothing_that_fits_and_nothing_needed_give_nothing()
    {
        CoverSolver.Solve([], [1, 2], 600).ShouldBeEmpty();
        CoverSolver.Solve([Item("a", 61, 1)], [1], 60).ShouldBeEmpty();
        CoverSolver.Solve([Item("a", 60, 1)], [1], 0).ShouldBeEmpty();
        CoverSolver.Solve([Item("a", 60, 0b11)], [0, 0], 600).ShouldBeEmpty();
        CoverSolver.Solve([Item("a", 60, 0)], [1], 600).ShouldBeEmpty();
        CoverSolver.Solve([Item("a", 60, 1)], [], 600).ShouldBeEmpty();
    }

    [Fact]
    public void An_exercise_for_unwanted_needs_only_is_left_out_beside_a_wanted_one() =>
        CoverSolver.Solve([Item("unwanted", 30, 0b01, evidence: 3), Item("wanted", 30, 0b10)], [0, 1], 600).ShouldBe(["wanted"]);

    [Fact]
    public void The_order_in_which_items_are_given_makes_no_difference()
    {
        foreach (var seed in Enumerable.Range(1, 300))
        {
            var problem = CoverProblem.Make(seed, 12, 6);
            Crowd.Try(seed, () => CoverSolver.Solve(problem.Items.Reverse(), problem.Weights, problem.Seconds)
                .ShouldBe(CoverSolver.Solve(problem.Items, problem.Weights, problem.Seconds)));
        }
    }

    [Fact]
    public void More_than_thirty_needs_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => CoverSolver.Solve([], new int[31], 60));

    [Fact]
    public void A_large_problem_is_solved_and_no_small_change_makes_it_better()
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            Crowd.Try(seed, () => ShouldBeLocallyBest(Large(seed)));
        }
    }

    // Shaped like a plan: sixty exercises of one to three minutes, each for one to four of eighteen needs, ten minutes.
    private static CoverProblem Large(int seed)
    {
        var dice = new Dice(seed);
        var items = Enumerable.Range(0, 60).Select(index => new CoverItem(
            $"exercise-{index:00}", $"family-{dice.Below(25)}", 60 + dice.Below(120), (1u << dice.Below(18)) | (1u << dice.Below(18)) | (1u << dice.Below(18)),
            dice.Below(4)));
        return new CoverProblem([.. items], [.. Enumerable.Range(0, 18).Select(_ => 1 + dice.Below(9))], 600);
    }

    private static void ShouldBeLocallyBest(CoverProblem problem)
    {
        var ids = CoverSolver.Solve(problem.Items, problem.Weights, problem.Seconds);
        var chosen = problem.Items.Where(item => ids.Contains(item.Id)).ToList();
        chosen.Count.ShouldBe(ids.Length);
        chosen.Count.ShouldBeInRange(2, 10);
        chosen.Sum(item => item.Seconds).ShouldBeLessThanOrEqualTo(problem.Seconds);
        foreach (var left in chosen.Prepend(null))
        {
            var kept = chosen.Where(item => item != left).ToList();
            foreach (var added in problem.Items.Except(chosen).Prepend(null))
            {
                List<CoverItem> changed = added is null ? kept : [.. kept, added];
                (changed.Sum(item => item.Seconds) <= problem.Seconds && ExhaustiveCover.IsBetter(changed, chosen, problem.Weights))
                    .ShouldBeFalse($"without {left?.Id}, with {added?.Id}");
            }
        }
    }

    private static void ShouldBeExact(int seeds, Func<int, CoverProblem> make)
    {
        foreach (var seed in Enumerable.Range(1, seeds))
        {
            var problem = make(seed);
            var expected = ExhaustiveCover.Solve(problem.Items, problem.Weights, problem.Seconds);
            Crowd.Try(seed, () => CoverSolver.Solve(problem.Items, problem.Weights, problem.Seconds).ShouldBe(expected));
        }
    }

    private static CoverItem Item(string id, int seconds, uint needs, int evidence = 1, string family = "family") =>
        new(id, family, seconds, needs, evidence);
}
