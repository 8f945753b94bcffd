using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

/// <summary>An exercise or screen as it was simulated.</summary>
/// <param name="Figure">The figure that moved: on the side and in the way asked for.</param>
/// <param name="Body">The body that moved, at the person's size, without what it carries.</param>
/// <param name="Movement">What it did.</param>
/// <param name="Result">Everything over time.</param>
/// <param name="Demands">What that asks of the body.</param>
public sealed record SimulatedExercise(MovementFigure Figure, ModelDescription Body, Movement Movement, MovementResult Result, MovementDemands Demands);

/// <summary>Simulates an exercise or screen: the figure that shows it, done by a body of a person's size, with what it carries.</summary>
public static class ExerciseSimulation
{
    /// <summary>Simulates it.</summary>
    /// <param name="knowledge">Figures, rules and variants.</param>
    /// <param name="body">The body model as it is in the knowledge.</param>
    /// <param name="id">Of an exercise, else a screen, else a figure.</param>
    /// <param name="request">What it is simulated with.</param>
    /// <exception cref="SimulationRequestException">The request names what there is not, or a number that cannot be.</exception>
    /// <exception cref="ModelException">The body model does not fit the knowledge.</exception>
    public static SimulatedExercise Run(KnowledgeBase knowledge, ModelDescription body, string id, ExerciseRequest request)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, knowledge);
        var figure = FigureVariant.WorkingOn(RequestCheck.FindFigure(id, knowledge), request.Side);
        figure = request.Variant is null ? figure : FigureVariant.Apply(RequestCheck.FindVariant(request.Variant, id, figure.Id, knowledge), figure);
        return Run(knowledge, body, figure, request);
    }

    // The figure is as it shall move.
    internal static SimulatedExercise Run(KnowledgeBase knowledge, ModelDescription body, MovementFigure figure, ExerciseRequest request)
    {
        var person = request.Person is { } build ? PersonBody.Scale(body, knowledge.Movements.Person, build) : body;
        var movement = FigureMovement.Create(figure, knowledge.Movements, person, request.Kilograms, request.Pace);
        var regions = new BodyRegions(knowledge);
        var result = MovementSimulation.Run(person, movement, new() { Frames = request.Frames, Limits = Limits(request, regions, person) });
        var demands = new DemandSummary(knowledge, regions, person, figure, movement, result).Summarize();
        return new(figure, person, movement, result, demands);
    }

    private static ImmutableDictionary<string, double> Limits(ExerciseRequest request, BodyRegions regions, ModelDescription body)
    {
        var limits = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var weakened in request.Weakened)
        {
            var members = regions.MembersOf(body, weakened.Muscle, weakened.Side);
            if (members.IsEmpty)
            {
                throw new SimulationRequestException($"The body model has no muscle of '{weakened.Muscle}', so that it cannot be weakened.");
            }

            foreach (var name in members.Select(m => body.Muscles[m].Name))
            {
                limits[name] = Math.Min(limits.GetValueOrDefault(name, 1), weakened.Capacity);
            }
        }

        return limits.ToImmutable();
    }
}
