using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Html.Dom;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>Talks to a server without a browser, with cookies, and follows a redirect only when asked to.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient http;

    /// <param name="address">Where the server is.</param>
    /// <param name="authority">The one certificate authority that is trusted, or null.</param>
    /// <param name="anyName">True to go on where the certificate is for another name, as for a request that names another host.</param>
    public Caller(string address, X509Certificate2? authority = null, bool anyName = false) => http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        // After a server was killed no connection to it may be tried again.
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = authority is null ? new() : new()
        {
            RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || (anyName && errors == SslPolicyErrors.RemoteCertificateNameMismatch),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
            },
        },
    }) { BaseAddress = new Uri(address) };

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return await Reply.ReadAsync(request, response);
    }

    public async Task<Reply> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Opens an answer that goes on and on; it ends with what is returned.</summary>
    public Task<Stream> ListenAsync(string path) => http.GetStreamAsync(path);

    /// <summary>Gets a page, and what it leads to.</summary>
    public async Task<Reply> OpenAsync(string path) => await FollowAsync(await GetAsync(path));

    public async Task<Reply> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request);
    }

    /// <summary>Gets what an answer leads to, until it leads nowhere else.</summary>
    public async Task<Reply> FollowAsync(Reply reply)
    {
        while (reply.Location is { } location)
        {
            reply = await GetAsync(location);
        }

        return reply;
    }

    public async Task DeleteEverythingAsync()
    {
        var data = await OpenAsync("/data");
        var reply = await PostAsync("/data", data.FormOf("delete").With("sure", "yes"));
        reply.Location.ShouldBe("/data?done=deleted");
    }

    public async Task<string> ExportAsync() => (await GetAsync("/data/export")).Text;

    public async Task<Reply> ImportAsync(string file)
    {
        var data = await OpenAsync("/data");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in data.FormOf("import").Values)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new StringContent(file), "file", "hipwise.json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data") { Content = content };
        return await SendAsync(request);
    }

    public void Dispose() => http.Dispose();
}
