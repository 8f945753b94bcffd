using BenchmarkDotNet.Attributes;
using Hipwise.Knowledge;
using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Filters;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>A channel of 2000 samples a second on one thread: rest with a burst of noise every ten seconds.</summary>
[MemoryDiagnoser]
public class EmgBenchmarks
{
    private const double Rate = 2000;
    private const int Settle = 400;

    private readonly EmgRules _rules = KnowledgeLoader.Load(Repository.Knowledge).Emg.Rules;
    private double[] _raw = [];
    private double[] _band = [];
    private double[] _filtered = [];
    private SectionFilter _pass = null!;
    private SectionFilter _notch = null!;
    private RestNoise _rest = null!;
    private EmgStream _stream = null!;

    [Params(1, 10)]
    public int Minutes { get; set; } = 10;

    [GlobalSetup]
    public void Setup()
    {
        var noise = new SeededNoise(1);
        _raw = [.. Enumerable.Range(0, (int)(60 * Minutes * Rate)).Select(i => noise.NextNormal() * ((i / Rate) % 10 is > 4 and < 6 ? 8 : 1))];
        (_pass, _notch) = (SectionFilters.BandPass(4, 20, 450, Rate), SectionFilters.Notch(50, 2, 7, Rate));
        _band = BandPass();
        _filtered = Notch();
        _rest = RestNoise.Find(_filtered, Rate, _rules.Detection)!;
        _stream = new(Rate, _rules, 50);
    }

    [Benchmark]
    public double[] BandPass() => _pass.FilterBothWays(_raw, Settle);

    [Benchmark]
    public double[] Notch() => _notch.FilterBothWays(_band, Settle);

    [Benchmark]
    public double[] LinearEnvelope() => Envelopes.Linear(_filtered, 2, 6, Rate);

    [Benchmark]
    public double[] RmsEnvelope() => Envelopes.Rms(_filtered, 201);

    [Benchmark]
    public double[] TeagerKaiser() => Envelopes.TeagerKaiser(_filtered);

    [Benchmark]
    public int MedianFrequency() => FatigueAnalysis.Follow(_filtered, Rate, 0, [new Extent(0, _filtered.Length)], _rules.Fatigue).Length;

    [Benchmark]
    public int Rest() => RestNoise.Find(_filtered, Rate, _rules.Detection)!.Extents.Length;

    [Benchmark]
    public int HodgesBui() => Detector(0).Detect(_filtered, _rest).Count;

    [Benchmark]
    public int Bonato() => Detector(1).Detect(_filtered, _rest).Count;

    [Benchmark]
    public int TeagerKaiserThreshold() => Detector(2).Detect(_filtered, _rest).Count;

    [Benchmark]
    public int LikelihoodRatio() => Detector(5).Detect(_filtered, _rest).Count;

    /// <summary>All of the above: what the bar of 2000 times real time is for.</summary>
    [Benchmark]
    public int Pipeline()
    {
        var filtered = _notch.FilterBothWays(_pass.FilterBothWays(_raw, Settle), Settle);
        var sum = Envelopes.Linear(filtered, 2, 6, Rate).Length + Envelopes.Rms(filtered, 201).Length + Envelopes.TeagerKaiser(filtered).Length;
        sum += FatigueAnalysis.Follow(filtered, Rate, 0, [new Extent(0, filtered.Length)], _rules.Fatigue).Length;
        var rest = RestNoise.Find(filtered, Rate, _rules.Detection)!;
        foreach (var i in (int[])[0, 1, 2, 5])
        {
            sum += Detector(i).Detect(filtered, rest).Count;
        }

        return sum;
    }

    [Benchmark]
    public int SampleEntropy() => Detector(3).Detect(_filtered, _rest).Count;

    [Benchmark]
    public int ChangePoints() => Detector(4).Detect(_filtered, _rest).Count;

    [Benchmark]
    public int Consensus() => OnsetConsensus.Find(_raw, [_pass, _notch], _filtered, _rest, _rules.Detection, new(1)).Length;

    [Benchmark]
    public double Stream()
    {
        var last = 0.0;
        foreach (var sample in _raw)
        {
            last = _stream.Next(sample).Envelope;
        }

        return last;
    }

    private IOnsetDetector Detector(int i) => OnsetConsensus.Detectors(_rules.Detection)[i];
}
