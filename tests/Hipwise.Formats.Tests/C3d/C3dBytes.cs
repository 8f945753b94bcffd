using System.Buffers.Binary;
using System.Text;

namespace Hipwise.Formats.Tests.C3d;

/// <summary>Writes small C3D files as the published format has them, in each number format.</summary>
/// <param name="format">Number of the processor: 84 Intel, 85 DEC, 86 SGI.</param>
/// <param name="isReal">Real numbers, else integers.</param>
internal sealed class C3dBytes(int format, bool isReal)
{
    public const int Intel = 84;
    public const int Dec = 85;
    public const int Sgi = 86;
    private const int Block = 512;

    private readonly List<(string Group, string Name, int Type, byte[] Dimensions, byte[] Data)> parameters = [];

    /// <summary>Points of a frame, stored x, y, z and the fourth number; frame by frame.</summary>
    public List<double[]> Points { get; } = [];

    /// <summary>Samples of a frame: all channels, then all channels of the next sample.</summary>
    public List<double[]> Analog { get; } = [];

    public int SamplesPerFrame { get; set; } = 1;

    public int FirstFrame { get; set; } = 1;

    public double Rate { get; set; } = 100;

    public double Scale { get; set; } = 0.1;

    public bool HasParameters { get; set; } = true;

    public List<(double Time, string Label, byte Hidden)> HeaderEvents { get; } = [];

    public Action<byte[]>? Spoil { get; set; }

    public C3dBytes Text(string group, string name, int width, params string[] texts) =>
        Add(group, name, -1, [(byte)width, (byte)texts.Length], Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => text.PadRight(width)))));

    public C3dBytes Word(string group, string name, string text) => Add(group, name, -1, [(byte)text.Length], Encoding.UTF8.GetBytes(text));

    public C3dBytes Whole(string group, string name, params int[] values) => Add(group, name, 2, Dimensions(values.Length), [.. values.SelectMany(Int16)]);

    public C3dBytes Real(string group, string name, params double[] values) => Add(group, name, 4, Dimensions(values.Length), [.. values.SelectMany(Single)]);

    public C3dBytes Add(string group, string name, int type, byte[] dimensions, byte[] data)
    {
        parameters.Add((group, name, type, dimensions, data));
        return this;
    }

    public byte[] Write()
    {
        var section = HasParameters ? Section() : [];
        var head = Header(2 + (section.Length / Block));
        byte[] file = [.. head, .. section, .. Enumerable.Range(0, Math.Max(Points.Count, Analog.Count)).SelectMany(Frame)];
        Spoil?.Invoke(file);
        return file;
    }

    public MemoryStream Stream() => new(Write(), writable: false);

    public byte[] Single(double value)
    {
        var bytes = new byte[4];
        switch (format)
        {
            case Sgi:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            case Intel:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                break;
            default:
                // Four times the number has the exponent that a VAX writes; its words are exchanged.
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)(value * 4));
                bytes = [bytes[2], bytes[3], bytes[0], bytes[1]];
                break;
        }

        return bytes;
    }

    public byte[] Int16(int value)
    {
        byte[] bytes = [(byte)value, (byte)(value >> 8)];
        return format == Sgi ? [bytes[1], bytes[0]] : bytes;
    }

    private static byte[] Dimensions(int count) => count == 1 ? [] : [(byte)count];

    private byte[] Frame(int frame) =>
        [.. (Points.Count > 0 ? Points[frame] : []).SelectMany(Number), .. (Analog.Count > 0 ? Analog[frame] : []).SelectMany(Number)];

    private byte[] Number(double value) => isReal ? Single(value) : Int16((int)value);

    private byte[] Header(int dataBlock)
    {
        var head = new byte[Block];
        var frames = Math.Max(Points.Count, Analog.Count);
        (head[0], head[1]) = (2, 80);
        void Put(int word, byte[] bytes) => bytes.CopyTo(head, (word - 1) * 2);
        Put(2, Int16(Points.Count > 0 ? Points[0].Length / 4 : 0));
        Put(3, Int16(Analog.Count > 0 ? Analog[0].Length : 0));
        Put(4, Int16(Math.Min(65535, FirstFrame)));
        Put(5, Int16(Math.Min(65535, FirstFrame + frames - 1)));
        Put(7, Single(isReal ? -Scale : Scale));
        Put(9, Int16(dataBlock));
        Put(10, Int16(SamplesPerFrame));
        Put(11, Single(Rate));
        Put(150, Int16(12345));
        Put(151, Int16(HeaderEvents.Count));
        for (var i = 0; i < HeaderEvents.Count; i++)
        {
            Put(153 + (2 * i), Single(HeaderEvents[i].Time));
            head[376 + i] = HeaderEvents[i].Hidden;
            Put(199 + (2 * i), Encoding.ASCII.GetBytes(HeaderEvents[i].Label.PadRight(4)));
        }

        return head;
    }

    private byte[] Section()
    {
        var groups = parameters.Select(one => one.Group).Distinct().ToList();
        var bytes = new List<byte> { 1, 80, 0, (byte)format };
        foreach (var group in groups)
        {
            Entry(bytes, group, -1 - groups.IndexOf(group), [0]);
        }

        foreach (var (group, name, type, dimensions, data) in parameters)
        {
            Entry(bytes, name, 1 + groups.IndexOf(group), [(byte)type, (byte)dimensions.Length, .. dimensions, .. data, 0]);
        }

        bytes.AddRange(new byte[Block - (bytes.Count % Block)]);
        bytes[2] = (byte)(bytes.Count / Block);
        return [.. bytes];
    }

    private void Entry(List<byte> bytes, string name, int id, byte[] rest)
    {
        bytes.AddRange([(byte)name.Length, (byte)id, .. Encoding.ASCII.GetBytes(name), .. Int16(rest.Length + 2), .. rest]);
    }
}
