using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

/// <summary>What was asked of a simulation cannot be; the message is one sentence that names it and what would do.</summary>
/// <param name="message">For a person.</param>
public sealed class SimulationRequestException(string message) : Exception(message);

// Whether a request names what there is, with numbers that can be.
internal static class RequestCheck
{
    // Wide enough for anyone; a slip of unit lies outside.
    private const double LeastHeight = 1;
    private const double MostHeight = 2.5;
    private const double LeastMass = 25;
    private const double MostMass = 300;
    private const double LeastFactor = 0.7;
    private const double MostFactor = 1.3;
    private const double MostKilograms = 600;
    private const int MostFrames = 1000;
    private const double LeastSeconds = 0.3;
    private const double MostSeconds = 60;

    public static void Check(ExerciseRequest request, KnowledgeBase knowledge)
    {
        Within(request.Frames, MovementMotion.FewestFrames, MostFrames, "frames", "");
        if (request.Person is { } person)
        {
            Within(person.Height ?? LeastHeight, LeastHeight, MostHeight, "a height", " m");
            Within(person.Mass ?? LeastMass, LeastMass, MostMass, "a mass", " kg");
            Within(person.ThighFactor, LeastFactor, MostFactor, "a thigh factor", "");
            Within(person.LowerLegFactor, LeastFactor, MostFactor, "a lower-leg factor", "");
        }

        if (request.Pace is { } pace)
        {
            Within(pace.There, LeastSeconds, MostSeconds, "a way there", " s");
            Within(pace.Hold, 0, MostSeconds, "a hold", " s");
            Within(pace.Back, LeastSeconds, MostSeconds, "a way back", " s");
        }

        foreach (var (prop, kilograms) in request.Kilograms)
        {
            var known = knowledge.Movements.Weights.Keys.Order(StringComparer.Ordinal).ToList();
            Require(known.Contains(prop), "weight", prop, known);
            Within(kilograms, 0, MostKilograms, $"a weight of '{prop}'", " kg");
        }

        foreach (var weakened in request.Weakened)
        {
            RequireMuscle(weakened.Muscle, knowledge);
            Within(weakened.Capacity, 0, 1, $"a capacity of '{weakened.Muscle}'", "");
        }
    }

    public static void RequireMuscle(string id, KnowledgeBase knowledge)
    {
        string[] muscles = [.. knowledge.Muscles.Keys, .. knowledge.MuscleGroups.Select(group => group.Id)];
        Require(muscles.Contains(id), "muscle", id, muscles);
    }

    public static MovementFigure FindFigure(string id, KnowledgeBase knowledge)
    {
        if (!knowledge.Exercises.ContainsKey(id) && knowledge.Screens.TryGetValue(id, out var screen))
        {
            return knowledge.FigureOf(screen);
        }

        Require(knowledge.Figures.ContainsKey(id), "exercise or screen", id, knowledge.Figures.Keys);
        return knowledge.Figures[id];
    }

    public static MovementVariant FindVariant(string variant, string id, string figure, KnowledgeBase knowledge)
    {
        var all = knowledge.Movements.Variants;
        Require(all.Any(one => one.Id == variant), "fault", variant, all.Select(one => one.Id));
        var fitting = all.Where(one => FigureVariant.Fits(one, figure, knowledge)).ToList();
        return fitting.Find(one => one.Id == variant) ?? throw new SimulationRequestException(
            $"'{variant}' makes no sense for '{id}'; "
            + (fitting.Count == 0 ? "nothing else to try is known for it." : $"use one of {string.Join(", ", fitting.Select(one => one.Id))}."));
    }

    private static void Require(bool there, string kind, string name, IEnumerable<string> known)
    {
        if (!there)
        {
            var near = Spelling.Nearest(name, known);
            throw new SimulationRequestException($"There is no {kind} '{name}'" + (near is null ? "." : $"; did you mean '{near}'?"));
        }
    }

    private static void Within(double value, double least, double most, string what, string unit)
    {
        if (!(value >= least && value <= most))
        {
            throw new SimulationRequestException(FormattableString.Invariant($"Give {what} from {least} to {most}{unit}; {value} is not that."));
        }
    }
}
