using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>body-map.yaml</c>: what is given for one half or one side is mirrored here, so that a drawing needs no more thought.</summary>
internal sealed class BodyMapReader
{
    private const double LargestSize = 10_000;
    private readonly double width;
    private readonly double height;
    private readonly BodyMapPlaces places;

    private BodyMapReader(EntryReader file, BodyMapPlaces places)
    {
        (width, height, this.places) = (Size(file, "width"), Size(file, "height"), places);
    }

    public static BodyMapDrawing Read(EntryReader file, IReadOnlyCollection<Place> places)
    {
        var check = new BodyMapPlaces(places);
        var reader = new BodyMapReader(file, check);
        var side = reader.ReadView(file.Map("side"), BodyView.LeftSide);
        var map = new BodyMapDrawing(
            reader.width, reader.height,
            [reader.ReadView(file.Map("front"), BodyView.Front), reader.ReadView(file.Map("back"), BodyView.Back), side, reader.Mirror(side)],
            file.Ids("outside", Kind.Place));
        check.Finish(map.Outside, file);
        file.Finish();
        return map;
    }

    private static double Size(EntryReader file, string key)
    {
        var size = file.Number(key);
        if (file.Has(key) && size is not (> 0 and <= LargestSize))
        {
            file.Report(file.LineOf(key), $"'{key}' must be above 0 and at most {LargestSize}");
        }

        return size;
    }

    private BodyViewDrawing ReadView(EntryReader entry, BodyView view)
    {
        var drawing = new BodyViewDrawing(
            view, [.. ReadHalf(entry), .. entry.List("shapes", ReadLine).SelectMany(lines => lines)], [.. entry.List("lines", ReadLine).SelectMany(lines => lines)],
            InOrder(entry.List("spots", spot => ReadSpot(spot, view)).SelectMany(spots => spots)),
            [.. entry.List("muscles", spot => ReadMuscle(spot, view)).SelectMany(spots => spots)]);
        if (drawing.Shapes.IsEmpty)
        {
            entry.Report("no outline is given; write one 'half' or 'shapes'");
        }

        entry.Finish();
        return drawing;
    }

    private BodyViewDrawing Mirror(BodyViewDrawing left) => new(
        BodyView.RightSide, [.. left.Shapes.Select(path => path.Mirror(width))], [.. left.Lines.Select(path => path.Mirror(width))],
        [.. left.Spots.Select(Mirror)], [.. left.Muscles.Select(Mirror)]);

    private BodySpot Mirror(BodySpot spot) => spot with { Side = Side.Right, At = spot.At.Mirror(width), Region = spot.Region?.Mirror(width) };

    private ImmutableArray<BodyPath> ReadHalf(EntryReader entry)
    {
        if (!entry.Has("half") || ReadPath(entry, "half") is not { } half)
        {
            return [];
        }

        if (half.Closed || half.Start.X != width / 2 || half.Strokes[^1].End.X != width / 2)
        {
            entry.Report(entry.LineOf("half"), "a half runs from the middle of the view to the middle and stays open");
        }

        return [half.WithOtherHalf(width)];
    }

    private ImmutableArray<BodyPath> ReadLine(EntryReader entry)
    {
        var paired = entry.YesNo("paired");
        var path = ReadPath(entry, "path");
        entry.Finish();
        return path is null ? [] : paired ? [path, path.Mirror(width)] : [path];
    }

    private ImmutableArray<BodySpot> ReadSpot(EntryReader entry, BodyView view)
    {
        var place = entry.IdOf("place", Kind.Place);
        var (middle, at) = (entry.YesNo("middle"), ReadPoint(entry));
        var region = ReadRegion(entry, at);
        places.Note(entry, view, place, middle, region is not null);
        entry.Finish();
        return Sided(new(place, middle ? null : Side.Left, at, region), view);
    }

    // Places as they stand in the file, each from left over the middle to right.
    private static ImmutableArray<BodySpot> InOrder(IEnumerable<BodySpot> spots) =>
        [.. spots.GroupBy(spot => spot.Id, StringComparer.Ordinal).SelectMany(place => place.OrderBy(spot => spot.Side switch { Side.Left => 0, null => 1, _ => 2 }))];

    private ImmutableArray<BodySpot> ReadMuscle(EntryReader entry, BodyView view)
    {
        var spot = new BodySpot(entry.IdOf("muscle", Kind.Muscle), Side.Left, ReadPoint(entry), null);
        entry.Finish();
        return Sided(spot, view);
    }

    private ImmutableArray<BodySpot> Sided(BodySpot spot, BodyView view) =>
        spot.Side is null || view == BodyView.LeftSide ? [spot] : [spot, Mirror(spot)];

    private BodyPath? ReadRegion(EntryReader entry, BodyPoint at)
    {
        var radii = entry.Numbers("ellipse");
        var region = entry.Has("region") ? ReadPath(entry, "region") : null;
        if (!entry.Has("ellipse"))
        {
            return region;
        }

        if (radii.Length != 2 || radii.Any(radius => radius <= 0) || region is not null)
        {
            entry.Report(entry.LineOf("ellipse"), "an 'ellipse' is half its width and half its height, as in [12, 9], and stands without a 'region'");
            return region;
        }

        return Inside(BodyPath.Ellipse(at, radii[0], radii[1]), entry, "ellipse");
    }

    private BodyPoint ReadPoint(EntryReader entry)
    {
        var numbers = entry.Numbers("at");
        if (numbers.Length != 2)
        {
            entry.Report(entry.LineOf("at"), "'at' must be two numbers, across and down, as in [95, 180]");
            return default;
        }

        var point = new BodyPoint(numbers[0], numbers[1]);
        CheckInside([point], entry, "at");
        return point;
    }

    private BodyPath? ReadPath(EntryReader entry, string key)
    {
        var text = entry.Text(key);
        if (BodyPathReader.TryRead(text) is { } path)
        {
            return Inside(path, entry, key);
        }

        if (text.Length > 0)
        {
            entry.Report(entry.LineOf(key), $"'{key}' must be a path of M, L, C and Z with absolute numbers, as in 'M 10 20 L 30 40'");
        }

        return null;
    }

    private BodyPath Inside(BodyPath path, EntryReader entry, string key)
    {
        CheckInside(path.Points, entry, key);
        return path;
    }

    private void CheckInside(IEnumerable<BodyPoint> points, EntryReader entry, string key)
    {
        foreach (var point in points.Where(point => point.X < 0 || point.X > width || point.Y < 0 || point.Y > height).Take(1))
        {
            entry.Report(entry.LineOf(key), $"{BodyPath.Write(point)} lies outside the view, which is {BodyPath.Write(new(width, height))} wide and high");
        }
    }
}
