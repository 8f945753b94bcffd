using System.Collections.Immutable;
using System.Net;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>What a person asked for with <c>--lan</c>.</summary>
/// <param name="Port">TCP port for the home network, 0 for any free one.</param>
/// <param name="Addresses">Addresses to answer on; empty for all that this computer has in its home network.</param>
/// <param name="Names">Names of this computer beside its own, lower case.</param>
public sealed record LanOptions(int Port, ImmutableArray<IPAddress> Addresses, ImmutableArray<string> Names);
