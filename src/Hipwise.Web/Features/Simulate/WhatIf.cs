using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Body;

namespace Hipwise.Web.Features.Simulate;

/// <summary>What the page asks: an exercise, and what is different. Nothing of it is kept.</summary>
/// <param name="Exercise">Id.</param>
/// <param name="Height">cm.</param>
/// <param name="Mass">kg.</param>
/// <param name="Thigh">Longer or shorter than usual at this height (%).</param>
/// <param name="Load">kg that is carried, where something is.</param>
/// <param name="Muscle">Id of a muscle, region or group that has less; empty for none.</param>
/// <param name="Capacity">What it has left (%).</param>
/// <param name="Way">Id of another way to do it; empty for none.</param>
public sealed record WhatIf(string Exercise, double Height, double Mass, double Thigh, double Load, string Muscle, double Capacity, string Way)
{
    private const double Percent = 100;

    /// <summary>Reads fields of a form; what is missing or no number stands as usual.</summary>
    public static WhatIf Read(Func<string, string?> field, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(knowledge);
        var ranges = knowledge.Atlas.Trials;
        double Number(string name)
        {
            var range = ranges[name];
            return double.TryParse(field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? Math.Clamp(value, range.Least, range.Most) : range.Usual;
        }

        var exercise = field("exercise") is { } id && knowledge.Exercises.ContainsKey(id) ? id : ranges.Exercise;
        var weight = WeightOf(exercise, knowledge);
        return new(
            exercise, Number("height"), Number("mass"), Number("thigh"),
            field("load") is { Length: > 0 } ? Number("load") : weight is null ? 0 : knowledge.Movements.Weights[weight],
            field("muscle") is { } muscle && ranges.Muscles.Contains(muscle) ? muscle : "", Number("capacity"),
            field("way") is { } way && knowledge.Movements.Variants.Any(one => one.Id == way && FigureVariant.Fits(one, exercise, knowledge)) ? way : "");
    }

    /// <summary>The kind of weight that an exercise carries, or null.</summary>
    public static string? WeightOf(string exercise, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Figures[exercise].Poses.SelectMany(pose => pose.Props).Select(prop => prop.Kind).FirstOrDefault(knowledge.Movements.Weights.ContainsKey);
    }

    /// <summary>Numbers by the id of their range.</summary>
    public ImmutableDictionary<string, double> Values => ImmutableDictionary.CreateRange<string, double>(
        [new("height", Height), new("mass", Mass), new("thigh", Thigh), new("load", Load), new("capacity", Capacity)]);

    /// <summary>Simulates it and puts it beside what is usual.</summary>
    /// <exception cref="SimulationRequestException">A number cannot be.</exception>
    public async Task<Told> TellAsync(MotionMemory motions, BodyStage stage, KnowledgeBase knowledge, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(motions);
        var usual = (await motions.FindSceneAsync(Exercise, null, stop))!;
        var trial = await motions.RunAsync(Exercise, Request(knowledge), stop);
        return Told.Of(trial, usual.Motion, usual.Demands, stage, knowledge.Phrases);
    }

    private ExerciseRequest Request(KnowledgeBase knowledge)
    {
        var usual = knowledge.Atlas.Trials;
        var weight = WeightOf(Exercise, knowledge);
        return new()
        {
            Frames = MotionMemory.Frames,
            Person = Height == usual["height"].Usual && Mass == usual["mass"].Usual && Thigh == usual["thigh"].Usual
                ? null : new PersonBuild(Height / Percent, Mass, 1 + (Thigh / Percent)),
            Kilograms = weight is null ? ImmutableDictionary<string, double>.Empty : ImmutableDictionary<string, double>.Empty.Add(weight, Load),
            Weakened = Muscle.Length == 0 || Capacity >= Percent ? [] : [new MuscleCapacity(Muscle, null, Capacity / Percent)],
            Variant = Way.Length == 0 ? null : Way,
        };
    }
}
