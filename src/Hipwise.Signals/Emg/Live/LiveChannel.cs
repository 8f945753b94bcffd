using System.Collections.Immutable;

namespace Hipwise.Signals.Emg.Live;

/// <summary>One channel of a <see cref="LiveSession"/>: rest first, then the envelope in multiples of it, activity and squeezes.</summary>
public sealed class LiveChannel
{
    private static readonly LiveNote[] Kinds = Enum.GetValues<LiveNote>();
    private readonly EmgRules rules;
    private readonly LiveSetup setup;
    private readonly ChannelWatch watch;
    private readonly RestWatch rest;
    private readonly float[] points;
    private readonly int step;
    private readonly int longestHole;
    private EmgStream stream;
    private SqueezeCounter? squeezes;
    private int pointCount;
    private long taken;
    private double last;
    private int hole;
    private bool isDead;

    internal LiveChannel(LiveSetup setup, EmgRules rules)
    {
        (this.setup, this.rules) = (setup, rules);
        (watch, rest) = (new(setup.Rate, rules), new(setup.Rate, rules));
        stream = new(setup.Rate, rules, setup.LineFrequency ?? double.NaN);
        step = StepOf(setup.Rate, rules.Live);
        points = new float[(int)(setup.Rate * rules.Live.Window / step) + 1];
        longestHole = (int)(rules.Condition.LongestFill * setup.Rate);
    }

    /// <summary>Activity was found and has not ended.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Rest's root of the mean square, in the samples' unit; NaN until it is learned, and on a channel from which nothing comes.</summary>
    public double Rest { get; private set; } = double.NaN;

    /// <summary>Mains that are taken out (Hz); NaN for none.</summary>
    public double LineFrequency { get; private set; } = double.NaN;

    /// <summary>How long the squeeze that is under way has lasted (s); 0 without one.</summary>
    public double Seconds => squeezes?.Seconds ?? 0;

    /// <summary>Squeezes that are over, in the order of time.</summary>
    public IReadOnlyList<LiveSqueeze> Squeezes => squeezes?.Done ?? [];

    /// <summary>What is wrong at present.</summary>
    public IEnumerable<LiveNote> Notes => Kinds.Where(note => watch.Tells(note, taken) || (note == LiveNote.Dead && isDead));

    internal bool IsStill => rest.IsStill;

    /// <summary>Points of the envelope since this was last asked, in multiples of rest.</summary>
    public ImmutableArray<float> TakePoints()
    {
        var told = points.AsSpan(0, pointCount).ToImmutableArray();
        pointCount = 0;
        return told;
    }

    internal static int StepOf(double rate, EmgLiveRules rules) => Math.Max(1, (int)Math.Round(rate / rules.PointsPerSecond));

    /// <summary>Takes a sample; one that is missing stands where the one before stood.</summary>
    internal void Next(double sample)
    {
        var isThere = double.IsFinite(sample);
        hole = isThere ? 0 : hole + 1;
        last = isThere ? sample : last;
        var isMissing = hole > longestHole;
        if (isMissing)
        {
            watch.Tell(LiveNote.Gap, taken);
        }
        else
        {
            watch.Next(last, taken);
        }

        var live = stream.Next(last);
        if (squeezes is not null)
        {
            Look(live, isMissing);
        }
        else if (isMissing)
        {
            rest.Clear();
        }
        else
        {
            rest.Next(last, live.Filtered);
        }

        taken++;
    }

    private void Look(EmgLive live, bool isMissing)
    {
        var multiple = live.Envelope / Rest;
        IsActive = live.IsActive;
        squeezes!.Next(taken, multiple, isMissing);
        if (taken % step == 0)
        {
            Point((float)multiple);
        }
    }

    // Points that nobody fetches give way to newer ones.
    private void Point(float point)
    {
        if (pointCount == points.Length)
        {
            points.AsSpan(1).CopyTo(points);
            pointCount--;
        }

        points[pointCount++] = point;
    }

    /// <summary>Rest is over: mains are looked for in it, and its level is what everything else is told against.</summary>
    internal void Settle()
    {
        var (raw, skip) = (rest.Raw(), (int)(rules.Live.SettleSeconds * setup.Rate));
        isDead = raw.Length <= skip || watch.Tells(LiveNote.Dead, taken);
        if (isDead)
        {
            return;
        }

        if (!rest.IsStill)
        {
            watch.Tell(LiveNote.Unsteady, taken);
        }

        watch.Learn(raw);
        LineFrequency = setup.LineFrequency ?? FindMains(raw, skip);
        stream = new(setup.Rate, rules, LineFrequency);
        double[] filtered = [.. raw.Select(sample => stream.Next(sample).Filtered)];
        var level = rest.IsStill ? RestWatch.Level(filtered.AsSpan(skip)) : rest.Quietest(filtered.AsSpan(skip));
        isDead = level <= 0;
        if (isDead)
        {
            return;
        }

        stream.SetRest(level);
        Rest = level;
        squeezes = new(setup.Rate, stream.Window, rules.Detection.LiveThreshold, setup, rules.Live);
    }

    internal void TellRate() => watch.Tell(LiveNote.Rate, taken);

    internal void End() => squeezes?.End();

    private double FindMains(double[] raw, int skip)
    {
        var plain = new EmgStream(setup.Rate, rules);
        double[] filtered = [.. raw.Select(sample => plain.Next(sample).Filtered)];
        var condition = rules.Condition;
        var (line, share) = Mains.Find(filtered.AsSpan(skip), setup.Rate, Math.Min(condition.BandHigh, condition.BandShare * setup.Rate), rules.Quality);
        if (share <= rules.Quality.Checks[EmgCheck.LineNoise].Tell)
        {
            return double.NaN;
        }

        watch.Tell(LiveNote.Mains, taken);
        return line;
    }
}
