using System.CommandLine;
using Hipwise.Care.Movements;
using Hipwise.Cli.Pages;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary><c>hipwise exercise simulate</c>: what an exercise asks of a body.</summary>
internal static class SimulateCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print everything as JSON (schema: docs/schemas/simulation.schema.json)." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "simulate",
            "Simulate an exercise or screen on the body model: activation and force of every muscle and region, joint moments and who bears them, work, and what carries "
                + "the body, phase by phase. A model's answer, not a measurement. Ends with 3 when the movement is more than the body can.",
            "hipwise exercise simulate glute-bridge --height 1.80 --mass 80 --weaken gluteus-maximus:left=0.5");
        RequestOptions.AddTo(command);
        command.Options.Add(Json);
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var (id, request) = (parsed.GetRequiredValue(RequestOptions.Id), RequestOptions.Of(parsed));
        var simulated = RequestOptions.Simulate(parsed, knowledge, request);
        var report = new SimulationReport(knowledge.Version, id, NameOf(id, knowledge), request, simulated.Demands);
        if (parsed.GetValue(Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(SimulationJson.Write(report));
            output.WriteByte((byte)'\n');
        }
        else
        {
            SimulationPage.Write(report, simulated, knowledge, Console.Out);
        }

        return simulated.Demands.IsCarried ? Run.Ok : Run.Unmet;
    }

    public static string NameOf(string id, KnowledgeBase knowledge) => knowledge.Exercises.TryGetValue(id, out var exercise) ? exercise.Words.Name
        : knowledge.Screens.TryGetValue(id, out var screen) ? screen.Words.Name : id;
}
