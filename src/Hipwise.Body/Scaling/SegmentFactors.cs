using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

/// <summary>By what each segment grows along its own axes x, y and z; 1 for a segment that is not named. All factors are above 0 and finite.</summary>
public sealed class SegmentFactors
{
    private static readonly Vec3 One = new(1, 1, 1);

    private readonly ImmutableDictionary<string, Vec3> _factors;

    private SegmentFactors(ImmutableDictionary<string, Vec3> factors) => _factors = factors;

    /// <summary>Nothing grows.</summary>
    public static SegmentFactors None { get; } = new(ImmutableDictionary.Create<string, Vec3>(StringComparer.Ordinal));

    /// <summary>Segments that were given factors, by name.</summary>
    public IEnumerable<string> Segments => _factors.Keys.Order(StringComparer.Ordinal);

    /// <summary>Factors along the axes of one segment.</summary>
    public Vec3 this[string segment] => _factors.GetValueOrDefault(segment, One);

    /// <summary>Every segment of a model grows alike; ground does not.</summary>
    /// <exception cref="ModelException">The factor is not above 0 or not finite.</exception>
    public static SegmentFactors Uniform(ModelDescription model, double factor)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Segments.Aggregate(None, (factors, segment) => factors.With(segment.Name, new(factor, factor, factor)));
    }

    /// <summary>The same factors but for one segment.</summary>
    /// <param name="segment">Its name.</param>
    /// <param name="factors">Along its x, y and z.</param>
    /// <exception cref="ModelException">A factor is not above 0 or not finite.</exception>
    public SegmentFactors With(string segment, Vec3 factors) => factors.IsFinite && factors is { X: > 0, Y: > 0, Z: > 0 }
        ? new(_factors.SetItem(segment, factors))
        : throw new ModelException($"The segment '{segment}' cannot be scaled by {factors}; every factor must be above 0.");

    /// <summary>The same factors but for some axes of one segment.</summary>
    /// <param name="axes">The segment, and which of its axes.</param>
    /// <param name="factor">Along those axes.</param>
    /// <exception cref="ModelException">The factor is not above 0 or not finite.</exception>
    public SegmentFactors With(SegmentAxes axes, double factor)
    {
        ArgumentNullException.ThrowIfNull(axes);
        var before = this[axes.Segment];
        return With(axes.Segment, new(axes.X ? factor : before.X, axes.Y ? factor : before.Y, axes.Z ? factor : before.Z));
    }
}

/// <summary>Some of a segment's axes.</summary>
/// <param name="Segment">Its name.</param>
/// <param name="X">Whether x is one of them.</param>
/// <param name="Y">Whether y is one of them.</param>
/// <param name="Z">Whether z is one of them.</param>
public sealed record SegmentAxes(string Segment, bool X, bool Y, bool Z);
