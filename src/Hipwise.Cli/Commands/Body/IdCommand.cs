using System.CommandLine;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body id</c>: the forces behind a motion.</summary>
internal static class IdCommand
{
    private static readonly Option<string> Output = BodyOptions.Output("The generalised forces, in N·m and N.", "OUT.sto");

    public static Command Create()
    {
        var command = new ExampledCommand(
            "id",
            "Inverse dynamics: the generalised forces that a motion asks for.",
            "hipwise body id --model subject.osim --motion walk.mot --external-loads walk_grf.xml --lowpass 6 -o walk_id.sto")
        {
            BodyOptions.Model, BodyOptions.Motion, BodyOptions.Loads, BodyOptions.Lowpass, BodyOptions.Time, BodyOptions.Threads, Output,
        };
        command.SetAction((parsed, stop) =>
        {
            var job = new IdJob(
                parsed.GetRequiredValue(BodyOptions.Model), parsed.GetRequiredValue(BodyOptions.Motion), parsed.GetValue(BodyOptions.Loads),
                BodyOptions.LowpassOf(parsed), BodyOptions.TimesOf(parsed), parsed.GetRequiredValue(Output));
            return LongRun.RunAsync(parsed, job.Run, stop);
        });
        return command;
    }
}

/// <summary>One run of inverse dynamics.</summary>
/// <param name="Model">The model.</param>
/// <param name="Motion">Its coordinates over time.</param>
/// <param name="Loads">Forces on it, or null.</param>
/// <param name="Lowpass">Hz, or null.</param>
/// <param name="Times">Which part of the motion.</param>
/// <param name="Output">Where the forces go.</param>
internal sealed record IdJob(string Model, string Motion, string? Loads, double? Lowpass, TimeSpanSetup Times, string Output)
{
    public void Run(RunOptions options)
    {
        ResultFiles.CheckFile(Output, Model, Motion, Loads);
        var model = BodyFiles.Model(Model);
        var (motion, covers) = BodyFiles.Motion(model, Motion, Lowpass, AccelerationSource.Positions);
        var loads = BodyFiles.Loads(model, Loads);
        var times = BodyFiles.Times(Motion, motion, covers, Times);
        BodyFiles.WarnBeyond(Loads, loads, times);
        var forces = InverseDynamicsAnalysis.Run(model, motion, loads, times, options);
        options.Cancel.ThrowIfCancellationRequested();
        ResultFiles.Write(Output, "Inverse Dynamics Generalized Forces", forces);
        Tell.Done($"{Output}: {times.Length} frames from {times[0]:G6} to {times[^1]:G6} s, {forces.Names.Length} generalised forces.");
    }
}
