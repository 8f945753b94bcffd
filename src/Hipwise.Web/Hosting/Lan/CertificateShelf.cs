using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>
/// The certificates of this installation, kept with their keys in a folder that only its owner may read. The authority stays as long as it
/// can vouch for every name; the server's is made anew when addresses or names change, or a month before it ends.
/// </summary>
/// <param name="folder">Where <c>authority.pem</c> and <c>server.pem</c> are.</param>
/// <param name="site">What they have to be good for.</param>
/// <param name="clock">The time.</param>
internal sealed class CertificateShelf(string folder, LanSite site, TimeProvider clock)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // An authority has to outlive the certificates that it signs.
    private static readonly TimeSpan AuthorityLeft = TimeSpan.FromDays(430);
    private readonly Lock guard = new();
    private X509Certificate2? authority;
    private X509Certificate2? server;
    private SslStreamCertificateContext? context;

    private string AuthorityFile => Path.Combine(folder, "authority.pem");

    private string ServerFile => Path.Combine(folder, "server.pem");

    /// <summary>The authority without its key, as a phone takes it in (DER).</summary>
    public byte[] AuthorityBytes => Current().Authority.Export(X509ContentType.Cert);

    /// <summary>Fingerprint of the authority, to compare while a phone takes it in.</summary>
    public string AuthorityFingerprint => Certificates.Fingerprint(Current().Authority);

    /// <summary>Fingerprint of the server's certificate, to compare when a phone warns.</summary>
    public string ServerFingerprint => Certificates.Fingerprint(Current().Server);

    /// <summary>What is shown at the start of a connection.</summary>
    public SslStreamCertificateContext Context => Current().Context;

    // Looked at with each connection, so that a server that runs for a year renews its certificate too.
    private (X509Certificate2 Authority, X509Certificate2 Server, SslStreamCertificateContext Context) Current()
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            if (context is null || EndOf(server!) - Month < now)
            {
                (authority, server) = Prepare(now);
                context = SslStreamCertificateContext.Create(server, [authority], offline: true);
            }

            return (authority!, server!, context);
        }
    }

    private (X509Certificate2 Authority, X509Certificate2 Server) Prepare(DateTimeOffset now)
    {
        var root = Read(AuthorityFile);
        if (root is null || EndOf(root) - AuthorityLeft < now || BeginOf(root) > now || !NameLimits.Cover(root, site.Names))
        {
            root = Certificates.MakeAuthority(site, now);
            Keep(AuthorityFile, root);
        }

        var shown = Read(ServerFile);
        if (shown is null || EndOf(shown) - Month < now || BeginOf(shown) > now || !IsSignedBy(root, shown) || !IsForAll(shown))
        {
            shown = Certificates.MakeServer(root, site, now);
            Keep(ServerFile, shown);
        }

        return (root, shown);
    }

    // The chain is not built: the system's own check would look at the system's clock.
    private static bool IsSignedBy(X509Certificate2 root, X509Certificate2 shown) =>
        shown.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier is { } signer
        && root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } own
        && signer.Span.SequenceEqual(own.SubjectKeyIdentifierBytes.Span);

    private bool IsForAll(X509Certificate2 shown)
    {
        var names = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names is not null && names.EnumerateDnsNames().ToHashSet(StringComparer.Ordinal).SetEquals(site.Names)
            && names.EnumerateIPAddresses().ToHashSet<IPAddress>().SetEquals(site.Addresses);
    }

    private static DateTimeOffset BeginOf(X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime());

    private static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    private static X509Certificate2? Read(string file)
    {
        try
        {
            return File.Exists(file) ? X509Certificate2.CreateFromPemFile(file) : null;
        }
        catch (CryptographicException)
        {
            // A file that holds no certificate is written anew; its fingerprint is told at every start.
            return null;
        }
    }

    private static void Keep(string file, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        PrivateFile.Write(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
