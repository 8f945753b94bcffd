using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Knowledge;
using Hipwise.Simulation;
using Hipwise.Simulation.Scaling;

namespace Hipwise.Cli.Commands.Body;

/// <summary>One model made of a person's size: by height, then lengths, then distances between markers, then given factors; what comes later
/// stands.</summary>
/// <param name="Model">The generic model.</param>
/// <param name="Output">Where the scaled model goes.</param>
internal sealed record ScaleJob(string Model, string Output)
{
    /// <summary>The standing trial, or null.</summary>
    public string? Markers { get; init; }

    /// <summary>A file of markers for the model, or null.</summary>
    public string? MarkerSet { get; init; }

    /// <summary>Distances between markers.</summary>
    public ImmutableArray<MarkerMeasurement> Measures { get; init; } = [];

    /// <summary>Whether the model's markers are moved onto the trial's.</summary>
    public bool PlacesMarkers { get; init; }

    /// <summary>Weights for the pose in which they are moved, or null.</summary>
    public string? Tasks { get; init; }

    /// <summary>Which part of the trial.</summary>
    public TimeSpanSetup Times { get; init; }

    /// <summary>The person's height over the model's, or null.</summary>
    public double? HeightRatio { get; init; }

    /// <summary>Lengths (m) by word or segment.</summary>
    public ImmutableArray<(string Word, double Length)> Lengths { get; init; } = [];

    /// <summary>Factors by segment.</summary>
    public ImmutableArray<(string Segment, Vec3 Factors)> Factors { get; init; } = [];

    /// <summary>What becomes of masses.</summary>
    public MassRule Mass { get; init; } = new();

    public void Run(RunOptions options)
    {
        ResultFiles.CheckFile(Output, Model, Markers, MarkerSet, Tasks);
        var generic = ScaleFiles.Generic(Model, MarkerSet);
        var trial = Markers is null ? null : ScaleFiles.Trial(Markers, Times);
        var factors = BodyFiles.Within(Model, () => FindFactors(generic, trial));
        var scaled = BodyFiles.Within(Model, () => ModelScaling.Apply(generic.Description, factors, Mass));
        var placed = PlacesMarkers ? ScaleFiles.Place(Markers!, BodyModel.Compile(scaled), trial!, ReadTasks(), options) : null;
        options.Cancel.ThrowIfCancellationRequested();
        OsimWriter.WriteFile(Output, placed?.Model ?? scaled);
        ScaleFiles.Report(Output, scaled, factors, placed);
    }

    private IkTasks? ReadTasks()
    {
        var tasks = Tasks is null ? null : IkTasks.ReadFile(Tasks);
        Tell.Warn(tasks?.Warnings ?? []);
        return tasks;
    }

    private SegmentFactors FindFactors(BodyModel model, StaticTrial? trial)
    {
        var factors = new PersonSize(HeightRatio, FindLengths(model.Description)).CalculateFactors(model);
        foreach (var segment in factors.Segments.ToList())
        {
            factors = SegmentWords.FindFollower(model.Description, segment) is { } follower && Lengths.Length > 0 ? factors.With(follower, factors[segment]) : factors;
        }

        if (trial is not null)
        {
            var markers = MarkerMeasurement.FindMarkers(model, model.GetDefaultPose());
            foreach (var measure in Measures)
            {
                var factor = measure.CalculateFactor(markers, trial.Distance);
                factors = double.IsNaN(factor)
                    ? throw Missing(measure, markers, trial)
                    : measure.Segments.Aggregate(factors, (now, axes) => now.With(axes with { Segment = Known(model, axes.Segment) }, factor));
            }
        }

        return Factors.Aggregate(factors, (now, one) => now.With(Known(model, one.Segment), one.Factors));
    }

    private ImmutableDictionary<string, double> FindLengths(ModelDescription model)
    {
        var lengths = ImmutableDictionary<string, double>.Empty;
        foreach (var (word, length) in Lengths)
        {
            var segments = SegmentWords.Find(model, word);
            if (segments.Count == 0)
            {
                throw new MisuseException(Unknown("--segment", word, [.. SegmentWords.All, .. model.Segments.Select(segment => segment.Name)]));
            }

            lengths = lengths.SetItems(segments.Select(segment => KeyValuePair.Create(segment, length)));
        }

        return lengths;
    }

    private static string Known(BodyModel model, string segment) => model.FindSegment(segment) > 0
        ? segment
        : throw new MisuseException(Unknown("the command line", segment, [.. model.Segments.Skip(1)]));

    private static string Unknown(string who, string name, IReadOnlyList<string> known)
    {
        var near = Spelling.Nearest(name, known);
        return $"There is no segment '{name}' in the model, as {who} asks{(near is null ? "." : $"; did you mean '{near}'?")}";
    }

    private static MisuseException Missing(MarkerMeasurement measure, IReadOnlyDictionary<string, Vec3> markers, StaticTrial trial)
    {
        string[] names = [.. measure.Pairs.SelectMany(pair => (string[])[pair.A, pair.B])];
        return new($"--measure {measure.Name}: " + (Array.Find(names, name => !markers.ContainsKey(name)) is { } absent ? $"the model has no marker '{absent}'."
            : Array.Find(names, name => !trial.Places.ContainsKey(name)) is { } unseen ? $"the trial does not show the marker '{unseen}'."
            : "two of its markers are never seen together, or coincide in the model."));
    }
}
