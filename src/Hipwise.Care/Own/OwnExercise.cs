using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>An exercise that a person or their therapist added.</summary>
public sealed record OwnExercise
{
    /// <summary>What the id of each own exercise begins with, so that none is ever that of the knowledge.</summary>
    public const string IdStart = "own-";

    /// <summary>Its id, for instance <c>own-wall-sit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, in the person's words.</summary>
    public required string Name { get; init; }

    /// <summary>Who set it.</summary>
    public required SetBy By { get; init; }

    /// <summary>When it is done.</summary>
    public required OwnUse Use { get; init; }

    /// <summary>True when a set of it may be offered as a break.</summary>
    public bool Break { get; init; }

    /// <summary>How it goes, a line each.</summary>
    public ImmutableArray<string> How { get; init; } = [];

    /// <summary>Ids of the needs it answers.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Ids of the muscles it works.</summary>
    public ImmutableArray<string> Muscles { get; init; } = [];

    /// <summary>Ids of the places that feel it; pain there, or a limit on the place, holds it back.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>True when left and right are done apart, or only one of them.</summary>
    public bool PerSide { get; init; }

    /// <summary>The one side it is for, or null.</summary>
    public Side? OnlySide { get; init; }

    /// <summary>Sets of a session, on each side when done side by side.</summary>
    public required int Sets { get; init; }

    /// <summary>Repetitions a set, or null for a timed hold.</summary>
    public int? Repetitions { get; init; }

    /// <summary>Seconds held, or null.</summary>
    public int? HoldSeconds { get; init; }

    /// <summary>Pace of a repetition, or null for the person's own.</summary>
    public Tempo? Tempo { get; init; }

    /// <summary>Rest between sets, in seconds.</summary>
    public required int RestSeconds { get; init; }

    /// <summary>With what: <c>none</c>, <c>weight</c> or <c>band</c>.</summary>
    public string Load { get; init; } = "none";

    /// <summary>The load to begin with, in kilograms, or null.</summary>
    public double? LoadKg { get; init; }

    /// <summary>Id of the band to begin with, or null.</summary>
    public string? Band { get; init; }

    /// <summary>The posture it is done in.</summary>
    public required string Posture { get; init; }

    /// <summary>Where it is done.</summary>
    public required string Where { get; init; }

    /// <summary>Ids of what it needs.</summary>
    public ImmutableArray<string> Equipment { get; init; } = [];

    /// <summary>What it asks of a body.</summary>
    public Demands Demands { get; init; } = new(null, false);

    /// <summary>Ids of exercises that are the next easier ones.</summary>
    public ImmutableArray<string> Easier { get; init; } = [];

    /// <summary>Ids of exercises that are the next harder ones.</summary>
    public ImmutableArray<string> Harder { get; init; } = [];

    /// <summary>True when it was taken away, and is kept so that what was done keeps its name.</summary>
    public bool Removed { get; init; }
}

/// <summary>What a person or their therapist does not want to be broken.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it limits.</param>
/// <param name="Of">Id of the movement, place, exercise or equipment it is about; null when about all.</param>
/// <param name="Most">The most that is fine: degrees, sets, kilograms, minutes a day or days a week; null where something is left out as a whole.</param>
/// <param name="By">Who set it.</param>
/// <param name="From">The first day it holds, or null.</param>
/// <param name="Until">The last day it holds, or null.</param>
/// <param name="Note">A note in their own words, or null.</param>
public sealed record Limit(string Id, LimitKind Kind, string? Of, double? Most, SetBy By, DateOnly? From, DateOnly? Until, string? Note)
{
    /// <summary>True when it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => (From is not { } from || day >= from) && (Until is not { } until || day <= until);
}

/// <summary>What a limit is about.</summary>
public enum LimitKind
{
    /// <summary>A kind of movement is left out.</summary>
    Movement,

    /// <summary>The hip bends at most so far.</summary>
    HipFlexion,

    /// <summary>What loads a place is left out.</summary>
    Place,

    /// <summary>One exercise is left out.</summary>
    Exercise,

    /// <summary>What needs a thing is left out.</summary>
    Equipment,

    /// <summary>One exercise has at most so many sets a session.</summary>
    Sets,

    /// <summary>One exercise, or any, has at most so much load.</summary>
    Load,

    /// <summary>Sessions take at most so many minutes a day.</summary>
    Minutes,

    /// <summary>Sessions are on at most so many days a week.</summary>
    Days,
}
