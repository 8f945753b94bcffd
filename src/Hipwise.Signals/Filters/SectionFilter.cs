using System.Collections.Immutable;
using System.Numerics;

namespace Hipwise.Signals.Filters;

/// <summary>Sections one after the other, which keep their digits where one polynomial would lose them. It starts at rest on its first sample,
/// as if that had stood there for ever.</summary>
public sealed class SectionFilter
{
    internal SectionFilter(ImmutableArray<Section> sections, double rate) => (Sections, Rate) = (sections, rate);

    /// <summary>In the order in which samples go through them.</summary>
    public ImmutableArray<Section> Sections { get; }

    /// <summary>Samples a second.</summary>
    public double Rate { get; }

    /// <summary>What one pass leaves of a sine's amplitude; both passes leave its square.</summary>
    /// <param name="frequency">0 to half the sample rate (Hz).</param>
    public double GainAt(double frequency)
    {
        var (z, gain) = (Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / Rate), 1.0);
        foreach (var section in Sections)
        {
            gain *= ((section.B0 + (section.B1 * z) + (section.B2 * z * z)) / (1 + (section.A1 * z) + (section.A2 * z * z))).Magnitude;
        }

        return gain;
    }

    /// <summary>The filter for samples that come one by one; the same numbers as <see cref="FilterForwards"/>.</summary>
    public SectionStream ToStream() => new(this);

    /// <summary>One pass in rising time.</summary>
    /// <param name="samples">Evenly spaced, all finite.</param>
    /// <exception cref="ArgumentException">A sample is not finite.</exception>
    public double[] FilterForwards(ReadOnlySpan<double> samples)
    {
        var output = Finite(samples.ToArray());
        Run(output);
        return output;
    }

    private static double[] Finite(double[] samples) => samples.AsSpan().ContainsAnyExceptInRange(double.MinValue, double.MaxValue)
        ? throw new ArgumentException("A sample is not finite: gaps are filled, or stretches filtered one by one.", nameof(samples))
        : samples;

    // Two sections at a time: while one waits for its last result, the other works.
    private void Run(double[] output)
    {
        for (var i = 0; output.Length > 0 && i < Sections.Length; i += 2)
        {
            if (i + 1 < Sections.Length)
            {
                Run(Sections[i], Sections[i + 1], output);
            }
            else
            {
                Run(Sections[i], new(1, 0, 0, 0, 0), output);
            }
        }
    }

    // The same steps as those of a stream, so that results agree to the last bit.
    private static void Run(Section s, Section t, double[] samples)
    {
        var (s1, s2, rest) = AtRest(s, samples[0]);
        var (t1, t2, _) = AtRest(t, rest);
        for (var n = 0; n < samples.Length; n++)
        {
            var x = samples[n];
            var y = (s.B0 * x) + s1;
            s1 = (s.B1 * x) - (s.A1 * y) + s2;
            s2 = (s.B2 * x) - (s.A2 * y);
            var z = (t.B0 * y) + t1;
            t1 = (t.B1 * y) - (t.A1 * z) + t2;
            t2 = (t.B2 * y) - (t.A2 * z);
            samples[n] = z;
        }
    }

    /// <summary>What a sample that had stood there for ever would have left, and what comes out then.</summary>
    internal static (double First, double Second, double Output) AtRest(Section s, double x)
    {
        var rest = x * (s.B0 + s.B1 + s.B2) / (1 + s.A1 + s.A2);
        var second = (s.B2 * x) - (s.A2 * rest);
        return ((s.B1 * x) - (s.A1 * rest) + second, second, (s.B0 * x) + ((s.B1 * x) - (s.A1 * rest) + second));
    }

    /// <summary>A pass forwards and one backwards, without phase, over samples that are first extended at both ends by their own odd reflection.</summary>
    /// <param name="samples">Evenly spaced, all finite.</param>
    /// <param name="extension">How many samples are added at each end; fewer than there are.</param>
    /// <exception cref="ArgumentException">A sample is not finite, or too long an extension.</exception>
    public double[] FilterBothWays(ReadOnlySpan<double> samples, int extension)
    {
        var extended = Finite(extension == 0 ? samples.ToArray() : Reflection.Extend(samples, extension));
        Run(extended);
        Array.Reverse(extended);
        Run(extended);
        Array.Reverse(extended);
        return extension == 0 ? extended : extended[extension..^extension];
    }
}

/// <summary>A filter's memory while samples come one by one. Not for two threads at a time; nothing is allocated for a sample.</summary>
public sealed class SectionStream
{
    private readonly Section[] sections;
    private readonly double[] first;
    private readonly double[] second;
    private bool isRunning;

    internal SectionStream(SectionFilter filter)
    {
        sections = [.. filter.Sections];
        (first, second) = (new double[sections.Length], new double[sections.Length]);
    }

    /// <summary>What comes out for the next sample.</summary>
    /// <param name="sample">Evenly spaced from the one before.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Next(double sample)
    {
        if (!double.IsFinite(sample))
        {
            throw new ArgumentException($"A sample is {sample}: gaps are filled, or stretches filtered one by one.", nameof(sample));
        }

        for (var i = 0; i < sections.Length; i++)
        {
            sample = Next(i, sample);
        }

        isRunning = true;
        return sample;
    }

    private double Next(int i, double x)
    {
        var s = sections[i];
        if (!isRunning)
        {
            (first[i], second[i], _) = SectionFilter.AtRest(s, x);
        }

        var y = (s.B0 * x) + first[i];
        first[i] = (s.B1 * x) - (s.A1 * y) + second[i];
        second[i] = (s.B2 * x) - (s.A2 * y);
        return y;
    }
}
