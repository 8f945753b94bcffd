namespace Hipwise.Web.Tests;

/// <summary>A folder for one test, taken away at its end.</summary>
internal sealed class Scrap : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hipwise-web-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
