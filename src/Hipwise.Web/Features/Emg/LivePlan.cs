using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Emg;

/// <summary>What the script in the page needs to look on.</summary>
/// <param name="Live">Where samples go.</param>
/// <param name="Replay">Where a recording goes that is to be replayed.</param>
/// <param name="Largest">Most bytes of it.</param>
/// <param name="Screen">Id of the screen, or null when nothing is tested.</param>
/// <param name="Part">Which part of it, or null.</param>
/// <param name="Goal">A squeeze that lasts so long counts (s).</param>
/// <param name="Muscles">Ids that a channel of a recording may be known by.</param>
/// <param name="Threshold">From so many times rest on there is activity.</param>
/// <param name="Rest">At first one keeps still for so long (s).</param>
/// <param name="Window">So much is drawn (s).</param>
/// <param name="SendEvery">Samples are sent when so much time has gone by (ms).</param>
/// <param name="RateShare">By so much the rate may differ from what it was at first.</param>
/// <param name="LeastRate">Slower sensors are not read (samples a second).</param>
/// <param name="MostChannels">More are left out.</param>
/// <param name="Mains">Frequencies to choose from (Hz).</param>
internal sealed record LivePlan(
    string Live, string Replay, long Largest, string? Screen, string? Part, double Goal, ImmutableArray<string> Muscles, double Threshold, double Rest, double Window,
    double SendEvery, double RateShare, double LeastRate, int MostChannels, ImmutableArray<double> Mains)
{
    /// <summary>The plan of one part of a screen, or of none.</summary>
    /// <param name="screen">One whose squeezes are counted, or null.</param>
    /// <param name="part"><c>left</c>, <c>right</c> or <c>whole</c>; null without a screen.</param>
    /// <param name="knowledge">Figures.</param>
    public static LivePlan Of(Screen? screen, string? part, KnowledgeBase knowledge)
    {
        var (rules, live) = (knowledge.Emg.Rules, knowledge.Emg.Rules.Live);
        return new(
            LiveEndpoints.Live, LiveEndpoints.Replay, LiveEndpoints.LargestRecording, screen?.Id, part, screen?.Emg?.GoalSeconds ?? live.GoalSeconds, screen?.Emg?.Muscles ?? [],
            rules.Detection.LiveThreshold, live.RestSeconds, live.Window, live.SendEvery, live.RateShare, rules.Quality.LeastRate, live.MostChannels,
            rules.Quality.LineFrequencies);
    }
}
