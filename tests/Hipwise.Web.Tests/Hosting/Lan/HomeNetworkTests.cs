using System.Net;
using Hipwise.Web.Hosting.Lan;

namespace Hipwise.Web.Tests.Hosting.Lan;

public class HomeNetworkTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.254")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.3.4")]
    [InlineData("fd00::2")]
    [InlineData("fcff:ffff::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:192.168.1.2")]
    public void An_address_of_a_home_is_known(string address) => HomeNetwork.IsHome(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("100.64.0.1")]
    [InlineData("192.0.2.2")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.251")]
    [InlineData("127.0.0.1")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2a00::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::c0a8:101")]
    [InlineData("2002:c0a8:101::1")]
    public void Any_other_address_is_not(string address) => HomeNetwork.IsHome(IPAddress.Parse(address)).ShouldBeFalse();

    [Fact]
    public void The_address_that_a_phone_most_likely_reaches_comes_first() =>
        Choose(("wlan0", "fd00::2"), ("eth0", "172.20.0.4"), ("eth1", "10.1.1.1"), ("eth0", "192.0.2.2"), ("wlan0", "192.168.178.20"), ("wlan0", "fe80::5"), ("wlan0", "2a00::1"))
            .ShouldBe(["192.168.178.20", "10.1.1.1", "172.20.0.4"]);

    [Fact]
    public void Addresses_of_version_6_are_used_where_there_are_no_others() => Choose(("eth0", "192.0.2.2"), ("eth0", "fd00::2"), ("eth0", "fe80::1")).ShouldBe(["fd00::2"]);

    [Fact]
    public void Nets_within_the_computer_and_out_of_the_house_are_left_out() =>
        Choose(("docker0", "172.17.0.1"), ("br-12ab", "172.18.0.1"), ("veth1", "10.0.0.1"), ("virbr0", "192.168.122.1"), ("wg0", "10.8.0.2"), ("tailscale0", "fd7a::1"), ("br0", "192.168.1.7"))
            .ShouldBe(["192.168.1.7"]);

    [Fact]
    public void Addresses_of_one_link_are_used_only_where_there_are_no_others()
    {
        Choose(("eth0", "169.254.9.9"), ("eth0", "fe80::1")).ShouldBe(["169.254.9.9"]);
        Choose(("eth0", "169.254.9.9"), ("wlan0", "10.0.0.3")).ShouldBe(["10.0.0.3"]);
    }

    [Fact]
    public void Public_addresses_alone_are_no_home() => Choose(("eth0", "203.0.113.9"), ("eth0", "2a00::1")).ShouldBeEmpty();

    private static IEnumerable<string> Choose(params (string Name, string Address)[] all) =>
        HomeNetwork.Choose(all.Select(one => (one.Name, IPAddress.Parse(one.Address)))).Select(address => $"{address}");
}
