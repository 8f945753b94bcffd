using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>What writing needs to know before the first sample is written.</summary>
/// <param name="Ranges">Smallest and largest sample of each channel; 0 without any.</param>
/// <param name="Missing">Runs of samples that are missing.</param>
internal sealed record EdfScan((double Least, double Most)[] Ranges, List<RecordingEvent> Missing)
{
    public static EdfScan Of(RecordingSource source, IProgress<double>? progress, CancellationToken stop)
    {
        var ranges = source.Channels.Select(_ => (Least: double.PositiveInfinity, Most: double.NegativeInfinity)).ToArray();
        var missing = new List<(int Channel, int First, int Count)>();
        var open = new int[ranges.Length];
        Array.Fill(open, -1);
        source.Scan(
            (channel, first, samples) =>
            {
                var (least, most) = ranges[channel];
                for (var i = 0; i < samples.Length; i++)
                {
                    if (double.IsFinite(samples[i]))
                    {
                        (least, most) = (Math.Min(least, samples[i]), Math.Max(most, samples[i]));
                    }
                    else if (open[channel] >= 0 && missing[open[channel]] is var run && run.First + run.Count == first + i)
                    {
                        missing[open[channel]] = run with { Count = run.Count + 1 };
                    }
                    else
                    {
                        open[channel] = missing.Count;
                        missing.Add((channel, first + i, 1));
                    }
                }

                ranges[channel] = (least, most);
            },
            progress,
            stop);
        var events = missing.ConvertAll(run => source.Channels[run.Channel] is var channel
            ? new RecordingEvent(channel.TimeOf(run.First), run.Count / channel.Rate, EdfWriter.NotRecorded, channel.Label) : null!);
        return new(Array.ConvertAll(ranges, range => range.Least <= range.Most ? range : (0, 0)), events);
    }
}
