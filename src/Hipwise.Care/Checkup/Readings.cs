using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Checkup;

/// <summary>Makes readings from tries; every source of observations, files and stores alike, comes through here.</summary>
public static class Readings
{
    /// <summary>A number from its tries. Without a stated deviation the published error stands for it, or the spread of the tries where that is larger.</summary>
    /// <param name="tries">Each try in the measure's unit; at least one.</param>
    /// <param name="sd">One standard deviation in the same unit as the source stated it, or null.</param>
    /// <param name="measure">The measure, one of type number.</param>
    public static NumberReading Number(ImmutableArray<double> tries, double? sd, Measure measure)
    {
        var mean = tries.Average();
        var spread = tries.Length < 2 ? 0 : Math.Sqrt(tries.Sum(one => (one - mean) * (one - mean)) / (tries.Length - 1));
        var deviation = sd ?? Math.Max(spread, measure.Error?.SdAt(mean) ?? 0);
        return new NumberReading(new Quantity(mean, deviation, measure.Unit!), tries, sd is not null);
    }

    /// <summary>A choice, its options in the order of the screen's list.</summary>
    /// <param name="options">Ids of the options chosen; at least one, each one of the measure's.</param>
    /// <param name="measure">The measure, one of type choice or choices.</param>
    public static ChoiceReading Choice(IEnumerable<string> options, Measure measure) => new([.. options.OrderBy(measure.Options.IndexOf)]);
}
