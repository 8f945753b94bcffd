using System.CommandLine;
using System.Text;
using Hipwise.Cli.Commands;
using Hipwise.Cli.Commands.Body;
using Hipwise.Cli.Commands.Emg;
using Hipwise.Cli.Commands.Exercises;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Hipwise assesses and retrains the gluteal muscles: check, explain, plan, nudge, re-check.")
{
    CheckupCommand.Create(),
    KnowledgeCommand.Create(),
    NudgeCommand.Create(),
    BodyCommand.Create(),
    ExerciseCommand.Create(),
    ScreenCommand.Create(),
    EmgCommand.Create(),
};
root.Options.Add(KnowledgeOption.Folder);
root.Options.Add(KnowledgeOption.Language);
ExampleHelp.AddTo(root);
return Run.Invoke(root, args);
