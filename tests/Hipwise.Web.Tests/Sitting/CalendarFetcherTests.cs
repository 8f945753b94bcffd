using System.IO.Compression;
using System.Net;
using System.Text;
using Hipwise.Web.Features.Sitting;

namespace Hipwise.Web.Tests.Sitting;

/// <summary>Fetching a calendar, from servers that do as they please.</summary>
public class CalendarFetcherTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);
    private static readonly byte[] Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"u8.ToArray();

    [Fact]
    public async Task A_calendar_is_fetched_with_its_mark_and_nothing_is_told_about_the_asker()
    {
        const string Date = "Sat, 28 Mar 2026 12:00:00 GMT";
        await using var server = new RawServer(_ => RawServer.Answer("200 OK", $"ETag: \"v1\"\r\nLast-Modified: {Date}\r\nSet-Cookie: a=b\r\n", Calendar));
        var fetched = (await Fetch($"{server.Address}/secret.ics")).ShouldBeOfType<CalendarFetch.Fetched>();

        fetched.Content.ToArray().ShouldBe(Calendar);
        fetched.Mark.ShouldBe(new CalendarMark("\"v1\"", new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero)));
        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldContain("User-Agent: Hipwise\r\n");
        var names = request.Split("\r\n").Skip(1).Select(line => line.Split(':')[0]).Where(name => name.Length > 0);
        names.ShouldBe(["Host", "User-Agent", "Accept", "Accept-Encoding"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var server = new RawServer(_ => RawServer.Answer("304 Not Modified", ""));
        var mark = new CalendarMark("W/\"v1\"", DateTimeOffset.UnixEpoch);

        (await Fetch($"{server.Address}/", mark)).ShouldBeOfType<CalendarFetch.NotChanged>();
        server.Requests.Single().ShouldContain("If-None-Match: W/\"v1\"\r\n");
        server.Requests.Single().ShouldContain("If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n");
    }

    [Fact]
    public async Task A_redirect_is_followed_without_cookie_or_referer()
    {
        await using var server = new RawServer(path => path == "/a"
            ? RawServer.Answer("302 Found", "Location: /b\r\nSet-Cookie: a=b; Path=/\r\n")
            : RawServer.Answer("200 OK", "", Calendar));

        (await Fetch($"{server.Address}/a")).ShouldBeOfType<CalendarFetch.Fetched>();
        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(request => !request.Contains("Cookie", StringComparison.OrdinalIgnoreCase) && !request.Contains("Referer", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_redirect_into_the_own_network_is_refused()
    {
        await using var inside = new RawServer(_ => RawServer.Answer("200 OK", "", Calendar));
        await using var outside = new RawServer(_ => RawServer.Redirect($"{inside.Address}/admin"));
        var port = new Uri(outside.Address).Port;

        (await Fetch($"{outside.Address}/", allow: end => end.Port == port)).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.PrivateNetwork));
        inside.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("webcal://192.168.1.1/a.ics")]
    public async Task Machines_of_the_own_network_are_refused(string address)
    {
        using var fetcher = new CalendarFetcher();
        (await fetcher.Fetch(address, null, TestContext.Current.CancellationToken)).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.PrivateNetwork));
    }

    [Theory]
    [InlineData("", CalendarRefusal.NotAnAddress)]
    [InlineData("calendar", CalendarRefusal.NotAnAddress)]
    [InlineData("/etc/passwd", CalendarRefusal.NotAnAddress)]
    [InlineData("file:///etc/passwd", CalendarRefusal.NotAnAddress)]
    [InlineData("ftp://example.org/a.ics", CalendarRefusal.NotAnAddress)]
    [InlineData("https://", CalendarRefusal.NotAnAddress)]
    [InlineData("https://me:word@example.org/a.ics", CalendarRefusal.HoldsPassword)]
    [InlineData("https://1.1.1.1:8443/a.ics", CalendarRefusal.OddPort)]
    [InlineData("http://1.1.1.1:22/", CalendarRefusal.OddPort)]
    public async Task Odd_addresses_are_refused_before_anything_is_asked(string address, CalendarRefusal reason)
    {
        using var fetcher = new CalendarFetcher();
        (await fetcher.Fetch(address, null, TestContext.Current.CancellationToken)).ShouldBe(new CalendarFetch.Refused(reason));
    }

    [Theory]
    [InlineData("webcal://example.org/a.ics")]
    [InlineData("WEBCAL://example.org/a.ics")]
    [InlineData("webcals://example.org/a.ics")]
    [InlineData(" https://example.org/a.ics ")]
    public void Webcal_means_https(string address) => CalendarAddress.Parse(address).AbsoluteUri.ShouldBe("https://example.org/a.ics");

    [Theory]
    [InlineData("https://example.org/", "http://example.org/a", CalendarRefusal.UnsafeRedirect)]
    [InlineData("https://example.org/", "http://other.org/a", CalendarRefusal.UnsafeRedirect)]
    [InlineData("https://example.org/", "ftp://example.org/a", CalendarRefusal.NotAnAddress)]
    [InlineData("https://example.org/", "https://me@example.org/a", CalendarRefusal.HoldsPassword)]
    [InlineData("https://example.org/", null, CalendarRefusal.ServerProblem)]
    public void A_redirect_never_makes_things_less_safe(string from, string? to, CalendarRefusal reason) =>
        Should.Throw<RefusedException>(() => CalendarAddress.Next(new(from), to is null ? null : new(to))).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("http://example.org/b/", "c?d=1", "http://example.org/b/c?d=1")]
    [InlineData("http://example.org/", "https://example.org/", "https://example.org/")]
    [InlineData("https://example.org/", "webcal://example.org/a", "https://example.org/a")]
    public void A_redirect_may_be_relative_or_make_things_safer(string from, string to, string expected) =>
        CalendarAddress.Next(new(from), new(to, UriKind.RelativeOrAbsolute)).AbsoluteUri.ShouldBe(expected);

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        await using var server = new RawServer(path => path == "/0" ? RawServer.Answer("200 OK", "", Calendar) : RawServer.Redirect($"/{path[1] - '1'}"));
        (await Fetch($"{server.Address}/5")).ShouldBeOfType<CalendarFetch.Fetched>();
        (await Fetch($"{server.Address}/6")).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.TooManyRedirects));
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        await using var server = new RawServer(_ => RawServer.Redirect("/"));
        (await Fetch($"{server.Address}/")).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.TooManyRedirects));
        server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_server_that_never_answers_or_never_ends_is_left()
    {
        var half = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nBEGIN:");
        await using var silent = new RawServer(_ => null);
        (await Fetch($"{silent.Address}/", limit: TimeSpan.FromMilliseconds(100))).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.TooSlow));

        await using var broken = new RawServer(_ => half);
        (await Fetch($"{broken.Address}/")).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.NotReached));
    }

    [Fact]
    public async Task The_callers_own_end_is_told_apart_from_slowness()
    {
        await using var server = new RawServer(_ => null);
        using var fetcher = new CalendarFetcher(_ => true, Enough);
        using var cancel = new CancellationTokenSource();
        var fetch = fetcher.Fetch($"{server.Address}/", null, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(fetch);
    }

    [Theory]
    [InlineData(5_000_000, true)]
    [InlineData(5_000_001, false)]
    public async Task Five_million_bytes_are_the_most(int length, bool isFetched)
    {
        await using var server = new RawServer(_ => RawServer.Answer("200 OK", "", new byte[length]));
        var fetch = await Fetch($"{server.Address}/");
        (fetch is CalendarFetch.Fetched fetched && fetched.Content.Length == length).ShouldBe(isFetched);
        (fetch == new CalendarFetch.Refused(CalendarRefusal.TooLong)).ShouldBe(!isFetched);
    }

    [Theory]
    [InlineData("gzip", 1_000, true)]
    [InlineData("gzip", 50_000_000, false)]
    [InlineData("br", 50_000_000, false)]
    public async Task Bytes_are_counted_after_decompression(string encoding, int length, bool isFetched)
    {
        var packed = Packed(encoding, length);
        packed.Length.ShouldBeLessThan(1_000_000);
        await using var server = new RawServer(_ => RawServer.Answer("200 OK", $"Content-Encoding: {encoding}\r\n", packed));
        var fetch = await Fetch($"{server.Address}/");
        (fetch is CalendarFetch.Fetched).ShouldBe(isFetched);
        (fetch == new CalendarFetch.Refused(CalendarRefusal.TooLong)).ShouldBe(!isFetched);
    }

    [Theory]
    [InlineData("404 Not Found", CalendarRefusal.NotThere)]
    [InlineData("410 Gone", CalendarRefusal.NotThere)]
    [InlineData("401 Unauthorized", CalendarRefusal.NeedsSignIn)]
    [InlineData("403 Forbidden", CalendarRefusal.NeedsSignIn)]
    [InlineData("500 Oops", CalendarRefusal.ServerProblem)]
    [InlineData("302 Found", CalendarRefusal.ServerProblem)]
    [InlineData("nonsense", CalendarRefusal.ServerProblem)]
    public async Task Other_answers_have_their_reason(string status, CalendarRefusal reason)
    {
        await using var server = new RawServer(_ => RawServer.Answer(status, ""));
        (await Fetch($"{server.Address}/")).ShouldBe(new CalendarFetch.Refused(reason));
    }

    [Fact]
    public async Task A_broken_compression_is_the_servers_problem()
    {
        await using var server = new RawServer(_ => RawServer.Answer("200 OK", "Content-Encoding: gzip\r\n", Calendar));
        (await Fetch($"{server.Address}/")).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.ServerProblem));
    }

    [Fact]
    public async Task A_machine_that_is_not_there_is_not_reached()
    {
        string address;
        await using (var server = new RawServer(_ => null))
        {
            address = server.Address;
        }

        (await Fetch($"{address}/")).ShouldBe(new CalendarFetch.Refused(CalendarRefusal.NotReached));
    }

    private static async Task<CalendarFetch> Fetch(string address, CalendarMark? known = null, Func<IPEndPoint, bool>? allow = null, TimeSpan? limit = null)
    {
        using var fetcher = new CalendarFetcher(allow ?? (_ => true), limit ?? Enough);
        return await fetcher.Fetch(address, known, TestContext.Current.CancellationToken);
    }

    private static byte[] Packed(string encoding, int length)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[100_000];
            for (var left = length; left > 0; left -= zeros.Length)
            {
                stream.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        return packed.ToArray();
    }
}
