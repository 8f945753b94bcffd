using System.Globalization;
using System.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>Texts with times, as EDF+ keeps them in a signal of their own: onset, perhaps 21 and a duration, then texts that 20 ends, then 0.</summary>
internal static class EdfAnnotations
{
    private const byte TextEnd = 20;
    private const byte DurationSign = 21;

    /// <summary>Adds what one record holds.</summary>
    /// <param name="bytes">Of the signal in that record.</param>
    /// <param name="into">Where texts are added, each with its time.</param>
    /// <param name="log">Where trouble is told.</param>
    /// <returns>Onset of the first list (s), which is the record's own time where its first text is empty; null without one.</returns>
    public static double? Read(ReadOnlySpan<byte> bytes, List<RecordingEvent> into, WarningLog log)
    {
        double? first = null;
        var isFirst = true;
        while (!(bytes = bytes.TrimStart((byte)0)).IsEmpty)
        {
            var end = bytes.IndexOf((byte)0);
            var list = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (OnsetOf(list, out var duration, out var texts) is not { } onset)
            {
                log.Add("edf-annotation", 0, "annotations", "An annotation without a time that can be understood is left out.");
                continue;
            }

            first = isFirst ? onset : first;
            isFirst = false;
            AddTexts(texts, onset, duration, into);
        }

        return first;
    }

    private static void AddTexts(ReadOnlySpan<byte> texts, double onset, double duration, List<RecordingEvent> into)
    {
        while (texts.IndexOf(TextEnd) is >= 0 and var length)
        {
            if (length > 0)
            {
                into.Add(new RecordingEvent(onset, duration, Plain(Encoding.UTF8.GetString(texts[..length])), ""));
            }

            texts = texts[(length + 1)..];
        }
    }

    private static double? OnsetOf(ReadOnlySpan<byte> list, out double duration, out ReadOnlySpan<byte> texts)
    {
        duration = double.NaN;
        texts = [];
        var length = list.IndexOf(TextEnd);
        if (length < 0)
        {
            return null;
        }

        texts = list[(length + 1)..];
        var times = list[..length];
        var sign = times.IndexOf(DurationSign);
        if (sign >= 0 && TryNumber(times[(sign + 1)..], out var told) && told >= 0)
        {
            duration = told;
        }

        return TryNumber(sign < 0 ? times : times[..sign], out var onset) ? onset : null;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
}
