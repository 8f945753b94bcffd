using System.Security.Cryptography;
using System.Text;

namespace Hipwise.Web.Features.Devices;

/// <summary>A code that lets one device in, once.</summary>
/// <param name="Secret">What the picture carries: 26 letters, 130 bits.</param>
/// <param name="Short">What can be typed instead: 8 letters, 40 bits; few wrong tries end it.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record PairingCode(string Secret, string Short, DateTimeOffset Until)
{
    /// <summary>The short code in two groups, as it is read out.</summary>
    public string Spoken => $"{Short[..(Short.Length / 2)]} {Short[(Short.Length / 2)..]}";
}

/// <summary>What became of the last code.</summary>
public enum PairingEnd
{
    /// <summary>There was none, or it is still good.</summary>
    None,

    /// <summary>A device was paired with it.</summary>
    Used,

    /// <summary>Too many wrong codes were tried, so it counts no more.</summary>
    Spoiled,

    /// <summary>Nobody used it in time.</summary>
    Late,
}

/// <summary>
/// Gives out codes and takes them. A code exists only after someone at the computer asked for it, lives in memory for five minutes, and ends
/// with its first use or the fifth wrong try.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="board">Told when something about the code changes.</param>
public sealed class PairingDesk(TimeProvider clock, DeviceBoard board)
{
    /// <summary>How many minutes a code is good for.</summary>
    public const int Minutes = 5;

    /// <summary>With how many wrong tries a code ends.</summary>
    public const int MostWrong = 5;

    // Without letters and digits that look alike: 32 of them, five bits each.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int SecretLetters = 26;
    private const int ShortLetters = 8;
    private const int LongestGiven = 100;
    private readonly Lock guard = new();
    private PairingCode? code;
    private PairingEnd end;
    private int wrong;

    /// <summary>The code that can be used now, or null.</summary>
    public PairingCode? Code
    {
        get
        {
            lock (guard)
            {
                return Current();
            }
        }
    }

    /// <summary>What became of the last code.</summary>
    public PairingEnd End
    {
        get
        {
            lock (guard)
            {
                Current();
                return end;
            }
        }
    }

    /// <summary>Makes a new code in the place of any other.</summary>
    public PairingCode Begin()
    {
        var made = new PairingCode(
            RandomNumberGenerator.GetString(Letters, SecretLetters), RandomNumberGenerator.GetString(Letters, ShortLetters), clock.GetUtcNow().AddMinutes(Minutes));
        lock (guard)
        {
            (code, end, wrong) = (made, PairingEnd.None, 0);
        }

        board.Tell();
        return made;
    }

    /// <summary>Takes the code away unused.</summary>
    public void Stop()
    {
        Close(PairingEnd.None);
        board.Tell();
    }

    /// <summary>Tries a code that came from a device.</summary>
    /// <param name="given">The secret or the short code, in small or large letters, with or without spaces and hyphens.</param>
    /// <returns>True once: whoever gets it is let in. False for a wrong code, and when there is none to use.</returns>
    public bool TryUse(string given)
    {
        var plain = Plain(given);
        lock (guard)
        {
            if (Current() is not { } open)
            {
                return false;
            }

            // Both are always compared, each in a time that tells nothing about the letters.
            var right = Same(plain, open.Secret) | Same(plain, open.Short);
            if (!right && ++wrong < MostWrong)
            {
                return false;
            }

            Close(right ? PairingEnd.Used : PairingEnd.Spoiled);
            if (!right)
            {
                board.Tell();
            }

            return right;
        }
    }

    private PairingCode? Current()
    {
        if (code is { } open && open.Until <= clock.GetUtcNow())
        {
            Close(PairingEnd.Late);
        }

        return code;
    }

    private void Close(PairingEnd how)
    {
        lock (guard)
        {
            (code, end) = (null, how);
        }
    }

    private static string Plain(string given) =>
        given.Length <= LongestGiven ? given.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() : "";

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
