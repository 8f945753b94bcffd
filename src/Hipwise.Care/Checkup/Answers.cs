using System.Collections.Immutable;
using Hipwise.Care.Own;
using Hipwise.Core;

namespace Hipwise.Care.Checkup;

/// <summary>Everything a person answered and measured: the only input of a check-up.</summary>
/// <param name="Length">How much they want to do now.</param>
/// <param name="Safety">Answers to the safety questions; null when they were not asked yet.</param>
/// <param name="Person">The person in brief.</param>
/// <param name="Pain">Pain by place; empty when nothing hurts.</param>
/// <param name="Activities">Up to three activities that are hard (PSFS).</param>
/// <param name="Trials">Screens done.</param>
/// <param name="Skipped">Screens the person chose not to do.</param>
public sealed record Answers(
    CheckLength Length, SafetyAnswers? Safety, Person Person, ImmutableArray<Pain> Pain, ImmutableArray<Activity> Activities,
    ImmutableArray<Trial> Trials, ImmutableArray<string> Skipped)
{
    /// <summary>Exercises the person changed for a variant; at most one entry for each exercise the plan chose.</summary>
    public ImmutableArray<Swap> Swaps { get; init; } = [];

    /// <summary>Exercises that the person or their therapist added.</summary>
    public ImmutableArray<OwnExercise> Own { get; init; } = [];

    /// <summary>Limits that the person or their therapist set; those whose days are over or still to come are among them.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];

    /// <summary>The answers with only the limits that hold on a day.</summary>
    public Answers On(DateOnly day) => Limits.All(limit => limit.HoldsOn(day)) ? this : this with { Limits = [.. Limits.Where(limit => limit.HoldsOn(day))] };
}

/// <summary>An exercise of the plan changed for another.</summary>
/// <param name="Exercise">Id of the exercise the plan chose.</param>
/// <param name="With">Id of the variant to do instead; used as long as it breaks none of the person's limits.</param>
public sealed record Swap(string Exercise, string With);

/// <summary>How long a check-up is.</summary>
public enum CheckLength
{
    /// <summary>About five minutes.</summary>
    Quick,

    /// <summary>Every screen that tells something.</summary>
    Full,
}

/// <summary>Answers to the safety questions.</summary>
/// <param name="Yes">Ids of flags answered yes.</param>
/// <param name="Unsure">Ids of flags the person is unsure of; they count as yes.</param>
/// <param name="Features">For flags that count signs: the signs present.</param>
/// <param name="NoneOfTheOthers">True when all other questions were read and are a no.</param>
/// <param name="Cleared">Flags a clinician has looked at and cleared.</param>
/// <param name="AskedAgain">Flags asked a second time after later answers, and still a no.</param>
public sealed record SafetyAnswers(
    ImmutableArray<string> Yes, ImmutableArray<string> Unsure, ImmutableSortedDictionary<string, ImmutableArray<string>> Features,
    bool NoneOfTheOthers, ImmutableArray<string> Cleared, ImmutableArray<string> AskedAgain)
{
    /// <summary>Ids of flags answered no one by one; not needed where <see cref="NoneOfTheOthers"/> is true.</summary>
    public ImmutableArray<string> No { get; init; } = [];
}

/// <summary>The person in brief; what was not answered is null.</summary>
public sealed record Person
{
    /// <summary>Id of the age band, or null.</summary>
    public string? AgeBand { get; init; }

    /// <summary><c>female</c> or <c>male</c> for reference values that differ, or null.</summary>
    public string? Sex { get; init; }

    /// <summary>Body height in centimetres, or null.</summary>
    public double? HeightCm { get; init; }

    /// <summary>Body mass in kilograms, or null.</summary>
    public double? MassKg { get; init; }

    /// <summary>Length of the thigh in centimetres, or null.</summary>
    public double? ThighCm { get; init; }

    /// <summary>Length of the lower leg in centimetres, or null.</summary>
    public double? LowerLegCm { get; init; }

    /// <summary>Training sessions a week; zero when not answered.</summary>
    public int TrainingSessions { get; init; }

    /// <summary>Best lifts.</summary>
    public ImmutableArray<Lift> Lifts { get; init; } = [];

    /// <summary>Sports done, ids of <c>told.yaml</c>.</summary>
    public ImmutableArray<string> Sports { get; init; } = [];

    /// <summary>True when they agree to sessions with load.</summary>
    public bool LoadedSessions { get; init; }

    /// <summary>Ids of the equipment at hand.</summary>
    public ImmutableArray<string> Equipment { get; init; } = [];

    /// <summary>False when they cannot or do not want to lie or kneel on the floor.</summary>
    public bool Floor { get; init; } = true;

    /// <summary>True when someone can help with a screen.</summary>
    public bool Helper { get; init; }

    /// <summary>True when they can film themselves.</summary>
    public bool Camera { get; init; }

    /// <summary>Minutes a day they want to give, or null.</summary>
    public int? MinutesPerDay { get; init; }

    /// <summary>Hours sat on a usual day, or null.</summary>
    public double? HoursSitting { get; init; }

    /// <summary>IANA time zone, or null.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Working hours, or null.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>Ids of goals, most wanted first.</summary>
    public ImmutableArray<string> Goals { get; init; } = [];
}

/// <summary>A load lifted.</summary>
/// <param name="Name">For instance <c>squat</c>.</param>
/// <param name="LoadKg">The load in kilograms.</param>
/// <param name="Repetitions">How often in one set; at least one.</param>
public sealed record Lift(string Name, double LoadKg, int Repetitions);

/// <summary>When a person works.</summary>
/// <param name="Start">Start of the day.</param>
/// <param name="End">End of the day; after the start.</param>
/// <param name="Days">Days of the week, in lower-case English.</param>
public sealed record WorkingHours(TimeOnly Start, TimeOnly End, ImmutableArray<string> Days);

/// <summary>Pain at one place.</summary>
/// <param name="Place">Place on the body map.</param>
/// <param name="Side">Where at that place.</param>
/// <param name="Intensity">0-10, as it is these days.</param>
/// <param name="Duration">How long it has been there, an id of <c>told.yaml</c>, or null.</param>
/// <param name="Qualities">What it is like.</param>
/// <param name="WorseWith">What makes it worse.</param>
/// <param name="EasesWith">What eases it.</param>
public sealed record Pain(
    string Place, PainSide Side, double Intensity, string? Duration, ImmutableArray<string> Qualities, ImmutableArray<string> WorseWith,
    ImmutableArray<string> EasesWith);

/// <summary>On which side of a place it hurts.</summary>
public enum PainSide
{
    /// <summary>On the person's left.</summary>
    Left,

    /// <summary>On the person's right.</summary>
    Right,

    /// <summary>Both sides.</summary>
    Both,

    /// <summary>In the middle, or all over the place.</summary>
    Middle,
}

/// <summary>An activity that is hard, in the person's own words.</summary>
/// <param name="Text">What is hard, in a few words.</param>
/// <param name="Score">0 cannot do it, 10 as before.</param>
public sealed record Activity(string Text, double Score);

/// <summary>One screen done once.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="On">The day, or null.</param>
/// <param name="Observations">What was measured.</param>
/// <param name="Pain">Worst pain during it by side (null side for the whole), 0-10; only what was noted.</param>
/// <param name="Tingling">True when tingling or numbness came on.</param>
/// <param name="StoppedBecause">Why it was stopped early, or null.</param>
public sealed record Trial(
    string Screen, DateOnly? On, ImmutableArray<Observation> Observations, ImmutableArray<(Side? Side, double Pain)> Pain, bool Tingling,
    string? StoppedBecause);
