using System.Globalization;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>The table of docs/validation/onsets.md.</summary>
public class OnsetTableTests(ITestOutputHelper output)
{
    /// <summary>Run by name: <c>Hipwise.Signals.Tests -explicit only -method '*Table*' -showLiveOutput</c>; EMG_TRIALS sets how many bursts a row has, EMG_SEED draws
    /// others than the table's.</summary>
    [Fact(Explicit = true)]
    public void Table()
    {
        var other = long.Parse(Environment.GetEnvironmentVariable("EMG_SEED") ?? "0", CultureInfo.InvariantCulture);
        var trials = int.Parse(Environment.GetEnvironmentVariable("EMG_TRIALS") ?? "200", CultureInfo.InvariantCulture);
        foreach (var isAdded in new[] { false, true })
        {
            foreach (var decibels in Asked("EMG_DB", [0, 3, 6, 10, 20]))
            {
                foreach (var ramp in Asked("EMG_RAMPS", [0, 0.05, 0.1, 0.2, 0.4]))
                {
                    var run = new OnsetTrials();
                    var clock = System.Diagnostics.Stopwatch.StartNew();
                    run.Run(isAdded, decibels, ramp, trials, (1_000_003L * (long)(decibels + (1000 * ramp) + (isAdded ? 7 : 0))) + other);
                    foreach (var (name, tally) in run.Tallies)
                    {
                        if (name != "Consensus" && Environment.GetEnvironmentVariable("EMG_ALL") is null)
                        {
                            continue;
                        }

                        output.WriteLine(string.Create(null, $"| {(isAdded ? "added" : "modulated")} | {decibels} | {1000 * ramp} | {name} | {tally.Bias:F1} | {tally.Sd:F1} | {100.0 * tally.Missed / trials:F1} | {100.0 * tally.Faint / trials:F1} | {tally.Levels.Order().ElementAtOrDefault(tally.Levels.Count / 20):F2} | {tally.FalseAlarms / run.RestMinutes:F2} | {100 * tally.Coverage:F1} | {tally.Width / tally.Ranges:F0} | {clock.ElapsedMilliseconds / trials}"));
                    }
                }
            }
        }
    }

    private static double[] Asked(string name, double[] otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? [.. text.Split(',').Select(double.Parse)] : otherwise;
}
