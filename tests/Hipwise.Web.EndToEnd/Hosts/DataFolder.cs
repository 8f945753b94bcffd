namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>A folder for the data of one server, taken away at the end.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hipwise-web-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
