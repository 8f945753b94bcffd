namespace Hipwise.Signals.Filters;

/// <summary>Extends samples beyond both ends by their own odd reflection: turned about the first and the last sample.</summary>
public static class Reflection
{
    /// <summary>The samples with as many more at each end: 2·first − xₖ before, 2·last − xₙ₋₁₋ₖ behind. Times extend alike.</summary>
    /// <param name="samples">At least one more than the extension.</param>
    /// <param name="extension">0 or more.</param>
    /// <exception cref="ArgumentException">A negative extension, or fewer samples than it needs.</exception>
    public static double[] Extend(ReadOnlySpan<double> samples, int extension)
    {
        if (extension < 0 || extension >= samples.Length)
        {
            throw new ArgumentException($"{samples.Length} samples cannot be extended by {extension} at each end; at most by {samples.Length - 1}.", nameof(extension));
        }

        var (first, last, count) = (samples[0], samples[^1], samples.Length);
        var extended = new double[count + (2 * extension)];
        samples.CopyTo(extended.AsSpan(extension));
        for (var k = 1; k <= extension; k++)
        {
            extended[extension - k] = (2 * first) - samples[k];
            extended[extension + count - 1 + k] = (2 * last) - samples[count - 1 - k];
        }

        return extended;
    }
}
