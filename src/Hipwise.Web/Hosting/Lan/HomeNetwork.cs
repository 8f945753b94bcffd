using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>
/// Addresses that lead no further than a home: those set aside for private networks (RFC 1918, RFC 4193) and for a single link (RFC 3927,
/// RFC 4291).
/// </summary>
internal static class HomeNetwork
{
    // Nets that programs make within a computer, or that lead out of the house.
    private static readonly string[] NotHome =
        ["docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "lxd", "podman", "cni", "flannel", "cali", "tun", "tap", "utun", "wg", "tailscale", "zt", "ppp"];

    private static readonly IPNetwork OneLink = IPNetwork.Parse("169.254.0.0/16");
    private static readonly IPNetwork OneLink6 = IPNetwork.Parse("fe80::/10");

    // In this order a phone most likely reaches them.
    private static readonly ImmutableArray<IPNetwork> Private =
        [IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("fc00::/7")];

    /// <summary>True for an address that only the home network or the same link can have.</summary>
    public static bool IsHome(IPAddress address) => address.IsIPv4MappedToIPv6
        ? IsHome(address.MapToIPv4())
        : Private.Any(network => network.Contains(address)) || OneLink.Contains(address) || OneLink6.Contains(address);

    /// <summary>
    /// The addresses to answer on, best first. Those of version 6 only where there are none of version 4, since many of them change by
    /// themselves; those of one link only where there are no others, and none that needs a zone, since no browser can open it.
    /// </summary>
    /// <param name="all">All addresses of this computer with the name of their interface.</param>
    public static ImmutableArray<IPAddress> Choose(IEnumerable<(string Interface, IPAddress Address)> all)
    {
        var home = all.Where(one => !Array.Exists(NotHome, start => one.Interface.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            .Select(one => one.Address).Where(address => IsHome(address) && !OneLink6.Contains(address)).Distinct().ToLookup(KindOf);
        return [.. home.OrderBy(kind => kind.Key).FirstOrDefault()?.OrderBy(Place) ?? Enumerable.Empty<IPAddress>()];
    }

    /// <summary>All addresses of this computer that are in use, loopback and tunnels left out.</summary>
    public static IEnumerable<(string Interface, IPAddress Address)> List() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus == OperationalStatus.Up
            && one.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel or NetworkInterfaceType.Ppp))
        .SelectMany(one => one.GetIPProperties().UnicastAddresses.Select(address => (one.Name, address.Address)));

    private static int KindOf(IPAddress address) => OneLink.Contains(address) ? 2 : address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1;

    private static int Place(IPAddress address) => Private.TakeWhile(network => !network.Contains(address)).Count();
}
