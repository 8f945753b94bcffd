using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Data;
using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Devices;

/// <summary>The paired devices on the disk, one JSON file for its owner alone.</summary>
/// <param name="path">The file; it may be missing.</param>
internal sealed class DeviceFile(string path)
{
    private const int Largest = 1 << 20;
    private const int HashLetters = 64;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true };

    /// <summary>The devices that are kept; none when there is no file.</summary>
    /// <exception cref="DatabaseException">The file is not ours or is damaged: nobody is let in by guessing what it meant.</exception>
    public ImmutableArray<Device> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            var kept = new FileInfo(path).Length <= Largest ? JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), Options) : null;
            return kept is { Version: 1, Devices: { } devices } && devices.All(IsSound) ? [.. devices.Select(Show)] : throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new DatabaseException($"The list of paired devices cannot be read: {path}. Delete that file and pair your devices again.", problem);
        }
    }

    /// <summary>Puts these in the place of what is kept.</summary>
    public void Write(IEnumerable<Device> devices) => PrivateFile.Write(
        path, JsonSerializer.Serialize(new Kept(1, [.. devices.Select(one => new Row(one.Id, one.Name, one.Hash, one.PairedAt, one.SeenAt))]), Options));

    private static bool IsSound(Row row) => row is { Name: not null, Hash.Length: HashLetters } && row.Hash.All(char.IsAsciiHexDigitLower);

    private static Device Show(Row row) => new(row.Id, row.Name, row.Hash, row.PairedAt, row.SeenAt);

    private sealed record Kept(int Version, [property: JsonRequired] Row[] Devices);

    private sealed record Row(Guid Id, string Name, string Hash, DateTimeOffset PairedAt, DateTimeOffset SeenAt);
}
