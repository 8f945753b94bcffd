namespace Hipwise.Web.Features.Sitting;

/// <summary>What came of fetching a calendar.</summary>
public abstract record CalendarFetch
{
    private CalendarFetch()
    {
    }

    /// <summary>The file, not yet looked into.</summary>
    /// <param name="Content">5 MB at most, decompressed.</param>
    /// <param name="Mark">To send along next time.</param>
    public sealed record Fetched(ReadOnlyMemory<byte> Content, CalendarMark Mark) : CalendarFetch;

    /// <summary>The same as last time.</summary>
    public sealed record NotChanged : CalendarFetch;

    /// <summary>Nothing came, and the person has to know why.</summary>
    /// <param name="Reason">Says what to mend.</param>
    public sealed record Refused(CalendarRefusal Reason) : CalendarFetch;
}

/// <summary>How a server marked what it sent, so that it need not send it again.</summary>
/// <param name="ETag">As the server wrote it, quotes and all; null when it sent none.</param>
/// <param name="LastModified">Null when it sent none.</param>
public sealed record CalendarMark(string? ETag, DateTimeOffset? LastModified);

/// <summary>Why a calendar was not fetched.</summary>
public enum CalendarRefusal
{
    /// <summary>No address that begins with https, http or webcal.</summary>
    NotAnAddress,

    /// <summary>A name and password stand in the address; calendars have secret addresses instead.</summary>
    HoldsPassword,

    /// <summary>A port other than the usual ones.</summary>
    OddPort,

    /// <summary>It leads into this machine or its network.</summary>
    PrivateNetwork,

    /// <summary>No machine of this name, or it does not answer, or its certificate is not valid.</summary>
    NotReached,

    /// <summary>It took too long.</summary>
    TooSlow,

    /// <summary>More than 5 MB.</summary>
    TooLong,

    /// <summary>It sends from address to address.</summary>
    TooManyRedirects,

    /// <summary>It sends from a safe address to an open one.</summary>
    UnsafeRedirect,

    /// <summary>The server knows of no calendar there: not found or gone.</summary>
    NotThere,

    /// <summary>The server wants somebody to sign in.</summary>
    NeedsSignIn,

    /// <summary>The server answers something else than a file.</summary>
    ServerProblem,
}
