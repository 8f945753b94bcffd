using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>What own exercises and limits may be.</summary>
/// <param name="MostExercises">Own exercises that a person may keep in use.</param>
/// <param name="MostLimits">Limits that a person may keep.</param>
/// <param name="MostSteps">Lines that say how an own exercise goes.</param>
/// <param name="LongestName">Letters of a name.</param>
/// <param name="LongestText">Letters of a line or a note.</param>
/// <param name="MostSets">Sets of one session.</param>
/// <param name="MostRestSeconds">Longest rest between sets.</param>
/// <param name="UsualRestSeconds">Rest between sets when none is told.</param>
/// <param name="LeastHipFlexion">Smallest bend of the hip that can be told, in degrees.</param>
/// <param name="MostHipFlexion">Largest bend of the hip that can be told, in degrees.</param>
/// <param name="MostMinutes">Most minutes a day that a limit may name.</param>
/// <param name="Movements">Movements that a limit may leave out, in the order shown.</param>
public sealed record OwnRules(
    int MostExercises, int MostLimits, int MostSteps, int LongestName, int LongestText, int MostSets, int MostRestSeconds, int UsualRestSeconds,
    int LeastHipFlexion, int MostHipFlexion, int MostMinutes, ImmutableArray<BarredMovement> Movements);

/// <summary>A kind of movement that a limit may leave out; one of the things it names is enough.</summary>
/// <param name="Id">For instance <c>kneeling</c>.</param>
/// <param name="Name">As a limit, in words.</param>
/// <param name="Postures">Postures it is done in.</param>
/// <param name="Where">Places it is done at.</param>
/// <param name="OneLeg">True when it means standing on one leg.</param>
/// <param name="HipFlexionAbove">Bend of the hip that is too much above this, in degrees, or null.</param>
public sealed record BarredMovement(
    string Id, string Name, ImmutableArray<string> Postures, ImmutableArray<string> Where, bool OneLeg, int? HipFlexionAbove)
{
    /// <summary>True when the exercise is such a movement, or when nobody said that it is not.</summary>
    public bool Means(Exercise exercise) =>
        Postures.Contains(exercise.Posture) || Where.Contains(exercise.Where) || (OneLeg && exercise.Demands.OneLeg)
        || (HipFlexionAbove is { } most && exercise.Demands.BendsMoreThan(most));
}

/// <summary>What an exercise asks of a body beyond its posture.</summary>
/// <param name="HipFlexion">The most that the hip bends, in degrees; null when nobody told.</param>
/// <param name="OneLeg">True when one stands on one leg.</param>
public sealed record Demands(int? HipFlexion, bool OneLeg)
{
    /// <summary>True when the hip bends farther, or when nobody told how far.</summary>
    public bool BendsMoreThan(double degrees) => HipFlexion is not { } bend || bend > degrees;
}

/// <summary>Who set something.</summary>
public enum SetBy
{
    /// <summary>The person.</summary>
    Me,

    /// <summary>Their therapist.</summary>
    Therapist,
}

/// <summary>When an own exercise is done.</summary>
public enum OwnUse
{
    /// <summary>In each short session.</summary>
    Practice,

    /// <summary>In each session with load.</summary>
    Loaded,

    /// <summary>Not by itself: as a break, as a variant of another, or later.</summary>
    Kept,
}

/// <summary>What marks an exercise that a person added.</summary>
/// <param name="By">Who set it.</param>
/// <param name="Use">When it is done.</param>
/// <param name="OnlySide">The one side it is for, or null.</param>
/// <param name="LoadKg">The load to begin with, or null.</param>
/// <param name="Band">The band to begin with, or null.</param>
/// <param name="Removed">True when it is kept for its name only, since it was done before.</param>
public sealed record OwnMark(SetBy By, OwnUse Use, Side? OnlySide, double? LoadKg, string? Band, bool Removed);
