using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Signals;

namespace Hipwise.Formats.C3d;

/// <summary>Reads trials of markers and analog channels (<c>.c3d</c>) of all three number formats. Frames are read one after the other; the file is
/// never held as a whole.</summary>
public sealed class C3dReader
{
    private const int Block = 512;
    private const int MostParameterBytes = 16 << 20;
    private const int Magic = 80;
    private const int BufferBytes = 1 << 16;

    private readonly Stream source;
    private readonly WarningLog log;

    private C3dReader(Stream source, string file) => (this.source, log) = (source, new WarningLog(file));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.c3d</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood.</exception>
    public static C3dFile ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">From the file's first byte; it must be able to seek.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">The trial cannot be understood.</exception>
    public static C3dFile Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return new C3dReader(stream, file).Read();
        }
        catch (IOException problem)
        {
            throw new BadFileException(file, 0, "", $"The file cannot be read: {problem.Message}", problem);
        }
    }

    private C3dFile Read()
    {
        var head = BytesAt(0, C3dHeader.Size);
        if (head.Length < C3dHeader.Size || head[1] != Magic)
        {
            throw new BadFileException(log.File, 0, "", head.Length == 0
                ? "The file is empty; copy it again."
                : "This is no C3D file: it must have 512 bytes at least, of which the second one is 80.");
        }

        var (numbers, section) = Section(head);
        var header = C3dHeader.Read(head, numbers);
        var parameters = Parameters(head[0], section, header, numbers);
        var layout = C3dLayout.Of(header, parameters, DataStart(head[0], section, header, parameters), source.Length, log);
        return ReadTrial(header, parameters, layout, numbers);
    }

    private C3dFile ReadTrial(C3dHeader header, C3dParameters parameters, C3dLayout layout, C3dNumbers numbers)
    {
        var points = new C3dPoints(layout, parameters, numbers, log);
        var analog = new C3dAnalog(layout, parameters, numbers, log);
        ReadFrames(layout, points, analog);
        var markers = points.Finish(log);
        var recording = new Recording([.. analog.Finish(parameters, log)], C3dEvents.Read(header, parameters, layout, log));
        var up = parameters.Text("POINT", "Y_SCREEN");
        TellUnread(parameters);
        return new C3dFile(markers, recording, up) { Warnings = log.ToImmutable() };
    }

    // The processor's number stands in the fourth byte of the section; a file that lacks it is tried in each format.
    private (C3dNumbers Numbers, byte[] Section) Section(byte[] head)
    {
        var section = head[0] > 0 ? BytesAt((head[0] - 1L) * Block, 4) : [];
        if (section.Length == 4 && section[3] is >= (byte)C3dFormat.Intel and <= (byte)C3dFormat.Sgi)
        {
            return (new C3dNumbers((C3dFormat)section[3]), section);
        }

        C3dFormat[] formats = [C3dFormat.Intel, C3dFormat.Dec, C3dFormat.Sgi];
        foreach (var numbers in formats.Select(format => new C3dNumbers(format)))
        {
            if (C3dHeader.Read(head, numbers) is { Rate: >= 1 and <= 1e5, FirstFrame: > 0 } header && header.LastFrame >= header.FirstFrame
                && Math.Abs(header.Scale) is > 1e-9 and < 1e6)
            {
                log.AddOnce(0, "parameters", $"The section of parameters does not say how numbers are stored; the header makes sense as {numbers.Format} has them.");
                return (numbers, []);
            }
        }

        throw new BadFileException(log.File, 0, "parameters", $"Block {head[0]} should begin with the parameters, and the header alone makes no sense; mend the first byte.");
    }

    private C3dParameters Parameters(byte block, byte[] section, C3dHeader header, C3dNumbers numbers)
    {
        if (section.Length == 0)
        {
            log.AddOnce(0, "parameters", "There are no parameters: markers and channels have no names, and their units are not known.");
            return new C3dParameters();
        }

        var (start, end) = ((block - 1L) * Block, (header.DataBlock - 1L) * Block);
        if (end <= start)
        {
            end = section[2] > 0 ? start + ((long)section[2] * Block) : source.Length;
        }

        var parameters = C3dParameters.Read(BytesAt(start + 4, (int)Math.Min(end - start - 4, MostParameterBytes)), numbers, log);
        if (parameters.IsEmpty)
        {
            log.AddOnce(0, "parameters", "The section of parameters is empty; markers and channels have no names, and their units are not known.");
        }

        return parameters;
    }

    private static long DataStart(byte block, byte[] section, C3dHeader header, C3dParameters parameters)
    {
        var data = header.DataBlock > 1 ? header.DataBlock : parameters.Whole("POINT", "DATA_START") ?? 0;
        var behind = section.Length > 2 ? block + section[2] : 2;
        return ((data > 1 ? data : behind) - 1L) * Block;
    }

    private void ReadFrames(C3dLayout layout, C3dPoints points, C3dAnalog analog)
    {
        source.Position = layout.DataStart;
        var (together, size) = (Math.Max(1, BufferBytes / Math.Max(1, layout.FrameBytes)), layout.FrameBytes);
        var buffer = new byte[Math.Min(together, layout.Frames) * size];
        for (var i = 0; i < layout.Frames; i += together)
        {
            var count = Math.Min(together, layout.Frames - i);
            source.ReadExactly(buffer, 0, count * size);
            for (var frame = 0; frame < count; frame++)
            {
                points.Add(buffer.AsSpan(frame * size, size));
                analog.Add(buffer.AsSpan(frame * size, size));
            }
        }
    }

    private void TellUnread(C3dParameters parameters)
    {
        if (parameters.Unread.ToList() is { Count: > 0 } groups)
        {
            log.AddOnce(0, "parameters", $"Not looked at: {string.Join(", ", groups.Select(WarningLog.Shorten).Take(20))}.");
        }
    }

    private byte[] BytesAt(long start, int count)
    {
        if (start >= source.Length || count <= 0)
        {
            return [];
        }

        source.Position = start;
        var bytes = new byte[Math.Min(count, source.Length - start)];
        source.ReadExactly(bytes);
        return bytes;
    }
}
