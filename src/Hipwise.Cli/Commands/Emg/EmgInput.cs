using System.CommandLine;
using Hipwise.Cli.Commands.Body;
using Hipwise.Formats;
using Hipwise.Formats.SignalText;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Signals;

namespace Hipwise.Cli.Commands.Emg;

/// <summary>The recording that a command is about, and what its person says of it.</summary>
internal sealed class EmgInput
{
    private const int LargestMap = 1 << 20;

    public Argument<string?> File { get; } = new("FILE") { Description = "A recording: .c3d, .edf, .bdf, or a table (.csv, .tsv, .txt, .anc).", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Map { get; } = new("--map") { Description = "Which channel is which muscle, side and unit, as YAML.", HelpName = "MAP.yaml" };

    public Option<double?> Rate { get; } = new("--rate") { Description = "Samples a second of a table that does not say.", HelpName = "HZ" };

    public Option<string?> Unit { get; } = new("--unit") { Description = "Unit of channels that do not say theirs: V, mV, uV or counts.", HelpName = "UNIT" };

    public Option<double?> From { get; } = new("--from") { Description = "Begin there (s).", HelpName = "S" };

    public Option<double?> To { get; } = new("--to") { Description = "End there (s).", HelpName = "S" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        foreach (var option in (Option[])[Map, Rate, Unit, From, To])
        {
            command.Options.Add(option);
        }
    }

    public string PathOf(ParseResult parsed) => parsed.GetValue(File) ?? throw new MisuseException("Name the recording, for instance: hipwise emg recording.edf");

    /// <summary>What the map and the options say; options win.</summary>
    public EmgMap MapOf(ParseResult parsed, KnowledgeBase knowledge)
    {
        var map = EmgMap.Empty;
        if (parsed.GetValue(Map) is { } path)
        {
            try
            {
                map = EmgMap.Read(InputFile.Read(path, LargestMap), path, knowledge);
            }
            catch (KnowledgeException problem)
            {
                throw new BadMapException([.. problem.Problems.Select(one => one.ToString())]);
            }
        }

        return map with { Rate = PositiveOf(parsed, Rate) ?? map.Rate, Unit = UnitOf(parsed) ?? map.Unit };
    }

    /// <summary>Opens a recording, cut to the time that is asked for.</summary>
    public RecordingSource Open(ParseResult parsed, string path, EmgMap map)
    {
        CheckIsFile(path);
        var source = RecordingSource.Open(path, new SignalTextOptions { Rate = map.Rate });
        var (from, to) = (parsed.GetValue(From) ?? double.NegativeInfinity, parsed.GetValue(To) ?? double.PositiveInfinity);
        if (!(from < to))
        {
            throw new MisuseException("--from must be before --to.");
        }

        var cut = double.IsInfinity(from) && double.IsInfinity(to) ? source : source.Between(from, to);
        return cut.Channels.Any(channel => channel.Count > 0) ? cut
            : throw new BadFileException(path, 0, "", source.Channels.All(channel => channel.Count == 0)
                ? "The recording has no samples." : "Nothing was recorded between --from and --to; 'hipwise emg info' tells from when to when there is something.");
    }

    /// <summary>Which channel is which muscle; a channel of the map that is not there is refused.</summary>
    public static ElectrodeSheet Sheet(ParseResult parsed, RecordingSource source, EmgMap map, EmgInput input, KnowledgeBase knowledge)
    {
        string Problem(EmgMapEntry entry, string? near) =>
            $"{parsed.GetValue(input.Map)}:{entry.Line}: the recording has no channel '{entry.Channel}'{(near is null ? "" : $"; did you mean '{near}'?")}";
        var missing = ElectrodeSheet.Missing(source.Channels, map).Select(one => Problem(one.Entry, one.Near)).ToList();
        return missing.Count == 0 ? ElectrodeSheet.Of(source.Channels, map, knowledge) : throw new BadMapException(missing);
    }

    public static void CheckIsFile(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new IOException(Directory.Exists(path) ? $"{path} is a folder; name a file." : $"{path} does not exist.");
        }
    }

    /// <summary>Tells what was understood differently from how it stands in the file.</summary>
    public static void Warn(RecordingSource source) => Tell.Warn(source.Warnings);

    private static double? PositiveOf(ParseResult parsed, Option<double?> option) => parsed.GetValue(option) switch
    {
        null => null,
        > 0 and < 1e7 and var value => value,
        _ => throw new MisuseException($"{option.Name} must be a number above 0."),
    };

    private SignalUnit? UnitOf(ParseResult parsed) => parsed.GetValue(Unit) is not { } text ? null
        : SignalUnit.Parse(text) is { Kind: SignalKind.Voltage or SignalKind.Count } unit ? unit
        : throw new MisuseException($"'{text}' is no unit of muscles' activity; write V, mV, uV or counts.");
}
