using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Body.Scaling;

/// <summary>What a tape measure tells of a person.</summary>
/// <param name="HeightRatio">The person's height over that of whom the model stands for; null when either is not known. Segments without a length of
/// their own grow by it.</param>
/// <param name="Lengths">Lengths from joint to joint (m) by segment of the model: <see cref="SegmentLength"/>.</param>
public sealed record PersonSize(double? HeightRatio, ImmutableDictionary<string, double> Lengths)
{
    /// <summary>The factors that make a model as large as the person, each segment alike along its three axes.</summary>
    /// <exception cref="ModelException">A length is not above 0, or its segment has none in the model.</exception>
    public SegmentFactors CalculateFactors(BodyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var factors = HeightRatio is { } ratio ? SegmentFactors.Uniform(model.Description, ratio) : SegmentFactors.None;
        foreach (var (segment, length) in Lengths.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var factor = length / SegmentLength.Calculate(model, segment);
            factors = factors.With(segment, new(factor, factor, factor));
        }

        return factors;
    }
}
