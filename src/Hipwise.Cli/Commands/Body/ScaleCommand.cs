using System.Collections.Immutable;
using System.CommandLine;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;
using static Hipwise.Cli.Commands.Body.ScaleOptions;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body scale</c>: a model of a person's size.</summary>
internal static class ScaleCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "scale",
            "Scaling: a model of a person's size from a standing trial, from height and lengths, from given factors, or as a setup of OpenSim says.",
            "hipwise body scale --model gait2392.osim --height 1.68 --model-height 1.80 --mass 61 --segment thigh=0.40 -o anna.osim")
        {
            Model, Setup, Markers, MarkerSet, Measure, Place, Tasks, BodyOptions.Time, Height, ModelHeight, Segment, Factor, Mass, ByVolume, Output,
        };
        command.SetAction((parsed, stop) => LongRun.RunAsync(parsed, options => Start(parsed, options), stop));
        return command;
    }

    private static void Start(ParseResult parsed, Simulation.RunOptions options)
    {
        var (model, output) = (parsed.GetValue(Model), parsed.GetRequiredValue(Output));
        if (parsed.GetValue(Setup) is { } setup)
        {
            Option[] others = [Markers, MarkerSet, Measure, Place, Tasks, BodyOptions.Time, Height, ModelHeight, Segment, Factor, Mass, ByVolume];
            if (Array.Find(others, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new MisuseException($"With --setup the setup says it all; leave {given.Name} out.");
            }

            ScaleSetupRun.Start(setup, options, model, output);
            return;
        }

        if (Array.TrueForAll(
            (Option[])[Measure, Place, Height, Segment, Factor, Mass], option => parsed.GetResult(option) is null or { Implicit: true }))
        {
            throw new MisuseException("There is nothing to scale by: give --setup, --measure, --height, --segment, --factor, --mass or --place-markers.");
        }

        JobOf(parsed, model ?? throw new MisuseException("--model is needed, or a --setup that names the model."), output).Run(options);
    }

    private static ScaleJob JobOf(ParseResult parsed, string model, string output)
    {
        var measures = (parsed.GetValue(Measure) ?? []).Select(ReadMeasure).ToImmutableArray();
        var (markers, place) = (parsed.GetValue(Markers), parsed.GetValue(Place));
        if (markers is null && (place || measures.Length > 0))
        {
            throw new MisuseException($"{(place ? "--place-markers" : "--measure")} needs the trial of the person standing still: --markers STATIC.trc.");
        }

        return new(model, output)
        {
            Markers = markers is not null && !place && measures.Length == 0
                ? throw new MisuseException("--markers alone scales nothing: say what it measures with --measure, or use --place-markers.")
                : markers,
            MarkerSet = parsed.GetValue(MarkerSet),
            Measures = measures,
            PlacesMarkers = place,
            Tasks = parsed.GetValue(Tasks),
            Times = BodyOptions.TimesOf(parsed),
            HeightRatio = RatioOf(parsed),
            Lengths = [.. (parsed.GetValue(Segment) ?? []).Select(text => ReadLength(text))],
            Factors = [.. (parsed.GetValue(Factor) ?? []).Select(ReadFactor)],
            Mass = new(parsed.GetValue(Mass) is { } mass ? Positive("--mass", mass, "61") : null, !parsed.GetValue(ByVolume)),
        };
    }

    private static double? RatioOf(ParseResult parsed)
    {
        var (person, model) = (parsed.GetValue(Height), parsed.GetValue(ModelHeight));
        return (person, model) switch
        {
            (null, null) => null,
            (null, _) => throw new MisuseException("--model-height is for --height, which is not there."),
            (_, null) => throw new MisuseException("--height needs --model-height, the height of whom the model stands for: model files do not say it."),
            _ => Metres("--height", person) / Metres("--model-height", model),
        };
    }

    // Nobody is above 3 m: the number is in centimetres.
    private static double Metres(string option, string text) => Positive(option, text, "1.68") is var metres and < 3
        ? metres
        : throw new MisuseException($"{option} is in metres; '{text}' is too much.");

    private static double Positive(string option, string text, string example) => BodyOptions.TryNumber(text, out var number) && number > 0
        ? number
        : throw new MisuseException($"{option} needs a number above 0, such as {option} {example}; '{text}' is not that.");

    private static (string Word, double Length) ReadLength(string text)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && BodyOptions.TryNumber(text[(at + 1)..], out var length) && length is > 0 and < 3
            ? (text[..at], length)
            : throw new MisuseException($"--segment needs a segment and its length in metres, such as --segment thigh=0.44; '{text}' is not that.");
    }

    private static (string Segment, Vec3 Factors) ReadFactor(string text)
    {
        var at = text.LastIndexOf('=');
        double[] numbers = [.. text[(at + 1)..].Split(',').Select(part => BodyOptions.TryNumber(part, out var number) && number > 0 ? number : double.NaN)];
        return at > 0 && numbers.Length is 1 or 3 && numbers.All(double.IsFinite)
            ? (text[..at], numbers.Length == 3 ? new(numbers[0], numbers[1], numbers[2]) : new(numbers[0], numbers[0], numbers[0]))
            : throw new MisuseException($"--factor needs a segment and one factor or three, such as --factor tibia_r=0.98 or tibia_r=1,0.98,1; '{text}' is not that.");
    }

    private static MarkerMeasurement ReadMeasure(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string[] segments = at > 0 ? text[..at].Split(',', Trimmed) : [];
        string[][] pairs = [.. text[(at + 1)..].Split(',', Trimmed).Select(pair => pair.Split(':', Trimmed))];
        return segments.Length > 0 && pairs.Length > 0 && Array.TrueForAll(pairs, pair => pair.Length == 2)
            ? new(text, [.. pairs.Select(pair => (pair[0], pair[1]))], [.. segments.Select(segment => new SegmentAxes(segment, true, true, true))])
            : throw new MisuseException($"--measure needs segments and pairs of markers, such as --measure femur_r=R.ASIS:R.Knee; '{text}' is not that.");
    }
}
