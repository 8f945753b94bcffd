using System.Collections.Immutable;
using System.Globalization;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads a path as SVG writes it, of <c>M</c>, <c>L</c>, <c>C</c> and <c>Z</c> with absolute numbers.</summary>
internal sealed class BodyPathReader(string text)
{
    private readonly ImmutableArray<BodyStroke>.Builder strokes = ImmutableArray.CreateBuilder<BodyStroke>();
    private int position;
    private BodyPoint start;
    private BodyPoint pen;
    private bool closed;

    /// <summary>The path, or null when the text is none.</summary>
    public static BodyPath? TryRead(string text) => new BodyPathReader(text).TryRead();

    private BodyPath? TryRead()
    {
        if (NextCommand() != 'M' || !TryPoint(out start))
        {
            return null;
        }

        pen = start;
        while (NextCommand() is { } command)
        {
            if (closed || !TryStrokes(command))
            {
                return null;
            }
        }

        return strokes.Count > 0 ? new BodyPath(start, strokes.ToImmutable(), closed) : null;
    }

    // One letter may stand before several strokes of its kind.
    private bool TryStrokes(char command)
    {
        closed = command == 'Z';
        if (closed)
        {
            return true;
        }

        do
        {
            if (!TryStroke(command))
            {
                return false;
            }
        }
        while (HasNumber());
        return true;
    }

    private bool TryStroke(char command)
    {
        var (from, to) = (pen, default(BodyPoint));
        var known = command switch { 'L' => true, 'C' => TryPoint(out from) && TryPoint(out to), _ => false };
        if (!known || !TryPoint(out var end))
        {
            return false;
        }

        strokes.Add(new(from, command == 'L' ? end : to, end));
        pen = end;
        return true;
    }

    private char? NextCommand()
    {
        SkipSpace();
        return position < text.Length ? text[position++] : null;
    }

    private bool TryPoint(out BodyPoint point)
    {
        var given = TryNumber(out var x) & TryNumber(out var y);
        point = new(x, y);
        return given;
    }

    private bool TryNumber(out double number)
    {
        SkipSpace();
        var from = position;
        for (; position < text.Length && (IsOfNumber(text[position]) || (position == from && text[position] == '-')); position++)
        {
        }

        return double.TryParse(text.AsSpan(from, position - from), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    private bool HasNumber()
    {
        SkipSpace();
        return position < text.Length && (IsOfNumber(text[position]) || text[position] == '-');
    }

    private static bool IsOfNumber(char letter) => char.IsAsciiDigit(letter) || letter == '.';

    private void SkipSpace()
    {
        for (; position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == ','); position++)
        {
        }
    }
}
