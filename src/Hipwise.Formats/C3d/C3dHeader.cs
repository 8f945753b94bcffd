using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats.C3d;

/// <summary>The first 512 bytes, as they stand there; any of it may be wrong.</summary>
internal sealed record C3dHeader
{
    public const int Size = 512;
    private const int Key = 12345;
    private const int MostEvents = 18;

    public required int Points { get; init; }

    /// <summary>Measurements of all channels together for one frame of points.</summary>
    public required int AnalogPerFrame { get; init; }

    public required int FirstFrame { get; init; }

    public required int LastFrame { get; init; }

    /// <summary>Of integer points; below 0 when everything is stored as real numbers.</summary>
    public required double Scale { get; init; }

    /// <summary>Block of 512 bytes, from 1.</summary>
    public required int DataBlock { get; init; }

    public required int SamplesPerFrame { get; init; }

    public required double Rate { get; init; }

    public required ImmutableArray<RecordingEvent> Events { get; init; }

    /// <summary>Events are counted there but not marked as having labels of four letters.</summary>
    public required bool HasOldEvents { get; init; }

    public static C3dHeader Read(ReadOnlySpan<byte> bytes, C3dNumbers numbers) => new()
    {
        Points = numbers.UInt16(bytes[2..]),
        AnalogPerFrame = numbers.UInt16(bytes[4..]),
        FirstFrame = numbers.UInt16(bytes[6..]),
        LastFrame = numbers.UInt16(bytes[8..]),
        Scale = numbers.Single(bytes[12..]),
        DataBlock = numbers.UInt16(bytes[16..]),
        SamplesPerFrame = numbers.UInt16(bytes[18..]),
        Rate = numbers.Single(bytes[20..]),
        Events = EventsOf(bytes, numbers),
        HasOldEvents = numbers.UInt16(bytes[298..]) != Key && numbers.UInt16(bytes[300..]) is > 0 and <= MostEvents,
    };

    private static ImmutableArray<RecordingEvent> EventsOf(ReadOnlySpan<byte> bytes, C3dNumbers numbers)
    {
        var events = ImmutableArray.CreateBuilder<RecordingEvent>();
        var count = numbers.UInt16(bytes[298..]) == Key ? Math.Min(MostEvents, numbers.UInt16(bytes[300..])) : 0;
        for (var i = 0; i < count; i++)
        {
            var time = numbers.Single(bytes[(304 + (4 * i))..]);
            // A switch of 1 hides an event.
            if (double.IsFinite(time) && bytes[376 + i] == 0)
            {
                events.Add(new RecordingEvent(time, double.NaN, C3dParameter.TextOf(bytes.Slice(396 + (4 * i), 4)), ""));
            }
        }

        return events.ToImmutable();
    }
}
