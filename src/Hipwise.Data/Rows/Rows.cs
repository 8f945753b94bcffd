namespace Hipwise.Data.Rows;

/// <summary>Someone whose answers are kept; times are UTC in all rows.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>One set of answers; the highest number is the current one.</summary>
internal sealed class CheckupRow
{
    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    public int Number { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public required string Length { get; set; }

    public int Revision { get; set; }
}

/// <summary>One answered page: a fragment of an answers file.</summary>
internal sealed class AnswerPartRow
{
    public Guid CheckupId { get; set; }

    public required string Key { get; set; }

    public required string Json { get; set; }

    public DateTime SavedAt { get; set; }
}

/// <summary>What a corrected answer changed.</summary>
internal sealed class CorrectionRow
{
    public long Id { get; set; }

    public Guid CheckupId { get; set; }

    public DateTime SavedAt { get; set; }

    public required string Title { get; set; }

    public required string ChangesJson { get; set; }

    public DateTime? SeenAt { get; set; }
}
