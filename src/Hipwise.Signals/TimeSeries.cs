using System.Collections.Immutable;

namespace Hipwise.Signals;

/// <summary>Several channels recorded at the same rising times. Gaps are NaN.</summary>
public sealed class TimeSeries
{
    /// <summary>Keeps the arrays; the caller does not change them afterwards.</summary>
    /// <param name="times">Seconds, rising.</param>
    /// <param name="names">One for each channel.</param>
    /// <param name="channels">One array for each name, as long as <paramref name="times"/>.</param>
    /// <exception cref="ArgumentException">Counts differ, a name comes twice, or a time does not rise.</exception>
    public TimeSeries(double[] times, ImmutableArray<string> names, double[][] channels)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(channels);
        if (names.Length != channels.Length)
        {
            throw new ArgumentException($"{names.Length} names for {channels.Length} channels.", nameof(names));
        }

        Times = times;
        Names = names;
        Channels = channels;
        CheckChannels(times, names, channels);
        CheckTimes(times);
    }

    /// <summary>Seconds, rising.</summary>
    public double[] Times { get; }

    /// <summary>The channels' names.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The channels' values, in the order of <see cref="Names"/>, each as long as <see cref="Times"/>.</summary>
    public double[][] Channels { get; }

    /// <summary>How many times there are.</summary>
    public int Count => Times.Length;

    /// <summary>The channel of that name, or null.</summary>
    public double[]? Find(string name)
    {
        var index = Names.IndexOf(name);
        return index < 0 ? null : Channels[index];
    }

    private static void CheckChannels(double[] times, ImmutableArray<string> names, double[][] channels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (channels[i].Length != times.Length)
            {
                throw new ArgumentException($"Channel '{names[i]}' has {channels[i].Length} values for {times.Length} times.", nameof(channels));
            }

            if (!seen.Add(names[i]))
            {
                throw new ArgumentException($"The channel '{names[i]}' comes twice.", nameof(names));
            }
        }
    }

    private static void CheckTimes(double[] times)
    {
        for (var i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i]) || (i > 0 && times[i] <= times[i - 1]))
            {
                throw new ArgumentException($"Time {i + 1} ({times[i]:G9} s) does not come after the one before it.", nameof(times));
            }
        }
    }
}
