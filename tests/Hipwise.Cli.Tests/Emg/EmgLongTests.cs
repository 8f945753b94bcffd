using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests.Emg;

/// <summary>Recordings that are too long to be read at once, and channels of which a part is asked for.</summary>
public class EmgLongTests
{
    private const int Rate = 2000;

    // EDF with a second a record. What is not written is read as zeros, so that hours of nothing take no room on the disk.
    private static string Recording(TempFolder folder, int seconds, int channels, Func<int, int, int, short>? sample = null, int written = 0)
    {
        var head = new StringBuilder();
        void Put(string value, int width, int times = 1) => head.Insert(head.Length, value.PadRight(width), times);
        Put("0", 8);
        Put("", 160);
        Put("01.01.85", 8);
        Put("00.00.00", 8);
        Put((256 * (channels + 1)).ToString(CultureInfo.InvariantCulture), 8);
        Put("", 44);
        Put(seconds.ToString(CultureInfo.InvariantCulture), 8);
        Put("1", 8);
        Put(channels.ToString(CultureInfo.InvariantCulture), 4);
        string[] labels = ["L_GMAX", "R_GMAX", "L_GMED"];
        labels.Take(channels).ToList().ForEach(label => Put(label, 16));
        foreach (var (value, width) in new[] { ("", 80), ("uV", 8), ("-32768", 8), ("32767", 8), ("-32768", 8), ("32767", 8), ("", 80), ("2000", 8), ("", 32) })
        {
            Put(value, width, channels);
        }

        var path = folder.PathOf("long.edf");
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(head.ToString()));
        for (var record = 0; record < written; record++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                file.Write([.. Enumerable.Range(0, Rate).SelectMany(i => BitConverter.GetBytes(sample!(record, channel, i)))]);
            }
        }

        file.SetLength((256 * (channels + 1)) + ((long)seconds * channels * Rate * sizeof(short)));
        return path;
    }

    [Fact]
    public void A_channel_that_is_too_long_is_refused_and_a_time_of_it_is_read()
    {
        using var folder = new TempFolder();
        var path = Recording(folder, 18_100, 1);
        HipwiseProcess.Run("emg", path).ShouldFail(
            1, "channel 'L_GMAX': It has 36200000 samples, and 36000000 of a channel are read at once; choose a time with --from and --to.");
        var part = HipwiseProcess.Run("emg", path, "--from", "18000", "--to", "18010");
        (part.ExitCode, part.Text.Contains("stood still", StringComparison.Ordinal)).ShouldBe((3, true), part.ToString());
    }

    [Fact]
    public void A_part_of_a_recording_says_what_the_part_alone_says()
    {
        using var folder = new TempFolder();
        var random = new Random(5);
        short Sample(int record, int channel, int i) => (short)((record % 5 == 3 ? 400 : 20) * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        var path = Recording(folder, 40, 2, Sample, 40);
        JsonNode Read(params string[] more) => JsonNode.Parse(HipwiseProcess.Run(["emg", path, "--json", .. more]).ShouldSucceed().Bytes)!;
        var (whole, part) = (Read(), Read("--from", "20"));
        double[] Onsets(JsonNode reading) => [.. reading["channels"]![0]!["bursts"]!.AsArray().Select(burst => burst!["onset"]!["value"]!.GetValue<double>())];
        var later = Onsets(whole).Where(onset => onset > 20).ToArray();
        later.Length.ShouldBe(4);
        Onsets(part).ShouldBe(later, 0.02);
    }
}
