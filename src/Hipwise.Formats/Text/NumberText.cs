using System.Globalization;

namespace Hipwise.Formats.Text;

/// <summary>Reads numbers as every program has written them, whatever the machine's language.</summary>
internal static class NumberText
{
    // With so few digits the whole number and the power of ten are exact, so that one division rounds correctly.
    private const int ExactDigits = 15;

    private static readonly double[] Tens =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The number, correctly rounded. NaN and infinities are understood in the spellings of C, C# and MATLAB.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        TryShort(text, out value) || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || TryWord(text, out value));

    private static bool TryShort(ReadOnlySpan<byte> text, out double value)
    {
        var negative = !text.IsEmpty && text[0] == '-';
        var (whole, digits, decimals, point) = (0L, 0, 0, false);
        for (var i = negative ? 1 : 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                whole = (whole * 10) + digit;
                digits += whole == 0 ? 0 : 1;
                decimals += point ? 1 : 0;
            }
            else if (text[i] == '.' && !point)
            {
                point = true;
            }
            else
            {
                digits = int.MaxValue;
            }

            if (digits > ExactDigits || decimals >= Tens.Length)
            {
                value = 0;
                return false;
            }
        }

        value = whole / Tens[decimals];
        value = negative ? -value : value;
        return text.Length > (negative ? 1 : 0) + (point ? 1 : 0);
    }

    private static bool TryWord(ReadOnlySpan<byte> text, out double value)
    {
        var word = Cells.ToText(text).ToUpperInvariant();
        var negative = word.StartsWith('-');
        value = word.TrimStart('-', '+') switch
        {
            "NAN" or "NAN(IND)" or "NAN(SNAN)" or "1.#QNAN" or "1.#IND" or "1.#SNAN" or "1.#QNAN0" or "1.#IND00" => double.NaN,
            "INF" or "INFINITY" or "1.#INF" or "1.#INF00" => negative ? double.NegativeInfinity : double.PositiveInfinity,
            _ => 0,
        };
        return value != 0;
    }
}
