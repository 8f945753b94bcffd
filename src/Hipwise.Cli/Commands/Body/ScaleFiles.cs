using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation;
using Hipwise.Simulation.Scaling;

namespace Hipwise.Cli.Commands.Body;

/// <summary>The files of scaling: a generic model with its markers, a standing trial, and what is said of the result.</summary>
internal static class ScaleFiles
{
    /// <summary>A model with the markers of a file in place of its own of the same names, and beside the others.</summary>
    public static BodyModel Generic(string path, string? markerSet)
    {
        var model = BodyFiles.Model(path);
        if (markerSet is null)
        {
            return model;
        }

        var set = MarkerSet.ReadFile(markerSet);
        Tell.Warn(set.Warnings);
        var names = set.Markers.Select(marker => marker.Name).ToHashSet(StringComparer.Ordinal);
        return BodyFiles.Within(markerSet, () => set.Markers.FirstOrDefault(marker => model.FindSegment(marker.Segment) < 0) is { } loose
            ? throw new ModelException($"The marker '{loose.Name}' is on the segment '{loose.Segment}', which the model does not have.")
            : BodyModel.Compile(model.Description with { Markers = [.. model.Description.Markers.Where(marker => !names.Contains(marker.Name)), .. set.Markers] }));
    }

    public static StaticTrial Trial(string path, TimeSpanSetup times)
    {
        var trial = BodyFiles.Markers(path);
        BodyFiles.RequireOverlap(path, new(trial.Times[0], trial.Times[^1]), times);
        return StaticTrial.Take(trial, times.First, times.Last);
    }

    /// <summary>Places the markers and tells what could not be followed.</summary>
    public static MarkerFitResult Place(string trialFile, BodyModel model, StaticTrial trial, IkTasks? tasks, RunOptions options)
    {
        // One frame is done at once: there is no progress to show.
        var placed = BodyFiles.Within(trialFile, () => MarkerFit.Run(model, trial, tasks, options with { Progress = null }));
        foreach (var sentence in placed.LeftOut)
        {
            Tell.Warn($"{trialFile}: {sentence}");
        }

        if (!placed.Fit.Converged)
        {
            Tell.Warn($"{trialFile}: the search for the standing pose did not settle; the best pose found was taken.");
        }

        if (placed.Gone.Count > 0)
        {
            Tell.Warn($"{trialFile}: it does not show {string.Join(", ", placed.Gone)}; the model has these markers no more.");
        }

        return placed;
    }

    public static void Report(string output, ModelDescription scaled, SegmentFactors factors, MarkerFitResult? placed)
    {
        var grown = factors.Segments.Select(name => factors[name]).Where(factor => factor != new Vec3(1, 1, 1));
        double[] all = [.. grown.SelectMany(factor => (double[])[factor.X, factor.Y, factor.Z])];
        var sizes = all.Length == 0 ? "no segment scaled" : $"{all.Length / 3} of {scaled.Segments.Length} segments scaled by {all.Min():F3} to {all.Max():F3}";
        var fit = placed is null
            ? ""
            : $"; markers were off by {1000 * placed.Fit.RootMeanSquare:F1} mm RMS, at most {1000 * placed.Fit.LargestError:F1} mm, before they were moved";
        Tell.Done($"{output}: {scaled.Segments.Sum(segment => segment.Mass):F2} kg, {sizes}{fit}. Pictures of bones and what is not modelled here are not carried over.");
    }
}
