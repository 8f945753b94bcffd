using System.Collections.Concurrent;
using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Body;

/// <summary>Movements of the reference person, simulated when they are first asked for and kept while there is room: the knowledge never changes while the
/// program runs. What is asked for a person is simulated each time and kept nowhere.</summary>
public sealed class MotionMemory(BodyStage stage, KnowledgeBase knowledge) : IDisposable
{
    /// <summary>Moments of a movement: enough for a drawing that fills the ways between.</summary>
    public const int Frames = 30;

    // Each takes about 300 kB.
    private const int MostKept = 120;
    private readonly ConcurrentDictionary<(string Id, string? Way), Lazy<Task<SimulatedScene>>> kept = new();
    private readonly ConcurrentQueue<(string Id, string? Way)> order = new();

    // So many at once as leave a processor to the pages; the others wait their turn.
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>The movement of an exercise, a screen or a figure, or null when there is none of that id or it is not done that way.</summary>
    /// <param name="id">Of the exercise, screen or figure.</param>
    /// <param name="way">Id of a fault or cue; null for the movement as it is shown.</param>
    /// <param name="stop">Ends the waiting, not the simulation.</param>
    public async Task<SceneMotion?> FindAsync(string id, string? way, CancellationToken stop) => (await FindSceneAsync(id, way, stop))?.Motion;

    /// <summary>The same with what it asks of the body.</summary>
    public async Task<SimulatedScene?> FindSceneAsync(string id, string? way, CancellationToken stop)
    {
        var figure = knowledge.Screens.TryGetValue(id, out var screen) && !knowledge.Exercises.ContainsKey(id) ? knowledge.FigureOf(screen).Id : id;
        if (!knowledge.Figures.ContainsKey(figure) || (way is not null && !WaysOf(figure).Any(one => one.Id == way)))
        {
            return null;
        }

        var key = (id, way);
        var task = kept.GetOrAdd(key, _ => new(() => RunAsync(id, new() { Variant = way, Frames = Frames }, CancellationToken.None))).Value;
        Note(key);
        return await task.WaitAsync(stop);
    }

    /// <summary>Other ways to do a movement: faults that people make, cues, places of a band.</summary>
    public IEnumerable<MovementVariant> WaysOf(string figure) => knowledge.Movements.Variants.Where(way => FigureVariant.Fits(way, figure, knowledge));

    /// <summary>Simulates for a person.</summary>
    /// <exception cref="SimulationRequestException">The request names what there is not, or a number that cannot be.</exception>
    public async Task<SimulatedScene> RunAsync(string id, ExerciseRequest request, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Simulate(id, request), stop);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private SimulatedScene Simulate(string id, ExerciseRequest request)
    {
        var simulated = ExerciseSimulation.Run(knowledge, stage.Model.Description, id, request);
        var body = ReferenceEquals(simulated.Body, stage.Model.Description) ? stage.Model : BodyModel.Compile(simulated.Body);
        return new(simulated.Demands, SceneMotion.From(stage, body, simulated));
    }

    private void Note((string Id, string? Way) key)
    {
        if (order.Contains(key))
        {
            return;
        }

        order.Enqueue(key);
        while (order.Count > MostKept && order.TryDequeue(out var oldest))
        {
            kept.TryRemove(oldest, out _);
        }
    }
}

/// <summary>What is kept of a simulated exercise.</summary>
/// <param name="Demands">What it asks of the body.</param>
/// <param name="Motion">What is drawn.</param>
public sealed record SimulatedScene(MovementDemands Demands, SceneMotion Motion);
