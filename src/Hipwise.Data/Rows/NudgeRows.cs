namespace Hipwise.Data.Rows;

/// <summary>What a person set, by its name.</summary>
internal sealed class SettingRow
{
    public Guid PersonId { get; set; }

    public required string Key { get; set; }

    public required string Json { get; set; }

    public DateTime SavedAt { get; set; }
}

/// <summary>A nudge that was offered; person and slot name it, whatever the number of devices.</summary>
internal sealed class NudgeRow
{
    public Guid PersonId { get; set; }

    public DateTime Slot { get; set; }

    public DateTime OfferedAt { get; set; }

    public string? Choice { get; set; }

    public string? Desk { get; set; }

    public required string Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? Until { get; set; }
}

/// <summary>When a person is to be looked at next.</summary>
internal sealed class NudgeDueRow
{
    public Guid PersonId { get; set; }

    public DateTime DueAt { get; set; }
}
