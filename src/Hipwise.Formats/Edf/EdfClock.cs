namespace Hipwise.Formats.Edf;

/// <summary>When each record began, gathered into stretches without gaps.</summary>
internal sealed class EdfClock(EdfHeader header, WarningLog log)
{
    private const double LeastTolerance = 1e-4;

    // Records that meet to half a sample, and times written with few decimals, follow each other.
    private readonly double tolerance = Math.Max(LeastTolerance, 0.5 * header.Duration / header.MostSamples);
    private int records;

    /// <summary>Runs of records: when the first one begins (s), its number and how many there are.</summary>
    public List<(double Start, int FirstRecord, int Records)> Stretches { get; } = [];

    /// <summary>The next record.</summary>
    /// <param name="said">When it says that it begins (s); null when it does not.</param>
    public void Add(double? said)
    {
        var expected = Stretches.Count == 0 ? 0 : Stretches[^1].Start + (Stretches[^1].Records * header.Duration);
        var time = said ?? expected;
        if (said is null && header.IsPlus)
        {
            log.Add("edf-untimed", 0, $"record {records + 1}", "A record does not say when it begins; it is taken to follow the one before it.");
        }

        if (Stretches.Count > 0 && time < expected - tolerance)
        {
            log.Add("edf-back", 0, $"record {records + 1}", "A record says that it begins before the one before it has ended; it is taken to follow it.");
            time = expected;
        }

        if (Stretches.Count > 0 && time <= expected + tolerance)
        {
            Stretches[^1] = Stretches[^1] with { Records = Stretches[^1].Records + 1 };
        }
        else
        {
            if (Stretches.Count > 0 && header.Format.EndsWith('C'))
            {
                log.Add("edf-gap", 0, $"record {records + 1}", "The file says that it has no gaps, and has one here; it is kept.");
            }

            Stretches.Add((time, records, 1));
        }

        records++;
    }
}
