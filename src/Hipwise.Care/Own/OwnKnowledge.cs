using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>The knowledge with a person's own exercises beside those it holds, so that all that reads exercises reads them alike.</summary>
public static class OwnKnowledge
{
    /// <summary>The same knowledge with these exercises; own exercises that were removed have a name, and no variants.</summary>
    /// <param name="knowledge">The knowledge, with or without them.</param>
    /// <param name="own">A person's own exercises; those of before with the same id give way.</param>
    public static KnowledgeBase With(this KnowledgeBase knowledge, ImmutableArray<OwnExercise> own)
    {
        if (own.IsEmpty)
        {
            return knowledge;
        }

        var exercises = knowledge.Exercises.ToDictionary(StringComparer.Ordinal);
        foreach (var one in own)
        {
            exercises[one.Id] = Make(one, knowledge);
        }

        var easier = knowledge.Easier.ToDictionary(StringComparer.Ordinal);
        foreach (var one in own.Where(one => !one.Removed))
        {
            Link(exercises, easier, one);
        }

        return knowledge with
        {
            Exercises = exercises.ToFrozenDictionary(StringComparer.Ordinal), Easier = easier.ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    private static void Link(Dictionary<string, Exercise> exercises, Dictionary<string, ImmutableArray<string>> easier, OwnExercise one)
    {
        void Join(string low, string high)
        {
            exercises[low] = exercises[low] with { Harder = Add(exercises[low].Harder, high) };
            easier[high] = Add(easier.GetValueOrDefault(high, []), low);
        }

        foreach (var other in one.Easier.Where(exercises.ContainsKey))
        {
            Join(other, one.Id);
        }

        foreach (var other in one.Harder.Where(exercises.ContainsKey))
        {
            Join(one.Id, other);
        }
    }

    // What the knowledge names comes first.
    private static ImmutableArray<string> Add(ImmutableArray<string> ids, string id) => ids.Contains(id) ? ids : ids.Add(id);

    private static Exercise Make(OwnExercise own, KnowledgeBase knowledge)
    {
        var plan = knowledge.Reasoning.Plan;
        var phase = own.Use == OwnUse.Loaded ? plan.LoadedPhases[0] : plan.PracticePhases[0];
        var load = knowledge.Phrases.Say($"own.load.{own.Load}");
        var dose = new Dose(phase, own.Sets, own.Repetitions, own.HoldSeconds, own.Tempo, own.RestSeconds, load, null, null);
        return new Exercise(
            own.Id, own.Id, [phase], own.Needs, [.. own.Muscles.Select(muscle => new MuscleShare(muscle, null, null))], own.Posture, own.Where,
            own.Equipment, own.PerSide, 1, 0, own.Places, [], own.By == SetBy.Therapist, own.Break, false, [], [dose], [],
            new ExerciseWords(own.Name, knowledge.Phrases.Say("own.evidence"), "", own.How, [], []),
            new Grounds([], CheckStatus.Convention, null))
        {
            Demands = own.Demands, Own = new OwnMark(own.By, own.Use, own.OnlySide, own.LoadKg, own.Band, own.Removed),
        };
    }
}
