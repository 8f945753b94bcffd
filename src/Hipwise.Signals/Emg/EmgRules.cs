using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Signals.Emg;

/// <summary>Figures by which a recording of muscles is read; they stand in the knowledge.</summary>
/// <param name="Condition">How samples become envelopes.</param>
/// <param name="Quality">What a channel must fulfil.</param>
/// <param name="Detection">How activity is found.</param>
/// <param name="Amplitude">How much activity is told.</param>
/// <param name="Fatigue">How the spectrum is followed.</param>
/// <param name="Timing">How channels are compared.</param>
/// <param name="Live">How samples are looked at while they come.</param>
public sealed record EmgRules(
    EmgConditionRules Condition, EmgQualityRules Quality, EmgDetectionRules Detection, EmgAmplitudeRules Amplitude, EmgFatigueRules Fatigue, EmgTimingRules Timing,
    EmgLiveRules Live);

/// <summary>How samples become envelopes.</summary>
/// <param name="BandOrder">Of the band-pass, one pass.</param>
/// <param name="BandLow">Its lower end (Hz).</param>
/// <param name="BandHigh">Its upper end (Hz).</param>
/// <param name="BandShare">That end is at most this share of the rate.</param>
/// <param name="NotchWidth">Of each notch (Hz).</param>
/// <param name="NotchHarmonics">How many multiples of the mains' frequency are taken out beside itself.</param>
/// <param name="RmsSeconds">Window of the root of the mean square (s).</param>
/// <param name="EnvelopeOrder">Of the low-pass of the linear envelope, one pass.</param>
/// <param name="EnvelopeCutoff">Where each of its passes has lost 3 dB (Hz).</param>
/// <param name="LongestFill">Missing samples in a row that are bridged by a line (s); longer ones part the channel.</param>
public sealed record EmgConditionRules(
    int BandOrder, double BandLow, double BandHigh, double BandShare, double NotchWidth, int NotchHarmonics, double RmsSeconds, int EnvelopeOrder, double EnvelopeCutoff,
    double LongestFill);

/// <summary>What a channel must fulfil.</summary>
/// <param name="Checks">The limits of each check.</param>
/// <param name="LineFrequencies">Which mains are looked for (Hz).</param>
/// <param name="LineWidth">How wide about each multiple their power is counted (Hz).</param>
/// <param name="DriftCutoff">What is slower is drift (Hz).</param>
/// <param name="HeartLeast">Slowest pace of a heart that is looked for (1/min).</param>
/// <param name="HeartMost">Fastest pace (1/min).</param>
/// <param name="LeastSeconds">Shorter channels are not read (s).</param>
/// <param name="LeastRate">Nor slower ones (samples a second).</param>
public sealed record EmgQualityRules(
    FrozenDictionary<EmgCheck, EmgLimit> Checks, ImmutableArray<double> LineFrequencies, double LineWidth, double DriftCutoff, double HeartLeast, double HeartMost,
    double LeastSeconds, double LeastRate);

/// <summary>When a check tells something.</summary>
/// <param name="Tell">From here on it is told, in the unit of <see cref="EmgCheck"/>.</param>
/// <param name="Fail">From here on the channel is set aside.</param>
public sealed record EmgLimit(double Tell, double Fail);

/// <summary>How activity is found.</summary>
/// <param name="RestSeconds">The quietest stretch of this length is where rest is looked for first (s).</param>
/// <param name="LeastRest">With less rest than that nothing is told (s).</param>
/// <param name="RestLimit">What rest may reach over a window, as a multiple of its root of the mean square.</param>
/// <param name="WindowSeconds">Over which activity is judged against rest (s).</param>
/// <param name="Threshold">What the root of the mean square over that must reach, as a multiple of rest's.</param>
/// <param name="LiveThreshold">The same for samples that are judged as they come, by their envelope alone.</param>
/// <param name="LeastBurst">Shorter activity is no burst (s).</param>
/// <param name="LeastPause">A shorter pause does not part bursts (s).</param>
/// <param name="LeastVotes">How many ways of finding must agree.</param>
/// <param name="HodgesMultiple">Hodges-Bui: deviations of the rest's mean above it.</param>
/// <param name="TeagerMultiple">Teager-Kaiser: deviations of the rest's mean energy above it.</param>
/// <param name="BonatoShare">Bonato: how likely a sample of rest passes its first threshold, 0-1.</param>
/// <param name="BonatoOf">Bonato: samples of its second threshold.</param>
/// <param name="BonatoLeast">Bonato: how many of those must pass the first.</param>
/// <param name="EntropyOrder">Sample entropy: samples that are compared.</param>
/// <param name="EntropyTolerance">Sample entropy: how near they must be, in deviations of rest.</param>
/// <param name="EntropyMultiple">Sample entropy: deviations above its mean at rest.</param>
/// <param name="ChangeStep">Change points: samples are summed up over this time (s).</param>
/// <param name="ChangePenalty">Change points: cost of each, in log-likelihood, times the logarithm of how many steps there are.</param>
/// <param name="GlrThreshold">Likelihood ratio: where it alarms, in log-likelihood.</param>
/// <param name="LeastGain">By how much a burst must be likelier than rest all through, in log-likelihood.</param>
/// <param name="FaintLevel">A burst whose root of the mean square beyond rest's is a smaller multiple of rest's is faint.</param>
/// <param name="RampSeconds">How long activity may take to rise (s), beside rising at once.</param>
/// <param name="StepShare">How likely it rises at once before anything is seen, 0-1.</param>
/// <param name="RiseLate">By this share of a slow rise a beginning may be told too late, beside what its likelihood says, 0-1.</param>
/// <param name="RiseEarly">By this share too early, 0-1.</param>
/// <param name="ModelOrder">Of the autoregressive models of rest and activity.</param>
/// <param name="Resamples">How often rest is drawn anew for the error.</param>
public sealed record EmgDetectionRules(
    double RestSeconds, double LeastRest, double RestLimit, double WindowSeconds, double Threshold, double LiveThreshold,
    double LeastBurst, double LeastPause, int LeastVotes, double HodgesMultiple,
    double TeagerMultiple, double BonatoShare, int BonatoOf, int BonatoLeast, int EntropyOrder, double EntropyTolerance, double EntropyMultiple, double ChangeStep,
    double ChangePenalty, double GlrThreshold, double LeastGain, double FaintLevel,
    ImmutableArray<double> RampSeconds, double StepShare, double RiseLate, double RiseEarly, int ModelOrder, int Resamples);

/// <summary>How much activity is told.</summary>
/// <param name="BandEdges">Where a band ends and the next begins, as shares of the strongest contraction.</param>
/// <param name="Attempts">How many strongest contractions are asked for.</param>
/// <param name="WindowSeconds">A contraction counts with the largest root of the mean square over this time (s).</param>
/// <param name="MostDifference">The two best may differ by this share of the best.</param>
/// <param name="RepeatCv">How much a strongest contraction varies when it is tried again, as a share of it.</param>
public sealed record EmgAmplitudeRules(ImmutableArray<double> BandEdges, int Attempts, double WindowSeconds, double MostDifference, double RepeatCv);

/// <summary>How the spectrum is followed.</summary>
/// <param name="StepSeconds">A window each (s).</param>
/// <param name="WindowSeconds">Its length (s).</param>
/// <param name="SegmentSeconds">Of the spectra that are averaged in it, which overlap by half (s).</param>
/// <param name="ModelOrder">Of the autoregressive model.</param>
/// <param name="SpikeLimit">A median frequency that many scaled median deviations off the line is a spike.</param>
/// <param name="LeastPoints">With fewer windows no slope is told.</param>
/// <param name="LeastSpan">Nor over a shorter time (s).</param>
public sealed record EmgFatigueRules(double StepSeconds, double WindowSeconds, double SegmentSeconds, int ModelOrder, double SpikeLimit, int LeastPoints, double LeastSpan);

/// <summary>How channels are compared.</summary>
/// <param name="PairSeconds">Onsets of two channels that lie further apart belong to different repetitions (s).</param>
/// <param name="LeastDifference">Differences between sides below this share are never told.</param>
/// <param name="CyclePoints">At how many points the cycle is told.</param>
/// <param name="OnsetSd">What is wrong with the onsets of one muscle against another's in every repetition alike (s): who rises more slowly is told otherwise.</param>
/// <param name="OverlapLittle">Two that are active together for a smaller share of the time are told as mostly apart.</param>
/// <param name="OverlapMuch">From this share on as mostly together.</param>
public sealed record EmgTimingRules(
    double PairSeconds, double LeastDifference, int CyclePoints, double OnsetSd, double OverlapLittle, double OverlapMuch);
