using BenchmarkDotNet.Attributes;
using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>A hundred moments of an exercise on the body of our own (108 muscles, 37 equations, 6 or more contact points of 8 edges): postures alone, and
/// everything.</summary>
[MemoryDiagnoser]
public class MovementBenchmarks
{
    private const int Frames = 100;

    private KnowledgeBase _knowledge = null!;
    private ModelDescription _body = null!;
    private Movement _movement = null!;
    private BodyModel _loaded = null!;

    [Params("squat", "glute-bridge", "single-leg-stance", "lunge-forward")]
    public string Figure { get; set; } = "squat";

    [GlobalSetup]
    public void Setup()
    {
        _knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        _body = OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model;
        _movement = FigureMovement.Create(_knowledge.Figures[Figure], _knowledge.Movements, _body, new Dictionary<string, double>());
        _loaded = BodyModel.Compile(LoadedModel.With(_body, _movement.Masses));
    }

    [Benchmark]
    public MovementMotion Postures() => MovementMotion.Calculate(_loaded, _movement, Frames);

    [Benchmark]
    public MovementResult Everything() => MovementSimulation.Run(_body, _movement, new() { Frames = Frames });

    [Benchmark]
    public SimulatedExercise WithDemands() => ExerciseSimulation.Run(_knowledge, _body, Figure, new ExerciseRequest { Frames = Frames });
}
