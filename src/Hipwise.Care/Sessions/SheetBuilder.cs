using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Care.Plans;
using Hipwise.Core;

namespace Hipwise.Care.Sessions;

/// <summary>Turns lines of a plan into sets, as the log has changed them.</summary>
/// <param name="rounds">How often the list is done.</param>
internal sealed class SheetBuilder(int rounds)
{
    /// <summary>All sets of a line in order, all rounds together.</summary>
    /// <param name="line">The line.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="share">Share of the work to do today, above 0 and at most 1.</param>
    public ImmutableArray<SheetSet> SetsOf(Prescription line, LineState state, double share)
    {
        var all = line.Sets * (line.ComesOnce ? 1 : rounds);
        all = Math.Min(all, line.MostSets ?? all);
        var sets = Math.Clamp((int)Math.Round(all * share, MidpointRounding.AwayFromZero), 1, all);
        var rest = Math.Min(1, share * all / sets);
        var work = new Work(
            line.Repetitions is { } repetitions ? Math.Max(1, (int)Math.Round((repetitions + state.Extra) * rest, MidpointRounding.AwayFromZero)) : null,
            line.Repetitions is null && line.HoldSeconds is { } hold ? Math.Max(1, Math.Round(hold * rest)) : null, state.LoadKg, state.Band);
        Side?[] sides = !line.PerSide ? [null] : line.OnlySide is { } only ? [only] : line.StartWith == Side.Right ? [Side.Right, Side.Left] : [Side.Left, Side.Right];
        return [.. Enumerable.Range(1, sets).SelectMany(number => sides.Select(side => new SheetSet(side, number, sets, work, line.RestSeconds)))];
    }

    /// <summary>The items of all rounds: in each round every line comes with its share of the sets.</summary>
    public ImmutableArray<SheetItem> Arrange(ImmutableArray<SheetItem> lines) =>
    [
        .. Enumerable.Range(0, rounds).SelectMany(round => lines.Select(line => line with
        {
            Sets = [.. line.Sets.Where(set => RoundOf(set, line.Prescription) == round)],
            Variants = [.. line.Variants.Select(variant => variant with
            {
                Item = variant.Item with { Sets = [.. variant.Item.Sets.Where(set => RoundOf(set, variant.Item.Prescription) == round)] },
            })],
        })).Where(item => item.Sets.Length > 0),
    ];

    /// <summary>The item with a set less on each side, or a repetition or a second less where there is one set; the same when nothing is left to take.</summary>
    public static SheetItem Shorten(SheetItem item)
    {
        var first = item.Sets[0];
        if (first.Of > 1)
        {
            return item with { Sets = [.. item.Sets.Where(set => set.Number < first.Of).Select(set => set with { Of = first.Of - 1 })] };
        }

        var work = first.Work;
        return work.Repetitions > 1 || work.HoldSeconds > 1
            ? item with { Sets = [.. item.Sets.Select(set => set with { Work = set.Work with { Repetitions = work.Repetitions - 1, HoldSeconds = work.HoldSeconds - 1 } })] }
            : item;
    }

    /// <summary>About how long an item takes, rests included.</summary>
    public static int SecondsOf(SheetItem item, int setupSeconds, int secondsPerRepetition)
    {
        var line = item.Prescription;
        var each = line.Tempo?.Split('-').Sum(part => int.Parse(part, CultureInfo.InvariantCulture)) ?? secondsPerRepetition + (line.HoldSeconds ?? 0);
        var work = item.Sets.Sum(set => ((set.Work.Repetitions ?? 0) * each) + (int)(set.Work.HoldSeconds ?? 0));
        return setupSeconds + work + (Math.Max(0, item.Sets.Length - 1) * line.RestSeconds);
    }

    private static int RoundOf(SheetSet set, Prescription line) => (set.Number - 1) / line.Sets;
}
