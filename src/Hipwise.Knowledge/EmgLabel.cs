using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>How sure the name of a channel is.</summary>
public enum EmgLabelKind
{
    /// <summary>It means one muscle.</summary>
    Muscle,

    /// <summary>It means one of several; whoever recorded must say which.</summary>
    Ambiguous,

    /// <summary>Nothing is known of it.</summary>
    Unknown,

    /// <summary>It holds something else than a muscle's activity.</summary>
    NoMuscle,
}

/// <summary>What the name of a channel means.</summary>
/// <param name="Kind">How sure it is.</param>
/// <param name="Muscle">Id of the muscle; null unless it is one.</param>
/// <param name="Side">Of the body; null where the name does not say.</param>
/// <param name="Choices">What it may mean, as <c>left gluteus-medius</c>; empty unless it is ambiguous.</param>
public sealed record EmgLabel(EmgLabelKind Kind, string? Muscle, Side? Side, ImmutableArray<string> Choices)
{
    /// <summary>Reads a name. Nothing is guessed: where two readings differ in muscle or side, both are given.</summary>
    /// <param name="label">As the recording has it.</param>
    /// <param name="rules">The names that are known.</param>
    public static EmgLabel Read(string label, EmgLabelRules rules)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(rules);
        var words = EmgLabelText.Words(label).Where(word => !rules.Idle.Contains(word) || rules.Sides.ContainsKey(word)).ToList();
        if (words.Exists(rules.NotMuscles.Contains))
        {
            return new(EmgLabelKind.NoMuscle, null, null, []);
        }

        var readings = Readings(words, rules).Distinct().ToList();
        readings = readings.Count > 0 ? readings : [.. Glued(string.Concat(words), rules).Distinct()];
        var choices = readings.Select(one => one.Muscle).Distinct(StringComparer.Ordinal).ToList();
        var sides = readings.Select(one => one.Side).Distinct().ToList();
        return readings.Count switch
        {
            0 => new(EmgLabelKind.Unknown, null, SideOf(words, rules), []),
            1 => new(EmgLabelKind.Muscle, choices[0], sides[0], []),
            _ => new(EmgLabelKind.Ambiguous, choices.Count == 1 ? choices[0] : null, sides.Count == 1 ? sides[0] : null, [.. readings.Select(Words)]),
        };
    }

    private static IEnumerable<(string Muscle, Side? Side)> Readings(List<string> words, EmgLabelRules rules)
    {
        foreach (var muscle in Named(Joined(words, -1), rules))
        {
            yield return (muscle, null);
        }

        // One word is the side.
        for (var i = 0; i < words.Count; i++)
        {
            if (rules.Sides.TryGetValue(words[i], out var side))
            {
                foreach (var muscle in Named(Joined(words, i), rules))
                {
                    yield return (muscle, side);
                }
            }
        }

        foreach (var one in words.Count == 1 ? Glued(words[0], rules) : [])
        {
            yield return one;
        }
    }

    private static IEnumerable<(string Muscle, Side? Side)> Glued(string word, EmgLabelRules rules)
    {
        foreach (var (letters, side) in rules.Glued)
        {
            var before = word.StartsWith(letters, StringComparison.Ordinal) ? Named(word[letters.Length..], rules) : [];
            var behind = word.EndsWith(letters, StringComparison.Ordinal) ? Named(word[..^letters.Length], rules) : [];
            foreach (var muscle in before.Concat(behind))
            {
                yield return (muscle, side);
            }
        }
    }

    // Words that tell nothing may stand in a name, as those for a side may.
    private static string Joined(List<string> words, int without) => string.Concat(words.Where((_, i) => i != without));

    private static ImmutableArray<string> Named(string name, EmgLabelRules rules) => rules.Muscles.GetValueOrDefault(name, []);

    private static Side? SideOf(List<string> words, EmgLabelRules rules)
    {
        var sides = words.Where(word => word.Length > 1 && rules.Sides.ContainsKey(word)).Select(word => rules.Sides[word]).Distinct().ToList();
        return sides.Count == 1 ? sides[0] : null;
    }

    private static string Words((string Muscle, Side? Side) one) => one.Side is { } side ? $"{side.Word()} {one.Muscle}" : one.Muscle;
}
