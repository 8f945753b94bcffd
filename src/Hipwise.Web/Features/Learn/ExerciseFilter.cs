using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>Which exercises are wanted; what is null does not narrow.</summary>
/// <param name="Need">The need it answers.</param>
/// <param name="Muscle">The muscle it works; a region counts for its whole.</param>
/// <param name="Equipment">A thing it needs, or <see cref="Nothing"/>.</param>
/// <param name="Posture">The posture it is done in.</param>
/// <param name="Where">Where it can be done.</param>
/// <param name="Level">How hard it is, 1-5.</param>
internal sealed record ExerciseFilter(string? Need, string? Muscle, string? Equipment, string? Posture, string? Where, string? Level)
{
    /// <summary>Stands for exercises that need nothing that is not always at hand.</summary>
    public const string Nothing = "nothing";

    /// <summary>The phase it is meant for, or balance.</summary>
    public string? Purpose { get; init; }

    /// <summary>How much it works the muscle, or any where none is named, as measured by EMG.</summary>
    public string? Band { get; init; }

    /// <summary>True when nothing narrows.</summary>
    public bool IsOpen => this is { Purpose: null, Band: null, Need: null, Muscle: null, Equipment: null, Posture: null, Where: null, Level: null };

    /// <summary>The same without values that no exercise could have.</summary>
    public ExerciseFilter Known(KnowledgeBase knowledge) => new(
        Need is { } need && knowledge.Needs.ContainsKey(need) ? need : null,
        Muscle is { } muscle && knowledge.Muscles.ContainsKey(muscle) ? muscle : null,
        Equipment is { } thing && (thing == Nothing || knowledge.Equipment.ContainsKey(thing)) ? thing : null,
        OneOf(knowledge, Posture, exercise => exercise.Posture),
        OneOf(knowledge, Where, exercise => exercise.Where),
        OneOf(knowledge, Level, exercise => $"{exercise.Level}"))
    {
        Purpose = knowledge.Exercises.Values.Any(exercise => Purpose is not null && exercise.Purposes.Contains(Purpose)) ? Purpose : null,
        Band = Related.BandHeight(Band) > 0 ? Band : null,
    };

    /// <summary>True when an exercise is wanted.</summary>
    public bool Matches(Exercise exercise, KnowledgeBase knowledge) =>
        (Need is null || exercise.Needs.Contains(Need))
        && (Purpose is null || exercise.Purposes.Contains(Purpose))
        && ((Muscle is null && Band is null) || exercise.Muscles.Any(share => Works(share, knowledge) && (Band is null || share.Band == Band)))
        && (Equipment is null || HasEquipment(exercise, knowledge))
        && (Posture is null || exercise.Posture == Posture)
        && (Where is null || exercise.Where == Where)
        && (Level is null || $"{exercise.Level}" == Level);

    private bool Works(MuscleShare share, KnowledgeBase knowledge) =>
        Muscle is null || share.Muscle == Muscle || knowledge.Muscles[share.Muscle].PartOf == Muscle;

    private bool HasEquipment(Exercise exercise, KnowledgeBase knowledge) => Equipment == Nothing
        ? exercise.Equipment.All(thing => knowledge.Equipment[thing].Assumed)
        : exercise.Equipment.Contains(Equipment!);

    private static string? OneOf(KnowledgeBase knowledge, string? value, Func<Exercise, string> read) =>
        knowledge.Exercises.Values.Any(exercise => read(exercise) == value) ? value : null;
}
