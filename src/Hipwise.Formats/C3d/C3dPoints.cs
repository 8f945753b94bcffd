using Hipwise.Formats.OpenSim;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.C3d;

/// <summary>The places of markers, frame by frame. What a model worked out and a program stored beside them as if it were a place is left out.</summary>
internal sealed class C3dPoints
{
    private static readonly string[] NoPlaces = ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS", "REACTIONS"];

    private readonly C3dLayout layout;
    private readonly C3dNumbers numbers;
    private readonly List<(int Point, string Name)> kept = [];
    private readonly string unit;
    private readonly double toMetres;
    private readonly List<double> times = [];
    private readonly List<double[]> rows = [];
    private int partly;

    public C3dPoints(C3dLayout layout, C3dParameters parameters, C3dNumbers numbers, WarningLog log)
    {
        (this.layout, this.numbers) = (layout, numbers);
        var names = NamesOf(layout.Points, parameters.Texts("POINT", "LABELS"), log);
        var others = NoPlaces.ToDictionary(kind => kind, kind => parameters.Texts("POINT", kind).ToHashSet(StringComparer.Ordinal));
        for (var point = 0; point < names.Count; point++)
        {
            if (others.FirstOrDefault(pair => pair.Value.Contains(names[point])).Key is { } kind)
            {
                log.Add("c3d-" + kind, 0, $"POINT:{kind}", "Values that a model worked out stand among the points; they are no places and are not read.");
            }
            else
            {
                kept.Add((point, names[point]));
            }
        }

        unit = parameters.Text("POINT", "UNITS");
        toMetres = kept.Count == 0 ? 1 : MetresOf(ref unit, log);
    }

    public void Add(ReadOnlySpan<byte> frame)
    {
        times.Add(layout.Start + (rows.Count / layout.Rate));
        var row = new double[3 * kept.Count];
        for (var i = 0; i < kept.Count; i++)
        {
            Place(frame, kept[i].Point, row.AsSpan(3 * i, 3));
        }

        rows.Add(row);
    }

    public MarkerTrajectories Finish(WarningLog log)
    {
        if (partly > 0)
        {
            log.AddOnce(0, "points", $"{partly} places are not finite numbers; they are taken as not seen.");
        }

        var names = kept.ConvertAll(one => one.Name);
        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"marker '{name}'", $"The name comes more than once; the later marker is called '{WarningLog.Shorten(other)}'."));
        return new MarkerTrajectories([.. names], [.. times], [.. rows], layout.Rate, unit);
    }

    private static List<string> NamesOf(int points, List<string> labels, WarningLog log)
    {
        var names = labels.Take(points).ToList();
        for (var i = 0; i < points; i++)
        {
            if (i == names.Count)
            {
                names.Add("");
            }

            if (names[i].Length == 0)
            {
                names[i] = $"marker_{i + 1}";
                log.Add("c3d-unnamed", 0, "POINT:LABELS", $"Markers without a name are called by their number, the first one {names[i]}.");
            }
        }

        return names;
    }

    private static double MetresOf(ref string unit, WarningLog log)
    {
        if (unit.Length == 0)
        {
            unit = "mm";
            log.AddOnce(0, "POINT:UNITS", "The unit of places is not told; millimetres are taken, which such files usually have.");
        }

        return unit.ToUpperInvariant() switch
        {
            "MM" or "MILLIMETERS" or "MILLIMETRES" => 1e-3,
            "CM" or "CENTIMETERS" or "CENTIMETRES" => 1e-2,
            "M" or "METERS" or "METRES" => 1,
            "IN" or "INCHES" => 0.0254,
            _ => throw new BadFileException(log.File, 0, "POINT:UNITS", $"The unit '{WarningLog.Shorten(unit)}' is not known; it is mm, cm, m or in."),
        };
    }

    // The fourth number: below 0 not seen, else which cameras saw it and how well they agreed, which nothing here asks.
    private void Place(ReadOnlySpan<byte> frame, int point, Span<double> place)
    {
        var width = layout.IsReal ? 4 : 2;
        var bytes = frame.Slice(4 * width * point, 4 * width);
        var seen = layout.IsReal ? numbers.Single(bytes[12..]) >= 0 : numbers.Int16(bytes[6..]) >= 0;
        for (var axis = 0; axis < 3; axis++)
        {
            var number = layout.IsReal ? numbers.Single(bytes[(4 * axis)..]) : numbers.Int16(bytes[(2 * axis)..]) * layout.Scale;
            place[axis] = seen ? number * toMetres : double.NaN;
        }

        if (seen && !(double.IsFinite(place[0]) && double.IsFinite(place[1]) && double.IsFinite(place[2])))
        {
            partly++;
            place.Fill(double.NaN);
        }
    }
}
