using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Formats.OpenSim;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Movements;

/// <summary>The shipped body, loaded once, and exercises simulated on it.</summary>
internal static class OwnBody
{
    private static readonly Lazy<ModelDescription> Loaded = new(() => OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model);

    private static readonly Lazy<BodyModel> Compiled = new(() => BodyModel.Compile(Shipped));

    /// <summary>The body of this repository.</summary>
    public static ModelDescription Shipped => Loaded.Value;

    /// <summary>The same, ready to be computed with.</summary>
    public static BodyModel Model => Compiled.Value;

    /// <summary>Simulates an exercise, screen or figure with few frames.</summary>
    public static SimulatedExercise Simulate(string id, ExerciseRequest? request = null) =>
        ExerciseSimulation.Run(TestKnowledge.Shipped, Shipped, id, (request ?? new()) with { Frames = 20 });
}
