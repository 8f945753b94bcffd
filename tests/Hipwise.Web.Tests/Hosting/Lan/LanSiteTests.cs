using System.Net;
using Hipwise.Web.Hosting.Lan;

namespace Hipwise.Web.Tests.Hosting.Lan;

public class LanSiteTests
{
    private static readonly (string, IPAddress)[] Here = [("wlan0", IPAddress.Parse("192.168.1.20")), ("wlan0", IPAddress.Parse("fd00::2")), ("wlan0", IPAddress.Parse("203.0.113.9"))];

    private static LanSite Both => Site("--host", "hips.home.arpa", "--lan-address", "192.168.1.20", "--lan-address", "fd00::2");

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("[fd00::2]")]
    [InlineData("[FD00::2]")]
    [InlineData("desk")]
    [InlineData("Desk.local")]
    [InlineData("hips.home.arpa")]
    public void Its_own_addresses_and_names_are_answered(string host) => Both.IsOurs(host).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("192.168.1.21")]
    [InlineData("203.0.113.9")]
    [InlineData("fd00::2")]
    [InlineData("3232235796")]
    [InlineData("0xc0a80114")]
    [InlineData("192.168.1.20.rebind.example")]
    [InlineData("desk.example")]
    [InlineData("x.desk.local")]
    [InlineData("desk.local.")]
    [InlineData("evil.home.arpa")]
    public void Nothing_else_is(string host) => Both.IsOurs(host).ShouldBeFalse();

    [Theory]
    [InlineData("desk", "desk.local", "desk")]
    [InlineData("Annas-PC.fritz.box", "annas-pc.local", "annas-pc")]
    [InlineData("localhost")]
    [InlineData("")]
    [InlineData("my_computer")]
    [InlineData("-x")]
    [InlineData("12345")]
    public void A_computer_has_its_name_alone_and_with_local(string machine, params string[] names) => LanNames.Of(machine).ShouldBe(names);

    [Fact]
    public void An_address_that_was_asked_for_is_the_only_one() => Site("--lan-address", "fd00::2").Addresses.ShouldBe([IPAddress.Parse("fd00::2")]);

    [Fact]
    public void An_address_that_is_not_here_is_said_with_the_mend() =>
        Should.Throw<NoHomeNetworkException>(() => Site("--lan-address", "10.1.2.3")).Message.ShouldBe("This computer has no address 10.1.2.3. Leave --lan-address out to use those it has.");

    [Fact]
    public void Without_a_private_address_it_does_not_start() =>
        Should.Throw<NoHomeNetworkException>(() => LanSite.Find(Options(), "desk", [("eth0", IPAddress.Parse("203.0.113.9"))])).Message.ShouldContain("in no home network");

    [Fact]
    public void It_notices_that_the_computer_has_another_address_now()
    {
        Site().IsElsewhere(Here.Select(one => one.Item2)).ShouldBeFalse();
        Site().IsElsewhere([IPAddress.Parse("192.168.1.33"), IPAddress.Parse("fd00::2")]).ShouldBeTrue();
        Site("--lan-address", "127.0.0.2").IsElsewhere([]).ShouldBeFalse();
    }

    private static LanSite Site(params string[] arguments) => LanSite.Find(Options(arguments), "Desk", Here);

    private static LanOptions Options(params string[] arguments) => Web.Hosting.HostSettings.Read(["--lan", .. arguments]).Lan!;
}
