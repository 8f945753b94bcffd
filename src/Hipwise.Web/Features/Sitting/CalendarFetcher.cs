using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Hipwise.Care.Calendars;

namespace Hipwise.Web.Features.Sitting;

/// <summary>
/// Fetches a calendar from an address that a person entered. Such an address may be meant to make this server look into its own network,
/// so the machine that is really connected to is checked, for every redirect anew. Neither address nor content is ever logged.
/// </summary>
public sealed class CalendarFetcher : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(15);
    private readonly Func<IPEndPoint, bool> isAllowed;
    private readonly TimeSpan limit;
    private readonly HttpMessageInvoker client;

    /// <summary>For use: the public internet, on ports 80 and 443, within 15 seconds.</summary>
    public CalendarFetcher()
        : this(IsUsual, UsualLimit)
    {
    }

    /// <summary>For tests, which serve from this machine.</summary>
    /// <param name="isAllowed">Whether to connect to a machine and port.</param>
    /// <param name="limit">Time for all of it, redirects too.</param>
    internal CalendarFetcher(Func<IPEndPoint, bool> isAllowed, TimeSpan limit)
    {
        (this.isAllowed, this.limit) = (isAllowed, limit);
        client = new(
            new SocketsHttpHandler
            {
                ConnectCallback = Connect,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                Credentials = null,
                PreAuthenticate = false,
                AutomaticDecompression = DecompressionMethods.All,
                MaxResponseHeadersLength = 64,
                MaxResponseDrainSize = 0,
                ConnectTimeout = limit,

                // Every request connects, and so is checked, anew.
                PooledConnectionLifetime = TimeSpan.Zero,

                // Without it no trace is begun, which would hold the address.
                ActivityHeadersPropagator = null,
            },
            disposeHandler: true);
    }

    /// <summary>Ports 80 and 443 of a public address.</summary>
    internal static bool IsUsual(IPEndPoint end) => end.Port is 80 or 443 && PublicAddress.IsPublic(end.Address);

    /// <summary>Fetches once. It does not throw for anything that the address or the server does.</summary>
    /// <param name="address">As the person wrote it; <c>webcal</c> means <c>https</c>.</param>
    /// <param name="known">How the server marked what came last; null for the first time.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async Task<CalendarFetch> Fetch(string address, CalendarMark? known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(limit);
        try
        {
            return await Follow(CalendarAddress.Parse(address), known, timed.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new CalendarFetch.Refused(CalendarRefusal.TooSlow);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            return new CalendarFetch.Refused(ReasonOf(problem));
        }
        catch (RefusedException refused)
        {
            return new CalendarFetch.Refused(refused.Reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<CalendarFetch> Follow(Uri address, CalendarMark? known, CancellationToken cancel)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = RequestFor(address, known);
            using var response = await client.SendAsync(request, cancel);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await Take(response, cancel);
            }

            address = CalendarAddress.Next(address, response.Headers.Location);
        }

        throw new RefusedException(CalendarRefusal.TooManyRedirects);
    }

    private static HttpRequestMessage RequestFor(Uri address, CalendarMark? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", "Hipwise");
        request.Headers.TryAddWithoutValidation("Accept", "text/calendar, text/plain;q=0.5, */*;q=0.1");
        request.Headers.IfModifiedSince = known?.LastModified;
        if (EntityTagHeaderValue.TryParse(known?.ETag, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return request;
    }

    private static async Task<CalendarFetch> Take(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new CalendarFetch.NotChanged();
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RefusedException(response.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => CalendarRefusal.NotThere,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => CalendarRefusal.NeedsSignIn,
                _ => CalendarRefusal.ServerProblem,
            });
        }

        var content = await ReadBounded(response.Content, cancel);
        return new CalendarFetch.Fetched(content, new(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified));
    }

    /// <summary>Counts what comes out of the decompression, so that a small answer cannot grow without end.</summary>
    private static async Task<byte[]> ReadBounded(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var whole = new MemoryStream();
        var part = new byte[16_384];
        for (int read; (read = await stream.ReadAsync(part, cancel)) > 0;)
        {
            if (whole.Length + read > CalendarReader.MostBytes)
            {
                throw new RefusedException(CalendarRefusal.TooLong);
            }

            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }

    /// <summary>
    /// Looks the name up and connects to what was found, so that no second look-up can give another machine. A name of which any address is
    /// closed is refused as a whole.
    /// </summary>
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0)
        {
            throw new RefusedException(CalendarRefusal.NotReached);
        }

        if (!addresses.All(address => isAllowed(new(address, context.DnsEndPoint.Port))))
        {
            throw new RefusedException(addresses.All(PublicAddress.IsPublic) ? CalendarRefusal.OddPort : CalendarRefusal.PrivateNetwork);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The handler wraps what a connection throws.</summary>
    private static CalendarRefusal ReasonOf(Exception problem)
    {
        for (var inner = problem; inner is not null; inner = inner.InnerException)
        {
            if (inner is RefusedException refused)
            {
                return refused.Reason;
            }
        }

        return problem is InvalidDataException
            or HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded }
            ? CalendarRefusal.ServerProblem
            : CalendarRefusal.NotReached;
    }
}
