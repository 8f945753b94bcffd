using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hipwise.Care.Movements;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Web.Features.Body;

/// <summary>Movements of the reference person, simulated when they are first asked for: the knowledge never changes while the program runs.</summary>
public sealed class MotionMemory(BodyStage stage, KnowledgeBase knowledge)
{
    private const int Frames = 40;
    private readonly ConcurrentDictionary<string, Lazy<Task<SceneMotion>>> motions = new(StringComparer.Ordinal);

    /// <summary>The movement of a figure, or null when there is none of that id.</summary>
    public async Task<SceneMotion?> FindAsync(string figure, CancellationToken stop) => knowledge.Figures.TryGetValue(figure, out var found)
        ? await motions.GetOrAdd(figure, id => new(() => Task.Run(() => Desk.RunAsync(() => Simulate(found))))).Value.WaitAsync(stop)
        : null;

    /// <summary>Keeps simulations from taking the whole computer.</summary>
    internal SimulationDesk Desk { get; } = new();

    private SceneMotion Simulate(MovementFigure figure)
    {
        var movement = FigureMovement.Create(figure, knowledge.Movements, stage.Model.Description, ImmutableDictionary<string, double>.Empty);
        var result = MovementSimulation.Run(stage.Model.Description, movement, new() { Frames = Frames });
        return SceneMotion.From(stage, stage.Model, movement, result);
    }
}

/// <summary>Lets so many simulations run at once as leave a processor to the pages; the others wait their turn.</summary>
internal sealed class SimulationDesk : IDisposable
{
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount - 1));

    public async Task<T> RunAsync<T>(Func<T> simulate, CancellationToken stop = default)
    {
        await places.WaitAsync(stop);
        try
        {
            return await Task.Run(simulate, stop);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
