namespace Hipwise.Formats.Text;

/// <summary>Hands out a file's lines as bytes, one after the other, without ever holding more than one line and one block of it.
/// Lines end with LF, CR LF or CR.</summary>
internal sealed class LineReader
{
    private const int BlockSize = 1 << 16;
    private const int LongestLine = 16 << 20;

    private readonly Stream stream;
    private byte[] buffer = new byte[BlockSize];
    private int start;
    private int end;
    private bool atEnd;
    private bool skipLineFeed;

    public LineReader(Stream stream, string file)
    {
        this.stream = stream;
        File = file;
        SkipByteOrderMark();
    }

    public string File { get; }

    /// <summary>Number of the line handed out last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many bytes are left at most; null when the stream cannot tell.</summary>
    public long? Left => stream.CanSeek ? stream.Length - stream.Position + (end - start) : null;

    public BadFileException Bad(string problem, string place = "") => new(File, Line, WarningLog.Shorten(place), problem);

    /// <summary>The next line without its end; it stays valid until the next call. False at the end of the file.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            SkipPendingLineFeed();
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0)
            {
                length += searched;
                line = buffer.AsSpan(start, length);
                skipLineFeed = buffer[start + length] == '\r';
                start += length + 1;
                Line++;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                line = buffer.AsSpan(start, end - start);
                start = end;
                Line += line.IsEmpty ? 0 : 1;
                return !line.IsEmpty;
            }
        }
    }

    private void SkipPendingLineFeed()
    {
        if (skipLineFeed && start < end)
        {
            start += buffer[start] == '\n' ? 1 : 0;
            skipLineFeed = false;
        }
    }

    /// <summary>Reads on behind what is there. False when the file has no more.</summary>
    private bool Fill()
    {
        if (atEnd)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestLine)
            {
                Line++;
                throw Bad($"The line is longer than {LongestLine >> 20} MiB; this is no table of text.");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = ReadBlock();
        end += read;
        atEnd = read == 0;
        return !atEnd;
    }

    private int ReadBlock()
    {
        try
        {
            return stream.Read(buffer, end, buffer.Length - end);
        }
        catch (IOException problem)
        {
            throw new BadFileException(File, Line, "", $"The file cannot be read: {problem.Message}", problem);
        }
    }

    private void SkipByteOrderMark()
    {
        while (end < 3 && Fill())
        {
        }

        var head = buffer.AsSpan(0, end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            throw Bad("The file is UTF-16 text; save it as UTF-8.");
        }

        start = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }
}
