namespace Hipwise.Care.Tests.Properties;

/// <summary>Chances from a seed.</summary>
internal sealed class Dice(int seed)
{
    // A seeded System.Random keeps its sequence on every version and machine.
    private readonly Random random = new(seed);

    public bool Chance(double share) => random.NextDouble() < share;

    public int Below(int end) => random.Next(end);

    public T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    /// <summary>A number between two bounds, rounded.</summary>
    public double Number(double low, double high, int digits) =>
        Math.Clamp(Math.Round(low + (high - low) * random.NextDouble(), digits, MidpointRounding.AwayFromZero), low, high);

    /// <summary>Some of a list, in the order of the list.</summary>
    public List<T> Some<T>(IEnumerable<T> list, int count)
    {
        var rest = list.Select((item, order) => (item, order)).ToList();
        while (rest.Count > count)
        {
            rest.RemoveAt(random.Next(rest.Count));
        }

        return rest.ConvertAll(pair => pair.item);
    }
}
