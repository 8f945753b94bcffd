using System.Globalization;
using Hipwise.Signals.Filters;
using Hipwise.Testing;

namespace Hipwise.Signals.Tests.Filters;

public class OpenSimLowpassTests
{
    [Fact]
    public void Times_printed_with_three_decimals_come_out_evenly_as_OpenSim_has_them()
    {
        // 60 frames a second, printed with three decimals: steps of 0.016 and 0.017 s.
        var times = Enumerable.Range(0, 121).Select(i => Math.Round(0.5 + (i / 60.0), 3)).ToArray();
        Resampling.AreUneven(times).ShouldBeTrue();
        var filtered = OpenSimLowpass.Filter(new(times, ["x"], [Array.ConvertAll(times, Math.Sin)]), 6);
        filtered.Times[0].ShouldBe(-0.5, 1e-12);
        var (first, last) = (Resampling.IndexAtOrBefore(filtered.Times, 0.5), Resampling.IndexAtOrBefore(filtered.Times, 2.0));
        filtered.Times[first].ShouldBe(0.492, 1e-9);
        filtered.Times[last].ShouldBe(1.996, 1e-9);
        (last - first + 1).ShouldBe(95);
    }

    [Fact]
    public void Even_times_are_kept_and_extended_by_half()
    {
        var times = Enumerable.Range(0, 64).Select(i => i / 64.0).ToArray();
        var filtered = OpenSimLowpass.Filter(new(times, ["x"], [Array.ConvertAll(times, t => 2 - (3 * t))]), 6);
        filtered.Count.ShouldBe(128);
        filtered.Times[32..96].ShouldBe(times);
        filtered.Channels[0][32..96].ShouldBe(Array.ConvertAll(times, t => 2 - (3 * t)), 1e-4);
    }

    [Fact]
    public void The_first_and_last_three_samples_stay_as_they_were_extended()
    {
        // The pass backwards starts from the last three of the pass forwards, and that one from the first three samples.
        var samples = Enumerable.Range(0, 40).Select(i => Math.Cos(i)).ToArray();
        var filter = new ButterworthLowpass(3, 6, 0.01);
        var once = new double[40];
        filter.FilterForwards(samples, once);
        once[..3].ShouldBe(samples[..3]);
        filter.FilterBothWays(samples)[37..].ShouldBe(once[37..]);
    }

    [Fact]
    public void A_cut_off_that_is_too_high_is_lowered()
    {
        var times = Enumerable.Range(0, 64).Select(i => i / 64.0).ToArray();
        var series = new TimeSeries(times, ["x"], [Array.ConvertAll(times, t => Math.Sin(40 * t))]);
        OpenSimLowpass.Filter(series, 1000).Channels[0].ShouldBe(OpenSimLowpass.Filter(series, 0.49 * 64).Channels[0], 1e-12);
    }

    [Fact]
    public void Gaps_and_too_few_samples_are_refused_by_name()
    {
        var gap = new TimeSeries([0, 1, 2, 3, 4, 5, 6], ["a", "b"], [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, double.NaN, 5, 6, 7]]);
        Should.Throw<ArgumentException>(() => OpenSimLowpass.Filter(gap, 0.1)).Message.ShouldContain("'b' is NaN at 3 s");
        var few = new TimeSeries([0, 1, 2], ["a"], [[1, 2, 3]]);
        Should.Throw<ArgumentException>(() => OpenSimLowpass.Filter(few, 0.1)).Message.ShouldContain("at least 4");
        Should.Throw<ArgumentException>(() => Resampling.ToStep(few, 0.1)).Message.ShouldContain("at least 6");
        Should.Throw<ArgumentException>(() => Resampling.ToStep(few, 0, 1)).Message.ShouldContain("above 0");
        Should.Throw<ArgumentException>(() => Resampling.LeastStep([1])).Message.ShouldContain("no step");
    }

    [Fact]
    public void A_measured_walk_gets_the_times_that_OpenSim_gave_it()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "cases", "opensim", "made-here", "gait2392");
        Assert.SkipUnless(Directory.Exists(folder), "No ../shared/cases here: the walk filtered by OpenSim is not compared.");
        var (names, rows) = Read(Path.Combine(folder, "subject01_walk1_ik_peer.mot"));
        var channels = Enumerable.Range(1, names.Length - 1).Select(column => rows.Select(row => row[column]).ToArray()).ToArray();
        var filtered = OpenSimLowpass.Filter(new([.. rows.Select(row => row[0])], [.. names[1..]], channels), 6);
        foreach (var (file, end) in (ReadOnlySpan<(string, double)>)[("id_ik60.sto", 2.0), ("so_ik60_StaticOptimization_force.sto", 1.999)])
        {
            var expected = Read(Path.Combine(folder, file)).Rows.Select(row => row[0]).ToArray();
            var (first, last) = (Resampling.IndexAtOrBefore(filtered.Times, 0.5), Resampling.IndexAtOrBefore(filtered.Times, end));
            var printed = filtered.Times[first..(last + 1)].Select(time => Math.Round(time, 8)).ToArray();
            printed.ShouldBe(expected, 1e-12, file);
        }
    }

    private static (string[] Names, double[][] Rows) Read(string file)
    {
        var lines = File.ReadLines(file).SkipWhile(line => line.Trim() != "endheader").Skip(1).Where(line => line.Trim().Length > 0).ToArray();
        string[] Words(string line) => line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        return (Words(lines[0]), [.. lines[1..].Select(line => Array.ConvertAll(Words(line), word => double.Parse(word, CultureInfo.InvariantCulture)))]);
    }
}
