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

    [Params(20, 40, 80, 160)]
    public int Exercises { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(Seed);
        items = [.. Enumerable.Range(0, Exercises).Select(index => new CoverItem(
            $"e{index:000}", $"f{random.Next(Exercises / 3)}", random.Next(60, 240), 1u << random.Next(12) | 1u << random.Next(12), random.Next(4)))];
        weights = [.. Enumerable.Range(0, 12).Select(_ => random.Next(1, 12))];
    }

    [Benchmark]
    public ImmutableArray<string> TenMinutes() => CoverSolver.Solve(items, weights, 600);

    [Benchmark]
    public ImmutableArray<string> FortyFiveMinutes() => CoverSolver.Solve(items, weights, 2700);
}
