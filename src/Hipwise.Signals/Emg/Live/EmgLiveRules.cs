namespace Hipwise.Signals.Emg.Live;

/// <summary>Figures for samples that are looked at while they come; they stand in the knowledge.</summary>
/// <param name="RestSeconds">For so long a person is asked to keep still at first (s).</param>
/// <param name="SettleSeconds">Of that, the first part that filters need to settle (s).</param>
/// <param name="LongestRest">So long stillness is waited for at most (s).</param>
/// <param name="RestSpread">Of the stretches of a rest, the loudest may be so many times the quietest.</param>
/// <param name="LeastSeconds">Shorter activity is no squeeze, where no screen says otherwise (s).</param>
/// <param name="GoalSeconds">A squeeze that lasts so long counts, where no screen says otherwise (s).</param>
/// <param name="PauseSeconds">A shorter dip does not end a squeeze (s).</param>
/// <param name="LengthSd">Standard deviation of a squeeze's length (s).</param>
/// <param name="PointsPerSecond">Points of the envelope that are told.</param>
/// <param name="Window">So long a stretch of it is drawn (s).</param>
/// <param name="SendEvery">Samples are sent when so much time has gone by (ms).</param>
/// <param name="DeadSeconds">A channel that stands still for so long is told (s).</param>
/// <param name="ClipMultiple">An end of the range lies at least so many deviations off rest's mean.</param>
/// <param name="CheckSeconds">Over which samples are looked at for what is told of a channel (s).</param>
/// <param name="NoteSeconds">Something that was seen is told for so long (s).</param>
/// <param name="RateShare">By so much of what was said the rate may differ.</param>
/// <param name="RateAfter">Before so much time nothing is told of it (s).</param>
/// <param name="MostChannels">More are not taken.</param>
/// <param name="MostRate">Nor faster ones (samples a second).</param>
/// <param name="ReplaySeconds">Of a recording so much is replayed at most (s).</param>
public sealed record EmgLiveRules(
    double RestSeconds, double SettleSeconds, double LongestRest, double RestSpread, double LeastSeconds, double GoalSeconds, double PauseSeconds, double LengthSd,
    double PointsPerSecond, double Window, double SendEvery, double DeadSeconds, double ClipMultiple, double CheckSeconds, double NoteSeconds, double RateShare,
    double RateAfter, int MostChannels, double MostRate, double ReplaySeconds);
