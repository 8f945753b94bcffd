namespace Hipwise.Data.Rows;

/// <summary>One entry of the diary; never changed once it is there.</summary>
internal sealed class DiaryRow
{
    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    public Guid? Session { get; set; }

    public required string Kind { get; set; }

    public DateTime At { get; set; }

    public DateTime SavedAt { get; set; }

    public required string Json { get; set; }
}
