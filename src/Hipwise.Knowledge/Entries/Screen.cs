using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>One test a person performs.</summary>
/// <param name="Id">For instance <c>single-leg-bridge</c>.</param>
/// <param name="Minutes">How long it takes, both sides and set-up included.</param>
/// <param name="Posture">The posture it is done in.</param>
/// <param name="Where">Floor, desk, room or gym.</param>
/// <param name="PerSide">True when left and right are tested apart.</param>
/// <param name="Who">Who can do it: alone, partner, camera, emg.</param>
/// <param name="Equipment">What it needs, all of it.</param>
/// <param name="ModifiedTrack">True when it may be done in pregnancy and after birth.</param>
/// <param name="Avoid">Pain that leaves it out.</param>
/// <param name="Claims">The articles' claims it comes from.</param>
/// <param name="TimerSeconds">Length of a timed trial, or null.</param>
/// <param name="Repetitions">Number of repetitions, or null.</param>
/// <param name="Measures">What it yields, in the order asked.</param>
/// <param name="Words">The words a person reads.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Screen(
    string Id, double Minutes, string Posture, string Where, bool PerSide, ImmutableArray<string> Who, ImmutableArray<string> Equipment,
    bool ModifiedTrack, ImmutableArray<PainLimit> Avoid, ImmutableArray<string> Claims, int? TimerSeconds, int? Repetitions,
    ImmutableArray<Measure> Measures, ScreenWords Words, Grounds Grounds)
{
    /// <summary>How it is filmed, or null when it is not.</summary>
    public ScreenCamera? Camera { get; init; }

    /// <summary>How it is recorded with electrodes, or null when it is not.</summary>
    public ScreenEmg? Emg { get; init; }

    /// <summary>The measure with this id, or null.</summary>
    public Measure? TryMeasure(string id) => Measures.FirstOrDefault(measure => measure.Id == id);
}

/// <summary>What a person reads about a screen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for, in one sentence.</param>
/// <param name="Setup">How to get ready.</param>
/// <param name="Steps">What to do, a short sentence each.</param>
/// <param name="LookFor">What to look for.</param>
/// <param name="Stop">When to stop.</param>
/// <param name="Timer">Words for the timer or the repetitions, or null.</param>
public sealed record ScreenWords(
    string Name, string Purpose, string Setup, ImmutableArray<string> Steps, ImmutableArray<string> LookFor, ImmutableArray<string> Stop,
    string? Timer);

/// <summary>Leaves something out when pain at a place is above a limit.</summary>
/// <param name="Place">Place on the body map.</param>
/// <param name="Above">0-10; pain strictly above it leaves the thing out.</param>
public readonly record struct PainLimit(string Place, double Above);
