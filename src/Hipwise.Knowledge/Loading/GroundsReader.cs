namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>sources</c>, <c>status</c> and <c>note</c>.</summary>
internal static class GroundsReader
{
    /// <summary>The grounds of an entry; sources are required unless it is our own convention.</summary>
    public static Grounds Grounds(this EntryReader entry)
    {
        var sources = entry.Ids("sources", Kind.Source);
        var status = CheckStatuses.Parse(entry.OneOf("status", CheckStatuses.All));
        if (sources.Length == 0 && status != CheckStatus.Convention)
        {
            entry.Report("'sources' is missing; name a key of sources.yaml, or article-a or article-b");
        }

        return new Grounds(sources, status, entry.TryText("note"));
    }
}
