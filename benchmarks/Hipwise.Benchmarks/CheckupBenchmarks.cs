using BenchmarkDotNet.Attributes;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>From an answers file to a week: the bar is 10 ms warm.</summary>
[MemoryDiagnoser]
public class CheckupBenchmarks
{
    private KnowledgeBase knowledge = null!;
    private byte[] json = [];
    private Answers answers = null!;

    /// <summary>The example people with the least and the most to decide.</summary>
    [Params("desk-worker", "bodybuilder", "lateral-hip-pain")]
    public string Example { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        json = File.ReadAllBytes(Path.Combine(Repository.Knowledge, "examples", Example + ".json"));
        answers = AnswersReader.Read(json, knowledge);
    }

    [Benchmark]
    public Answers ReadAnswers() => AnswersReader.Read(json, knowledge);

    [Benchmark]
    public CheckupResult AnswersToPlan() => CheckupRun.Assess(answers, knowledge);

    [Benchmark]
    public byte[] FileToResultJson() => ResultJson.Write(CheckupRun.Assess(AnswersReader.Read(json, knowledge), knowledge));
}
