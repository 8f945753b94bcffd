using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Hipwise.Benchmarks;
using Hipwise.Testing;

if (args is ["--engine", .. var steps])
{
    return EngineScenario.Run(string.Join(' ', steps));
}

if (args is ["--recordings", .. var files])
{
    return RecordingScenario.Run(string.Join(' ', files));
}

// In process: the project is built once by ./bench, and no second build per benchmark is needed.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10))
    .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
return 0;
