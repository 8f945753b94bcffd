using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hipwise.Web.Hosting.Lan;

namespace Hipwise.Web.Tests.Hosting.Lan;

public sealed class CertificateTests : IDisposable
{
    private readonly Scrap scrap = new();
    private readonly ManualClock clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public void A_phone_that_trusts_the_authority_accepts_the_server()
    {
        var shelf = Shelf(Site());
        Trusts(shelf, shelf.Context.TargetCertificate).ShouldBe(X509ChainStatusFlags.NoError);
        var names = shelf.Context.TargetCertificate;
        foreach (var name in (string[])["192.168.1.20", "fd00::2", "desk.local", "desk"])
        {
            names.MatchesHostname(name, allowWildcards: false, allowCommonName: false).ShouldBeTrue(name);
        }

        names.MatchesHostname("example.com").ShouldBeFalse();
    }

    [Fact]
    public void The_server_has_what_phones_ask_of_it()
    {
        var server = Shelf(Site()).Context.TargetCertificate;
        (server.NotAfter - server.NotBefore).ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(398));
        server.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages["1.3.6.1.5.5.7.3.1"].ShouldNotBeNull();
        server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        server.SignatureAlgorithm.FriendlyName.ShouldBe("sha256ECDSA");
    }

    [Theory]
    [InlineData("example.com", X509ChainStatusFlags.HasNotPermittedNameConstraint)]
    [InlineData("local.example.com", X509ChainStatusFlags.HasNotPermittedNameConstraint)]
    [InlineData("8.8.8.8", X509ChainStatusFlags.HasNotPermittedNameConstraint)]
    [InlineData("2a00::1", X509ChainStatusFlags.HasNotPermittedNameConstraint)]
    [InlineData("172.32.0.1", X509ChainStatusFlags.HasNotPermittedNameConstraint)]
    [InlineData("10.0.0.1", X509ChainStatusFlags.NoError)]
    [InlineData("fd12::1", X509ChainStatusFlags.NoError)]
    [InlineData("other.local", X509ChainStatusFlags.NoError)]
    public void The_authority_can_vouch_for_the_home_only(string name, X509ChainStatusFlags expected)
    {
        var shelf = Shelf(Site());
        shelf.Context.ShouldNotBeNull();
        // Whoever had stolen its key would be stopped by the phone.
        using var stolen = X509Certificate2.CreateFromPemFile(scrap.File("authority.pem"));
        var elsewhere = IPAddress.TryParse(name, out var address) ? new LanSite([address], []) : new LanSite([], [name]);
        using var forged = Certificates.MakeServer(stolen, elsewhere, clock.GetUtcNow());
        Trusts(shelf, forged).ShouldBe(expected);
    }

    [Fact]
    public void Without_its_limits_the_authority_would_vouch_for_anything()
    {
        // What the tests above rest on: it is the limits that refuse.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Without limits", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(0));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var authority = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(2));
        using var server = Certificates.MakeServer(authority, new LanSite([], ["example.com"]), clock.GetUtcNow());
        Trusts(authority, server).ShouldBe(X509ChainStatusFlags.NoError);
    }

    [Fact]
    public void Both_stay_the_same_over_a_restart()
    {
        var first = Shelf(Site());
        var (server, authority) = (first.ServerFingerprint, first.AuthorityFingerprint);
        var second = Shelf(Site());
        (second.ServerFingerprint, second.AuthorityFingerprint).ShouldBe((server, authority));
        server.ShouldMatch("^([0-9A-F]{2}:){31}[0-9A-F]{2}$");
        server.ShouldNotBe(authority);
    }

    [Fact]
    public void With_another_address_only_the_server_has_a_new_one()
    {
        var first = Shelf(Site());
        var (server, authority) = (first.ServerFingerprint, first.AuthorityFingerprint);
        var moved = Shelf(Site() with { Addresses = [IPAddress.Parse("192.168.1.33")] });
        moved.ServerFingerprint.ShouldNotBe(server);
        moved.AuthorityFingerprint.ShouldBe(authority);
        Trusts(moved, moved.Context.TargetCertificate).ShouldBe(X509ChainStatusFlags.NoError);
    }

    [Fact]
    public void A_name_that_the_authority_may_not_vouch_for_makes_a_new_authority()
    {
        var before = Shelf(Site()).AuthorityFingerprint;
        Shelf(Named("hips.home.arpa")).AuthorityFingerprint.ShouldBe(before);
        var after = Shelf(Named("hips.fritz.box"));
        after.AuthorityFingerprint.ShouldNotBe(before);
        Trusts(after, after.Context.TargetCertificate).ShouldBe(X509ChainStatusFlags.NoError);
        // A name less is no reason for the phones to be told anew.
        Shelf(Site()).AuthorityFingerprint.ShouldBe(after.AuthorityFingerprint);
    }

    [Fact]
    public void A_month_before_its_end_the_server_has_a_new_one_also_while_it_runs()
    {
        var shelf = Shelf(Site());
        var (server, authority) = (shelf.ServerFingerprint, shelf.AuthorityFingerprint);
        clock.Move(TimeSpan.FromDays(360));
        shelf.ServerFingerprint.ShouldBe(server);
        clock.Move(TimeSpan.FromDays(10));
        shelf.ServerFingerprint.ShouldNotBe(server);
        shelf.AuthorityFingerprint.ShouldBe(authority);
        shelf.Context.TargetCertificate.NotAfter.ToUniversalTime().ShouldBeGreaterThan(clock.GetUtcNow().UtcDateTime.AddDays(360));
    }

    [Fact]
    public void An_authority_that_would_end_before_its_certificates_is_made_anew()
    {
        var before = Shelf(Site()).AuthorityFingerprint;
        clock.Move(TimeSpan.FromDays(3652 - 400));
        Shelf(Site()).AuthorityFingerprint.ShouldNotBe(before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void Damaged_files_are_written_anew(string damage)
    {
        var before = Shelf(Site()).AuthorityFingerprint;
        File.WriteAllText(scrap.File("authority.pem"), damage);
        File.WriteAllText(scrap.File("server.pem"), damage);
        var after = Shelf(Site());
        after.AuthorityFingerprint.ShouldNotBe(before);
        Trusts(after, after.Context.TargetCertificate).ShouldBe(X509ChainStatusFlags.NoError);
    }

    [Fact]
    public void Only_the_owner_may_read_the_keys()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights");
            return;
        }

        var folder = Path.Combine(scrap.Path, "lan");
        new CertificateShelf(folder, Site(), clock).Context.ShouldNotBeNull();
        foreach (var file in Directory.GetFiles(folder))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        Directory.GetFiles(folder).Length.ShouldBe(2);
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void What_phones_take_in_holds_no_key()
    {
        using var taken = X509CertificateLoader.LoadCertificate(Shelf(Site()).AuthorityBytes);
        taken.HasPrivateKey.ShouldBeFalse();
    }

    public void Dispose() => scrap.Dispose();

    private static LanSite Site() => new([IPAddress.Parse("192.168.1.20"), IPAddress.Parse("fd00::2")], ["desk.local", "desk"]);

    private static LanSite Named(string name) => Site() with { Names = ImmutableArray.Create("desk.local", "desk", name) };

    private CertificateShelf Shelf(LanSite site) => new(scrap.Path, site, clock);

    private static X509ChainStatusFlags Trusts(CertificateShelf shelf, X509Certificate2 server)
    {
        using var authority = X509CertificateLoader.LoadCertificate(shelf.AuthorityBytes);
        return Trusts(authority, server);
    }

    private static X509ChainStatusFlags Trusts(X509Certificate2 authority, X509Certificate2 server)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.Build(server);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
    }
}
