using System.Text;
using System.Text.Unicode;

namespace Hipwise.Formats.C3d;

/// <summary>One parameter: bytes with a type and dimensions, of which no more is believed than bytes are there.</summary>
/// <param name="Type">-1 letters, 1 bytes, 2 integers, 4 real numbers.</param>
/// <param name="Dimensions">The first one runs fastest; none for a single value.</param>
/// <param name="Data">What stands there.</param>
/// <param name="Numbers">How to read it.</param>
internal sealed record C3dParameter(int Type, byte[] Dimensions, ReadOnlyMemory<byte> Data, C3dNumbers Numbers)
{
    private int Width => Math.Abs(Type);

    /// <summary>How many numbers are there; 0 for letters.</summary>
    public int Count => Type is 1 or 2 or 4 ? Data.Length / Width : 0;

    public double Number(int index)
    {
        var bytes = Data.Span[(index * Width)..];
        return Type switch { 1 => (sbyte)bytes[0], 2 => Numbers.Int16(bytes), _ => Numbers.Single(bytes) };
    }

    /// <summary>A number that cannot be below 0: the integer's sign bit is its highest digit.</summary>
    public double Unsigned(int index)
    {
        var number = Number(index);
        return number < 0 && Type == 2 ? number + 65536 : number < 0 && Type == 1 ? number + 256 : number;
    }

    /// <summary>Its texts, without blanks at their ends.</summary>
    public List<string> Texts()
    {
        var length = Dimensions.Length == 0 ? 1 : Dimensions[0];
        var texts = new List<string>();
        for (var at = 0; Type == -1 && length > 0 && at < Data.Length; at += length)
        {
            texts.Add(TextOf(Data.Span.Slice(at, Math.Min(length, Data.Length - at))));
        }

        return texts;
    }

    /// <summary>Letters up to the first zero, without blanks around them; those that are no UTF-8 are read as Latin-1. Control characters become blanks.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var letters = end < 0 ? bytes : bytes[..end];
        var text = (Utf8.IsValid(letters) ? Encoding.UTF8 : Encoding.Latin1).GetString(letters);
        return (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter))).Trim();
    }
}
