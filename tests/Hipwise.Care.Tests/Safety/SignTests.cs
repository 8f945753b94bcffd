using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Safety;

/// <summary>Flags that count signs.</summary>
public sealed class SignTests
{
    [Theory]
    [InlineData("stress-fracture", 0, SafetyRule.None)]
    [InlineData("stress-fracture", 1, SafetyRule.None)]
    [InlineData("stress-fracture", 2, SafetyRule.Stop)]
    [InlineData("stress-fracture", 3, SafetyRule.Stop)]
    [InlineData("weight-loss-or-night-pain", 0, SafetyRule.None)]
    [InlineData("weight-loss-or-night-pain", 1, SafetyRule.LearnAndBreaks)]
    [InlineData("weight-loss-or-night-pain", 2, SafetyRule.Stop)]
    [InlineData("inflammatory-back", 0, SafetyRule.None)]
    [InlineData("inflammatory-back", 2, SafetyRule.None)]
    [InlineData("inflammatory-back", 3, SafetyRule.LearnAndBreaks)]
    [InlineData("inflammatory-back", 4, SafetyRule.LearnAndBreaks)]
    public void The_number_of_signs_decides(string flag, int count, SafetyRule expected)
    {
        foreach (var signs in Choose(SignsOf(flag), count))
        {
            var result = SafetyCase.AssessSigns(flag, signs);
            result.Safety.Rule.ShouldBe(expected, string.Join(", ", signs));
            result.Safety.Raised.Length.ShouldBe(expected == SafetyRule.None ? 0 : 1);
        }
    }

    [Theory]
    [InlineData("weight-loss-or-night-pain", 1, "within-2-weeks")]
    [InlineData("weight-loss-or-night-pain", 2, "within-48-hours")]
    [InlineData("stress-fracture", 2, "within-48-hours")]
    [InlineData("inflammatory-back", 3, "within-2-weeks")]
    public void The_number_of_signs_sets_the_urgency(string flag, int count, string urgency) =>
        SafetyCase.AssessSigns(flag, SignsOf(flag).Take(count)).Safety.Raised.ShouldHaveSingleItem().Urgency.ShouldBe(urgency);

    [Fact]
    public void One_sign_too_few_leaves_the_full_plan() =>
        SafetyCase.AssessSigns("stress-fracture", "lingers").Plan.ShouldNotBeNull().Kind.ShouldBe(PlanKind.Full);

    [Theory]
    [InlineData("yes", "stress-fracture", SafetyRule.Stop)]
    [InlineData("unsure", "stress-fracture", SafetyRule.Stop)]
    [InlineData("yes", "weight-loss-or-night-pain", SafetyRule.Stop)]
    [InlineData("unsure", "weight-loss-or-night-pain", SafetyRule.Stop)]
    [InlineData("yes", "inflammatory-back", SafetyRule.LearnAndBreaks)]
    public void A_yes_that_names_no_sign_counts_them_all(string answer, string flag, SafetyRule expected) =>
        SafetyCase.Assess($$"""{"{{answer}}":["{{flag}}"],"noneOfTheOthers":true}""").Safety.Rule.ShouldBe(expected);

    [Fact]
    public void A_yes_that_names_its_signs_counts_those() =>
        SafetyCase.Assess("""{"yes":["weight-loss-or-night-pain"],"features":{"weight-loss-or-night-pain":["weight-loss"]},"noneOfTheOthers":true}""")
            .Safety.Rule.ShouldBe(SafetyRule.LearnAndBreaks);

    [Fact]
    public void An_empty_list_of_signs_is_an_answer()
    {
        var safety = SafetyCase.Assess("""{"features":{"stress-fracture":[]}}""").Safety;

        safety.Raised.ShouldBeEmpty();
        safety.Unanswered.Select(question => question.Id).ShouldNotContain("stress-fracture");
        safety.Unanswered.Length.ShouldBe(33);
    }

    private static string[] SignsOf(string flag) =>
        [.. TestKnowledge.Shipped.RedFlags.Single(known => known.Id == flag).Features.Select(feature => feature.Id)];

    private static IEnumerable<string[]> Choose(string[] signs, int count) => Enumerable.Range(0, 1 << signs.Length)
        .Select(mask => signs.Where((_, bit) => (mask >> bit & 1) == 1).ToArray()).Where(chosen => chosen.Length == count);
}
