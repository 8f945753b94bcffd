using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>How what a camera saw becomes measures, whatever the screen.</summary>
/// <param name="Filters">How points are smoothed.</param>
/// <param name="Swaps">When legs that were exchanged are put right.</param>
/// <param name="Errors">How far points that a camera saw are from where they should be.</param>
/// <param name="MarkerErrors">The same for markers of a laboratory.</param>
/// <param name="Repetitions">When a movement counts as a repetition.</param>
/// <param name="LegM">Length of a leg without the foot (m), for what perspective does: nobody is measured for it.</param>
/// <param name="Checks">What a take must fulfil before anything is read, by id.</param>
/// <param name="Missing">Why there may be no value, by id, in words.</param>
/// <param name="Markers">Names of laboratory markers by the point they stand for: each list's mean is the point.</param>
/// <param name="Quantities">What is said about each quantity.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record CameraRules(
    PointFilters Filters, SwapRules Swaps, PointErrors Errors, MarkerErrors MarkerErrors, RepetitionRules Repetitions, double LegM, FrozenDictionary<string, CameraCheck> Checks,
    FrozenDictionary<string, string> Missing, ImmutableArray<MarkerPoint> Markers, ImmutableArray<QuantityWords> Quantities, Grounds Grounds)
{
    /// <summary>The rules for points that were measured in space and not seen in a picture.</summary>
    public CameraRules ForMarkers() => this with
    {
        Errors = MarkerErrors.Points, Quantities = [.. Quantities.Select(quantity => quantity with { ViewSd = quantity.ViewSd * MarkerErrors.ViewShare })],
    };
}

/// <summary>How points are smoothed.</summary>
/// <param name="HampelWindow">Frames of which the middle one is judged; odd.</param>
/// <param name="HampelLimit">A point further from their median than that many scaled deviations is replaced by it.</param>
/// <param name="CutoffHz">Where both passes together have lost 3 dB (Hz).</param>
/// <param name="CutoffShare">The cut-off is at most this share of the pictures a second.</param>
/// <param name="Order">Of one pass.</param>
/// <param name="LongestGapSeconds">Longer gaps stay gaps (s).</param>
/// <param name="LeastVisibility">A point that is less likely to be in sight counts as missing, 0-1.</param>
/// <param name="EdgeShare">A point closer to the edge of the picture counts as missing, as a share of its width or height.</param>
/// <param name="LiveCutoffHz">Of the live view at rest (Hz).</param>
/// <param name="LiveBeta">How much the live view's cut-off rises with speed (Hz for each trunk length a second).</param>
/// <param name="LiveSpeedCutoffHz">Of the speed that decides it (Hz).</param>
public sealed record PointFilters(
    int HampelWindow, double HampelLimit, double CutoffHz, double CutoffShare, int Order, double LongestGapSeconds, double LeastVisibility,
    double EdgeShare, double LiveCutoffHz, double LiveBeta, double LiveSpeedCutoffHz)
{
    /// <summary>The cut-off for pictures that come in steps of so many seconds (Hz).</summary>
    public double CutoffFor(double step) => Math.Min(CutoffHz, CutoffShare / step);
}

/// <summary>When legs that an engine exchanged are put right.</summary>
/// <param name="Scale">Usual misfit of a knee or ankle against going on as before, as a share of the trunk's length.</param>
/// <param name="MostMisfit">A squared misfit counts no more than that many usual ones.</param>
/// <param name="Jump">Cost of a change between exchanged and not, in usual squared misfits.</param>
/// <param name="Refusal">Cost of leaving a frame out.</param>
/// <param name="Anchor">Cost of each second in which the legs count as exchanged: the engine is right most of the time.</param>
/// <param name="Facing">Cost of each second in which shoulders and hips of one trunk length say otherwise than in most of the take.</param>
/// <param name="LongestRefusal">How many frames in a row may be left out and still be continued from.</param>
public sealed record SwapRules(double Scale, double MostMisfit, double Jump, double Refusal, double Anchor, double Facing, int LongestRefusal);

/// <summary>How far points are from where they should be, as shares of the trunk's length.</summary>
/// <param name="Offset">Standard deviation of what stays the same through a take.</param>
/// <param name="Wander">Standard deviation of what drifts slowly.</param>
/// <param name="WanderSeconds">How long it takes to drift (s).</param>
/// <param name="LeastNoise">Standard deviation of what changes from frame to frame, at least.</param>
/// <param name="TimeSd">Standard deviation of a moment that is read (s).</param>
/// <param name="HoldSd">Standard deviation of the length of a hold (s): a foot or a pelvis passes a bound slowly, and where the bound lies depends on the view.</param>
/// <param name="CountSd">Standard deviation of a number that was counted.</param>
/// <param name="PriorWeight">How many tries the usual spread of tries counts for.</param>
/// <param name="ViewTurnDegrees">Standard deviation of how far the camera stands off its place, around the person (deg).</param>
public sealed record PointErrors(
    double Offset, double Wander, double WanderSeconds, double LeastNoise, double TimeSd, double HoldSd, double CountSd, double PriorWeight, double ViewTurnDegrees);

/// <summary>How far markers of a laboratory are from the points they stand for.</summary>
/// <param name="Points">As shares of the trunk's length.</param>
/// <param name="ViewShare">What the line between the hips' markers adds, as a share of what a camera off its place does.</param>
public sealed record MarkerErrors(PointErrors Points, double ViewShare);

/// <summary>When a movement counts as a repetition.</summary>
/// <param name="Share">Least way as a share of the usual repetition of the same take.</param>
/// <param name="Return">How far it must come back, as a share of its way.</param>
/// <param name="Middle">Share of a try, around its middle, over which means are taken.</param>
public sealed record RepetitionRules(double Share, double Return, double Middle);

/// <summary>One thing a take must fulfil.</summary>
/// <param name="Id">For instance <c>view</c>.</param>
/// <param name="Bound">The bound, in the check's own unit.</param>
/// <param name="Name">What it is.</param>
/// <param name="Do">What to do when it fails.</param>
public sealed record CameraCheck(string Id, double Bound, string Name, string Do);

/// <summary>Which laboratory markers stand for a point.</summary>
/// <param name="Point">The point's name, as in landmark files.</param>
/// <param name="Choices">Sets of markers, the best first; the first set that a file has wholly is used.</param>
public sealed record MarkerPoint(string Point, ImmutableArray<ImmutableArray<string>> Choices);

/// <summary>What is said about a quantity.</summary>
/// <param name="Quantity">Which.</param>
/// <param name="View">The view in which it holds.</param>
/// <param name="Unit">Degrees or percent.</param>
/// <param name="RepeatSd">How much it varies from try to try when nothing has changed, in its unit.</param>
/// <param name="ViewSd">What a camera up to ten degrees off its place adds where the points themselves do not tell, as a standard deviation in its unit.</param>
/// <param name="Name">What it is called.</param>
public sealed record QuantityWords(CameraQuantity Quantity, CameraView View, Unit Unit, double RepeatSd, double ViewSd, string Name);
