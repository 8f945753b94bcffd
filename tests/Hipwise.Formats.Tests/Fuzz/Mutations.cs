using System.Text;

namespace Hipwise.Formats.Tests.Fuzz;

/// <summary>Spoils files: cuts them off, flips bits, doubles and drops pieces, puts hostile numbers where numbers were.</summary>
internal sealed class Mutations(byte[][] seeds, int seed)
{
    private const int Longest = 1 << 20;

    private static readonly byte[][] Hostile =
    [
        .. new[]
        {
            "NaN", "inf", "-inf", "1e999", "-1e-999", "99999999999999999999", "-1", "0", "2147483648", "1e300 1e300 1e300", "", " ", "\0", "\uFFFD", "&amp;", "&#0;", "&x;",
            "]]>", "<!--", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "\t\t\t", "\r", "\n\n", "../../../..", "/", "ground", "true", "1,5",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random random = new(seed);

    /// <summary>A spoilt copy of one of the seeds.</summary>
    public byte[] Next()
    {
        var bytes = seeds[random.Next(seeds.Length)];
        var wellFormed = bytes[0] == '<' && random.Next(3) > 0;
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            bytes = wellFormed ? ElementMutations.Spoil(bytes, random) : Spoil(bytes);
        }

        return bytes.Length > Longest ? bytes[..Longest] : bytes;
    }

    private byte[] Spoil(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return Hostile[random.Next(Hostile.Length)];
        }

        var at = random.Next(bytes.Length);
        var length = Math.Min(random.Next(1, 1 + (int)Math.Pow(bytes.Length, random.NextDouble())), bytes.Length - at);
        var other = seeds[random.Next(seeds.Length)];
        return random.Next(10) switch
        {
            0 => bytes[..at],
            1 => Flip(bytes),
            2 => [.. bytes[..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], .. bytes[(at + length)..]],
            4 => [.. bytes[..at], .. Hostile[random.Next(Hostile.Length)], .. bytes[at..]],
            5 => ReplaceWord(bytes, at),
            6 => SwapLines(bytes),
            7 => [.. bytes[..at], .. other[Math.Min(at, other.Length)..]],
            8 => Many(bytes, at, length),
            _ => ReplaceWord(bytes, bytes.AsSpan().IndexOfAnyInRange((byte)'0', (byte)'9') is var digit and >= 0 ? Math.Max(digit, at) : at),
        };
    }

    private byte[] Flip(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    /// <summary>Puts something hostile in place of the word or text around a place.</summary>
    private byte[] ReplaceWord(byte[] bytes, int at)
    {
        ReadOnlySpan<byte> ends = " \t\r\n<>\"="u8;
        var start = bytes.AsSpan(0, at).LastIndexOfAny(ends) + 1;
        var length = bytes.AsSpan(at).IndexOfAny(ends);
        var end = length < 0 ? bytes.Length : at + length;
        return [.. bytes[..start], .. Hostile[random.Next(Hostile.Length)], .. bytes[Math.Max(start, end)..]];
    }

    private byte[] SwapLines(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private byte[] Many(byte[] bytes, int at, int length)
    {
        var piece = bytes.AsSpan(at, length);
        var times = Math.Min(random.Next(2, 500), Longest / length);
        var result = new byte[bytes.Length + (piece.Length * times)];
        bytes.AsSpan(0, at).CopyTo(result);
        for (var i = 0; i < times; i++)
        {
            piece.CopyTo(result.AsSpan(at + (i * length)));
        }

        bytes.AsSpan(at).CopyTo(result.AsSpan(at + (times * length)));
        return result;
    }
}
