namespace Hipwise.Data.Rows;

/// <summary>An own exercise or a limit.</summary>
internal sealed class OwnRow
{
    public const string Exercise = "exercise";
    public const string Limit = "limit";

    public Guid PersonId { get; set; }

    public required string Kind { get; set; }

    public required string Id { get; set; }

    public required string Json { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime SavedAt { get; set; }
}
