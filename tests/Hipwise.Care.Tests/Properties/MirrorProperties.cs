using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Properties;

public sealed class MirrorProperties
{
    [Fact]
    public void Swapping_left_and_right_swaps_findings_explanations_next_screen_and_plan() => Crowd.OneIn(2, member =>
    {
        var mirrored = CheckupRun.Assess(Mirror.Of(member.Answers), Crowd.Knowledge);
        ShouldBeSame(Mirror.Describe(mirrored, exchange: false), Mirror.Describe(member.Result, exchange: true));
    });

    [Fact]
    public void Swapping_sides_changes_something_for_those_with_something_on_one_side() => Crowd.Everyone(
        member => member.Seed % 10 == 0 && member.Result.Findings.Any(finding =>
            finding.Side is not null && member.Result.Findings.Count(other => other.Id == finding.Id) == 1),
        member => Mirror.Describe(member.Result, exchange: true).ShouldNotBe(Mirror.Describe(member.Result, exchange: false)));

    // Whole results are long: only the first lines that differ are told.
    private static void ShouldBeSame(string mirrored, string expected)
    {
        var differing = mirrored.Split('\n').Zip(expected.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        differing.First.ShouldBe(differing.Second);
        mirrored.Length.ShouldBe(expected.Length);
    }
}
