using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Hypotheses;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

public sealed class ExplanationProperties
{
    [Fact]
    public void Neck_and_elbow_never_get_a_gluteal_explanation()
    {
        Crowd.Everyone(HurtsAt("neck", "elbow"), member => member.Result.Hypotheses
            .Where(explanation => explanation.Place is "neck" or "elbow").ShouldAllBe(explanation => !explanation.Gluteal));
    }

    [Fact]
    public void Every_explanation_belongs_to_a_pain_and_may_be_offered_there() => Crowd.Everyone(HasExplanations, member =>
    {
        foreach (var explanation in member.Result.Hypotheses)
        {
            member.Answers.Pain.Any(pain => pain.Place == explanation.Place && pain.Side == explanation.Side).ShouldBeTrue(explanation.Id);
            Crowd.Knowledge.Hypotheses[explanation.Id].Offer.ShouldBeTrue(explanation.Id);
            Crowd.Knowledge.Hypotheses[explanation.Id].Places.ShouldContain(explanation.Place);
        }
    });

    [Fact]
    public void Evidence_from_memory_never_changes_the_leaning()
    {
        var checkedOnly = Change(evidence => evidence.Grounds.Status == CheckStatus.FromMemory ? [] : [evidence]);
        Crowd.Everyone(HasExplanations, member =>
            LeaningsOf(Explain(member, checkedOnly)).ShouldBe(LeaningsOf(member.Result.Hypotheses), ignoreOrder: true));
    }

    [Fact]
    public void With_nothing_but_evidence_from_memory_every_leaning_is_open_and_no_probability_is_given()
    {
        var remembered = Change(evidence => [evidence with { Grounds = evidence.Grounds with { Status = CheckStatus.FromMemory } }]);
        Crowd.Everyone(HasExplanations, member => Explain(member, remembered)
            .ShouldAllBe(explanation => explanation.Leaning == Leaning.Open && explanation.Balance == 0 && explanation.Probability == null));
    }

    [Fact]
    public void The_same_evidence_told_twice_counts_once()
    {
        var twice = Change(evidence => [evidence, evidence]);
        Crowd.Everyone(HasExplanations, member =>
        {
            var explanations = Explain(member, twice);
            LeaningsOf(explanations).ShouldBe(LeaningsOf(member.Result.Hypotheses));
            explanations.Select(explanation => explanation.Probability?.Middle)
                .ShouldBe(member.Result.Hypotheses.Select(explanation => explanation.Probability?.Middle));
        });
    }

    [Fact]
    public void A_leaning_has_the_sign_of_its_balance() => Crowd.Everyone(HasExplanations, member =>
        member.Result.Hypotheses.ShouldAllBe(explanation => Math.Sign(explanation.Balance) == SignOf(explanation.Leaning)));

    [Fact]
    public void A_probability_is_an_interval_strictly_between_zero_and_one() => Crowd.Everyone(HasProbability, member =>
    {
        foreach (var probability in member.Result.Hypotheses.Select(explanation => explanation.Probability).OfType<Probability>())
        {
            double[] inOrder = [double.Epsilon, probability.Low, probability.Middle, probability.High, 1 - double.Epsilon];
            inOrder.ShouldBeInOrder();
            probability.Low.ShouldBeGreaterThan(0);
            probability.High.ShouldBeLessThan(1);
            probability.PriorLow.ShouldBeLessThanOrEqualTo(probability.PriorHigh);
        }
    });

    [Fact]
    public void Only_published_accuracy_that_was_checked_gives_a_probability() => Crowd.Everyone(HasProbability, member =>
    {
        foreach (var explanation in member.Result.Hypotheses.Where(explanation => explanation.Probability is not null))
        {
            var usable = Crowd.Knowledge.Hypotheses[explanation.Id].Evidence
                .Where(evidence => evidence.Accuracy is not null && evidence.Grounds.Status is CheckStatus.Verified or CheckStatus.Partly)
                .Select(evidence => evidence.Construct);
            explanation.Probability!.Tests.ShouldNotBeEmpty();
            explanation.Probability.Tests.ShouldBeUnique();
            explanation.Probability.Tests.ShouldBeSubsetOf(usable);
        }
    });

    private static bool HasExplanations(Member member) => !member.Result.Hypotheses.IsEmpty;

    private static bool HasProbability(Member member) => member.Result.Hypotheses.Any(explanation => explanation.Probability is not null);

    private static Func<Member, bool> HurtsAt(params string[] places) =>
        member => member.Answers.Pain.Any(pain => places.Contains(pain.Place, StringComparer.Ordinal));

    private static int SignOf(Leaning leaning) => leaning switch { Leaning.Towards => 1, Leaning.Away => -1, _ => 0 };

    private static KnowledgeBase Change(Func<Evidence, Evidence[]> change) => Crowd.Knowledge with
    {
        Hypotheses = Crowd.Knowledge.Hypotheses.ToFrozenDictionary(
            entry => entry.Key, entry => entry.Value with { Evidence = [.. entry.Value.Evidence.SelectMany(change)] }, StringComparer.Ordinal),
    };

    private static ImmutableArray<Explanation> Explain(Member member, KnowledgeBase knowledge) =>
        Explainer.Explain(member.Answers, member.Result.Findings, knowledge);

    private static IEnumerable<string> LeaningsOf(IEnumerable<Explanation> explanations) =>
        explanations.Select(explanation => $"{explanation.Id} at {explanation.Place} ({explanation.Side}): {explanation.Leaning} {explanation.Balance}");
}
