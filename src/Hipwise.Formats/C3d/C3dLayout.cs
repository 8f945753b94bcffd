namespace Hipwise.Formats.C3d;

/// <summary>How the data lie in a file: decided once from header and parameters, held against how many bytes there are.</summary>
internal sealed record C3dLayout
{
    private const int MostChannels = 4096;
    private const int LastOfSixteenBits = 65535;
    private const double RateTolerance = 1e-3;

    public required int Points { get; init; }

    public required int Channels { get; init; }

    /// <summary>Samples of each channel for one frame of points.</summary>
    public required int Samples { get; init; }

    public required int FirstFrame { get; init; }

    /// <summary>Frames that are wholly there.</summary>
    public required int Frames { get; init; }

    /// <summary>Frames a second.</summary>
    public required double Rate { get; init; }

    public required double Scale { get; init; }

    public required long DataStart { get; init; }

    /// <summary>Everything is stored as real numbers of four bytes, else as integers of two.</summary>
    public bool IsReal => Scale < 0;

    /// <summary>Bytes of a frame.</summary>
    public int FrameBytes => ((Points * 4) + (Channels * Samples)) * (IsReal ? 4 : 2);

    /// <summary>Time of the first frame (s); frame 1 is at 0.</summary>
    public double Start => (Math.Max(1, FirstFrame) - 1) / Rate;

    public static C3dLayout Of(C3dHeader header, C3dParameters parameters, long dataStart, long length, WarningLog log)
    {
        var points = PointsOf(header, parameters, log);
        var (channels, samples) = ChannelsOf(header, parameters, log);
        var (first, frames) = FramesOf(header, parameters, log);
        var layout = new C3dLayout
        {
            Points = points, Channels = channels, Samples = samples, FirstFrame = first, Frames = 0, DataStart = dataStart,
            Rate = RateOf(header, parameters, log), Scale = ScaleOf(header, parameters, log),
        };
        return layout with { Frames = FramesThere(layout, frames, length, log) };
    }

    private static int PointsOf(C3dHeader header, C3dParameters parameters, WarningLog log)
    {
        var said = parameters.Whole("POINT", "USED");
        if (said is { } other && other != header.Points)
        {
            log.AddOnce(0, "POINT:USED", $"{other} markers stand here and {header.Points} in the header; {(header.Points > 0 ? "the header" : "the parameter")} is followed.");
        }

        return header.Points > 0 ? header.Points : Math.Min(said ?? 0, LastOfSixteenBits);
    }

    private static (int Channels, int Samples) ChannelsOf(C3dHeader header, C3dParameters parameters, WarningLog log)
    {
        var used = parameters.Whole("ANALOG", "USED");
        if (header.AnalogPerFrame == 0)
        {
            if (used > 0)
            {
                log.AddOnce(0, "ANALOG:USED", $"{used} channels stand here, but the header says that no analog data are stored; none are read.");
            }

            return (0, 0);
        }

        var samples = header.SamplesPerFrame > 0 ? header.SamplesPerFrame : used is > 0 ? header.AnalogPerFrame / used.Value : 1;
        if (samples == 0 || header.AnalogPerFrame % samples != 0)
        {
            throw new BadFileException(
                log.File, 0, "header", $"{header.AnalogPerFrame} analog measurements a frame cannot be {header.SamplesPerFrame} of each channel; mend words 3 and 10.");
        }

        var channels = header.AnalogPerFrame / samples;
        if (channels > MostChannels)
        {
            throw new BadFileException(
                log.File, 0, "header", $"{channels} analog channels follow from words 3 and 10, and {MostChannels} are supported; mend them, or export fewer.");
        }

        if (used is { } other && other != channels)
        {
            log.AddOnce(0, "ANALOG:USED", $"{other} channels stand here, and {channels} follow from the header, which is followed.");
        }

        return (channels, samples);
    }

    private static (int First, long Frames) FramesOf(C3dHeader header, C3dParameters parameters, WarningLog log)
    {
        var frames = (long)header.LastFrame - header.FirstFrame + 1;
        if (LongNumber(parameters, "ACTUAL_START_FIELD") is { } start && LongNumber(parameters, "ACTUAL_END_FIELD") is { } end && end >= start)
        {
            if (header.LastFrame < LastOfSixteenBits && end - start + 1 != frames)
            {
                log.AddOnce(0, "TRIAL", $"Frames {start} to {end} stand here, and {header.FirstFrame} to {header.LastFrame} in the header; those of TRIAL are read.");
            }

            return ((int)Math.Min(start, int.MaxValue), end - start + 1);
        }

        var said = parameters.Number("POINT", "LONG_FRAMES") is { } many and > 0 ? many : parameters.Find("POINT", "FRAMES") is { Count: > 0 } few ? few.Unsigned(0) : double.NaN;
        var isOverfull = header.LastFrame == LastOfSixteenBits || frames <= 0;
        if (said > 0 && (isOverfull || said > LastOfSixteenBits) && said < int.MaxValue)
        {
            return (header.FirstFrame, (long)said);
        }

        if (said >= 0 && (long)said != frames)
        {
            log.AddOnce(0, "POINT:FRAMES", $"{said:0} frames stand here, and {header.FirstFrame} to {header.LastFrame} in the header, which is followed.");
        }

        return (header.FirstFrame, Math.Max(0, frames));
    }

    // Two words of 16 bits, the lower one first.
    private static long? LongNumber(C3dParameters parameters, string name) => parameters.Find("TRIAL", name) switch
    {
        { Type: 2, Count: >= 2 } words => (long)words.Unsigned(0) + (65536 * (long)words.Unsigned(1)),
        { Count: > 0 } one when one.Unsigned(0) is >= 0 and < int.MaxValue and var number => (long)number,
        _ => null,
    };

    private static double RateOf(C3dHeader header, C3dParameters parameters, WarningLog log)
    {
        var said = parameters.Number("POINT", "RATE") ?? 0;
        var (isSaid, isInHeader) = (said is > 0 and < 1e7, header.Rate is > 0 and < 1e7);
        if (isSaid && isInHeader && Math.Abs((said / header.Rate) - 1) > RateTolerance)
        {
            log.AddOnce(0, "POINT:RATE", $"{said:G6} frames a second stand here and {header.Rate:G6} in the header; the parameter is followed.");
        }

        return isSaid ? said : isInHeader ? header.Rate
            : throw new BadFileException(log.File, 0, "POINT:RATE", "Neither this parameter nor the header says how many frames there are a second; set it.");
    }

    private static double ScaleOf(C3dHeader header, C3dParameters parameters, WarningLog log)
    {
        var said = parameters.Number("POINT", "SCALE") ?? 0;
        var (isSaid, isInHeader) = (said != 0, double.IsFinite(header.Scale) && header.Scale != 0);
        if (isSaid && isInHeader && said < 0 != header.Scale < 0)
        {
            log.AddOnce(0, "POINT:SCALE", "The sign here and in the header differ, so that one says integers and the other real numbers; the parameter is followed.");
        }

        return isSaid ? said : isInHeader ? header.Scale
            : throw new BadFileException(log.File, 0, "POINT:SCALE", "Neither this parameter nor the header says how numbers are stored; set it: below 0 for real numbers.");
    }

    private static int FramesThere(C3dLayout layout, long said, long length, WarningLog log)
    {
        if (layout.FrameBytes == 0)
        {
            log.AddOnce(0, "", "The file holds neither points nor analog channels.");
            return 0;
        }

        var there = Math.Max(0, length - layout.DataStart) / layout.FrameBytes;
        if (there == 0 && said > 0)
        {
            throw new BadFileException(
                log.File, 0, "data", $"The data should begin at byte {layout.DataStart} and the file ends at byte {length}, before one frame is whole; copy the file again.");
        }

        if (there < said)
        {
            log.AddOnce(0, "data", $"The file ends after {there} of {said} frames; those that are there were read.");
        }

        return (int)Math.Min(Math.Min(there, said), int.MaxValue);
    }
}
