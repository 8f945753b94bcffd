using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Care.Checkup;
using Hipwise.Formats;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands;

/// <summary>Exit codes and messages: data goes to standard output, everything else to standard error.</summary>
internal static class Run
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Misuse = 2;

    // The results are there, but not all that was asked for could be met.
    public const int Unmet = 3;

    // What shells give a program that Ctrl+C ended.
    public const int Stopped = 130;

    // The time a run has after Ctrl+C to finish a block of frames or a file that it is writing.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private const int MostProblemsShown = 50;

    /// <summary>Parses and runs; a wrong command line is misuse, anything expected that goes wrong is a failure with one clear message.</summary>
    public static int Invoke(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            Console.Error.WriteLine("See 'hipwise --help'.");
            return Misuse;
        }

        return Guard(() => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Grace }));
    }

    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (MisuseException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return Misuse;
        }
        catch (AnswersException problem)
        {
            return Fail("The answers file cannot be used:", problem.Problems.Select(one => one.ToString()).ToList());
        }
        catch (BadMapException problem)
        {
            return Fail("The map cannot be used:", problem.Problems);
        }
        catch (KnowledgeException problem)
        {
            return Fail("The knowledge cannot be used:", problem.Problems.Select(one => one.ToString()).ToList());
        }
        catch (Exception problem) when (problem is BadFileException or ModelException)
        {
            Console.Error.WriteLine(Body.Tell.Plain(problem.Message));
            return Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return Failed;
        }
    }

    /// <summary>Prints a list of problems and fails.</summary>
    public static int Fail(string title, List<string> problems)
    {
        Console.Error.WriteLine(title);
        foreach (var problem in problems.Take(MostProblemsShown))
        {
            Console.Error.WriteLine($"  {problem}");
        }

        if (problems.Count > MostProblemsShown)
        {
            Console.Error.WriteLine($"  … and {problems.Count - MostProblemsShown} more");
        }

        return Failed;
    }
}

/// <summary>What a person says of a recording's channels cannot be used.</summary>
internal sealed class BadMapException(List<string> problems) : Exception(problems[0])
{
    public List<string> Problems => problems;
}

/// <summary>The command line asks for something that does not exist.</summary>
internal sealed class MisuseException(string message) : Exception(message);
