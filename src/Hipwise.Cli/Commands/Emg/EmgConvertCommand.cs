using System.CommandLine;
using System.Globalization;
using Hipwise.Cli.Commands.Body;
using Hipwise.Formats;
using Hipwise.Formats.Edf;
using Hipwise.Formats.SignalText;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Emg;

/// <summary><c>hipwise emg convert</c>: a recording as a table or as EDF+.</summary>
internal static class EmgConvertCommand
{
    private static readonly EmgInput Input = new();
    private static readonly Argument<string> Out = new("OUT") { Description = "The new file: .csv for a table, .edf for EDF+." };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a file that is there." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "convert", "Writes a recording anew, as a table with commas or as EDF+ with 16 bits a sample. A recording of any length takes little memory where it comes from EDF.",
            "hipwise emg convert trial.c3d trial.csv");
        Input.File.Arity = ArgumentArity.ExactlyOne;
        command.Arguments.Add(Input.File);
        command.Arguments.Add(Out);
        foreach (var option in (Option[])[Input.Rate, Input.From, Input.To, Force])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, stop) => LongRun.RunAsync(progress => Act(parsed, progress, stop), stop));
        return command;
    }

    private static int Act(ParseResult parsed, IProgress<double> progress, CancellationToken stop)
    {
        var (path, target) = (Input.PathOf(parsed), parsed.GetRequiredValue(Out));
        var kind = Path.GetExtension(target).ToUpperInvariant();
        if (kind is not (".CSV" or ".EDF"))
        {
            throw new MisuseException($"What {target} is to be cannot be told from its name; end it with .csv or .edf.");
        }

        EmgFiles.CheckNew(target, parsed.GetValue(Force), path);
        using var source = Input.Open(parsed, path, EmgMap.Empty with { Rate = parsed.GetValue(Input.Rate) });
        EmgInput.Warn(source);
        if (kind == ".EDF" && EdfWriter.FindObstacle(source) is { } obstacle)
        {
            throw new BadFileException(target, 0, "", obstacle);
        }

        Action<string, RecordingSource, IProgress<double>?, CancellationToken> write = kind == ".EDF" ? EdfWriter.WriteFile : SignalTextWriter.WriteFile;
        write(target, source, progress, stop);
        TellLosses(source, kind);
        var seconds = source.Channels.Max(channel => channel.End) - source.Channels.Min(channel => channel.Start);
        Tell.Done(string.Create(CultureInfo.InvariantCulture, $"{target}: {source.Channels.Length} channels, {seconds:0.###} s, {source.Events.Length} events."));
        return Run.Ok;
    }

    // What the new file does not hold of the old one.
    private static void TellLosses(RecordingSource source, string kind)
    {
        var cut = source.Channels.Where(channel => channel.Label.Length > EdfWriter.LongestLabel).Select(channel => channel.Label).ToList();
        if (kind == ".EDF" && cut.Count > 0)
        {
            Tell.Warn($"EDF holds {EdfWriter.LongestLabel} letters of a label; cut off: {string.Join(", ", cut.Take(8))}.");
        }

        if (kind == ".CSV" && source.Events.Any(one => one.Duration > 0))
        {
            Tell.Warn("A table holds when an event begins and not how long it lasts.");
        }
    }
}
