using System.CommandLine;
using Hipwise.Cli.Commands.Body;
using Hipwise.Cli.Pages;
using Hipwise.Formats.Text;
using Hipwise.Motion.Electrodes;

namespace Hipwise.Cli.Commands.Emg;

/// <summary><c>hipwise emg info</c>: what is in a recording, and which muscle each channel is taken for.</summary>
internal static class EmgInfoCommand
{
    private static readonly EmgInput Input = new();
    private static readonly Option<bool> Json = new("--json") { Description = "Print it as JSON." };
    private static readonly Option<string?> Write = new("--write-map") { Description = "Write a map to fill in.", HelpName = "MAP.yaml" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a map that is there." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "info", "What is in a recording: channels, units, rates, gaps, events, and which muscle and side each channel is taken for.", "hipwise emg info recording.edf");
        Input.AddTo(command);
        command.Options.Add(Json);
        command.Options.Add(Write);
        command.Options.Add(Force);
        command.SetAction((parsed, stop) => LongRun.RunAsync(progress => Act(parsed, progress, stop), stop));
        return command;
    }

    private static int Act(ParseResult parsed, IProgress<double> progress, CancellationToken stop)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var (path, map) = (Input.PathOf(parsed), Input.MapOf(parsed, knowledge));
        if (parsed.GetValue(Write) is { } target)
        {
            EmgFiles.CheckNew(target, parsed.GetValue(Force), path);
        }

        using var source = Input.Open(parsed, path, map);
        var sheet = EmgInput.Sheet(parsed, source, map, Input, knowledge);
        var surveys = ChannelSurvey.Of(source, progress, stop);
        if (parsed.GetValue(Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(ElectrodeJson.Write(source, sheet, surveys, knowledge.Version));
            output.WriteByte((byte)'\n');
        }
        else
        {
            EmgInfoPage.Write(path, source, sheet, surveys, new Page(Console.Out));
        }

        if (parsed.GetValue(Write) is { } file)
        {
            NewFile.Write(file, stream => stream.Write(ElectrodeMap.Write(sheet)));
            Tell.Warn($"Wrote {file}; fill in what it asks, and give it with --map.");
        }

        return Run.Ok;
    }
}
