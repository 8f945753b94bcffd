using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hipwise.Formats.Text;

/// <summary>Writes tables as UTF-8 text. Numbers have as many digits as reading them back exactly takes.</summary>
internal sealed class TableText(Stream stream) : IDisposable
{
    private const int LongestNumber = 32;

    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > buffer.Length - used)
        {
            Flush();
        }

        if (bytes.Length > buffer.Length)
        {
            stream.Write(bytes);
            return;
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    public void Line(string text)
    {
        Text(text);
        Text("\n");
    }

    public void Tab() => Text("\t");

    public void Number(double value)
    {
        if (buffer.Length - used < LongestNumber)
        {
            Flush();
        }

        if (!double.IsFinite(value))
        {
            Text(double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf");
            return;
        }

        value.TryFormat(buffer.AsSpan(used), out var written, "R", CultureInfo.InvariantCulture);
        used += written;
    }

    public void Integer(int value)
    {
        if (buffer.Length - used < LongestNumber)
        {
            Flush();
        }

        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out var written);
        used += written;
    }

    public void Dispose() => Flush();

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
