using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Movements;

/// <summary>What muscles and supports do in a movement: both are found together, with no measured ground force and nothing that
/// holds the body from outside.</summary>
public static class MovementSimulation
{
    /// <summary>Simulates a movement.</summary>
    /// <param name="body">The body without what it carries.</param>
    /// <param name="movement">The movement.</param>
    /// <param name="options">Bounds, exponent, number of frames.</param>
    /// <exception cref="ModelException">The movement names what the model does not have.</exception>
    public static MovementResult Run(ModelDescription body, Movement movement, MovementOptions options)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentNullException.ThrowIfNull(options);
        var model = BodyModel.Compile(LoadedModel.With(body, movement.Masses));
        var result = Run(model, movement, options, MovementMotion.Gently);
        if (result.IsSolved || !movement.Balances)
        {
            return result;
        }

        var firm = Run(model, movement, options, MovementMotion.Firmly);
        return firm.IsSolved ? firm : result;
    }

    private static MovementResult Run(BodyModel model, Movement movement, MovementOptions options, double balanceWeight)
    {
        var poses = MovementMotion.Calculate(model, movement, options.Frames, balanceWeight);
        var motion = CoordinateMotion.From(model, new StorageTable(movement.Id, poses.ToSeries(), false), null, AccelerationSource.Positions);
        var run = new MovementRun(model, movement, options);
        foreach (var time in poses.Times)
        {
            run.Add(time, motion);
        }

        return run.Finish(poses);
    }
}

/// <summary>How a movement is simulated.</summary>
public sealed record MovementOptions
{
    /// <summary>How many moments are solved.</summary>
    public int Frames { get; init; } = 100;

    /// <summary>The power of activation in the sum that is made least; above 1.</summary>
    public double Exponent { get; init; } = 2;

    /// <summary>The highest activation of muscles by name: a weak or guarded muscle.</summary>
    public ImmutableDictionary<string, double> Limits { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Edges of each friction pyramid.</summary>
    public int FrictionEdges { get; init; } = 8;
}
