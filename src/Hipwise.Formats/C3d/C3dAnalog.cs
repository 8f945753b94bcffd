using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.C3d;

/// <summary>The analog channels: (stored number - offset) × scale × general scale.</summary>
internal sealed class C3dAnalog
{
    private readonly C3dLayout layout;
    private readonly C3dNumbers numbers;
    private readonly double[] scales;
    private readonly double[] offsets;
    private readonly bool isUnsigned;
    private readonly double[][] samples;
    private readonly double[] stored;
    private int frames;

    public C3dAnalog(C3dLayout layout, C3dParameters parameters, C3dNumbers numbers, WarningLog log)
    {
        (this.layout, this.numbers) = (layout, numbers);
        isUnsigned = IsUnsigned(parameters, log);
        var general = parameters.Number("ANALOG", "GEN_SCALE") ?? 1;
        scales = [.. Values(parameters, "SCALE", 1, log).Select(scale => scale * general)];
        offsets = Values(parameters, "OFFSET", 0, log);
        stored = new double[layout.Channels * layout.Samples];
        samples = [.. Enumerable.Range(0, layout.Channels).Select(_ => new double[layout.Frames * layout.Samples])];
        if (layout.Channels > 0 && parameters.Find("ANALOG", "SCALE") is null && parameters.Find("ANALOG", "GEN_SCALE") is null)
        {
            log.AddOnce(0, "ANALOG:SCALE", "No scale of the channels is told; their numbers are read as they are stored.");
        }
    }

    public void Add(ReadOnlySpan<byte> frame)
    {
        numbers.Decode(frame[(layout.Points * 4 * (layout.IsReal ? 4 : 2))..], layout.IsReal, isUnsigned, stored);
        for (var channel = 0; channel < layout.Channels; channel++)
        {
            var into = samples[channel].AsSpan(frames * layout.Samples, layout.Samples);
            var (offset, scale) = (offsets[channel], scales[channel]);
            for (int sample = 0, at = channel; sample < into.Length; sample++, at += layout.Channels)
            {
                into[sample] = (stored[at] - offset) * scale;
            }
        }

        frames++;
    }

    public IEnumerable<Channel> Finish(C3dParameters parameters, WarningLog log)
    {
        var names = NamesOf(parameters.Texts("ANALOG", "LABELS"), log);
        var (units, descriptions) = (parameters.Texts("ANALOG", "UNITS"), parameters.Texts("ANALOG", "DESCRIPTIONS"));
        var rate = layout.Rate * layout.Samples;
        if (layout.Channels > 0 && parameters.Number("ANALOG", "RATE") is { } said && Math.Abs((said / rate) - 1) > 1e-3)
        {
            log.AddOnce(0, "ANALOG:RATE", $"{said:G6} samples a second stand here, and {rate:G6} follow from how many are stored, which is followed.");
        }

        for (var channel = 0; channel < names.Count; channel++)
        {
            var unit = SignalUnit.Parse(units.ElementAtOrDefault(channel) ?? "");
            if (unit.Kind == SignalKind.Unknown)
            {
                log.Add("c3d-unit", 0, "ANALOG:UNITS", $"The unit of channels is not told or not known, first that of '{WarningLog.Shorten(names[channel])}'.");
            }

            yield return Channel.Whole(names[channel], unit, rate, samples[channel], layout.Start) with { Description = descriptions.ElementAtOrDefault(channel) ?? "" };
        }
    }

    private static bool IsUnsigned(C3dParameters parameters, WarningLog log)
    {
        var format = parameters.Text("ANALOG", "FORMAT").ToUpperInvariant();
        if (format is not ("" or "SIGNED" or "UNSIGNED"))
        {
            log.AddOnce(0, "ANALOG:FORMAT", $"'{WarningLog.Shorten(format)}' is neither SIGNED nor UNSIGNED; signed numbers are taken.");
        }

        return format == "UNSIGNED";
    }

    private double[] Values(C3dParameters parameters, string name, double usual, WarningLog log)
    {
        var found = parameters.Continued("ANALOG", name)
            .SelectMany(parameter => Enumerable.Range(0, parameter.Count).Select(i => isUnsigned && parameter.Type == 2 ? parameter.Unsigned(i) : parameter.Number(i)))
            .Take(layout.Channels).ToList();
        if (found.Count < layout.Channels)
        {
            log.AddOnce(0, $"ANALOG:{name}", $"{found.Count} of {layout.Channels} channels have one; {usual:0} is taken for the others.");
        }

        return [.. found, .. Enumerable.Repeat(usual, layout.Channels - found.Count)];
    }

    private List<string> NamesOf(List<string> labels, WarningLog log)
    {
        var names = Enumerable.Range(0, layout.Channels).Select(i => labels.ElementAtOrDefault(i) is { Length: > 0 } label ? label : "").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
            {
                names[i] = $"channel_{i + 1}";
                log.Add("c3d-unlabelled", 0, "ANALOG:LABELS", $"Channels without a name are called by their number, the first one {names[i]}.");
            }
        }

        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"channel '{name}'", $"The name comes more than once; the later channel is called '{WarningLog.Shorten(other)}'."));
        return names;
    }
}
