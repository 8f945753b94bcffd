using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>Where the home network finds this computer.</summary>
/// <param name="Addresses">The addresses that are answered on, best first; at least one.</param>
/// <param name="Names">Names of this computer, lower case.</param>
internal sealed record LanSite(ImmutableArray<IPAddress> Addresses, ImmutableArray<string> Names)
{
    private readonly HashSet<string> hosts = new([.. Addresses.Select(Show), .. Names], StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a request for this host is meant for us; any other name could be one that somebody points here.</summary>
    public bool IsOurs(string host) => hosts.Contains(host);

    /// <summary>True when this computer has lost the address that phones are told, so that Hipwise has to be started again.</summary>
    public bool IsElsewhere(IEnumerable<IPAddress> here) => !IPAddress.IsLoopback(Addresses[0]) && !here.Contains(Addresses[0]);

    /// <summary>An address as it stands in a link.</summary>
    public static string Show(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    /// <summary>Puts together what was asked for and what this computer has.</summary>
    /// <exception cref="NoHomeNetworkException">There is no such address here.</exception>
    public static LanSite Find(LanOptions options, string machine, IEnumerable<(string Interface, IPAddress Address)> all)
    {
        var here = all.ToList();
        var foreign = options.Addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address) && !here.Exists(one => one.Address.Equals(address)));
        if (foreign is not null)
        {
            throw new NoHomeNetworkException($"This computer has no address {foreign}. Leave --lan-address out to use those it has.");
        }

        var chosen = options.Addresses.IsEmpty ? HomeNetwork.Choose(here) : [.. options.Addresses.Distinct()];
        return chosen.IsEmpty
            ? throw new NoHomeNetworkException(
                "This computer is in no home network: it has no private address, such as 192.168.1.20. Connect it to your network, or leave --lan out.")
            : new LanSite(chosen, [.. LanNames.Of(machine).Concat(options.Names).Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>There is no home network that could be served; the message says how to mend that.</summary>
internal sealed class NoHomeNetworkException(string message) : Exception(message);
