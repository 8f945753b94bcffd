using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>Listens on the addresses of the home network, encrypted, beside this computer's own address.</summary>
internal static class LanListener
{
    /// <summary>Folder of certificates and paired devices within the data folder.</summary>
    public const string Folder = "lan";

    /// <summary>Adds the listeners when they were asked for; without <c>--lan</c> nothing changes.</summary>
    /// <exception cref="NoHomeNetworkException">There is no address to listen on.</exception>
    public static void ListenOnHomeNetwork(this WebApplicationBuilder builder, HostSettings settings)
    {
        if (settings.Lan is not { } options)
        {
            return;
        }

        var site = LanSite.Find(options, Environment.MachineName, HomeNetwork.List());
        builder.Services.AddSingleton(site);
        builder.Services.AddSingleton(provider =>
            new CertificateShelf(Path.Combine(settings.DataFolder, Folder), site, provider.GetRequiredService<TimeProvider>()));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in site.Addresses)
            {
                kestrel.Listen(address, options.Port, listen => Secure(listen, kestrel.ApplicationServices));
            }
        });
    }

    /// <summary>The addresses of a started server in the home network, as links without a slash at the end; best first.</summary>
    public static IReadOnlyList<string> AddressesOf(IServer server) =>
        [.. server.Features.Get<IServerAddressesFeature>()!.Addresses.Where(address => address.StartsWith("https://", StringComparison.Ordinal))];

    private static void Secure(ListenOptions listen, IServiceProvider services)
    {
        // Before anything is said: whoever is not in the home network is not even shown a certificate.
        listen.Use(next => connection => Admit(connection) ? next(connection) : Task.CompletedTask);
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = services.GetRequiredService<CertificateShelf>().Context,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            }),
        });
    }

    /// <summary>Marks a connection from the home network, or from this computer itself; ends any other.</summary>
    /// <returns>False when it was ended.</returns>
    internal static bool Admit(ConnectionContext connection)
    {
        if (connection.RemoteEndPoint is IPEndPoint { Address: var from } && (HomeNetwork.IsHome(from) || IPAddress.IsLoopback(from)))
        {
            connection.Features.Set(new LanConnection());
            return true;
        }

        connection.Abort();
        return false;
    }
}
