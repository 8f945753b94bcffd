using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>From a column of times to a rate and stretches without gaps.</summary>
internal sealed class SignalTextTimes(WarningLog log)
{
    // A step longer than so many usual ones has lost samples.
    private const double Gap = 1.5;

    /// <summary>Finds out.</summary>
    /// <param name="times">As they stand there, not falling.</param>
    /// <param name="seconds">Seconds that one of them is.</param>
    public (double Rate, ImmutableArray<Stretch> Stretches) Read(double[] times, double seconds)
    {
        var hole = Array.FindIndex(times, double.IsNaN);
        if (hole >= 0)
        {
            throw new BadFileException(log.File, 0, $"row {hole + 1}", "The row has values and no time; add it or take the row out.");
        }

        var steps = times.Zip(times.Skip(1), (a, b) => b - a).ToArray();
        var mean = (times[^1] - times[0]) / steps.Length;
        var sorted = steps.Order().ToArray();
        var (median, least) = (sorted[sorted.Length / 2], Array.Find(sorted, step => step > 0));
        // Times with few decimals stand still now and then: then only their mean tells the step.
        var isRounded = sorted[0] == 0;
        var (usual, slack) = isRounded ? (mean, least) : (median, 0);
        var stretches = Cut(times, (Gap * usual) + slack);
        var longest = stretches.MaxBy(stretch => stretch.Count);
        var step = longest.Count > 1 ? (times[longest.First + longest.Count - 1] - times[longest.First]) / (longest.Count - 1) : usual;
        if (!isRounded && Array.Exists(steps, one => one < usual / 2))
        {
            log.AddOnce(0, "times", "Times do not rise evenly; samples are taken as evenly spread between gaps.");
        }

        if (stretches.Count > 1)
        {
            log.AddOnce(0, "times", $"There are {stretches.Count - 1} gaps; they are kept.");
        }

        return (1 / (step * seconds), [.. stretches.Select(stretch => stretch with { Start = times[stretch.First] * seconds })]);
    }

    private static List<Stretch> Cut(double[] times, double most)
    {
        var (stretches, first) = (new List<Stretch>(), 0);
        for (var i = 1; i <= times.Length; i++)
        {
            if (i == times.Length || times[i] - times[i - 1] > most)
            {
                stretches.Add(new Stretch(times[first], first, i - first));
                first = i;
            }
        }

        return stretches;
    }
}
