using BenchmarkDotNet.Attributes;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>Reading and checking the whole knowledge folder: the bar is 300 ms.</summary>
[MemoryDiagnoser]
public class KnowledgeBenchmarks
{
    [Benchmark]
    public KnowledgeBase LoadKnowledge() => KnowledgeLoader.Load(Repository.Knowledge);
}
