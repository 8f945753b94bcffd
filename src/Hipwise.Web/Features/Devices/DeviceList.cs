using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hipwise.Web.Features.Devices;

/// <summary>The paired devices. What a device shows is looked up by its hash, so neither the file nor the time an answer takes tells it.</summary>
/// <param name="file">Where they are kept.</param>
/// <param name="clock">The time.</param>
/// <param name="board">Told when a device comes or goes.</param>
public sealed class DeviceList
{
    private const int TokenBytes = 32;
    private const int LongestToken = 100;
    private const int LongestName = 40;

    // Often enough to tell when a device was last here, seldom enough to spare the disk.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);
    private readonly Lock guard = new();
    private readonly DeviceFile file;
    private readonly TimeProvider clock;
    private readonly DeviceBoard board;
    private ImmutableDictionary<string, Device> byHash = ImmutableDictionary<string, Device>.Empty;

    internal DeviceList(DeviceFile file, TimeProvider clock, DeviceBoard board) => (this.file, this.clock, this.board) = (file, clock, board);

    /// <summary>The devices, the one that was last paired first.</summary>
    public ImmutableArray<Device> All => [.. Volatile.Read(ref byHash).Values.OrderByDescending(device => device.PairedAt).ThenBy(device => device.Id)];

    /// <summary>Reads what is kept; called once, before anyone is let in.</summary>
    /// <exception cref="Hipwise.Data.DatabaseException">The file cannot be read; the message says how to mend that.</exception>
    public void Load() => byHash = file.Read().ToImmutableDictionary(device => device.Hash, StringComparer.Ordinal);

    /// <summary>The device that shows this word, or null.</summary>
    public Device? Find(string? token) => token is { Length: > 0 and <= LongestToken } ? Volatile.Read(ref byHash).GetValueOrDefault(HashOf(token)) : null;

    /// <summary>Takes a device in.</summary>
    /// <param name="name">What it is called; <see cref="Plain"/> makes it fit.</param>
    /// <returns>The word it has to show from now on: 256 bits by chance, kept nowhere here.</returns>
    public string Add(string name)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        var device = new Device(Guid.NewGuid(), Plain(name), HashOf(token), now, now);
        Change(all => all.Add(device.Hash, device));
        return token;
    }

    /// <summary>A name without what cannot be seen, forty letters at most; it may come to nothing.</summary>
    public static string Plain(string name) => string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(LongestName)).Trim();

    /// <summary>Notes that a device was here; true once in a while, when its cookie should be renewed too.</summary>
    public bool Note(Device device)
    {
        var now = clock.GetUtcNow();
        if (now - device.SeenAt < Grain)
        {
            return false;
        }

        lock (guard)
        {
            if (byHash.TryGetValue(device.Hash, out var known) && now - known.SeenAt >= Grain)
            {
                Keep(byHash.SetItem(device.Hash, known with { SeenAt = now }));
                return true;
            }
        }

        return false;
    }

    /// <summary>Shows a device out; what it has open ends. One that is gone already is fine.</summary>
    public void Remove(Guid id) => Change(all => all.RemoveRange(all.Values.Where(device => device.Id == id).Select(device => device.Hash)));

    /// <summary>Shows all devices out but one.</summary>
    /// <param name="stays">The one that stays, or null for none.</param>
    public void RemoveAll(Device? stays = null) => Change(all => all.RemoveRange(all.Keys.Where(hash => hash != stays?.Hash)));

    private void Change(Func<ImmutableDictionary<string, Device>, ImmutableDictionary<string, Device>> change)
    {
        List<Device> gone;
        lock (guard)
        {
            var before = byHash;
            var after = change(before);
            if (ReferenceEquals(after, before))
            {
                return;
            }

            Keep(after);
            gone = [.. before.Values.Where(device => !after.ContainsKey(device.Hash))];
        }

        gone.ForEach(device => device.End.Cancel());
        board.Tell();
    }

    // On the disk first: what is told as done survives a restart.
    private void Keep(ImmutableDictionary<string, Device> devices)
    {
        file.Write(devices.Values.OrderBy(device => device.PairedAt).ThenBy(device => device.Id));
        Volatile.Write(ref byHash, devices);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
