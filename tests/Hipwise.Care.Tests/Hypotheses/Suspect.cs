using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Hypotheses;

/// <summary>A made-up hypothesis and tests of it.</summary>
internal static class Suspect
{
    public static ProbabilitySettings Settings => TestKnowledge.Shipped.Reasoning.Probability;

    public static Grounds Checked { get; } = new(["CONS"], CheckStatus.Verified, null);

    public static Evidence Test(string construct, Accuracy? accuracy, CheckStatus status = CheckStatus.Verified, params ObservationSource[] by) => new(
        new Observed([new("screen", construct)], ["yes"], null, null), EvidenceSide.Any, Direction.For, Direction.Against, 2, construct, accuracy,
        [.. by], $"Test of {construct}.", Checked with { Status = status });

    public static Evidence Counted(string construct, double sensitivity, double specificity, int diseased = 50, int healthy = 50) =>
        Test(construct, new CountedAccuracy(sensitivity, specificity, diseased, healthy));

    public static Probability? Update(double low, double high, params (Evidence Item, Truth Truth)[] judged) =>
        Update(low, high, [.. judged.Select(pair => (pair.Item, pair.Truth, (ObservationSource?)ObservationSource.SelfTest))]);

    public static Probability? Update(double low, double high, (Evidence Item, Truth Truth, ObservationSource? Source)[] judged) =>
        ProbabilityUpdate.Calculate(With(new Prior(low, high, Checked with { Note = "Assumed." })), [.. judged], Settings);

    public static Hypothesis With(Prior? prior) => new(
        "suspect", ["low-back"], 2, true, true, [], prior, ImmutableSortedDictionary<string, int>.Empty,
        new HypothesisWords("Suspect", "", [], [], "", null), Checked);
}
