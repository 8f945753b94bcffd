namespace Hipwise.Data.Rows;

/// <summary>The points of one take of a part of a trial, as bytes that only who wrote them can read.</summary>
internal sealed class FilmRow
{
    public Guid TrialId { get; set; }

    public required string Part { get; set; }

    public int Number { get; set; }

    public required byte[] Points { get; set; }

    public DateTime SavedAt { get; set; }
}
