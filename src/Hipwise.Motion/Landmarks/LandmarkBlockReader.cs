using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Hipwise.Formats;

namespace Hipwise.Motion.Landmarks;

/// <summary>Reads <see cref="LandmarkBlocks"/> in pieces of any length, as a connection brings them.</summary>
/// <param name="file">What messages call the take.</param>
/// <param name="keeps">Whether frames are kept for <see cref="ToTake"/>; otherwise only the newest is there, and there may be any number.</param>
public sealed class LandmarkBlockReader(string file = "landmarks", bool keeps = true)
{
    private static readonly string[] Models = ["lite", "full", "heavy"];
    private readonly byte[] pending = new byte[LandmarkBlocks.FrameBytes];
    private int pendingCount;
    private LandmarkTakeBuilder? builder;

    /// <summary>How many whole frames were read.</summary>
    public int FrameCount => builder?.Count ?? 0;

    /// <summary>Width of the picture (px); 0 before the head was read.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the picture (px); 0 before the head was read.</summary>
    public int Height { get; private set; }

    /// <summary>What found the points.</summary>
    public PoseModel Model { get; private set; }

    /// <summary>Time of the newest frame (s); NaN before the first.</summary>
    public double Time { get; private set; } = double.NaN;

    /// <summary>Points of the newest frame in the picture; NaN where nobody was seen.</summary>
    public float[] Image { get; } = new float[LandmarkTake.Stride];

    /// <summary>Points of the newest frame in space.</summary>
    public float[] World { get; } = new float[LandmarkTake.Stride];

    /// <summary>How many people were seen in the newest frame.</summary>
    public int Persons { get; private set; }

    /// <summary>Roll of the camera in the newest frame (rad); NaN unknown.</summary>
    public float Roll { get; private set; } = float.NaN;

    /// <summary>Takes more bytes; <paramref name="onFrame"/> is called after each frame that they complete.</summary>
    /// <param name="bytes">Any number.</param>
    /// <param name="onFrame">Called with this reader, or null.</param>
    /// <exception cref="BadFileException">The head is no head, a frame is impossible, or there are too many.</exception>
    public void Append(ReadOnlySpan<byte> bytes, Action<LandmarkBlockReader>? onFrame = null)
    {
        while (!bytes.IsEmpty)
        {
            var wanted = builder is null ? LandmarkBlocks.HeadBytes : LandmarkBlocks.FrameBytes;
            var part = Math.Min(wanted - pendingCount, bytes.Length);
            bytes[..part].CopyTo(pending.AsSpan(pendingCount));
            pendingCount += part;
            bytes = bytes[part..];
            if (pendingCount < wanted)
            {
                return;
            }

            pendingCount = 0;
            if (builder is null)
            {
                ReadHead();
                continue;
            }

            ReadFrame(builder);
            onFrame?.Invoke(this);
        }
    }

    /// <summary>The take of all whole frames; one that was cut off is left out.</summary>
    /// <exception cref="BadFileException">Not even the head was whole.</exception>
    public LandmarkTake ToTake() => builder?.ToTake() ?? throw Bad("head", "The bytes end before the head does.");

    private void ReadHead()
    {
        var head = pending.AsSpan(0, LandmarkBlocks.HeadBytes);
        if (!head.StartsWith("HWL1"u8) || BinaryPrimitives.ReadUInt16LittleEndian(head[4..]) != 1)
        {
            throw Bad("head", "It does not start with HWL1 and version 1.");
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(head[6..]);
        (Width, Height) = (BinaryPrimitives.ReadUInt16LittleEndian(head[8..]), BinaryPrimitives.ReadUInt16LittleEndian(head[10..]));
        if (count != LandmarkNames.Count || Width == 0 || Height == 0 || head[12] >= Models.Length)
        {
            throw Bad("head", $"{count} points in a picture of {Width} × {Height} px by model {head[12]}; 33 points, a picture and model 0, 1 or 2 are read.");
        }

        Model = (PoseModel)head[12];
        builder = new LandmarkTakeBuilder(Width, Height) { Model = Models[head[12]] };
    }

    private void ReadFrame(LandmarkTakeBuilder into)
    {
        var time = BinaryPrimitives.ReadDoubleLittleEndian(pending);
        if (!double.IsFinite(time) || time <= Time || into.IsFull)
        {
            throw Bad($"frame {into.Count + 1}", into.IsFull ? $"A take has {LandmarkTake.MostFrames} frames at most." : $"Its time is {time:R} s; times must rise.");
        }

        (Time, Persons, Roll) = (time, pending[8], BinaryPrimitives.ReadSingleLittleEndian(pending.AsSpan(12)));
        var values = MemoryMarshal.Cast<byte, float>(pending.AsSpan(16));
        values[..LandmarkTake.Stride].CopyTo(Image);
        values[LandmarkTake.Stride..].CopyTo(World);
        Clean(Image);
        Clean(World);
        if (keeps)
        {
            into.Add(time, Image, World, Persons, float.IsFinite(Roll) ? Roll : float.NaN);
        }
    }

    private static void Clean(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value = float.IsFinite(value) && MathF.Abs(value) < 1e4f ? value : float.NaN;
        }
    }

    private BadFileException Bad(string place, string problem) => new(file, 0, place, problem);
}
