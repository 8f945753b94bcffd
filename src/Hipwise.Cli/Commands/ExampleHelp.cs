using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Hipwise.Cli.Commands;

/// <summary>A command whose help ends with an example.</summary>
internal sealed class ExampledCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>A whole command line.</summary>
    public string Example { get; } = example;
}

/// <summary>The usual help, and after it the example of the command.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampledCommand command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {command.Example}\n");
        }

        return code;
    }
}
