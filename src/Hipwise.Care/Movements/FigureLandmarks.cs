using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

// Where a figure's parts and points lie on the body model.
internal sealed class FigureLandmarks(ModelDescription body, MovementRules rules, string figure)
{
    private const double Centimetre = 0.01;

    // How props that say no place are held or worn.
    private const string HandPoint = "hand";
    private const string KneePoint = "knee";

    private readonly Dictionary<string, MarkerDescription> _markers = body.Markers.ToDictionary(marker => marker.Name, StringComparer.Ordinal);

    public static char Letter(Side side) => side == Side.Left ? 'l' : 'r';

    public IEnumerable<Press> Press(RestingPart part, string on, Side? side, Surface plane) =>
        Press(part.Points, side, plane, new(part.Gives, false)).Concat(rules.Leans
            .Where(lean => lean.Part == part.Part && (lean.On.IsEmpty || lean.On.Contains(on)) && (lean.Figures.IsEmpty || lean.Figures.Contains(figure)))
            .SelectMany(lean => Press(lean.Points, lean.BothSides ? null : side, plane, new([], !lean.Holds))));

    private IEnumerable<Press> Press(ImmutableArray<string> points, Side? side, Surface plane, PressKind kind)
    {
        foreach (var one in side is { } known ? [known] : new[] { Side.Left, Side.Right })
        {
            foreach (var point in points.Select(name => Find(name, one)).OfType<MarkerDescription>())
            {
                yield return new(point.Name, point.Segment, point.Location, plane, $"{Letter(one)}", kind);
            }
        }
    }

    public IEnumerable<CarriedMass> Masses(FigureProp prop, IReadOnlyDictionary<string, double> kilograms)
    {
        if (!rules.Weights.TryGetValue(prop.Kind, out var usual))
        {
            yield break;
        }

        MarkerDescription[] places = [.. new[] { Side.Left, Side.Right }.Select(side => Require(PointOf(prop.At ?? HandPoint), side)).DistinctBy(marker => marker.Name)];
        foreach (var place in places)
        {
            yield return new($"{prop.Kind} {place.Name}", place.Segment, place.Location, kilograms.GetValueOrDefault(prop.Kind, usual) / places.Length);
        }
    }

    public IEnumerable<Band> Bands(FigureProp prop)
    {
        if (rules.Bands.FirstOrDefault(band => band.Prop == prop.Kind) is not { } rule)
        {
            yield break;
        }

        var (at, to) = (prop.At ?? $"{KneePoint}-left", prop.To ?? (prop.At is null ? $"{KneePoint}-right" : null));
        var end = End(at);
        var start = to is null
            ? new BandEnd(ModelDescription.Ground, Centimetre * new Vec3(prop.Number("x", 0), prop.Number("y", 0), prop.Number("z", 0)))
            : End(to);
        yield return new(prop.Kind, start, end, rule.SlackLength, rule.Stiffness) { Force = rule.Force };
    }

    private BandEnd End(string point)
    {
        var marker = Require(PointOf(point), FigureJoints.SideOf(point) ?? Side.Right);
        return new(marker.Segment, marker.Location);
    }

    private string PointOf(string point) => rules.Points.GetValueOrDefault(FigureJoints.WithoutSide(point))
        ?? throw new ModelException($"The figure '{figure}' has something at '{point}', and movements.yaml does not say where that is on the body model.");

    private MarkerDescription Require(string landmark, Side side) => Find(landmark, side)
        ?? throw new ModelException($"The figure '{figure}' needs the landmark '{landmark}', which the body model does not have.");

    // Of the side, or the one in the middle.
    private MarkerDescription? Find(string landmark, Side side) =>
        _markers.GetValueOrDefault($"{landmark}_{Letter(side)}") ?? _markers.GetValueOrDefault(landmark);
}

// What the names of a figure's joints and parts say.
internal static class FigureJoints
{
    public static bool IsCentral(string joint) =>
        joint.StartsWith("pelvis", StringComparison.Ordinal) || joint.StartsWith("trunk", StringComparison.Ordinal) || joint.StartsWith("neck", StringComparison.Ordinal);

    public static Side? SideOf(string name) =>
        name.EndsWith("-left", StringComparison.Ordinal) ? Side.Left : name.EndsWith("-right", StringComparison.Ordinal) ? Side.Right : null;

    public static string WithoutSide(string name) => SideOf(name) switch
    {
        Side.Left => name[..^5],
        Side.Right => name[..^6],
        _ => name,
    };
}
