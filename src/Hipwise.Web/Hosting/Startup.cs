using System.Net.Sockets;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Features.Devices;
using Hipwise.Web.Hosting.Lan;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hipwise.Web.Hosting;

/// <summary>Starts the page and tells in one line where it is, or what is in the way.</summary>
internal static class Startup
{
    private const int WrongUse = 2;
    private const int CannotStart = 1;

    /// <summary>Builds the page from the command line, runs it until it is stopped, and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Func<HostSettings, WebApplication> build)
    {
        try
        {
            var settings = HostSettings.Read(args);
            await using var app = build(settings);
            // Reading the knowledge and getting the store ready take as long as each other.
            var knowledge = Task.Run(app.Services.GetRequiredService<KnowledgeBase>);
            await app.Services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
            await knowledge;
            await app.Services.GetRequiredService<CheckupMemory>().FindAsync(CancellationToken.None);
            app.Services.GetRequiredService<Assets>();
            app.Services.GetRequiredService<DeviceList>().Load();
            await app.StartAsync();
            Console.WriteLine($"Hipwise is ready: {AddressOf(app)}");
            TellLan(app);
            Console.WriteLine($"Your answers are kept in {settings.DataFolder}. Stop with Ctrl+C.");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (FormatException problem)
        {
            return Tell(problem.Message, WrongUse);
        }
        catch (Exception problem) when (problem is NoHomeNetworkException or DatabaseException or KnowledgeException or FileNotFoundException or UnauthorizedAccessException)
        {
            return Tell(problem.Message, CannotStart);
        }
        catch (SocketException problem)
        {
            return Tell($"An address of this computer cannot be listened on just now: {problem.Message}. Try again in a moment, or name another with --lan-address.", CannotStart);
        }
        catch (IOException problem)
        {
            var inUse = problem.InnerException is SocketException or { InnerException: SocketException };
            return Tell(inUse ? InUse(args) : problem.Message, CannotStart);
        }
    }

    private static void TellLan(WebApplication app)
    {
        if (app.Services.GetService<CertificateShelf>() is { } certificates)
        {
            Console.WriteLine($"On your home network: {string.Join(" ", LanListener.AddressesOf(app.Services.GetRequiredService<IServer>()))}");
            Console.WriteLine($"Pair a phone on this computer at {AddressOf(app)}/devices");
            Console.WriteLine($"Fingerprint of the certificate: {certificates.ServerFingerprint}");
        }
    }

    private static int Tell(string message, int code)
    {
        Console.Error.WriteLine($"hipwise: {message}");
        return code;
    }

    private static string InUse(string[] args) => args.Contains("--lan")
        ? "A port is in use. Is Hipwise running already? Choose others with --port and --lan-port."
        : "The port is in use. Is Hipwise running already? Choose another with --port.";

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .OrderBy(address => address.StartsWith("http://127.0.0.1", StringComparison.Ordinal) ? 0 : 1).First().Replace("[::1]", "localhost", StringComparison.Ordinal);
}
