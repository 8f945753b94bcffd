using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Screens;

/// <summary>What one take tells about one screen.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Side">The side tested, or null when the screen has no sides.</param>
/// <param name="Quality">What the take had to fulfil; when any is not, nothing was read.</param>
/// <param name="Tries">The tries or repetitions found, in the order done.</param>
/// <param name="Measures">The screen's measures that a camera can give, each with a value or with why there is none.</param>
/// <param name="Extras">Further values that belong to no measure of the screen.</param>
/// <param name="Coverage">Share of the frames with a person in which the points could be read, 0-1.</param>
/// <param name="RepairedFrames">Frames in which exchanged legs were put right.</param>
/// <param name="RefusedFrames">Frames left out because left and right could not be told apart.</param>
public sealed record ScreenReading(
    string Screen, Side? Side, ImmutableArray<QualityVerdict> Quality, ImmutableArray<TryFound> Tries, ImmutableArray<ValueReading> Measures,
    ImmutableArray<ValueReading> Extras, double Coverage, int RepairedFrames, int RefusedFrames)
{
    /// <summary>True when the take was good enough to be read.</summary>
    public bool IsUsable => Quality.All(verdict => verdict.Ok);

    /// <summary>The measures that have a value, as observations.</summary>
    /// <param name="on">The day, or null when it is not known.</param>
    /// <param name="source">What measured: a camera, or a laboratory.</param>
    public ImmutableArray<Observation> Observations(DateOnly? on, ObservationSource source = ObservationSource.Camera) =>
        [.. Measures.Where(measure => measure.Reading is not null).Select(measure => new Observation(new(Screen, measure.Id), Side, measure.Reading!, source, on))];
}

/// <summary>One thing the take had to fulfil.</summary>
/// <param name="Id">Id of the check in <c>camera.yaml</c>.</param>
/// <param name="Ok">True when it is fulfilled.</param>
/// <param name="Value">What was found, in the check's own unit; NaN when it could not be told.</param>
/// <param name="Bound">What it was held against, in the same unit.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Do">What to do when it is not fulfilled.</param>
public sealed record QualityVerdict(string Id, bool Ok, double Value, double Bound, string Name, string Do);

/// <summary>One try, hold or repetition.</summary>
/// <param name="Start">When it began (s).</param>
/// <param name="Furthest">When it was furthest from the start (s).</param>
/// <param name="End">When it was over (s).</param>
/// <param name="Range">How far it went, in the unit of what the screen watches.</param>
public sealed record TryFound(double Start, double Furthest, double End, double Range);

/// <summary>One value, or why there is none.</summary>
/// <param name="Id">The screen's measure, or the extra's own id.</param>
/// <param name="Name">In words.</param>
/// <param name="Value">Mean of the tries with its standard deviation, or null.</param>
/// <param name="Low">Lower end of the 95 % interval, in the value's unit; NaN without a value.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Tries">The value of each try.</param>
/// <param name="Plane">The view in which it holds.</param>
/// <param name="Coverage">Share of the frames of its tries that were read, 0-1.</param>
/// <param name="Reading">The value as a measure of the screen: number, yes or no, or choice; null for extras and without a value.</param>
/// <param name="Missing">Why there is no value, in words; null when there is one.</param>
public sealed record ValueReading(
    string Id, string Name, Quantity? Value, double Low, double High, ImmutableArray<double> Tries, CameraView Plane, double Coverage, Reading? Reading,
    string? Missing);
