using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>
/// What a certificate authority may vouch for (name constraints, RFC 5280 section 4.2.1.10): private addresses and names of this computer. A
/// phone that trusts ours then trusts it for nothing else.
/// </summary>
internal static class NameLimits
{
    private const string Oid = "2.5.29.30";
    private static readonly Asn1Tag Permitted = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    // Names that no one can own on the internet (RFC 6762, RFC 8375, and those set aside or never given out).
    private static readonly ImmutableArray<string> Always = ["local", "home.arpa", "internal", "lan", "home"];

    private static readonly ImmutableArray<string> Networks =
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"];

    /// <summary>The limits for these names beside those that are always allowed.</summary>
    public static X509Extension Write(IEnumerable<string> names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(Permitted))
        {
            foreach (var name in Always.Concat(names.Where(name => !Always.Any(end => IsBelow(name, end)))))
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
                }
            }

            foreach (var network in Networks)
            {
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(Bytes(IPNetwork.Parse(network)), Address);
                }
            }
        }

        return new X509Extension(Oid, writer.Encode(), critical: true);
    }

    /// <summary>True when the authority may vouch for all of these names.</summary>
    public static bool Cover(X509Certificate2 authority, IEnumerable<string> names)
    {
        var allowed = authority.Extensions.FirstOrDefault(extension => extension.Oid?.Value == Oid) is { } limits ? Read(limits) : [];
        return names.All(name => allowed.Any(end => IsBelow(name, end)));
    }

    private static List<string> Read(X509Extension limits)
    {
        var names = new List<string>();
        var trees = new AsnReader(limits.RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence(Permitted);
        while (trees.HasData)
        {
            var tree = trees.ReadSequence();
            if (tree.PeekTag() == DnsName)
            {
                names.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, DnsName));
            }
        }

        return names;
    }

    private static bool IsBelow(string name, string end) => name == end || name.EndsWith($".{end}", StringComparison.Ordinal);

    // The address, then as many bytes of its mask.
    private static byte[] Bytes(IPNetwork network)
    {
        var address = network.BaseAddress.GetAddressBytes();
        var mask = new byte[address.Length];
        for (var bit = 0; bit < network.PrefixLength; bit++)
        {
            mask[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        return [.. address, .. mask];
    }
}
