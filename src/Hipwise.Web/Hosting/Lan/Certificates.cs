using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>
/// Makes the two certificates of a home: an authority that a phone can be told to trust, and the one that the server shows, signed by it.
/// What phones ask of both is at support.apple.com/103769: SHA-256, names in the subject alternative name, purpose server, 825 days at most.
/// </summary>
internal static class Certificates
{
    private const int AuthorityYears = 10;
    private const int ServerDays = 397;
    private const int SerialBytes = 16;
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    // The clock of a phone may be a little behind.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>A new authority with its key, for the private addresses and these names only.</summary>
    public static X509Certificate2 MakeAuthority(LanSite site, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"Hipwise on {Name(site)}", key);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(0));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(NameLimits.Write(site.Names));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Slack, now.AddYears(AuthorityYears));
    }

    /// <summary>A new certificate of the server with its key, for all addresses and names of the site.</summary>
    public static X509Certificate2 MakeServer(X509Certificate2 authority, LanSite site, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // No name of a host: where there is no other, some programs would hold it against the limits of the authority.
        var request = Request("Hipwise server", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerPurpose)], critical: false));
        request.CertificateExtensions.Add(Names(site));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var begin = Later(now - Slack, new DateTimeOffset(authority.NotBefore.ToUniversalTime()));
        using var signed = request.Create(authority, begin, now.AddDays(ServerDays) - Slack, RandomNumberGenerator.GetBytes(SerialBytes));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>The SHA-256 fingerprint as phones show it.</summary>
    public static string Fingerprint(X509Certificate2 certificate) => string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(part => $"{part:X2}"));

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        return new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
    }

    // A common name has 64 letters at most.
    private static string Name(LanSite site) => site.Names.FirstOrDefault(name => name.Length <= 48) ?? site.Addresses[0].ToString();

    private static X509Extension Names(LanSite site)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in site.Addresses)
        {
            names.AddIpAddress(address);
        }

        foreach (var name in site.Names)
        {
            names.AddDnsName(name);
        }

        return names.Build();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
