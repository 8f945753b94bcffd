using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>One exercise or micro-break.</summary>
/// <param name="Id">For instance <c>glute-bridge</c>.</param>
/// <param name="Family">One movement and its variants.</param>
/// <param name="Purposes">What it is for: phases, or balance.</param>
/// <param name="Needs">The needs it answers.</param>
/// <param name="Muscles">What it works, with EMG bands where measured.</param>
/// <param name="Posture">The posture it is done in.</param>
/// <param name="Where">Floor, desk, room or gym.</param>
/// <param name="Equipment">What it needs, all of it.</param>
/// <param name="PerSide">True when left and right are done apart.</param>
/// <param name="Level">1 easiest to 5 hardest.</param>
/// <param name="Evidence">0 an article only, 1 from memory, 2 EMG or cross-sectional, 3 a trial.</param>
/// <param name="Loads">Places that feel it.</param>
/// <param name="Avoid">Pain that leaves it out.</param>
/// <param name="ModifiedTrack">True when fit for pregnancy and after birth.</param>
/// <param name="DeskBreak">True when it may be offered as a break.</param>
/// <param name="BreakOnly">True when it is a break and never part of a session.</param>
/// <param name="Harder">The next harder variants.</param>
/// <param name="Doses">How much, by phase.</param>
/// <param name="Claims">The articles' claims it comes from.</param>
/// <param name="Words">The words a person reads.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Exercise(
    string Id, string Family, ImmutableArray<string> Purposes, ImmutableArray<string> Needs, ImmutableArray<MuscleShare> Muscles,
    string Posture, string Where, ImmutableArray<string> Equipment, bool PerSide, int Level, int Evidence, ImmutableArray<string> Loads,
    ImmutableArray<PainLimit> Avoid, bool ModifiedTrack, bool DeskBreak, bool BreakOnly, ImmutableArray<string> Harder, ImmutableArray<Dose> Doses,
    ImmutableArray<string> Claims, ExerciseWords Words, Grounds Grounds)
{
    /// <summary>All postures.</summary>
    public static IReadOnlyList<string> Postures => Loading.Vocabulary.Postures;

    /// <summary>All that <see cref="Where"/> may be.</summary>
    public static IReadOnlyList<string> Wheres => Loading.Vocabulary.Where;

    /// <summary>What it asks of a body beyond its posture.</summary>
    public Demands Demands { get; init; } = new(null, false);

    /// <summary>The screen whose live cues and count fit this exercise while a camera looks on, or null.</summary>
    public string? Camera { get; init; }

    /// <summary>What marks it as a person's own; null for an exercise of the knowledge.</summary>
    public OwnMark? Own { get; init; }

    /// <summary>How much of it is one small break; of an own exercise, one set.</summary>
    public Dose BreakDose => Own is null ? Doses[0] : Doses[0] with { Sets = 1 };

    /// <summary>The dose of a phase, or null when it has none.</summary>
    public Dose? TryDose(string phase) => Doses.FirstOrDefault(dose => dose.Phase == phase);
}

/// <summary>A muscle an exercise works.</summary>
/// <param name="Muscle">Id of the muscle or region.</param>
/// <param name="Band">EMG band, or null where not measured.</param>
/// <param name="Grounds">Where the band comes from; null without one.</param>
public sealed record MuscleShare(string Muscle, string? Band, Grounds? Grounds)
{
    /// <summary>All bands, the lowest first.</summary>
    public static IReadOnlyList<string> Bands => Loading.Vocabulary.Bands;
}

/// <summary>How much of an exercise in one phase; for one side when the exercise is done side by side.</summary>
/// <param name="Phase">Id of the phase.</param>
/// <param name="Sets">Number of sets.</param>
/// <param name="Repetitions">Repetitions a set, or null for a timed hold.</param>
/// <param name="HoldSeconds">Seconds held (each repetition, or the whole hold), or null.</param>
/// <param name="Tempo">Seconds down, pause and up, or null.</param>
/// <param name="RestSeconds">Rest between sets.</param>
/// <param name="Load">In words.</param>
/// <param name="Effort">Perceived effort of ten, in words, or null.</param>
/// <param name="Dosage">Id of the row of <c>dosage.yaml</c> it follows; null for a person's own exercise.</param>
public sealed record Dose(
    string Phase, int Sets, int? Repetitions, int? HoldSeconds, Tempo? Tempo, int RestSeconds, string Load, string? Effort, string? Dosage);

/// <summary>The pace of one repetition.</summary>
/// <param name="Down">Seconds on the way down.</param>
/// <param name="Pause">Seconds held.</param>
/// <param name="Up">Seconds on the way up.</param>
public readonly record struct Tempo(int Down, int Pause, int Up)
{
    /// <summary>Seconds of one repetition.</summary>
    public int Seconds => Down + Pause + Up;

    /// <inheritdoc/>
    public override string ToString() => $"{Down}-{Pause}-{Up}";
}

/// <summary>What a person reads about an exercise.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Why">What it is good for.</param>
/// <param name="Setup">How to get ready.</param>
/// <param name="Steps">What to do.</param>
/// <param name="Cues">Short cues.</param>
/// <param name="Faults">Common faults and what to do instead.</param>
public sealed record ExerciseWords(
    string Name, string Why, string Setup, ImmutableArray<string> Steps, ImmutableArray<string> Cues, ImmutableArray<string> Faults);
