using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Hipwise.Care.Plans;

namespace Hipwise.Benchmarks;

/// <summary>How the exact choice of exercises grows with their number; random items shaped like the shipped exercises.</summary>
[MemoryDiagnoser]
public class CoverSolverBenchmarks
{
    private const int Seed = 20261121;
    private List<CoverItem> items = [];
    private int[] weights = [];

    [Params(20, 40, 80)]
    public int Exercises { get; set; }

    [Params(5, 10, 14)]
    public int Needs { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(Seed);
        items = [.. Enumerable.Range(0, Exercises).Select(index => new CoverItem(
            $"e{index:000}", $"f{random.Next(Exercises / 3)}", random.Next(60, 240), 1u << random.Next(Needs) | 1u << random.Next(Needs), random.Next(4)))];
        weights = [.. Enumerable.Range(0, Needs).Select(_ => random.Next(1, 12))];
    }

    [Benchmark]
    public ImmutableArray<string> TenMinutes() => CoverSolver.Solve(items, weights, 600);
}
