using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;

namespace Hipwise.Web.Features.Emg;

/// <summary>A recording as the page replays it: channels of one rate on one grid of times, missing samples as no numbers.</summary>
/// <param name="Rate">Samples a second.</param>
/// <param name="Count">Samples of each channel.</param>
/// <param name="IsCut">It goes on after what is replayed.</param>
/// <param name="Channels">In the file's order.</param>
internal sealed record LiveRecording(double Rate, int Count, bool IsCut, ImmutableArray<LiveRecordingChannel> Channels)
{
    // Of all channels together; 48 megabytes.
    private const int MostSamples = 12_000_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads as much of an open file as is replayed.</summary>
    /// <param name="source">The file.</param>
    /// <param name="knowledge">Figures and names.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The recording, or null when no channel is fast enough.</returns>
    public static LiveRecording? Read(RecordingSource source, KnowledgeBase knowledge, CancellationToken stop)
    {
        var rules = knowledge.Emg.Rules;
        var sheet = ElectrodeSheet.Of(source.Channels, EmgMap.Empty, knowledge);
        // Most recorders have their muscles at one rate, and slower ones for everything else.
        var group = source.Channels.Index().Where(one => one.Item.Count > 0 && one.Item.Rate >= rules.Quality.LeastRate && one.Item.Rate <= rules.Live.MostRate)
            .GroupBy(one => one.Item.Rate).OrderByDescending(rate => rate.Count()).ThenByDescending(rate => rate.Key).FirstOrDefault()?.Take(rules.Live.MostChannels).ToList();
        if (group is null)
        {
            return null;
        }

        var rate = group[0].Item.Rate;
        var (start, end) = (group.Min(one => one.Item.Start), group.Max(one => one.Item.End));
        var seconds = Math.Min(rules.Live.ReplaySeconds, Math.Floor(MostSamples / (rate * group.Count)));
        var count = (int)Math.Min(Math.Round((end - start) * rate), seconds * rate);
        using var part = source.Between(start, start + (count / rate));
        return new(rate, count, end - start > seconds, [.. group.Select(one =>
        {
            stop.ThrowIfCancellationRequested();
            return LiveRecordingChannel.Of(part, one.Index, sheet.Electrodes[one.Index], start, count);
        })]);
    }

    /// <summary>The length of a head in four bytes, the head as JSON filled up to a multiple of four, and the samples of one channel after the other, all little-endian.</summary>
    public byte[] Pack()
    {
        const int Four = sizeof(int);
        var head = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        var length = (head.Length + Four - 1) / Four * Four;
        var bytes = new byte[Four + length + (sizeof(float) * Count * Channels.Length)];
        BitConverter.TryWriteBytes(bytes, length);
        bytes.AsSpan(Four, length).Fill((byte)' ');
        head.CopyTo(bytes, Four);
        var at = Four + length;
        foreach (var channel in Channels)
        {
            MemoryMarshal.AsBytes(channel.Samples.AsSpan()).CopyTo(bytes.AsSpan(at));
            at += sizeof(float) * Count;
        }

        return bytes;
    }
}

/// <summary>One channel of it.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Unit">Of the samples; empty when nobody says.</param>
/// <param name="Muscle">Id of the muscle that its name means, or null.</param>
/// <param name="Side"><c>left</c>, <c>right</c> or null.</param>
internal sealed record LiveRecordingChannel(string Name, string Unit, string? Muscle, string? Side)
{
    /// <summary>As many as the recording says.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public float[] Samples { get; private init; } = [];

    /// <summary>Reads it onto a grid of times.</summary>
    /// <param name="source">The file.</param>
    /// <param name="place">Of the channel in it.</param>
    /// <param name="electrode">What its name means.</param>
    /// <param name="start">Time of the first place (s).</param>
    /// <param name="count">How many places.</param>
    public static LiveRecordingChannel Of(RecordingSource source, int place, Electrode electrode, double start, int count)
    {
        var channel = source.Channels[place];
        var (read, samples) = (new double[channel.Count], new float[count]);
        source.Read(place, 0, read);
        Array.Fill(samples, float.NaN);
        foreach (var stretch in channel.Stretches)
        {
            var first = (int)Math.Round((stretch.Start - start) * channel.Rate);
            for (var i = Math.Max(0, -first); i < stretch.Count && first + i < count; i++)
            {
                samples[first + i] = (float)read[stretch.First + i];
            }
        }

        return new(channel.Label, channel.Unit.Text, electrode.Muscle, electrode.Side?.Word()) { Samples = samples };
    }
}
