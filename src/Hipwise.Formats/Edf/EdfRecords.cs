using System.Globalization;
using System.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>How a recording is cut into records of equal length, each with whole numbers of samples.</summary>
/// <param name="Duration">Of a record (s).</param>
/// <param name="Parts">For each stretch its start (s), its length (s) and how many records it takes.</param>
internal sealed record EdfRecords(double Duration, List<(double Start, double Seconds, int Records)> Parts)
{
    private const int MostSamples = 99_999_999;
    private static readonly double[] Durations = [1, .. Enumerable.Range(2, 59).Select(i => (double)i), 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    public int Count => Parts.Sum(part => part.Records);

    /// <summary>Without gaps, and beginning in the first second, as EDF+C must.</summary>
    public bool IsContinuous => Parts is [{ Start: >= 0 and < 1 }];

    public static EdfRecords Of(Recording recording)
    {
        if (recording.Channels.IsEmpty || recording.Channels[0].Samples.Length == 0)
        {
            throw new ArgumentException("The recording has no samples; there is nothing to write.", nameof(recording));
        }

        var first = recording.Channels[0];
        if (recording.Channels.FirstOrDefault(channel => !HaveSameGaps(first, channel)) is { } other)
        {
            throw new ArgumentException(
                $"'{other.Label}' begins, ends or pauses at other times than '{first.Label}'; one file holds channels recorded together.", nameof(recording));
        }

        var fitting = Durations.Where(duration => recording.Channels.All(channel => IsWhole(channel.Rate * duration) && channel.Rate * duration < MostSamples)).ToList();
        if (fitting.Count == 0)
        {
            throw new ArgumentException("The channels' rates have no common record of up to 60 s with whole numbers of samples; resample them.", nameof(recording));
        }

        var seconds = first.Stretches.Select(stretch => (stretch.Start, Seconds: stretch.Count / first.Rate)).ToList();
        var exact = fitting.Find(duration => seconds.TrueForAll(part => IsWhole(part.Seconds / duration)));
        var chosen = exact > 0 ? exact : fitting[0];
        return new(chosen, seconds.ConvertAll(part => (part.Start, part.Seconds, (int)Math.Ceiling((part.Seconds / chosen) - 1e-9))));
    }

    public int SamplesOf(Channel channel) => (int)Math.Round(channel.Rate * Duration);

    /// <summary>The stretch that a record is of, and its place within.</summary>
    public (int Part, int Within) Find(int record)
    {
        var part = 0;
        while (record >= Parts[part].Records)
        {
            record -= Parts[part++].Records;
        }

        return (part, record);
    }

    /// <summary>Each record's texts: when it begins, what was marked in it, and what of it was not recorded.</summary>
    public List<byte[]> Annotations(Recording recording)
    {
        var starts = Enumerable.Range(0, Count).Select(record => Find(record) is var (part, within) ? Parts[part].Start + (within * Duration) : 0).ToList();
        var texts = starts.ConvertAll(start => new StringBuilder($"{Time(start)}\u0014\u0014\0"));
        foreach (var one in recording.Events.Concat(Missing(recording)))
        {
            var record = Math.Max(0, starts.FindLastIndex(start => start <= one.Time));
            var duration = double.IsNaN(one.Duration) ? "" : $"\u0015{one.Duration.ToString("0.######", CultureInfo.InvariantCulture)}";
            var context = one.Context.Length > 0 ? $"{one.Context}: " : "";
            texts[record].Append(CultureInfo.InvariantCulture, $"{Time(one.Time)}{duration}\u0014{Plain(context + one.Label)}\u0014\0");
        }

        return texts.ConvertAll(text => Encoding.UTF8.GetBytes(text.ToString()));
    }

    private IEnumerable<RecordingEvent> Missing(Recording recording)
    {
        foreach (var (start, seconds, records) in Parts.Where(part => part.Records * Duration > part.Seconds + 1e-9))
        {
            yield return new(start + seconds, (records * Duration) - seconds, EdfWriter.NotRecorded, "");
        }

        foreach (var channel in recording.Channels)
        {
            for (var i = 0; i < channel.Samples.Length; i++)
            {
                var first = i;
                while (i < channel.Samples.Length && !double.IsFinite(channel.Samples[i]))
                {
                    i++;
                }

                if (i > first)
                {
                    yield return new(channel.TimeOf(first), (i - first) / channel.Rate, EdfWriter.NotRecorded, channel.Label);
                }
            }
        }
    }

    private static bool HaveSameGaps(Channel a, Channel b)
    {
        var sample = 1 / Math.Min(a.Rate, b.Rate);
        return a.Stretches.Length == b.Stretches.Length && a.Stretches.Zip(b.Stretches).All(pair =>
            Math.Abs(pair.First.Start - pair.Second.Start) < sample && Math.Abs((pair.First.Count / a.Rate) - (pair.Second.Count / b.Rate)) < sample);
    }

    private static bool IsWhole(double value) => value >= 0.5 && Math.Abs(value - Math.Round(value)) < 1e-6 * Math.Max(1, value / 1000);

    private static string Time(double seconds) => seconds.ToString("+0.######;-0.######;+0", CultureInfo.InvariantCulture);

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
