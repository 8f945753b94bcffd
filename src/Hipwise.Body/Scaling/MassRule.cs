namespace Hipwise.Body.Scaling;

/// <summary>What becomes of the masses of a model that is scaled.</summary>
/// <param name="Total">The mass of the whole model (kg); null leaves it as the segments' masses add up.</param>
/// <param name="KeepsDistribution">True: every segment keeps its share of the total. False: each first grows by the product of its factors, as at
/// constant density; the total is met afterwards, by one factor for all.</param>
public sealed record MassRule(double? Total = null, bool KeepsDistribution = true);
