using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>What the body model works out that every drawn movement asks of its muscles, for the person that it stands for and with usual weights. A
/// model's answer beside what studies measured, never instead of it.</summary>
/// <param name="Model">Hash of what it was worked out from, or empty where there are none; see <see cref="HashOf"/>.</param>
/// <param name="Figures">By the figure's id.</param>
public sealed record ModelDemands(string Model, FrozenDictionary<string, FigureDemands> Figures)
{
    /// <summary>Of a knowledge without any.</summary>
    public static ModelDemands None { get; } = new("", FrozenDictionary<string, FigureDemands>.Empty);

    /// <summary>Hash of the model, the figures and how these become movements, as they are in a knowledge folder now. Where it differs from
    /// <see cref="Model"/>, the demands are stale: <c>hipwise body build</c> works them out anew.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string HashOf(string folder) => Loading.DemandReader.HashOf(folder);
}

/// <summary>What one drawn movement asks of the muscles.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Missing">The greatest moment that muscles lack at a joint (N·m); null when they lack none.</param>
/// <param name="Unmet">How many times its postures could not meet what they rest on, or nothing held the body as a whole.</param>
/// <param name="Muscles">Those that are asked for 5 % or more, the most active first.</param>
public sealed record FigureDemands(string Figure, double? Missing, int Unmet, ImmutableArray<RegionDemand> Muscles)
{
    /// <summary>Whether the body can do the movement.</summary>
    public bool IsCarried => Missing is null && Unmet == 0;

    /// <summary>A muscle or region on the side that works, or null where it is asked for less than 5 %.</summary>
    public RegionDemand? Find(string muscle) => Muscles.FirstOrDefault(demand => demand.Muscle == muscle && demand.Side != VariantSide.Other);
}

/// <summary>What a movement asks of a muscle or region.</summary>
/// <param name="Muscle">Its id.</param>
/// <param name="Side">The side that works, the other, or both alike.</param>
/// <param name="Peak">Highest activation, 0 to 1.</param>
/// <param name="Mean">Mean activation over the whole movement.</param>
/// <param name="Phase">Number of the phase with the highest activation, from 1.</param>
/// <param name="PeakForce">Highest tension (N).</param>
public sealed record RegionDemand(string Muscle, VariantSide Side, double Peak, double Mean, int Phase, double PeakForce);
