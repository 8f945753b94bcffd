using System.Globalization;
using System.Net;
using Hipwise.Web.Hosting.Lan;

namespace Hipwise.Web.Hosting;

/// <summary>Where the page is served and where it keeps its data.</summary>
/// <param name="Port">TCP port on the loopback addresses, 0 for any free one.</param>
/// <param name="DataFolder">Folder of the database and its backups; made when it is missing.</param>
/// <param name="KnowledgeFolder">Folder of the knowledge files.</param>
public sealed record HostSettings(int Port, string DataFolder, string KnowledgeFolder)
{
    private const int UsualPort = 5080;
    private const int UsualLanPort = 5443;
    private const int HighestPort = 65535;
    private static readonly string[] Valued = ["--port", "--data", "--lan-port", "--lan-address", "--host"];
    private static readonly string[] NeedLan = ["--lan-port", "--lan-address", "--host"];

    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        ./run [--port PORT] [--data FOLDER] [--lan [--lan-port PORT] [--lan-address ADDRESS] [--host NAME]]

        Starts Hipwise on this computer and prints its address. Stop it with Ctrl+C.

          --port PORT            port to listen on (5080); 0 takes a free one
          --data FOLDER          where your answers are kept (~/.local/share/hipwise)
          --lan                  answer on your home network too, encrypted, to the phones you pair; the page
                                 "Use your phone" shows how. Without it no phone reaches anything
          --lan-port PORT        port for the home network (5443); 0 takes a free one
          --lan-address ADDRESS  answer on this address of the computer only; may be given again
          --host NAME            one more name that your network has for this computer; may be given again
          --help                 this text
        """;

    /// <summary>What was asked for on the home network, or null when this computer alone is served.</summary>
    public LanOptions? Lan { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">Something is wrong with it; the message says what and how to mend it.</exception>
    public static HostSettings Read(IReadOnlyList<string> arguments)
    {
        var given = Split(arguments);
        var lan = given.Exists(pair => pair.Name == "--lan");
        if (!lan && given.Find(pair => NeedLan.Contains(pair.Name)) is { Name: { } alone })
        {
            throw new FormatException($"{alone} means something only together with --lan.");
        }

        string? Last(string name) => given.FindLast(pair => pair.Name == name).Value;
        IEnumerable<string> All(string name) => given.Where(pair => pair.Name == name).Select(pair => pair.Value);
        var knowledge = Environment.GetEnvironmentVariable("HIPWISE_KNOWLEDGE");
        return new HostSettings(
            Last("--port") is { } port ? ReadPort("--port", port) : UsualPort,
            Last("--data") is { } data ? Path.GetFullPath(data) : UsualDataFolder(),
            string.IsNullOrEmpty(knowledge) ? Path.Combine(AppContext.BaseDirectory, "knowledge") : knowledge)
        {
            Lan = lan
                ? new LanOptions(
                    Last("--lan-port") is { } other ? ReadPort("--lan-port", other) : UsualLanPort,
                    [.. All("--lan-address").Select(ReadAddress)], [.. All("--host").Select(ReadName)])
                : null,
        };
    }

    private static List<(string Name, string Value)> Split(IReadOnlyList<string> arguments)
    {
        var given = new List<(string, string)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var head, var tail] ? (head, tail) : (arguments[i], null);
            if (name == "--lan" && value is null)
            {
                given.Add((name, ""));
                continue;
            }

            if (!Valued.Contains(name))
            {
                throw new FormatException(name == "--lan" ? "--lan takes no value; --help shows how." : $"'{name}' means nothing here; use --port, --data, --lan or --help.");
            }

            value ??= i + 1 < arguments.Count ? arguments[++i] : "";
            given.Add(value.Length > 0 ? (name, value) : throw new FormatException($"{name} needs a value; --help shows how."));
        }

        return given;
    }

    private static int ReadPort(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort
            ? port
            : throw new FormatException($"{name} must be a number from 0 to {HighestPort}; '{value}' stands there.");

    // Loopback addresses do no harm and let someone try it out on this computer alone.
    private static IPAddress ReadAddress(string value) =>
        IPAddress.TryParse(value, out var address) && (HomeNetwork.IsHome(address) || IPAddress.IsLoopback(address))
            ? address
            : throw new FormatException($"--lan-address must be an address of a home network, such as 192.168.1.20; '{value}' stands there.");

    private static string ReadName(string value) =>
        LanNames.IsName(value) ? value.ToLowerInvariant() : throw new FormatException($"--host must be a name without a port, such as hipwise.local; '{value}' stands there.");

    private static string UsualDataFolder()
    {
        var share = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        return Path.Combine(
            !string.IsNullOrEmpty(share) ? share : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "hipwise");
    }
}
