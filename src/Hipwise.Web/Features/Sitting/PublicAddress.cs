using System.Net;
using System.Net.Sockets;

namespace Hipwise.Web.Features.Sitting;

/// <summary>
/// Whether an address of the internet is anybody's: not of this machine, not of its network, not set aside for a purpose
/// (the special-purpose registries of IANA, RFC 6890). Of version 6 only the part given out for the internet (2000::/3) counts.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20",
        ]).Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork Internet = IPNetwork.Parse("2000::/3");

    // The version 4 address stands in the last bytes of the first two, and after the first two bytes of the third.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Closed.Any(network => network.Contains(address));
        }

        if (Translated.Contains(address))
        {
            return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
        }

        return Internet.Contains(address)
            && !Closed.Any(network => network.Contains(address))
            && (!SixToFour.Contains(address) || IsPublic(new IPAddress(address.GetAddressBytes()[2..6])));
    }
}
