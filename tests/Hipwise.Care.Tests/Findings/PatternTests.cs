using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

/// <summary>A squat of one and a half body masses together with a number of at most 15.</summary>
public sealed class PatternTests
{
    private static readonly Bench StrongYetShort = Bench.With(
        [Bench.Number], [Bench.Pattern(new Lifted("squat", 1.5), new Observed([new("screen", "number")], [], null, 15))]);

    // Each repetition beyond the first adds 3.3 % to the estimate: 110 kg stand for 117.26 kg at three and 120.89 kg at four.
    [Theory]
    [InlineData(120, 1, true)]
    [InlineData(119, 1, false)]
    [InlineData(110, 3, false)]
    [InlineData(110, 4, true)]
    [InlineData(100, 7, false)]
    [InlineData(100, 8, true)]
    public void Repetitions_raise_the_estimate_of_the_squat(double load, int repetitions, bool strong)
    {
        var findings = Lifter(80, new Lift("squat", load, repetitions)).Seen(Bench.Number, Side.Left, Bench.Degrees(1, 8)).Find();
        findings.Length.ShouldBe(strong ? 1 : 0, "a lift that is not strong leaves nothing to contrast");
    }

    [Fact]
    public void The_best_squat_counts_and_other_lifts_do_not()
    {
        Found(Lifter(80, new Lift("squat", 60, 5), new Lift("squat", 130, 1))).ShouldBeTrue();
        Found(Lifter(80, new Lift("deadlift", 200, 1))).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_body_mass_nothing_is_said() => Found(Lifter(null, new Lift("squat", 200, 1))).ShouldBeFalse();

    [Theory]
    [InlineData(15, true)]
    [InlineData(15.1, false)]
    public void The_bound_itself_belongs_to_the_pattern(double value, bool found) =>
        Lifter(80, new Lift("squat", 144, 1)).Seen(Bench.Number, Side.Left, Bench.Degrees(1, value)).Find()
            .Any(finding => finding.Strength > Strength.None).ShouldBe(found);

    [Fact]
    public void It_is_about_the_side_that_shows_it()
    {
        var findings = Lifter(80, new Lift("squat", 144, 1)).Pair(31, 8).Find().Where(finding => finding.Strength > Strength.None);
        findings.ShouldHaveSingleItem().Side.ShouldBe(Side.Right);
    }

    [Theory]
    [InlineData(ObservationSource.SelfTest, Strength.Likely)]
    [InlineData(ObservationSource.Camera, Strength.Clear)]
    public void It_is_no_surer_than_its_source(ObservationSource source, Strength expected) =>
        Lifter(80, new Lift("squat", 144, 1)).Seen(Bench.Number, Side.Left, Bench.Degrees(1, 8), source).Single().Strength.ShouldBe(expected);

    [Fact]
    public void A_pattern_of_measures_alone_says_none_when_one_does_not_hold_and_nothing_while_one_is_missing()
    {
        var both = Bench.With([Bench.Number, Bench.YesNo], [Bench.Pattern(
            new Observed([new("screen", "yes-no")], ["yes"], null, null), new Observed([new("screen", "number")], [], 4, null))]);
        var measured = both.Seen(Bench.Number, Side.Left, Bench.Degrees(1, 8));
        measured.Find().ShouldBeEmpty();
        measured.Seen(Bench.YesNo, Side.Left, Bench.Tries(false)).Single().Strength.ShouldBe(Strength.None);
        measured.Seen(Bench.YesNo, Side.Left, Bench.Tries(true)).Single().Strength.ShouldBe(Strength.Clear);
        measured.Seen(Bench.YesNo, Side.Right, Bench.Tries(true)).Find().ShouldBeEmpty("each half is about another leg");
    }

    private static bool Found(Bench bench) => bench.Seen(Bench.Number, Side.Left, Bench.Degrees(1, 8)).Find().Length > 0;

    private static Bench Lifter(double? mass, params Lift[] lifts) => StrongYetShort.For(new Person { MassKg = mass, Lifts = [.. lifts] });
}
