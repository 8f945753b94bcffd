using Hipwise.Formats;

namespace Hipwise.Motion.Electrodes;

/// <summary>What stands in a channel.</summary>
/// <param name="Missing">Samples that are not there.</param>
/// <param name="Least">The smallest sample, in the channel's unit; NaN without any.</param>
/// <param name="Most">The largest one.</param>
public readonly record struct ChannelSurvey(int Missing, double Least, double Most)
{
    /// <summary>Goes through the whole recording once, in little memory.</summary>
    /// <param name="source">The open file.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it.</param>
    public static ChannelSurvey[] Of(RecordingSource source, IProgress<double>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(source);
        var surveys = source.Channels.Select(_ => new ChannelSurvey(0, double.NaN, double.NaN)).ToArray();
        source.Scan((channel, _, samples) => surveys[channel] = surveys[channel].With(samples), progress, stop);
        return surveys;
    }

    private ChannelSurvey With(ReadOnlySpan<double> samples)
    {
        var (missing, least, most) = (Missing, double.IsNaN(Least) ? double.PositiveInfinity : Least, double.IsNaN(Most) ? double.NegativeInfinity : Most);
        foreach (var sample in samples)
        {
            missing += double.IsFinite(sample) ? 0 : 1;
            least = sample < least ? sample : least;
            most = sample > most ? sample : most;
        }

        return least <= most ? new(missing, least, most) : new(missing, double.NaN, double.NaN);
    }
}
