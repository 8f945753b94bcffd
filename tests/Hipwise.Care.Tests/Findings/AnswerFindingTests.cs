using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

/// <summary>Yes and no, options, and which of several observations counts.</summary>
public sealed class AnswerFindingTests
{
    private static readonly Bench Yes = Bench.With([Bench.YesNo], [Bench.Test(FindingTestKind.Is, Bench.YesNo, "yes")]);
    private static readonly Bench No = Bench.With([Bench.YesNo], [Bench.Test(FindingTestKind.Is, Bench.YesNo, "no")]);

    [Theory]
    [InlineData(3, 0, Strength.Clear, Strength.None)]
    [InlineData(2, 1, Strength.Likely, Strength.Unclear)]
    [InlineData(1, 2, Strength.Unclear, Strength.Likely)]
    [InlineData(0, 3, Strength.None, Strength.Clear)]
    [InlineData(1, 1, Strength.Unclear, Strength.Unclear)]
    [InlineData(2, 0, Strength.Likely, Strength.None)]
    public void Yes_counts_for_yes_and_no_for_no(int yes, int no, Strength whenYes, Strength whenNo)
    {
        var reading = Bench.Tries([.. Enumerable.Repeat(true, yes), .. Enumerable.Repeat(false, no)]);
        Yes.Seen(Bench.YesNo, Side.Left, reading).Single().Strength.ShouldBe(whenYes);
        No.Seen(Bench.YesNo, Side.Left, reading).Single().Strength.ShouldBe(whenNo);
    }

    [Fact]
    public void Three_yes_by_ones_own_eye_are_likely_not_clear() =>
        Yes.Seen(Bench.YesNo, Side.Left, Bench.Tries(true, true, true), ObservationSource.SelfTest).Single().Strength.ShouldBe(Strength.Likely);

    [Fact]
    public void A_finding_tells_on_how_many_tries() =>
        Yes.Seen(Bench.YesNo, Side.Right, Bench.Tries(true, false, true)).Single().Text.ShouldContain("2/3");

    [Theory]
    [InlineData("low-back", true)]
    [InlineData("buttock,low-back", true)]
    [InlineData("buttock,hamstrings", false)]
    public void Any_of_several_choices_counts(string chosen, bool found)
    {
        var bench = Bench.With([Bench.Choices], [Bench.Test(FindingTestKind.Is, Bench.Choices, "low-back", "nowhere")]);
        var finding = bench.Seen(Bench.Choices, Side.Left, new ChoiceReading([.. chosen.Split(',')])).Single();
        finding.Strength.ShouldBe(found ? Strength.Clear : Strength.None);
        finding.Needs.IsEmpty.ShouldBe(!found);
    }

    [Fact]
    public void Choices_are_named_in_words()
    {
        var bench = Bench.With([Bench.Choices], [Bench.Test(FindingTestKind.Is, Bench.Choices, "hamstrings")]);
        bench.Seen(Bench.Choices, Side.Left, new ChoiceReading(["hamstrings", "low-back"])).Single().Text.ShouldContain("back of the thigh, low back");
    }

    [Fact]
    public void A_screen_without_sides_gives_a_finding_without_a_side()
    {
        var bench = Bench.With([Bench.YesNo], [Bench.Test(FindingTestKind.Is, Bench.YesNo, "yes")], perSide: false);
        bench.Seen(Bench.YesNo, null, Bench.Tries(true, true, true)).Single().Side.ShouldBeNull();
    }

    [Fact]
    public void A_camera_beats_a_later_look_of_ones_own()
    {
        var finding = Yes.Seen(Bench.YesNo, Side.Left, Bench.Tries(true, true, true), ObservationSource.Camera, day: 1)
            .Seen(Bench.YesNo, Side.Left, Bench.Tries(false, false, false), ObservationSource.SelfTest, day: 5).Single();
        (finding.Strength, finding.Basis.Source).ShouldBe((Strength.Clear, ObservationSource.Camera));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, null)]
    public void A_later_day_beats_an_earlier_one_and_any_day_beats_none(int later, int? earlier)
    {
        var yes = Bench.Tries(true, true, true);
        var no = Bench.Tries(false, false, false);
        Yes.Seen(Bench.YesNo, Side.Left, yes, day: later).Seen(Bench.YesNo, Side.Left, no, day: earlier).Single().Strength.ShouldBe(Strength.Clear);
        Yes.Seen(Bench.YesNo, Side.Left, no, day: earlier).Seen(Bench.YesNo, Side.Left, yes, day: later).Single().Strength.ShouldBe(Strength.Clear);
    }

    [Fact]
    public void On_one_day_the_one_noted_last_counts() =>
        Yes.Seen(Bench.YesNo, Side.Left, Bench.Tries(false)).Seen(Bench.YesNo, Side.Left, Bench.Tries(true, true, true))
            .Single().Strength.ShouldBe(Strength.Clear);

    [Fact]
    public void The_first_test_with_data_decides()
    {
        ImmutableArray<FindingTest> tests = [Bench.Test(FindingTestKind.Above, Bench.Number), Bench.Test(FindingTestKind.Is, Bench.YesNo, "yes")];
        var bench = Bench.With([Bench.Number, Bench.YesNo], [.. tests]).Seen(Bench.YesNo, Side.Left, Bench.Tries(true, true, true));
        bench.Single().Strength.ShouldBe(Strength.Clear);
        bench.Seen(Bench.Number, Side.Left, Bench.Degrees(1, 2, 2, 2)).Single()
            .Strength.ShouldBe(Strength.None, "the number was measured and is within its range");
    }
}
