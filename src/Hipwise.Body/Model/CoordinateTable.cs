using System.Collections.Immutable;

namespace Hipwise.Body.Model;

// Coordinates by number, and which of them follow others.
internal sealed class CoordinateTable
{
    private readonly Dictionary<string, int> _numbers;

    private CoordinateTable(ImmutableArray<CoordinateDescription> all, Dictionary<string, int> numbers, ImmutableArray<Coupling> couplings)
    {
        (All, _numbers, Couplings) = (all, numbers, couplings);
        Prescribed = [.. all.Select(coordinate => coordinate.Prescribed is null ? null : CompiledFunction.Compile(coordinate.Prescribed))];
        Leader = new int[all.Length];
        Array.Fill(Leader, -1);
        foreach (var coupling in couplings)
        {
            Leader[coupling.Dependent] = coupling.Independent;
        }
    }

    public ImmutableArray<CoordinateDescription> All { get; }

    // In an order in which a leader's own coupling comes first.
    public ImmutableArray<Coupling> Couplings { get; }

    // The course over time of each driven coordinate; null for all others.
    public CompiledFunction?[] Prescribed { get; }

    // The coordinate that each one follows, or -1.
    public int[] Leader { get; }

    public static CoordinateTable Compile(ModelDescription description)
    {
        var all = description.Joints.SelectMany(joint => joint.Coordinates).ToImmutableArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            if (!numbers.TryAdd(all[i].Name, i))
            {
                throw new ModelException($"The coordinate '{all[i].Name}' is there twice.");
            }
        }

        return new(all, numbers, Order(description.Couplings, numbers));
    }

    public int Find(string name) => _numbers.GetValueOrDefault(name, -1);

    public int Require(string name, string who) =>
        Find(name) is >= 0 and var number ? number : throw new ModelException($"{who} names the coordinate '{name}', which the model does not have.");

    // Whether it has an equation of motion of its own: neither locked, nor driven, nor following another.
    public bool IsFree(int coordinate) => !All[coordinate].IsLocked && All[coordinate].Prescribed is null && Leader[coordinate] < 0;

    // Puts dependent values where their couplings say.
    public void ApplyCouplings(Span<double> q)
    {
        foreach (var coupling in Couplings)
        {
            q[coupling.Dependent] = coupling.Function.Evaluate(q[coupling.Independent]);
        }
    }

    // The same for velocities and accelerations, after the positions.
    public void ApplyCouplings(ReadOnlySpan<double> q, Span<double> velocity, Span<double> acceleration)
    {
        foreach (var coupling in Couplings)
        {
            coupling.Function.Evaluate(q[coupling.Independent], out var first, out var second);
            var speed = velocity[coupling.Independent];
            velocity[coupling.Dependent] = first * speed;
            acceleration[coupling.Dependent] = (first * acceleration[coupling.Independent]) + (second * speed * speed);
        }
    }

    // How fast each coupling's dependent coordinate follows, at a pose.
    public void FillSlopes(ReadOnlySpan<double> q, Span<double> slopes)
    {
        for (var i = 0; i < Couplings.Length; i++)
        {
            Couplings[i].Function.Evaluate(q[Couplings[i].Independent], out slopes[i], out _);
        }
    }

    // Carries what is per unit of a dependent coordinate over to its leader: generalised forces, moment arms.
    public void Project(ReadOnlySpan<double> slopes, Span<double> perCoordinate)
    {
        for (var i = Couplings.Length - 1; i >= 0; i--)
        {
            var coupling = Couplings[i];
            perCoordinate[coupling.Independent] += slopes[i] * perCoordinate[coupling.Dependent];
            perCoordinate[coupling.Dependent] = 0;
        }
    }

    private static ImmutableArray<Coupling> Order(ImmutableArray<CouplingDescription> couplings, Dictionary<string, int> numbers)
    {
        int Number(string name, CouplingDescription coupling) => numbers.TryGetValue(name, out var number)
            ? number
            : throw new ModelException($"The constraint '{coupling.Name}' names the coordinate '{name}', which the model does not have.");
        var left = couplings.Select(c => new Coupling(Number(c.Dependent, c), Number(c.Independent, c), CompiledFunction.Compile(c.Function))).ToList();
        if (left.GroupBy(c => c.Dependent).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ModelException($"The coordinate '{numbers.First(pair => pair.Value == twice.Key).Key}' follows two others.");
        }

        var ordered = ImmutableArray.CreateBuilder<Coupling>();
        while (left.Count > 0)
        {
            var next = left.Find(c => !left.Exists(other => other.Dependent == c.Independent))
                ?? throw new ModelException("Coupled coordinates follow one another in a ring.");
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered.ToImmutable();
    }

    internal sealed record Coupling(int Dependent, int Independent, CompiledFunction Function);
}
