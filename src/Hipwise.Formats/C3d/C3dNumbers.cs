using System.Buffers.Binary;

namespace Hipwise.Formats.C3d;

/// <summary>How the machine that wrote a file lays numbers out.</summary>
internal enum C3dFormat
{
    /// <summary>Low byte first.</summary>
    Intel = 84,

    /// <summary>Integers low byte first, real numbers as a VAX has them (F floating).</summary>
    Dec = 85,

    /// <summary>High byte first.</summary>
    Sgi = 86,
}

/// <summary>Numbers of one of the three formats out of bytes.</summary>
internal readonly record struct C3dNumbers(C3dFormat Format)
{
    public int Int16(ReadOnlySpan<byte> bytes) =>
        Format == C3dFormat.Sgi ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes);

    public int UInt16(ReadOnlySpan<byte> bytes) => Int16(bytes) & 0xFFFF;

    public double Single(ReadOnlySpan<byte> bytes) => Format switch
    {
        C3dFormat.Sgi => BinaryPrimitives.ReadSingleBigEndian(bytes),
        C3dFormat.Dec => Vax(bytes),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };

    /// <summary>Numbers one after the other, as many as there is room for.</summary>
    public void Decode(ReadOnlySpan<byte> bytes, bool isReal, bool isUnsigned, Span<double> into)
    {
        for (var i = 0; isReal && Format == C3dFormat.Intel && i < into.Length; i++)
        {
            into[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
        }

        for (var i = 0; isReal && Format != C3dFormat.Intel && i < into.Length; i++)
        {
            into[i] = Single(bytes[(4 * i)..]);
        }

        for (var i = 0; !isReal && Format != C3dFormat.Sgi && i < into.Length; i++)
        {
            into[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
        }

        for (var i = 0; !isReal && Format == C3dFormat.Sgi && i < into.Length; i++)
        {
            into[i] = BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * i)..]);
        }

        for (var i = 0; !isReal && isUnsigned && i < into.Length; i++)
        {
            into[i] += into[i] < 0 ? 1 << 16 : 0;
        }
    }

    /// <summary>Sign, eight bits of an exponent about 128 and 23 bits behind a hidden first one, which stands for a half; the two 16-bit words
    /// exchanged. An exponent of 0 is the number 0, or, with the sign set, no number.</summary>
    private static double Vax(ReadOnlySpan<byte> bytes)
    {
        var bits = ((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var (negative, exponent, fraction) = (bits >> 31 != 0, (int)((bits >> 23) & 0xFF), bits & 0x7FFFFF);
        if (exponent == 0)
        {
            return negative ? double.NaN : 0;
        }

        var size = Math.ScaleB((fraction | 0x800000) / (double)(1 << 24), exponent - 128);
        return negative ? -size : size;
    }
}
