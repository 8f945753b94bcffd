namespace Hipwise.Signals.Emg;

/// <summary>Random numbers that are the same for the same seed on any machine: SplitMix64, and Marsaglia's polar way to normal ones.</summary>
public sealed class SeededNoise
{
    private ulong state;
    private double spare = double.NaN;

    /// <summary>Begins a sequence.</summary>
    /// <param name="seed">Any number; neighbours give unrelated sequences.</param>
    public SeededNoise(long seed) => state = (ulong)seed;

    /// <summary>Evenly spread from 0 to below 1.</summary>
    public double NextShare()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number from 0 to below a bound.</summary>
    /// <param name="bound">Above 0.</param>
    public int NextWhole(int bound) => (int)(NextShare() * bound);

    /// <summary>Normal with mean 0 and deviation 1.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spare))
        {
            (var kept, spare) = (spare, double.NaN);
            return kept;
        }

        double u, v, square;
        do
        {
            (u, v) = ((2 * NextShare()) - 1, (2 * NextShare()) - 1);
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);

        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = v * scale;
        return u * scale;
    }
}
