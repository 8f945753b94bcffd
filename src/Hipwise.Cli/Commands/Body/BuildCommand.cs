using System.CommandLine;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body build</c>: the body of our own from its tables.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "build",
            "Build the body that Hipwise itself uses from the tables in the knowledge (body/facts) into body/hipwise.osim. The same tables give the same bytes.",
            "hipwise body build");
        command.SetAction(parsed =>
        {
            var body = OwnBody.Of(parsed);
            var bytes = body.Build();
            ResultFiles.CheckFile(body.ModelFile);
            File.WriteAllBytes(body.ModelFile + ".part", bytes);
            File.Move(body.ModelFile + ".part", body.ModelFile, overwrite: true);
            Tell.Done($"{body.ModelFile}: {bytes.Length} bytes.");
            return Run.Ok;
        });
        return command;
    }
}
