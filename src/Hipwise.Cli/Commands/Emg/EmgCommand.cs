using System.Collections.Immutable;
using System.CommandLine;
using Hipwise.Cli.Commands.Body;
using Hipwise.Cli.Pages;
using Hipwise.Formats;
using Hipwise.Formats.Text;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Report;
using Hipwise.Motion.Electrodes.Screens;
using Hipwise.Signals;

namespace Hipwise.Cli.Commands.Emg;

/// <summary><c>hipwise emg</c>: what muscles' activity shows.</summary>
internal static class EmgCommand
{
    // Of one channel: five hours at 2000 a second. While it is read, its samples take some hundred bytes each, so that this takes 4 GB.
    private const int MostSamples = 36_000_000;

    private static readonly EmgInput Input = new();
    private static readonly EmgScreenOptions Trial = new();
    private static readonly Option<string[]> Strongest = new("--mvic") { Description = "A recording of strongest contractions; may be said several times.", HelpName = "FILE" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };
    private static readonly Option<bool> Csv = new("--csv") { Description = "Print a table of all bursts." };
    private static readonly Option<string?> Report = new("--report") { Description = "Write a page to look at and to print.", HelpName = "OUT.html" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a report that is there." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "emg", "What a recording of muscles' activity shows: quality, when each muscle was active, how much, in which order, left and right, each with its error.",
            "hipwise emg squats.edf --mvic mvic.edf --report squats.html");
        command.Subcommands.Add(EmgInfoCommand.Create());
        command.Subcommands.Add(EmgConvertCommand.Create());
        Input.AddTo(command);
        foreach (var option in (Option[])[Strongest, Json, Csv, Report, Force])
        {
            command.Options.Add(option);
        }

        Trial.AddTo(command);
        command.SetAction((parsed, stop) => LongRun.RunAsync(progress => Act(parsed, progress, stop), stop));
        return command;
    }

    private static int Act(ParseResult parsed, IProgress<double> progress, CancellationToken stop)
    {
        var path = Input.PathOf(parsed);
        if (parsed.GetValue(Json) && parsed.GetValue(Csv))
        {
            throw new MisuseException("Say --json or --csv, not both.");
        }

        var references = parsed.GetValue(Strongest) ?? [];
        if (parsed.GetValue(Report) is { } target)
        {
            EmgFiles.CheckNew(target, parsed.GetValue(Force), [path, .. references]);
        }

        var knowledge = KnowledgeOption.Load(parsed);
        var map = Input.MapOf(parsed, knowledge);
        var screen = Trial.Find(parsed, knowledge);
        var reading = Read(parsed, path, references, map, knowledge, progress, stop);
        stop.ThrowIfCancellationRequested();
        if (parsed.GetValue(Report) is { } file)
        {
            NewFile.Write(file, stream => stream.Write(EmgReport.Write(reading, knowledge)));
        }

        var trial = screen is null ? null : Trial.Read(parsed, reading, screen, knowledge);
        Print(parsed, reading, trial, knowledge);
        if (trial is not null)
        {
            Trial.Keep(parsed, trial, knowledge);
        }

        return reading.Result.Channels.Any(channel => channel.Quality.IsUsable) ? Run.Ok : Run.Unmet;
    }

    private static EmgReading Read(
        ParseResult parsed, string path, string[] references, EmgMap map, KnowledgeBase knowledge, IProgress<double> progress, CancellationToken stop)
    {
        using var source = Input.Open(parsed, path, map);
        EmgInput.Warn(source);
        var sheet = EmgInput.Sheet(parsed, source, map, Input, knowledge);
        Check(path, sheet, sheet.Electrodes.Where(one => one.IsRead).Select(one => one.Channel));
        var strongest = new List<StrongestRecording>();
        try
        {
            foreach (var reference in references)
            {
                EmgInput.CheckIsFile(reference);
                var other = RecordingSource.Open(reference, new() { Rate = map.Rate });
                strongest.Add(new(reference, other, ElectrodeSheet.Of(other.Channels, map, knowledge)));
                EmgInput.Warn(other);
                Check(reference, strongest[^1].Sheet, strongest[^1].Needed(sheet));
            }

            // It stops between channels; a person who stops it need not wait for that.
            var work = Task.Run(() => EmgReading.Of(Path.GetFileName(path), source, sheet, [.. strongest], knowledge, progress, stop), stop);
            return work.WaitAsync(stop).GetAwaiter().GetResult();
        }
        catch (StrongestException problem)
        {
            throw new BadMapException([problem.Message]);
        }
        finally
        {
            strongest.ForEach(one => one.Source.Dispose());
        }
    }

    private static void Check(string path, ElectrodeSheet sheet, IEnumerable<SourceChannel> read)
    {
        if (!sheet.Electrodes.Any(one => one.IsRead))
        {
            throw new BadFileException(path, 0, "", "No channel holds a muscle's activity; 'hipwise emg info' tells what each is taken for, and --map changes it.");
        }

        if (read.FirstOrDefault(channel => channel.Count > MostSamples) is { } longest)
        {
            throw new BadFileException(
                path, 0, $"channel '{longest.Label}'", $"It has {longest.Count} samples, and {MostSamples} of a channel are read at once; choose a time with --from and --to.");
        }
    }

    private static void Print(ParseResult parsed, EmgReading reading, EmgTrial? trial, KnowledgeBase knowledge)
    {
        if (parsed.GetValue(Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(EmgJson.Write(reading, trial));
            output.WriteByte((byte)'\n');
        }
        else if (parsed.GetValue(Csv))
        {
            EmgCsv.Write(reading, Console.Out);
        }
        else if (parsed.GetValue(Report) is { } file)
        {
            Tell.Done($"Wrote {file}.");
        }
        else
        {
            new EmgPage(reading, trial, knowledge, new Page(Console.Out)).Write();
        }
    }
}
