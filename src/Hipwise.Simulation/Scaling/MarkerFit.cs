using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Signals;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;
using FileTasks = Hipwise.Formats.OpenSim.Setups.IkTasks;

namespace Hipwise.Simulation.Scaling;

/// <summary>Finds the pose of a person who stands still and moves the model's markers to where they were measured, as OpenSim's marker placer
/// does. Markers that the trial does not have leave the model, as there.</summary>
public static class MarkerFit
{
    /// <summary>Places the markers.</summary>
    /// <param name="model">A model of the person's size.</param>
    /// <param name="trial">Where the markers were.</param>
    /// <param name="tasks">What the pose follows, with a value in each coordinate's task; null: every marker alike.</param>
    /// <param name="options">Cancelling.</param>
    /// <exception cref="ModelException">No marker can be followed, or a task names a coordinate that the model lacks.</exception>
    public static MarkerFitResult Run(BodyModel model, StaticTrial trial, FileTasks? tasks, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trial);
        var targets = MarkerTargets.Match(model, trial.ToTrial(), tasks);
        var found = InverseKinematicsAnalysis.Run(model, targets, 0, 1, options);
        double[] pose = [.. found.Motion.Channels.Select(channel => channel[0])];
        var placed = MarkerPlacement.Move(model, pose, trial.Places);
        var gone = placed.Markers.Where(marker => !trial.Places.ContainsKey(marker.Name)).Select(marker => marker.Name).ToHashSet(StringComparer.Ordinal);
        return new(placed with { Markers = [.. placed.Markers.Where(marker => !gone.Contains(marker.Name))] }, found.Motion, found.Frames[0])
        {
            Gone = [.. gone.Order(StringComparer.Ordinal)],
            LeftOut = targets.LeftOut,
        };
    }
}

/// <summary>A model whose markers were placed.</summary>
/// <param name="Model">As it was, but for its markers.</param>
/// <param name="Pose">The pose in which they were placed: one frame of every coordinate (rad or m).</param>
/// <param name="Fit">How near the markers came before they were moved.</param>
public sealed record MarkerFitResult(ModelDescription Model, TimeSeries Pose, IkResult Fit)
{
    /// <summary>Markers of the model that the trial does not show, by name; the model has them no more.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Tasks that could not be followed and why, a sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
