using System.Globalization;
using System.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>How a recording is cut into records of equal length, each with whole numbers of samples.</summary>
/// <param name="Duration">Of a record (s).</param>
/// <param name="Parts">For each stretch its start (s), its length (s) and how many records it takes.</param>
internal sealed record EdfRecords(double Duration, List<(double Start, double Seconds, int Records)> Parts)
{
    /// <summary>Bytes that the time of a record takes at most.</summary>
    public const int LongestTime = 32;

    private const int MostSamples = 99_999_999;
    private static readonly double[] Durations = [1, .. Enumerable.Range(2, 59).Select(i => (double)i), 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    public int Count => Parts.Sum(part => part.Records);

    /// <summary>Without gaps, and beginning in the first second, as EDF+C must.</summary>
    public bool IsContinuous => Parts is [{ Start: >= 0 and < 1 }];

    /// <summary>Cuts a recording; else says why none of these fits.</summary>
    public static string? TryCut(RecordingSource source, out EdfRecords? records)
    {
        records = null;
        if (source.Channels.IsEmpty || source.Channels[0].Count == 0)
        {
            return "The recording has no samples; there is nothing to write.";
        }

        var first = source.Channels[0];
        if (source.Channels.FirstOrDefault(channel => !HaveSameGaps(first, channel)) is { } other)
        {
            return $"'{other.Label}' begins, ends or pauses at other times than '{first.Label}'; an EDF file holds channels recorded together. Write a table instead (.csv).";
        }

        var fitting = Durations.Where(duration => source.Channels.All(channel => IsWhole(channel.Rate * duration) && channel.Rate * duration < MostSamples)).ToList();
        if (fitting.Count == 0)
        {
            var rates = string.Join(", ", source.Channels.Select(channel => channel.Rate.ToString("G9", CultureInfo.InvariantCulture)).Distinct().Take(5));
            return $"The channels' rates ({rates} Hz) have no common record of up to 60 s with whole numbers of samples; write a table instead (.csv), or resample them.";
        }

        var seconds = first.Stretches.Select(stretch => (stretch.Start, Seconds: stretch.Count / first.Rate)).ToList();
        var exact = fitting.Find(duration => seconds.TrueForAll(part => IsWhole(part.Seconds / duration)));
        var chosen = exact > 0 ? exact : fitting[0];
        records = new(chosen, seconds.ConvertAll(part => (part.Start, part.Seconds, (int)Math.Ceiling((part.Seconds / chosen) - 1e-9))));
        return null;
    }

    public int SamplesOf(SourceChannel channel) => (int)Math.Round(channel.Rate * Duration);

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

    /// <summary>What a record without texts says of its time.</summary>
    public byte[] TimeOf(int record) => Encoding.UTF8.GetBytes($"{Time(StartOf(record))}\u0014\u0014\0");

    /// <summary>Texts of the records that have some: when each begins, what was marked in it, and what of it was not recorded.</summary>
    public Dictionary<int, byte[]> Annotations(IEnumerable<RecordingEvent> events, IEnumerable<RecordingEvent> missing)
    {
        var texts = new Dictionary<int, StringBuilder>();
        foreach (var one in events.Concat(Filled()).Concat(missing))
        {
            var record = RecordAt(one.Time);
            if (!texts.TryGetValue(record, out var text))
            {
                texts[record] = text = new StringBuilder($"{Time(StartOf(record))}\u0014\u0014\0");
            }

            var duration = double.IsNaN(one.Duration) ? "" : $"\u0015{one.Duration.ToString("0.######", CultureInfo.InvariantCulture)}";
            var context = one.Context.Length > 0 ? $"{one.Context}: " : "";
            text.Append(CultureInfo.InvariantCulture, $"{Time(one.Time)}{duration}\u0014{Plain(context + one.Label)}\u0014\0");
        }

        return texts.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value.ToString()));
    }

    private double StartOf(int record) => Find(record) is var (part, within) ? Parts[part].Start + (within * Duration) : 0;

    private int RecordAt(double time)
    {
        var (before, record) = (0, 0);
        foreach (var (start, _, records) in Parts.Where(part => part.Start <= time))
        {
            record = before + (int)Math.Clamp(Math.Floor((time - start) / Duration), 0, records - 1);
            before += records;
        }

        return record;
    }

    // What fills the last record of a stretch.
    private IEnumerable<RecordingEvent> Filled() => Parts.Where(part => part.Records * Duration > part.Seconds + 1e-9)
        .Select(part => new RecordingEvent(part.Start + part.Seconds, (part.Records * Duration) - part.Seconds, EdfWriter.NotRecorded, ""));

    private static bool HaveSameGaps(SourceChannel a, SourceChannel b)
    {
        var sample = 1 / Math.Min(a.Rate, b.Rate);
        return a.Stretches.Length == b.Stretches.Length && a.Stretches.Zip(b.Stretches).All(pair =>
            Math.Abs(pair.First.Start - pair.Second.Start) < sample && Math.Abs((pair.First.Count / a.Rate) - (pair.Second.Count / b.Rate)) < sample);
    }

    private static bool IsWhole(double value) => value >= 0.5 && Math.Abs(value - Math.Round(value)) < 1e-6 * Math.Max(1, value / 1000);

    private static string Time(double seconds) => seconds.ToString("+0.######;-0.######;+0", CultureInfo.InvariantCulture);

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
