namespace Hipwise.Data.Rows;

/// <summary>Times of rows for callers.</summary>
internal static class Utc
{
    public static DateTimeOffset Of(DateTime time) => new(time, TimeSpan.Zero);

    public static DateTimeOffset? Of(DateTime? time) => time is { } known ? Of(known) : null;
}
