using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>A pose as written: what it changes in the pose it builds on.</summary>
internal sealed record PoseDraft(
    EntryReader Entry, ImmutableArray<string> Bases, ImmutableSortedDictionary<string, double> Angles, FigureRest? Rest,
    ImmutableSortedDictionary<string, FigureTouch> Touches, ImmutableArray<string> Free, ImmutableArray<FigureProp> Props,
    ImmutableArray<FigureArrow> Arrows, ImmutableArray<string>? Works)
{
    /// <summary>This draft with everything that it leaves to the pose it builds on.</summary>
    public PoseDraft Over(PoseDraft below) => this with
    {
        Angles = below.Angles.SetItems(Angles),
        Rest = Rest ?? below.Rest,
        Touches = below.Touches.RemoveRange(Free).SetItems(Touches),
        Props = below.Props.AddRange(Props),
        Works = Works ?? below.Works,
    };
}

/// <summary>Reads <c>poses.yaml</c> and the poses of figures.</summary>
internal sealed class PoseReader(FigureBody body)
{
    /// <summary>Reads the body that all figures share.</summary>
    public static FigureBody ReadBody(EntryReader file)
    {
        var entry = file.Map("body");
        var segments = entry.Map("segments");
        var limits = file.Map("limits");
        var body = new FigureBody(
            entry.Number("height"), FigureVocabulary.Segments.ToImmutableSortedDictionary(key => key, segments.Number, StringComparer.Ordinal),
            FigureVocabulary.CentralJoints.Concat(FigureVocabulary.SideJoints)
                .ToImmutableSortedDictionary(key => key, key => ReadLimit(limits, key), StringComparer.Ordinal),
            entry.Grounds());
        segments.Finish();
        limits.Finish();
        entry.Finish();
        return body;
    }

    private static (double Low, double High) ReadLimit(EntryReader limits, string joint)
    {
        var numbers = limits.Numbers(joint);
        if (numbers.Length == 2 && numbers[0] < numbers[1])
        {
            return (numbers[0], numbers[1]);
        }

        limits.Report(limits.LineOf(joint), $"'{joint}' needs its least and its most degrees, as in [-30, 140]");
        return (-180, 180);
    }

    /// <summary>A pose with a name, that figures build on.</summary>
    public KeyValuePair<string, PoseDraft> ReadNamed(EntryReader entry)
    {
        var id = entry.Id(Kind.Pose);
        return new(id, Read(entry));
    }

    /// <summary>A pose of a figure, or one with a name.</summary>
    public PoseDraft Read(EntryReader entry)
    {
        var draft = new PoseDraft(
            entry, entry.Ids("pose", Kind.Pose), ReadAngles(entry), entry.TryMap("rest") is { } rest ? ReadRest(rest) : null,
            ReadTouches(entry), ReadFree(entry), entry.List("props", ReadProp), entry.List("arrows", ReadArrow), entry.Has("works") ? ReadWorks(entry) : null);
        entry.Finish();
        return draft;
    }

    private ImmutableSortedDictionary<string, double> ReadAngles(EntryReader entry)
    {
        var angles = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (entry.TryMap("set") is { } set)
        {
            foreach (var key in set.Keys)
            {
                ReadAngle(set, key, angles);
            }
        }

        return angles.ToImmutable();
    }

    private void ReadAngle(EntryReader set, string key, ImmutableSortedDictionary<string, double>.Builder angles)
    {
        var degrees = set.Number(key);
        var joint = WithoutSide(key);
        var central = FigureVocabulary.CentralJoints.Contains(key);
        if (!central && !FigureVocabulary.SideJoints.Contains(joint))
        {
            ReportUnknown(set, key, "joint", [.. FigureVocabulary.CentralJoints, .. FigureVocabulary.SideJoints]);
            return;
        }

        if (body.Limits[joint] is var (low, high) && (degrees < low || degrees > high))
        {
            set.Report(set.LineOf(key), $"'{key}' goes from {low} to {high} degrees; {degrees} stands there");
        }

        foreach (var name in central || joint != key ? [key] : new[] { $"{key}-left", $"{key}-right" })
        {
            angles[name] = degrees;
        }
    }

    private static FigureRest ReadRest(EntryReader entry)
    {
        var rest = new FigureRest(
            entry.OneOf("part", FigureVocabulary.RestParts), ReadSupport(entry, "on"), entry.TryNumber("x") ?? 0, entry.TryNumber("z") ?? 0,
            entry.TryNumber("up") ?? 0);
        entry.Finish();
        return rest;
    }

    private static string ReadSupport(EntryReader entry, string key) => entry.TryOneOf(key, ["floor", .. FigureVocabulary.Props]) ?? "floor";

    private static ImmutableSortedDictionary<string, FigureTouch> ReadTouches(EntryReader entry)
    {
        var touches = ImmutableSortedDictionary.CreateBuilder<string, FigureTouch>(StringComparer.Ordinal);
        if (entry.TryMap("touch") is { } map)
        {
            foreach (var key in map.Keys)
            {
                foreach (var limb in LimbsOf(map, key))
                {
                    touches[limb] = ReadTouch(map, key, limb);
                }
            }
        }

        return touches.ToImmutable();
    }

    private static ImmutableArray<string> ReadFree(EntryReader entry) =>
        [.. entry.WordsOf("free", [.. FigureVocabulary.Limbs, .. FigureVocabulary.Plurals.Keys])
            .SelectMany(name => FigureVocabulary.Plurals.TryGetValue(name, out var one) ? [$"{one}-left", $"{one}-right"] : new[] { name })];

    private static string[] LimbsOf(EntryReader map, string key)
    {
        if (FigureVocabulary.Plurals.TryGetValue(key, out var one))
        {
            return [$"{one}-left", $"{one}-right"];
        }

        if (FigureVocabulary.Limbs.Contains(key))
        {
            return [key];
        }

        ReportUnknown(map, key, "limb", [.. FigureVocabulary.Limbs, .. FigureVocabulary.Plurals.Keys]);
        _ = map.Words(key);
        return [];
    }

    private static FigureTouch ReadTouch(EntryReader map, string key, string limb)
    {
        var words = map.Words(key);
        if (words.Length != 1)
        {
            var at = map.Numbers(key);
            if (at.Length is not (2 or 3))
            {
                map.Report(map.LineOf(key), $"'{key}' needs centimetres forward and up, as in [30, 0], or the name of what it touches");
            }

            return new(null, at);
        }

        var point = $"{words[0]}{limb[limb.LastIndexOf('-')..]}";
        string[] known = ["floor", .. FigureVocabulary.Props, .. FigureVocabulary.Points];
        if (known.Contains(words[0]) || FigureVocabulary.Points.Contains(point))
        {
            return new(known.Contains(words[0]) ? words[0] : point, []);
        }

        map.Report(map.LineOf(key), $"nothing is called '{words[0]}'{Suggest(words[0], known)}");
        return new("floor", []);
    }

    /// <summary>A thing around the pose.</summary>
    public static FigureProp ReadProp(EntryReader entry)
    {
        var kind = entry.OneOf("kind", FigureVocabulary.Props);
        var numbers = FigureVocabulary.Numbers.Where(entry.Has).ToImmutableSortedDictionary(key => key, entry.Number, StringComparer.Ordinal);
        var prop = new FigureProp(kind, numbers, ReadPoint(entry, "at"), ReadPoint(entry, "to"));
        entry.Finish();
        return prop;
    }

    /// <summary>The regions that work, each with its side; one without a side means both, <c>none</c> no region.</summary>
    public static ImmutableArray<string> ReadWorks(EntryReader entry) => [.. entry.Words("works").SelectMany(region => ReadRegion(entry, region))];

    private static string[] ReadRegion(EntryReader entry, string region)
    {
        string[] both = [$"{region}-left", $"{region}-right"];
        if (FigureVocabulary.Regions.Contains(region) || region == "none")
        {
            return region == "none" ? [] : [region];
        }

        if (!FigureVocabulary.Regions.Contains(both[0]))
        {
            entry.Report(entry.LineOf("works"), $"no region is called '{region}'{Suggest(region, FigureVocabulary.Regions)}");
            return [];
        }

        return both;
    }

    private static FigureArrow ReadArrow(EntryReader entry)
    {
        var (shiftX, shiftY) = ReadPair(entry, "shift");
        var (goX, goY) = ReadPair(entry, "go");
        var arrow = new FigureArrow(ReadPoint(entry, "at") ?? "pelvis", shiftX, shiftY, goX, goY, entry.TryNumber("bend") ?? 0);
        if (goX == 0 && goY == 0)
        {
            entry.Report("an arrow needs 'go', centimetres to the right and up, as in [0, 15]");
        }

        entry.Finish();
        return arrow;
    }

    private static (double X, double Y) ReadPair(EntryReader entry, string key)
    {
        var numbers = entry.Numbers(key);
        if (numbers.Length is not (0 or 2))
        {
            entry.Report(entry.LineOf(key), $"'{key}' needs centimetres to the right and up, as in [0, 15]");
        }

        return numbers.Length == 2 ? (numbers[0], numbers[1]) : (0, 0);
    }

    private static string? ReadPoint(EntryReader entry, string key)
    {
        var point = entry.TryText(key);
        if (point is not null && !FigureVocabulary.Points.Contains(point))
        {
            entry.Report(entry.LineOf(key), $"no point of the body is called '{point}'{Suggest(point, FigureVocabulary.Points)}");
        }

        return point;
    }

    private static void ReportUnknown(EntryReader map, string key, string what, string[] known) =>
        map.Report(map.LineOf(key), $"no {what} is called '{key}'{Suggest(key, known)}");

    private static string Suggest(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is { } near ? $"; did you mean '{near}'?" : "";

    private static string WithoutSide(string name) =>
        name.EndsWith("-left", StringComparison.Ordinal) ? name[..^5] : name.EndsWith("-right", StringComparison.Ordinal) ? name[..^6] : name;
}
