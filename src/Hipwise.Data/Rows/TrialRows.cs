namespace Hipwise.Data.Rows;

/// <summary>One screen done once; its id is chosen by whoever sends it, so that sending twice saves once.</summary>
internal sealed class TrialRow
{
    public Guid Id { get; set; }

    public Guid CheckupId { get; set; }

    public required string Screen { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>When it was first saved: a correction does not move a trial behind later ones.</summary>
    public DateTime SavedAt { get; set; }
}

/// <summary>One part of a trial: <c>left</c>, <c>right</c> or <c>whole</c>. Each is saved, corrected and stopped on its own.</summary>
internal sealed class TrialPartRow
{
    public Guid TrialId { get; set; }

    public required string Part { get; set; }

    public double? Pain { get; set; }

    public bool Tingling { get; set; }

    public string? StoppedBecause { get; set; }

    public DateTime SavedAt { get; set; }
}

/// <summary>One measure's value: every source writes this row.</summary>
internal sealed class ObservationRow
{
    public long Id { get; set; }

    public Guid TrialId { get; set; }

    public required string Measure { get; set; }

    public string? Side { get; set; }

    /// <summary>A JSON array of numbers, of booleans or of option ids.</summary>
    public required string Tries { get; set; }

    public double? Sd { get; set; }

    public required string Source { get; set; }

    public DateTime SavedAt { get; set; }
}
