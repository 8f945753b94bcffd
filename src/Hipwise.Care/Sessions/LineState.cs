namespace Hipwise.Care.Sessions;

/// <summary>Where a line of the plan stands after what was logged; the next session is made from it.</summary>
internal sealed record LineState
{
    /// <summary>Id of the exercise to do.</summary>
    public required string Exercise { get; init; }

    /// <summary>Load to use in kilograms, or null when none was told.</summary>
    public double? LoadKg { get; init; }

    /// <summary>Id of the band to use, or null when none was told.</summary>
    public string? Band { get; init; }

    /// <summary>Share of the prescribed work, above 0 and at most 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Repetitions a set beyond those prescribed.</summary>
    public int Extra { get; init; }

    /// <summary>Easy sessions running.</summary>
    public int EasyRun { get; init; }

    /// <summary>Sessions running with extra repetitions.</summary>
    public int ExtraRun { get; init; }

    /// <summary>Bad sessions running.</summary>
    public int BadRun { get; init; }

    /// <summary>Sessions still to do at the lower level.</summary>
    public int LowerLeft { get; init; }

    /// <summary>Where to go back to after the lower level, or null when not lowered.</summary>
    public LineState? ReturnTo { get; init; }

    /// <summary>Day of the last session, or null before the first.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Day of the last step up, or null.</summary>
    public DateOnly? LastStep { get; init; }

    /// <summary>Rules that made the last change, or empty.</summary>
    public string? LastRule { get; init; }
}
