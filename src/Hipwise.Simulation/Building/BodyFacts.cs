using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Formats;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>What the tables of a body say: the midline and the right half as descriptions, and how long the fibres of a muscle are in the
/// anatomical posture where the tables say that instead of a tendon's length.</summary>
/// <param name="Half">The midline and the right half; tendons are 0 where <paramref name="NeutralFibers"/> has the muscle.</param>
/// <param name="NeutralFibers">Fibre length over optimal length with every coordinate at its default, by muscle.</param>
/// <param name="Sources">Every key of a source that a row names, with the file and line that names it first.</param>
public sealed record BodyFacts(
    ModelDescription Half, ImmutableDictionary<string, double> NeutralFibers, ImmutableSortedDictionary<string, string> Sources)
{
    /// <summary>What a row of our own names in place of a published source; it says its reason in the row's note.</summary>
    public const string OwnSource = "own";

    /// <summary>Reads the tables of a folder.</summary>
    /// <param name="folder">Holds <c>bodies.csv</c>, <c>joints.csv</c> and the other tables.</param>
    /// <exception cref="BadFileException">A table is missing or wrong; the message names file, line and what mends it.</exception>
    public static BodyFacts ReadFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var tables = new FactTables(folder);
        var constants = Constants.From(tables.Read("constants.csv"));
        var curves = new CurveFacts(tables.Read("curves.csv"));
        var skeleton = new SkeletonFacts(tables, curves);
        var muscles = new MuscleFacts(tables, constants, curves);
        var half = new ModelDescription(
            tables.Name, new(0, -constants["gravity", "m/s2"], 0), skeleton.Segments, skeleton.Joints, skeleton.Couplings, muscles.Surfaces,
            muscles.All, skeleton.Actuators, skeleton.Markers);
        return new(half, muscles.NeutralFibers, tables.Sources);
    }
}
