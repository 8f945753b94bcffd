using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Properties;

public sealed class UncertaintyProperties
{
    [Theory]
    [InlineData(0.9)]
    [InlineData(0.3)]
    [InlineData(0)]
    public void Shrinking_every_uncertainty_weakens_no_finding_and_makes_none_from_nothing(double factor) => Crowd.Everyone(
        HasNumbers, member => ShouldNotWeaken(member.Answers, Shrink(member.Answers, factor, _ => true)));

    [Fact]
    public void Shrinking_one_uncertainty_weakens_no_finding() => Crowd.Everyone(HasNumbers, member =>
    {
        var numbers = NumbersOf(member.Answers).ToList();
        var one = numbers[member.Seed % numbers.Count];
        ShouldNotWeaken(member.Answers, Shrink(member.Answers, 0.2, observation => ReferenceEquals(observation, one)));
    });

    [Fact]
    public void Enough_uncertainty_leaves_no_finding_from_a_number_better_than_unclear() => Crowd.Everyone(HasNumbers, member =>
        Finder.Find(Shrink(member.Answers, 1e9, _ => true, least: 1e9), Crowd.Knowledge).Where(finding => finding.Basis.Probability is not null)
            .ShouldAllBe(finding => finding.Strength <= Strength.Unclear));

    [Fact]
    public void A_finding_that_is_not_there_asks_for_nothing_and_explains_nothing() => Crowd.Everyone(
        member => member.Result.Findings.Any(finding => finding.Strength == Strength.None),
        member => member.Result.Findings.Where(finding => finding.Strength == Strength.None)
            .ShouldAllBe(finding => finding.Needs.Count == 0 && finding.MayMean.IsEmpty && finding.Surer.IsEmpty));

    [Fact]
    public void Every_finding_text_is_filled_in() => Crowd.Everyone(member =>
        member.Result.Findings.Where(finding => finding.Text.Length == 0 || finding.Text.IndexOfAny(['{', '}']) >= 0).ShouldBeEmpty());

    private static bool HasNumbers(Member member) => NumbersOf(member.Answers).Any();

    private static IEnumerable<Observation> NumbersOf(Answers answers) =>
        answers.Trials.SelectMany(trial => trial.Observations).Where(observation => observation.Reading is NumberReading);

    private static Answers Shrink(Answers answers, double factor, Func<Observation, bool> which, double least = 0) => answers with
    {
        Trials = [.. answers.Trials.Select(trial => trial with
        {
            Observations = [.. trial.Observations.Select(observation => which(observation) ? Shrink(observation, factor, least) : observation)],
        })],
    };

    private static Observation Shrink(Observation observation, double factor, double least) => observation.Reading is NumberReading number
        ? observation with { Reading = number with { Quantity = number.Quantity with { Sd = Math.Max(least, number.Quantity.Sd * factor) } } }
        : observation;

    private static void ShouldNotWeaken(Answers before, Answers after)
    {
        var sharper = ByName(Finder.Find(after, Crowd.Knowledge));
        var blurred = ByName(Finder.Find(before, Crowd.Knowledge));
        sharper.Keys.ShouldBe(blurred.Keys, ignoreOrder: true);
        foreach (var (name, strength) in blurred)
        {
            (sharper[name] >= strength).ShouldBeTrue($"{name} fell from {strength} to {sharper[name]}");
            (sharper[name] == Strength.None).ShouldBe(strength == Strength.None, $"{name}: whether a value is beyond error does not hang on its deviation");
        }
    }

    private static Dictionary<(string Id, Side? Side), Strength> ByName(ImmutableArray<Finding> findings) =>
        findings.ToDictionary(finding => (finding.Id, finding.Side), finding => finding.Strength);
}
