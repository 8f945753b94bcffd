using System.Buffers.Binary;

namespace Hipwise.Web.Features.Body;

/// <summary>Whole numbers as bytes, the lower byte first on every machine.</summary>
internal static class Blocks
{
    /// <summary>Two bytes a number.</summary>
    public static byte[] Pack(ReadOnlySpan<short> numbers)
    {
        var bytes = new byte[2 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), numbers[i]);
        }

        return bytes;
    }
}
