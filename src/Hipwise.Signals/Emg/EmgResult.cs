using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Signals.Emg;

/// <summary>What a recording of muscles' activity shows. Nothing in it says what would be right.</summary>
/// <param name="Channels">Those that were placed, in the order of the placements.</param>
/// <param name="Orders">Of every two usable channels that are active together: which begins first.</param>
/// <param name="Sides">Of every muscle that was recorded on both sides.</param>
/// <param name="CoActivations">Of every two usable channels.</param>
public sealed record EmgResult(
    ImmutableArray<EmgChannel> Channels, ImmutableArray<EmgOrder> Orders, ImmutableArray<EmgSideDifference> Sides, ImmutableArray<EmgCoActivation> CoActivations);

/// <summary>What one channel shows.</summary>
/// <param name="Placement">Where it was recorded.</param>
/// <param name="Unit">Of its samples.</param>
/// <param name="Quality">What may be read from it.</param>
/// <param name="Traces">For looking at; its samples are not kept.</param>
/// <param name="Rest">What there is when the muscle rests; null when no rest was found or the channel is set aside.</param>
/// <param name="Bursts">Activity by time that stands clearly out of rest; empty when the channel is set aside.</param>
/// <param name="Faint">Stretches by time that are hardly louder than rest: faint activity, or rest that wanders. Nothing else is worked out from them.</param>
/// <param name="Amplitude">How much, in all; null without bursts.</param>
/// <param name="Fatigue">How the spectrum moves; null where there is too little activity for it.</param>
/// <param name="Repetitions">From burst to burst; null with fewer than two.</param>
/// <param name="Cycle">The envelope over the cycle that the events mark; null without two such events or when the channel is set aside.</param>
public sealed record EmgChannel(
    EmgPlacement Placement, SignalUnit Unit, EmgQuality Quality, EmgTraces Traces, EmgRest? Rest, ImmutableArray<EmgBurst> Bursts, ImmutableArray<EmgBurst> Faint,
    EmgAmplitude? Amplitude, EmgFatigue? Fatigue, EmgRepetitions? Repetitions, EmgCycle? Cycle);

/// <summary>What a channel has while its muscle rests, within the band.</summary>
/// <param name="Rms">Root of the mean square, in the channel's unit.</param>
/// <param name="Bandwidth">Effective width of its spectrum, (∫S)² / ∫S² (Hz): how many independent values a second there are, halved.</param>
/// <param name="Seconds">How much rest there is (s).</param>
/// <param name="Start">Where the longest piece of it begins (s).</param>
/// <param name="End">Where that ends (s).</param>
/// <param name="Threshold">What activity has to reach, as a multiple of <paramref name="Rms"/>.</param>
/// <param name="FalseAlarmsPerMinute">How often normal noise of that bandwidth reaches that by chance over the window that activity is judged in (1/min).
/// It is of the threshold alone: a burst must be seen by several detectors and be likelier than rest, which is far rarer.</param>
public sealed record EmgRest(double Rms, double Bandwidth, double Seconds, double Start, double End, double Threshold, double FalseAlarmsPerMinute);

/// <summary>From the beginning to the end of one activity.</summary>
/// <param name="Onset">Where it begins (s); the range is of the onset's error alone.</param>
/// <param name="Offset">Where it ends (s).</param>
/// <param name="Detections">What each way of finding it says.</param>
/// <param name="Rms">Root of the mean square from onset to offset without what rest adds, in the channel's unit.</param>
/// <param name="Peak">Largest value of the root of the mean square's envelope, in the channel's unit.</param>
/// <param name="Share"><paramref name="Rms"/> as a share of what <see cref="EmgAmplitude.Basis"/> names; NaN of a faint one.</param>
public sealed record EmgBurst(EmgEstimate Onset, EmgEstimate Offset, ImmutableArray<EmgDetection> Detections, EmgEstimate Rms, double Peak, EmgEstimate Share)
{
    /// <summary>From onset to offset (s).</summary>
    public double Seconds => Offset.Value - Onset.Value;
}

/// <summary>What one way of finding activity says of a burst.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Onset">Where it sees the burst begin (s).</param>
/// <param name="Offset">Where it sees it end (s).</param>
public sealed record EmgDetection(string Detector, double Onset, double Offset);

/// <summary>What a share is a share of.</summary>
public enum EmgBasis
{
    /// <summary>The muscle's strongest contraction that was recorded for it.</summary>
    StrongestContraction,

    /// <summary>The strongest burst of the same channel in the same recording: tells bursts apart, says nothing of how hard a muscle worked.</summary>
    StrongestBurst,
}

/// <summary>How much activity there is.</summary>
/// <param name="Basis">What shares are shares of.</param>
/// <param name="Reference">That, in the channel's unit; its range comes from the attempts.</param>
/// <param name="Share">Mean over bursts, weighed by their length.</param>
/// <param name="Band">Which band <paramref name="Share"/> lies in, from 0; null without a strongest contraction.</param>
/// <param name="LowestBand">The lowest band that its range reaches; null likewise.</param>
/// <param name="HighestBand">The highest one.</param>
/// <param name="Attempts">Each recorded strongest contraction, in the channel's unit; empty without.</param>
/// <param name="Refused">Why strongest contractions that were recorded are not used; null when they are, or when there are none.</param>
public sealed record EmgAmplitude(
    EmgBasis Basis, EmgEstimate Reference, EmgEstimate Share, int? Band, int? LowestBand, int? HighestBand, ImmutableArray<double> Attempts, EmgRefusal? Refused);

/// <summary>Why recorded strongest contractions are not used.</summary>
public enum EmgRefusal
{
    /// <summary>Their channel has a problem that sets it aside, or no channel of that label is there.</summary>
    Quality,

    /// <summary>Fewer attempts than are asked for.</summary>
    TooFewAttempts,

    /// <summary>The two best differ by more than they may.</summary>
    Unsteady,
}

/// <summary>How the spectrum of activity moves with time. It sinks when a muscle tires, and with other things: temperature, force, length.</summary>
/// <param name="Welch">The median frequency's slope from averaged spectra (Hz a minute).</param>
/// <param name="Burg">The same from the spectrum of an autoregressive model.</param>
/// <param name="Start">Median frequency at the first window on the line through <paramref name="Points"/> (Hz).</param>
/// <param name="Points">Each window that holds activity and no spike.</param>
/// <param name="Left">How many windows with activity were left out as spikes.</param>
public sealed record EmgFatigue(EmgEstimate Welch, EmgEstimate Burg, double Start, ImmutableArray<EmgMedianFrequency> Points, int Left);

/// <summary>Half the power lies below it.</summary>
/// <param name="Time">Middle of the window (s).</param>
/// <param name="Welch">From averaged spectra (Hz).</param>
/// <param name="Burg">From an autoregressive model (Hz).</param>
public readonly record struct EmgMedianFrequency(double Time, double Welch, double Burg);

/// <summary>From repetition to repetition of one channel.</summary>
/// <param name="Count">Bursts.</param>
/// <param name="Seconds">Their length (s).</param>
/// <param name="Interval">From onset to onset (s).</param>
/// <param name="Rms">Root of the mean square of each, in the channel's unit.</param>
/// <param name="Peak">Peak of each, in the channel's unit.</param>
public sealed record EmgRepetitions(int Count, EmgSpread Seconds, EmgSpread Interval, EmgSpread Rms, EmgSpread Peak);

/// <summary>Mean and scatter of a few values.</summary>
/// <param name="Mean">With the range of the mean.</param>
/// <param name="Sd">Of single values; NaN with fewer than two.</param>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value.</param>
public sealed record EmgSpread(EmgEstimate Mean, double Sd, double Least, double Most);

/// <summary>The linear envelope over a cycle between events.</summary>
/// <param name="Event">The events' label.</param>
/// <param name="Cycles">How many.</param>
/// <param name="Mean">Mean envelope at even steps from 0 to 100 % of the cycle, in the channel's unit.</param>
/// <param name="Sd">Of single cycles there.</param>
public sealed record EmgCycle(string Event, int Cycles, ImmutableArray<double> Mean, ImmutableArray<double> Sd);

/// <summary>Which of two channels begins first.</summary>
/// <param name="First">Label of the one.</param>
/// <param name="Second">Label of the other.</param>
/// <param name="Repetitions">How often both were active together.</param>
/// <param name="Delay">By how much the second begins later, over repetitions (s); below zero: earlier.</param>
/// <param name="FirstLeads">Probability, in a repetition of this recording, that the first begins first.</param>
public sealed record EmgOrder(string First, string Second, int Repetitions, EmgEstimate Delay, double FirstLeads)
{
    /// <summary>The delay of each repetition, in the order done (s).</summary>
    public ImmutableArray<double> Each { get; init; } = [];
}

/// <summary>Left against right of one muscle.</summary>
/// <param name="Muscle">Its id.</param>
/// <param name="Left">Label of the left channel.</param>
/// <param name="Right">Label of the right channel.</param>
/// <param name="Difference">(left − right) / larger of both, of the shares; only told where both have a strongest contraction, else null.</param>
/// <param name="LeftBurstSeconds">Mean length of the left one's bursts (s).</param>
/// <param name="RightBurstSeconds">Mean length of the right one's bursts (s).</param>
/// <param name="IsBeyondError">The difference's range leaves out zero by more than the stated least difference.</param>
public sealed record EmgSideDifference(string Muscle, string Left, string Right, EmgEstimate? Difference, double LeftBurstSeconds, double RightBurstSeconds, bool IsBeyondError);

/// <summary>How far two channels are active together.</summary>
/// <param name="First">Label of the one.</param>
/// <param name="Second">Label of the other.</param>
/// <param name="Index">2·∫min(a, b) / ∫(a + b) over the time in which either is active, of envelopes as shares; 0 never together, 1 always alike.</param>
/// <param name="Overlap">Share of the time in which either is active in which both are.</param>
/// <param name="Basis">What the envelopes are shares of.</param>
public sealed record EmgCoActivation(string First, string Second, double Index, double Overlap, EmgBasis Basis);
