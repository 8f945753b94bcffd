using System.Globalization;
using System.Text;

namespace Hipwise.Formats.Tests.Edf;

/// <summary>Writes small EDF and BDF files as the published formats have them, right or wrong on purpose.</summary>
internal sealed class EdfBytes(bool isWide = false)
{
    private readonly List<(string Label, string Unit, string Low, string High, string Least, string Most, int Samples, Func<int, int[]>? Stored, Func<int, string>? Text)> signals = [];

    public string Reserved { get; set; } = "";

    public string Records { get; set; } = "";

    public string Duration { get; set; } = "1";

    public string Date { get; set; } = "02.08.26";

    public int Count { get; set; } = 3;

    public EdfBytes Signal(string label, string unit, string low, string high, string least, string most, int samples, Func<int, int[]> stored)
    {
        signals.Add((label, unit, low, high, least, most, samples, stored, null));
        return this;
    }

    /// <summary>A signal of texts; <c>[20]</c> and <c>[21]</c> stand for the bytes 20 and 21, <c>|</c> for 0.</summary>
    public EdfBytes Annotations(int samples, Func<int, string> text)
    {
        signals.Add((isWide ? "BDF Annotations" : "EDF Annotations", "", "-1", "1", "-32768", "32767", samples, null, text));
        return this;
    }

    public byte[] Write()
    {
        var head = new StringBuilder();
        void Put(string value, int width) => head.Append(value.PadRight(width)[..width]);
        Put(isWide ? "\u00FFBIOSEMI" : "0", 8);
        Put("X X X Somebody", 80);
        Put("Startdate 02-AUG-2026 X X X", 80);
        Put(Date, 8);
        Put("13.14.15", 8);
        Put((256 * (signals.Count + 1)).ToString(CultureInfo.InvariantCulture), 8);
        Put(Reserved, 44);
        Put(Records.Length > 0 ? Records : Count.ToString(CultureInfo.InvariantCulture), 8);
        Put(Duration, 8);
        Put(signals.Count.ToString(CultureInfo.InvariantCulture), 4);
        signals.ForEach(signal => Put(signal.Label, 16));
        signals.ForEach(_ => Put("electrode", 80));
        signals.ForEach(signal => Put(signal.Unit, 8));
        signals.ForEach(signal => Put(signal.Low, 8));
        signals.ForEach(signal => Put(signal.High, 8));
        signals.ForEach(signal => Put(signal.Least, 8));
        signals.ForEach(signal => Put(signal.Most, 8));
        signals.ForEach(_ => Put("HP:10Hz", 80));
        signals.ForEach(signal => Put(signal.Samples.ToString(CultureInfo.InvariantCulture), 8));
        signals.ForEach(_ => Put("", 32));
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Enumerable.Range(0, Count).SelectMany(record => signals.SelectMany(signal => Data(signal, record)))];
    }

    public MemoryStream Stream() => new(Write(), writable: false);

    private byte[] Data((string, string, string, string, string, string, int Samples, Func<int, int[]>? Stored, Func<int, string>? Text) signal, int record)
    {
        var width = isWide ? 3 : 2;
        if (signal.Text is { } text)
        {
            var bytes = Encoding.UTF8.GetBytes(text(record).Replace("[20]", "\u0014").Replace("[21]", "\u0015").Replace('|', '\0'));
            return [.. bytes, .. new byte[(width * signal.Samples) - bytes.Length]];
        }

        return [.. signal.Stored!(record).SelectMany(value => new[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16) }.Take(width))];
    }
}
