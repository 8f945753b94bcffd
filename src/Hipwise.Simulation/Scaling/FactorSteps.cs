using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Formats.OpenSim.Setups;

namespace Hipwise.Simulation.Scaling;

/// <summary>By what each segment grows, as a setup of OpenSim's scaling asks.</summary>
public static class FactorSteps
{
    /// <summary>Works through the setup's order; what comes later stands.</summary>
    /// <param name="model">The generic model, with the markers that the measurements name.</param>
    /// <param name="setup">Measurements and given factors.</param>
    /// <param name="trial">Where the markers were on the person; null when there is no trial.</param>
    /// <exception cref="ModelException">The order has an unknown word, measurements lack their trial, or a segment is not in the model.</exception>
    public static ScaleFactorsFound Find(BodyModel model, ScalerSetup setup, StaticTrial? trial)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        var (factors, leftOut) = (SegmentFactors.None, new List<string>());
        if (setup.Order.IsEmpty)
        {
            leftOut.Add("Its scaling_order is empty, so that no segment is scaled.");
        }

        foreach (var step in setup.Order)
        {
            factors = step switch
            {
                "measurements" => Measure(model, factors, setup.Measurements, trial, leftOut),
                "manualScale" => setup.ManualScales.Where(scale => scale.Applies).Aggregate(factors, (now, scale) => Known(model, now, scale, leftOut)),
                _ => throw new ModelException($"'{step}' is no way of scaling; scaling_order takes measurements and manualScale."),
            };
        }

        return new(factors, leftOut);
    }

    private static SegmentFactors Measure(
        BodyModel model, SegmentFactors factors, IEnumerable<MeasurementSetup> measurements, StaticTrial? trial, List<string> leftOut)
    {
        var wanted = measurements.Where(measurement => measurement.Applies).ToList();
        if (wanted.Count > 0 && trial is null)
        {
            throw new ModelException("Measurements are asked for, but no trial of markers is named (marker_file).");
        }

        var markers = MarkerMeasurement.FindMarkers(model, model.GetDefaultPose());
        foreach (var one in wanted)
        {
            var measurement = new MarkerMeasurement(one.Name, one.Pairs, [.. one.Bodies.Select(body => new SegmentAxes(body.Body, body.X, body.Y, body.Z))]);
            var factor = measurement.CalculateFactor(markers, trial!.Distance);
            if (double.IsNaN(factor))
            {
                leftOut.Add($"The measurement '{one.Name}' is left out: {WhatIsMissing(one, markers, trial)}.");
                continue;
            }

            foreach (var axes in measurement.Segments)
            {
                factors = IsKnown(model, axes.Segment) ? factors.With(axes, factor) : Skip(factors, axes.Segment, one.Name, leftOut);
            }
        }

        return factors;
    }

    private static string WhatIsMissing(MeasurementSetup measurement, IReadOnlyDictionary<string, Body.Spatial.Vec3> markers, StaticTrial trial)
    {
        string[] names = [.. measurement.Pairs.SelectMany(pair => (string[])[pair.A, pair.B]).Distinct()];
        return measurement.Pairs.IsEmpty ? "it names no pair of markers"
            : Array.Find(names, name => !markers.ContainsKey(name)) is { } absent ? $"the model has no marker '{absent}'"
            : Array.Find(names, name => !trial.Places.ContainsKey(name)) is { } unseen ? $"the trial does not show the marker '{unseen}'"
            : "two of its markers are never seen together, or coincide in the model";
    }

    private static SegmentFactors Known(BodyModel model, SegmentFactors factors, ManualScaleSetup scale, List<string> leftOut) =>
        IsKnown(model, scale.Body) ? factors.With(scale.Body, scale.Factors) : Skip(factors, scale.Body, "ScaleSet", leftOut);

    // OpenSim passes over segments that the model lacks: setups are shared between models.
    private static SegmentFactors Skip(SegmentFactors factors, string segment, string who, List<string> leftOut)
    {
        leftOut.Add($"'{who}' scales the segment '{segment}', which the model does not have; that is left out.");
        return factors;
    }

    private static bool IsKnown(BodyModel model, string segment) => model.FindSegment(segment) >= 0;
}

/// <summary>What a setup comes to.</summary>
/// <param name="Factors">By what each segment grows.</param>
/// <param name="LeftOut">What of the setup could not be followed and why, a sentence each.</param>
public sealed record ScaleFactorsFound(SegmentFactors Factors, IReadOnlyList<string> LeftOut);
