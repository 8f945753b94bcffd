using System.Globalization;
using Hipwise.Signals.Emg;
using Hipwise.Testing;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Public recordings of real bursts: nobody knows when they really began, so only what must be so is asserted.</summary>
public class RealBurstsTests(ITestOutputHelper output)
{
    private const double Rate = 1000;

    private static string Folder => Path.Combine(Repository.Root, "..", "shared", "cases", "emg");

    private static Channel Read(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"../shared/cases/emg/{file} is not there: real bursts are not looked at.");
        double[] counts = [.. File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        return Channel.Whole("EMG", SignalUnit.Parse("counts"), Rate, counts);
    }

    private static EmgChannel Analyse(Channel channel) =>
        EmgAnalysis.Run(new([channel], []), OnsetTrials.All, [new("EMG", "muscle", null)], [], 1, stop: TestContext.Current.CancellationToken).Channels.Single();

    [Theory]
    [InlineData("biosppy_emg.txt", 1, 5, 15)]
    [InlineData("biosppy_emg_1.txt", 8, 9, 4)]
    public void Bursts_are_louder_than_rest_and_apart_and_most_of_what_wanders_is_faint(string file, int least, int most, int faint)
    {
        var channel = Analyse(Read(file));
        output.WriteLine($"{channel.Quality} rest {channel.Rest}");
        foreach (var problem in channel.Quality.Problems)
        {
            output.WriteLine(problem.ToString());
        }

        foreach (var burst in channel.Bursts.Concat(channel.Faint))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{burst.Onset.Value:F3} [{burst.Onset.Low:F3}, {burst.Onset.High:F3}] to {burst.Offset.Value:F3} [{burst.Offset.Low:F3}, {burst.Offset.High:F3}], {burst.Rms.Value / channel.Rest!.Rms:F1} times rest"));
        }

        channel.Bursts.Length.ShouldBeInRange(least, most);
        var level = OnsetTrials.Rules.FaintLevel * channel.Rest!.Rms;
        channel.Bursts.ShouldAllBe(burst => burst.Rms.Value >= level);
        channel.Faint.Length.ShouldBeGreaterThanOrEqualTo(faint);
        channel.Faint.ShouldAllBe(burst => burst.Rms.Value < level);
        channel.Bursts.ShouldAllBe(burst => burst.Onset.Value < burst.Offset.Value && burst.Detections.Length >= 2);
        channel.Bursts.Zip(channel.Bursts.Skip(1)).ShouldAllBe(pair => pair.First.Offset.Value <= pair.Second.Onset.Value);
    }
}
