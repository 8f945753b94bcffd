using System.Globalization;

namespace Hipwise.Web.Hosting;

/// <summary>Where the page is served and where it keeps its data.</summary>
/// <param name="Port">TCP port on the loopback addresses, 0 for any free one.</param>
/// <param name="DataFolder">Folder of the database and its backups; made when it is missing.</param>
/// <param name="KnowledgeFolder">Folder of the knowledge files.</param>
public sealed record HostSettings(int Port, string DataFolder, string KnowledgeFolder)
{
    private const int UsualPort = 5080;
    private const int HighestPort = 65535;

    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        ./run [--port PORT] [--data FOLDER]

        Starts Hipwise on this computer and prints its address. Stop it with Ctrl+C.

          --port PORT      port to listen on (5080); 0 takes a free one
          --data FOLDER    where your answers are kept (~/.local/share/hipwise)
          --help           this text
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">Something is wrong with it; the message says what and how to mend it.</exception>
    public static HostSettings Read(IReadOnlyList<string> arguments)
    {
        var (port, data) = (UsualPort, UsualDataFolder());
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, given) = arguments[i].Split('=', 2) is [var head, var tail] ? (head, tail) : (arguments[i], null);
            var value = given ?? (i + 1 < arguments.Count ? arguments[++i] : null);
            (port, data) = (name, value) switch
            {
                ("--port" or "--data", null or "") => throw new FormatException($"{name} needs a value; --help shows how."),
                ("--port", _) => (ReadPort(value), data),
                ("--data", _) => (port, Path.GetFullPath(value)),
                _ => throw new FormatException($"'{name}' means nothing here; use --port, --data or --help."),
            };
        }

        var knowledge = Environment.GetEnvironmentVariable("HIPWISE_KNOWLEDGE");
        return new HostSettings(port, data, string.IsNullOrEmpty(knowledge) ? Path.Combine(AppContext.BaseDirectory, "knowledge") : knowledge);
    }

    private static int ReadPort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort
            ? port
            : throw new FormatException($"--port must be a number from 0 to {HighestPort}; '{value}' stands there.");

    private static string UsualDataFolder()
    {
        var share = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        return Path.Combine(
            !string.IsNullOrEmpty(share) ? share : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "hipwise");
    }
}
