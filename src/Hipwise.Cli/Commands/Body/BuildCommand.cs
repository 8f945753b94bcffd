using System.CommandLine;
using Hipwise.Care.Movements;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body build</c>: the body of our own from its tables, and what every movement asks of it.</summary>
internal static class BuildCommand
{
    private static readonly Option<bool> ModelOnly = new("--model-only") { Description = "Leave body/demands.csv as it is." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "build",
            "Build the body that Hipwise itself uses from the tables in the knowledge (body/facts) into body/hipwise.osim, and work out what every drawn movement asks of "
                + "its muscles into body/demands.csv. The same knowledge gives the same bytes.",
            "hipwise body build")
        {
            ModelOnly, BodyOptions.Threads,
        };
        command.SetAction((parsed, stop) =>
        {
            var body = OwnBody.Of(parsed);
            Put(body.ModelFile, body.Build());
            return parsed.GetValue(ModelOnly) ? Task.FromResult(Run.Ok) : LongRun.RunAsync(parsed, options => WriteDemands(parsed, body, options), stop);
        });
        return command;
    }

    private static void WriteDemands(ParseResult parsed, OwnBody body, Simulation.RunOptions options)
    {
        var folder = KnowledgeOption.FolderOf(parsed);
        var knowledge = KnowledgeLoader.Load(folder, KnowledgeOption.LanguageOf(parsed), withDemands: false);
        var model = OsimReader.ReadFile(body.ModelFile).Model;
        Put(body.DemandFile, DemandFile.Write(knowledge, model, ModelDemands.HashOf(folder), options.Threads, options.Progress, options.Cancel));
    }

    private static void Put(string file, byte[] bytes)
    {
        ResultFiles.CheckFile(file);
        File.WriteAllBytes(file + ".part", bytes);
        File.Move(file + ".part", file, overwrite: true);
        Tell.Done($"{file}: {bytes.Length} bytes.");
    }
}
