using System.Text;

namespace Hipwise.Formats.Tests.Fuzz;

/// <summary>Spoils XML so that it stays XML: drops, doubles and moves whole elements, renames them, exchanges their texts.</summary>
internal static class ElementMutations
{
    private static readonly string[] Texts =
    [
        "", " ", "NaN", "inf", "-inf", "1e999", "-1", "0", "1 2", "1 2 3", "0 0 0", "1 2 3 4 5 6", "a b", "ground", "/ground", "..", "../..", "/bodyset/a", "/jointset/pin/p", "true", "maybe",
        "99999999999", "all", "-y", "0.5", "pelvis", "knee_angle", "Unassigned",
    ];

    public static byte[] Spoil(byte[] bytes, Random random)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var tags = Tags(text);
        var opens = tags.FindAll(tag => !tag.Closes);
        if (opens.Count < 3)
        {
            return bytes;
        }

        var open = opens[random.Next(1, opens.Count)];
        var end = EndOf(open, tags);
        var element = text[open.Start..end];
        return Encoding.UTF8.GetBytes(random.Next(6) switch
        {
            0 => text.Remove(open.Start, element.Length),
            1 => text.Insert(end, element),
            2 => text.Insert(opens[random.Next(1, opens.Count)].Start, element),
            3 => ReplaceText(text, tags, random),
            4 when ReplaceText(text, tags, random) is var once => ReplaceText(once, Tags(once), random),
            _ => Rename(text, open, element, opens[random.Next(opens.Count)].Name),
        });
    }

    private static List<Piece> Tags(string text)
    {
        var tags = new List<Piece>();
        for (var start = text.IndexOf('<'); start >= 0; start = text.IndexOf('<', start + 1))
        {
            var end = text.IndexOf('>', start) + 1;
            if (end > start && text[start + 1] is not ('?' or '!'))
            {
                var closes = text[start + 1] == '/';
                var from = start + (closes ? 2 : 1);
                var length = text.AsSpan(from, end - from).IndexOfAny(" />\t\r\n");
                tags.Add(new Piece(start, end, text.Substring(from, Math.Max(0, length)), closes, text[end - 2] == '/'));
            }
        }

        return tags;
    }

    private static int EndOf(Piece open, List<Piece> tags)
    {
        var depth = 0;
        for (var i = tags.IndexOf(open); i < tags.Count; i++)
        {
            depth += tags[i].Closes ? -1 : tags[i].IsWhole ? 0 : 1;
            if (depth <= 0)
            {
                return tags[i].End;
            }
        }

        return open.End;
    }

    private static string ReplaceText(string text, List<Piece> tags, Random random)
    {
        var leaves = Enumerable.Range(0, Math.Max(0, tags.Count - 1)).Where(i => !tags[i].Closes && !tags[i].IsWhole && tags[i + 1].Closes).ToList();
        if (leaves.Count == 0)
        {
            return text;
        }

        string Inside(int leaf) => text[tags[leaf].End..tags[leaf + 1].Start];
        var chosen = leaves[random.Next(leaves.Count)];
        var other = random.Next(2) == 0 ? Texts[random.Next(Texts.Length)] : Inside(leaves[random.Next(leaves.Count)]);
        return string.Concat(text.AsSpan(0, tags[chosen].End), other, text.AsSpan(tags[chosen + 1].Start));
    }

    private static string Rename(string text, Piece open, string element, string name)
    {
        var from = open.Name;
        if (from.Length == 0 || !element.EndsWith($"</{from}>", StringComparison.Ordinal))
        {
            return text;
        }

        var renamed = $"<{name}{element.AsSpan(1 + from.Length, element.Length - (2 * from.Length) - 4)}</{name}>";
        return text.Remove(open.Start, element.Length).Insert(open.Start, renamed);
    }

    /// <summary>A tag: where it begins and ends, and whether it opens, closes or is an element by itself.</summary>
    private sealed record Piece(int Start, int End, string Name, bool Closes, bool IsWhole);
}
