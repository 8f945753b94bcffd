using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Hipwise.Formats;

namespace Hipwise.Motion.Landmarks;

/// <summary>The model that found the points, by its size.</summary>
public enum PoseModel
{
    /// <summary>Fastest, for slow devices.</summary>
    Lite,

    /// <summary>The usual one.</summary>
    Full,

    /// <summary>Slowest, with the fewest exchanges of left and right.</summary>
    Heavy,
}

/// <summary>
/// Takes as binary frames, little endian. Head: <c>HWL1</c>, uint16 version 1, uint16 33, uint16 width, uint16 height, uint8 model, 3 zero bytes.
/// Each frame: float64 time (s), uint8 persons, 3 zero bytes, float32 roll (rad, NaN unknown), 132 float32 of the picture, 132 of space (NaN: nobody).
/// </summary>
public static class LandmarkBlocks
{
    /// <summary>Bytes before the first frame.</summary>
    public const int HeadBytes = 16;

    /// <summary>Bytes of each frame.</summary>
    public const int FrameBytes = 16 + (2 * LandmarkTake.Stride * sizeof(float));

    /// <summary>Most bytes of a take (B).</summary>
    public const int MostBytes = HeadBytes + (LandmarkTake.MostFrames * FrameBytes);

    private const ushort Version = 1;

    /// <summary>Writes the head.</summary>
    /// <param name="bytes">At least <see cref="HeadBytes"/> long.</param>
    /// <param name="width">Of the picture (px).</param>
    /// <param name="height">Of the picture (px).</param>
    /// <param name="model">What finds the points.</param>
    public static void WriteHead(Span<byte> bytes, int width, int height, PoseModel model)
    {
        bytes[..HeadBytes].Clear();
        "HWL1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], LandmarkNames.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], checked((ushort)width));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], checked((ushort)height));
        bytes[12] = (byte)model;
    }

    /// <summary>Writes one frame of a take.</summary>
    /// <param name="bytes">At least <see cref="FrameBytes"/> long.</param>
    /// <param name="take">Where the frame is from.</param>
    /// <param name="frame">From 0.</param>
    public static void WriteFrame(Span<byte> bytes, LandmarkTake take, int frame)
    {
        bytes[..16].Clear();
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, take.Times[frame]);
        bytes[8] = (byte)Math.Clamp(take.Persons[frame], 0, byte.MaxValue);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[12..], take.Roll[frame]);
        var values = MemoryMarshal.Cast<byte, float>(bytes[16..FrameBytes]);
        take.ImageOf(frame).CopyTo(values);
        take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride).CopyTo(values[LandmarkTake.Stride..]);
    }

    /// <summary>Writes a whole take.</summary>
    /// <param name="take">What to write.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="model">What found the points.</param>
    public static void Write(LandmarkTake take, Stream stream, PoseModel model)
    {
        var bytes = new byte[FrameBytes];
        WriteHead(bytes, take.Width, take.Height, model);
        stream.Write(bytes, 0, HeadBytes);
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            WriteFrame(bytes, take, frame);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads a whole take; a last frame that was cut off is left out.</summary>
    /// <param name="stream">At the first byte of the head.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="BadFileException">The head is no head, a frame is impossible, or there are too many.</exception>
    public static LandmarkTake Read(Stream stream, string file = "landmarks")
    {
        var reader = new LandmarkBlockReader(file);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            reader.Append(buffer.AsSpan(0, read));
        }

        return reader.ToTake();
    }
}
