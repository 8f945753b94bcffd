using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>One analysis of an <see cref="AnalyzeSetup"/>.</summary>
/// <param name="Name">The file's word for it, with which OpenSim names the results.</param>
/// <param name="Times">When it works.</param>
/// <param name="StepInterval">Every how many rows of the motion it works.</param>
/// <param name="InDegrees">Whether results are in degrees.</param>
public abstract record AnalysisSetup(string Name, TimeSpanSetup Times, int StepInterval, bool InDegrees)
{
    /// <summary>Null when analyses of this type are not known here.</summary>
    internal static AnalysisSetup? From(SetupFile setup, Node node)
    {
        if (node.Tag is not ("StaticOptimization" or "MuscleAnalysis" or "JointReaction"))
        {
            return null;
        }

        var times = SetupFile.Times(node, node.Bound(double.NegativeInfinity, "start_time"), node.Bound(double.PositiveInfinity, "end_time"));
        var (name, step, degrees) = (node.Name is { Length: > 0 } given ? given : node.Tag, Math.Max(1, SetupFile.Whole(node, 1, "step_interval")), node.Flag(true, "in_degrees"));
        return node.Tag switch
        {
            "StaticOptimization" => StaticOptimizationSetup.From(node, name, times, step, degrees),
            "MuscleAnalysis" => MuscleAnalysisSetup.From(node, name, times, step, degrees),
            _ => JointReactionSetup.From(setup, node, name, times, step, degrees),
        };
    }
}

/// <summary>Static optimisation.</summary>
/// <param name="Name">The file's word for it.</param>
/// <param name="Times">When it works.</param>
/// <param name="StepInterval">Every how many rows of the motion it works.</param>
/// <param name="InDegrees">Whether results are in degrees.</param>
/// <param name="UsesModelForces">Whether the model's own forces take part beside the force sets.</param>
/// <param name="ActivationExponent">The power of activation in the sum that is made least.</param>
/// <param name="UsesMusclePhysiology">Whether forces depend on fibre length and velocity; otherwise on activation alone.</param>
public sealed record StaticOptimizationSetup(
    string Name, TimeSpanSetup Times, int StepInterval, bool InDegrees, bool UsesModelForces, double ActivationExponent, bool UsesMusclePhysiology)
    : AnalysisSetup(Name, Times, StepInterval, InDegrees)
{
    /// <summary>How closely OpenSim's optimiser converges.</summary>
    public double ConvergenceCriterion { get; init; } = 1e-4;

    /// <summary>After how many steps OpenSim's optimiser gives up.</summary>
    public int MaximumIterations { get; init; } = 100;

    internal static StaticOptimizationSetup From(Node node, string name, TimeSpanSetup times, int step, bool degrees)
    {
        var exponent = node.Number(2, "activation_exponent");
        return exponent is >= 1 and <= 100
            ? new StaticOptimizationSetup(name, times, step, degrees, node.Flag(true, "use_model_force_set"), exponent, node.Flag(true, "use_muscle_physiology"))
            {
                ConvergenceCriterion = node.Number(1e-4, "optimizer_convergence_criterion"),
                MaximumIterations = SetupFile.Whole(node, 100, "optimizer_max_iterations"),
            }
            : throw node.Bad($"Its activation_exponent is {exponent:R}; it must lie between 1 and 100.");
    }
}

/// <summary>Lengths, velocities, forces and moment arms of muscles.</summary>
/// <param name="Name">The file's word for it.</param>
/// <param name="Times">When it works.</param>
/// <param name="StepInterval">Every how many rows of the motion it works.</param>
/// <param name="InDegrees">Whether results are in degrees.</param>
/// <param name="Muscles">Names, or <c>all</c>.</param>
/// <param name="MomentArmCoordinates">Coordinates about which moment arms are wanted, or <c>all</c>.</param>
/// <param name="ComputesMoments">Whether moment arms are wanted at all.</param>
public sealed record MuscleAnalysisSetup(
    string Name, TimeSpanSetup Times, int StepInterval, bool InDegrees, ImmutableArray<string> Muscles, ImmutableArray<string> MomentArmCoordinates, bool ComputesMoments)
    : AnalysisSetup(Name, Times, StepInterval, InDegrees)
{
    internal static MuscleAnalysisSetup From(Node node, string name, TimeSpanSetup times, int step, bool degrees) => new(
        name, times, step, degrees, AllWhenEmpty(node.Words("muscle_list")), AllWhenEmpty(node.Words("moment_arm_coordinate_list")), node.Flag(true, "compute_moments"));

    private static ImmutableArray<string> AllWhenEmpty(ImmutableArray<string> words) => words.IsEmpty ? ["all"] : words;
}

/// <summary>Forces and moments that joints carry.</summary>
/// <param name="Name">The file's word for it.</param>
/// <param name="Times">When it works.</param>
/// <param name="StepInterval">Every how many rows of the motion it works.</param>
/// <param name="InDegrees">Whether results are in degrees.</param>
/// <param name="ForcesFile">Forces of the actuators over time; null: those of the states.</param>
/// <param name="Loads">Which joints, on which body and in which frame.</param>
public sealed record JointReactionSetup(
    string Name, TimeSpanSetup Times, int StepInterval, bool InDegrees, string? ForcesFile, ImmutableArray<JointLoadSetup> Loads)
    : AnalysisSetup(Name, Times, StepInterval, InDegrees)
{
    internal static JointReactionSetup From(SetupFile setup, Node node, string name, TimeSpanSetup times, int step, bool degrees)
    {
        var joints = node.Words("joint_names");
        var bodies = node.Words("apply_on_bodies");
        var frames = node.Words("express_in_frame");
        var loads = joints.Select((joint, i) => new JointLoadSetup(joint, Each(node, bodies, i, joints.Length, "child"), Each(node, frames, i, joints.Length, "ground")));
        return new JointReactionSetup(name, times, step, degrees, setup.FileOf(node, "forces_file"), [.. loads]);
    }

    // OpenSim lets one word stand for all joints.
    private static string Each(Node node, ImmutableArray<string> words, int index, int count, string otherwise) => words.Length switch
    {
        0 => otherwise,
        1 => words[0],
        var length when length == count => words[index],
        var length => throw node.Bad($"It names {count} joints but {length} bodies or frames for them; give one for all, or one for each."),
    };
}

/// <summary>One joint whose load is wanted.</summary>
/// <param name="Joint">Its name, or <c>ALL</c>.</param>
/// <param name="OnBody"><c>parent</c> or <c>child</c>: the body that feels the load.</param>
/// <param name="InFrame"><c>ground</c>, <c>parent</c>, <c>child</c>, or a frame's name: whose axes it is told along.</param>
public sealed record JointLoadSetup(string Joint, string OnBody, string InFrame);
