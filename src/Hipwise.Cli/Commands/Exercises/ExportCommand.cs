using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Cli.Commands.Body;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Movements;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary><c>hipwise exercise export</c>: a simulated exercise as files that OpenSim replays and checks.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Output = BodyOptions.Output("The folder for the files; it is made when it is not there.", "DIR");

    public static Command Create()
    {
        var command = new ExampledCommand(
            "export",
            "Simulate an exercise and write the model with what it carries, the motion, the forces of what it rests on, activations and muscle forces, and setups of inverse "
                + "dynamics and static optimisation that OpenSim and 'hipwise body run' read. Ends with 3 when the movement is more than the body can.",
            "hipwise exercise export glute-bridge --mass 80 -o bridge");
        RequestOptions.AddTo(command);
        command.Options.Add(Output);
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var simulated = RequestOptions.Simulate(parsed, KnowledgeOption.Load(parsed), RequestOptions.Of(parsed));
        var (id, folder) = (parsed.GetRequiredValue(RequestOptions.Id), parsed.GetRequiredValue(Output));
        ResultFiles.MakeFolder(folder);
        var written = Write(simulated, id, folder);
        Tell.Done($"{folder}: {string.Join(", ", written)}.");
        Tell.Done($"Check it with 'hipwise body run {Path.Combine(folder, written[^2])}': with these forces the pelvis needs no push from outside.");
        return simulated.Demands.IsCarried ? Run.Ok : Run.Unmet;
    }

    private static string[] Write(SimulatedExercise simulated, string id, string folder)
    {
        // Names in OpenSim's files hold no blanks.
        var masses = simulated.Movement.Masses.Select(mass => mass with { Name = mass.Name.Replace(' ', '_') });
        var model = LoadedModel.With(simulated.Body, masses) with { Name = id };
        var compiled = BodyModel.Compile(model);
        var result = simulated.Result;
        var (loads, data) = MovementLoads.Calculate(compiled, simulated.Movement, result, $"{id}_contacts.sto");
        OsimWriter.WriteFile(Path.Combine(folder, $"{id}.osim"), model);
        ResultFiles.Write(Path.Combine(folder, $"{id}.mot"), id, result.Motion);
        ResultFiles.Write(Path.Combine(folder, $"{id}_contacts.sto"), "contact forces", data);
        ResultFiles.Write(Path.Combine(folder, $"{id}_activation.sto"), "activations", result.Activations);
        ResultFiles.Write(Path.Combine(folder, $"{id}_force.sto"), "muscle forces", result.Forces);
        SetupWriter.WriteLoads(Path.Combine(folder, $"{id}_loads.xml"), loads);
        SetupWriter.WriteReserves(Path.Combine(folder, $"{id}_reserves.xml"), result.Moments.Names, 1);
        WriteSetups(id, folder, new(result.Motion.Times[0], result.Motion.Times[^1]));
        return
        [
            $"{id}.osim", $"{id}.mot", $"{id}_contacts.sto", $"{id}_loads.xml", $"{id}_activation.sto", $"{id}_force.sto", $"{id}_reserves.xml",
            $"{id}_id_setup.xml", $"{id}_so_setup.xml",
        ];
    }

    private static void WriteSetups(string id, string folder, TimeSpanSetup times)
    {
        SetupWriter.Write(Path.Combine(folder, $"{id}_id_setup.xml"), new IdSetup(
            id, $"{id}.osim", ".", $"{id}.mot", null, times, $"{id}_loads.xml", ["ALL"], $"{id}_id.sto"));
        SetupWriter.Write(Path.Combine(folder, $"{id}_so_setup.xml"), new AnalyzeSetup(
            id, $"{id}.osim", ".", times, new(null, $"{id}.mot", null, null), ReplacesForces: false, [$"{id}_reserves.xml"], $"{id}_loads.xml",
            [new StaticOptimizationSetup("StaticOptimization", times, 1, InDegrees: true, UsesModelForces: true, 2, UsesMusclePhysiology: true)]));
    }
}
