using System.CommandLine;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Cli.Pages;

namespace Hipwise.Cli.Commands;

/// <summary><c>hipwise checkup</c>: from an answers file to findings and a week.</summary>
internal static class CheckupCommand
{
    private static readonly Argument<string?> File = new("ANSWERS.json")
    {
        Description = "The answers file; - reads standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };
    private static readonly Option<bool> List = new("--list-examples") { Description = "List the example people, one id a line." };
    private static readonly Option<string?> Example = new("--example") { Description = "Print an example's answers file.", HelpName = "NAME" };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Show what changed against an earlier answers file.", HelpName = "EARLIER.json",
    };

    private static readonly Option<string?> Schema = new("--schema")
    {
        Description = "Print the JSON Schema of the answers or of the result.", HelpName = "answers|result",
    };

    public static Command Create()
    {
        var command = new Command("checkup", "Answers in, findings in plain words and a week's plan out.") { File, Json, List, Example, Since, Schema };
        File.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-') is { } token)
            {
                result.AddError($"'{token.Value}' is no option; a file of that name is written ./{token.Value}");
            }
        });
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var examples = new Examples(KnowledgeOption.FolderOf(parsed));
        if (parsed.GetValue(List))
        {
            examples.Names.ForEach(Console.Out.WriteLine);
            return Run.Ok;
        }

        if (parsed.GetValue(Example) is { } name)
        {
            return Print(examples.Read(name));
        }

        if (parsed.GetValue(Schema) is { } schema)
        {
            return Print(Schemas.Read(schema));
        }

        return parsed.GetValue(File) is { } path
            ? Assess(parsed, path)
            : throw new MisuseException("Name an answers file, as in 'hipwise checkup answers.json'; 'hipwise checkup --example desk-worker' prints one to start from.");
    }

    private static int Assess(ParseResult parsed, string path)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var answers = ReadAnswers(path, knowledge);
        var today = DateOnly.FromDateTime(DateTime.Today);
        var result = CheckupRun.Assess(answers, knowledge, today);
        if (parsed.GetValue(Since) is { } earlier)
        {
            var before = CheckupRun.Assess(ReadAnswers(earlier, knowledge), knowledge, today);
            var changes = CheckupChanges.Between(before, result);
            return parsed.GetValue(Json) ? Print(ResultJson.Write(changes)) : Print(page => ChangesPage.Write(changes, page));
        }

        return parsed.GetValue(Json) ? Print(ResultJson.Write(result)) : Print(page => CheckupPage.Write(result, knowledge.With(answers.Own), page));
    }

    private static Answers ReadAnswers(string path, Hipwise.Knowledge.KnowledgeBase knowledge)
    {
        var bytes = InputFile.Read(path, AnswersReader.LargestFile);
        try
        {
            return AnswersReader.Read(bytes, knowledge);
        }
        catch (AnswersException problem)
        {
            throw new IOException($"{path} cannot be used:\n  " + string.Join("\n  ", problem.Problems), problem);
        }
    }

    private static int Print(byte[] bytes)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        if (bytes.Length > 0 && bytes[^1] != (byte)'\n')
        {
            output.WriteByte((byte)'\n');
        }

        return Run.Ok;
    }

    private static int Print(Action<Page> write)
    {
        write(new Page(Console.Out));
        return Run.Ok;
    }
}
