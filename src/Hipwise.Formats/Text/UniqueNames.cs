namespace Hipwise.Formats.Text;

/// <summary>Gives columns that share a name names of their own, as OpenSim does: <c>1_name</c>, <c>2_name</c> …</summary>
internal static class UniqueNames
{
    /// <summary>Changes the list; tells each repeated name with its new one.</summary>
    public static void Make(List<string> names, Action<string, string> tell)
    {
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (seen.Add(names[i]))
            {
                continue;
            }

            var number = next.GetValueOrDefault(names[i], 1);
            while (!taken.Add($"{number}_{names[i]}"))
            {
                number++;
            }

            next[names[i]] = number + 1;
            tell(names[i], $"{number}_{names[i]}");
            names[i] = $"{number}_{names[i]}";
            seen.Add(names[i]);
        }
    }
}
