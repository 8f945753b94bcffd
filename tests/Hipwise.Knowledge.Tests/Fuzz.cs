using System.Text;

namespace Hipwise.Knowledge.Tests;

/// <summary>Breaks files at random, the same way for the same seed.</summary>
internal static class Fuzz
{
    private static readonly byte[][] Fragments = Array.ConvertAll(
        [
            "[", "{", "? ", "- ", ": ", "|9", ">-", "'", "\"", "\t", "\0", "<<: ", "@", "`", "&a ", "*a ", "---\n", "...\n", "!!", "!<> ", "%TAG ! \n",
            "\"\\UFFFFFFFF\"", "\uFEFF", "\u2028", "é", "9e999", "-0", "NaN", "\r",
        ],
        Encoding.UTF8.GetBytes);

    /// <summary>One broken version of a file: cut off, with bits flipped, with fragments put in, or run into another file.</summary>
    public static byte[] Break(byte[] bytes, byte[] other, Random random) => random.Next(4) switch
    {
        0 => bytes[..random.Next(bytes.Length)],
        1 => Flip([.. bytes], random),
        2 => PutIn(bytes, random),
        _ => [.. bytes[..random.Next(bytes.Length)], .. other[random.Next(other.Length)..]],
    };

    private static byte[] Flip(byte[] bytes, Random random)
    {
        for (var flips = random.Next(1, 9); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static byte[] PutIn(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Length);
            bytes = [.. bytes[..at], .. Fragments[random.Next(Fragments.Length)], .. bytes[at..]];
        }

        return bytes;
    }
}
