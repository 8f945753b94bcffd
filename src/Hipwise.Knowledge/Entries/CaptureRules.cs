namespace Hipwise.Knowledge;

/// <summary>How a screen is filmed in the browser, whatever the screen.</summary>
/// <param name="Countdown">To get into place (s).</param>
/// <param name="Rest">Between two takes (s).</param>
/// <param name="Steady">How long all must be well before the countdown begins by itself (s).</param>
/// <param name="Gone">After this long without anyone in the picture a take ends (s).</param>
/// <param name="Shortest">A take that is shorter is done again (s).</param>
/// <param name="Longest">No take is longer (s).</param>
/// <param name="PerRepetition">Time for one slow repetition (s).</param>
/// <param name="Spare">Added to the time that a screen takes (s).</param>
/// <param name="Slow">Below this rate the light model is taken (results a second).</param>
/// <param name="TooSlow">Below this rate the person is told (results a second).</param>
/// <param name="TrialFrames">Pictures on which a device is tried.</param>
/// <param name="Visible">From this visibility on a point counts as seen, 0-1.</param>
/// <param name="Margin">Room at the edge (share of the picture).</param>
/// <param name="Smallest">Smallest extent of a person (share of the picture's height or width).</param>
/// <param name="Wide">Shoulders against trunk from which a view is frontal.</param>
/// <param name="Narrow">Shoulders against trunk up to which a view is from the side.</param>
/// <param name="Dark">Least mean brightness, 0-1.</param>
/// <param name="Tilt">How far a camera may be turned (deg).</param>
/// <param name="Width">Widest picture that is looked at (px).</param>
/// <param name="Cue">Between two things said about how someone moves (s).</param>
/// <param name="FilmRate">Pictures of a film that are looked at (1/s).</param>
/// <param name="FilmSeconds">Longest film (s).</param>
public sealed record CaptureRules(
    double Countdown, double Rest, double Steady, double Gone, double Shortest, double Longest, double PerRepetition, double Spare, double Slow,
    double TooSlow, int TrialFrames, double Visible, double Margin, double Smallest, double Wide, double Narrow, double Dark, double Tilt, int Width, double Cue,
    double FilmRate, double FilmSeconds);
