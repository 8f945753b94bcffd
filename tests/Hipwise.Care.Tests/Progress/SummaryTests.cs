using System.Text;
using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Care.Tests.Sessions;

namespace Hipwise.Care.Tests.Progress;

/// <summary>The week in words, what is due, and when to let someone have a look.</summary>
public class SummaryTests
{
    private const string Place = "low-back";

    [Fact]
    public void Nothing_at_all_says_that_nothing_is_noted()
    {
        var report = Follow.Report(ProgressRecord.Empty);
        report.Trends.ShouldBeEmpty();
        report.Retests.ShouldBeEmpty();
        report.Weeks.ShouldHaveSingleItem().Sessions.ShouldBe(0);
        report.Notes.ShouldHaveSingleItem().Kind.ShouldBe(NoteKind.Done);
    }

    [Fact]
    public void Weeks_count_sessions_sets_and_minutes()
    {
        var record = ProgressRecord.Empty.With(Log.Session(0, "step-2"), Log.Session(2, "step-2"), Log.Session(8, "step-2", sets: 3)) with { Breaks = [Follow.First.AddDays(9), Follow.First.AddDays(9)] };
        Follow.Report(record, 9).Weeks.Select(week => (week.Monday.DayNumber - Follow.First.DayNumber, week.Sessions, week.Sets, week.Minutes, week.Breaks))
            .ShouldBe([(0, 2, 4, 20, 0), (7, 1, 3, 10, 2)]);
    }

    [Fact]
    public void A_year_shows_its_last_weeks_only()
    {
        var record = ProgressRecord.Empty.With(Enumerable.Range(0, 120).Select(index => Log.Session(3 * index, "step-2")));
        Follow.Report(record, 360).Weeks.Length.ShouldBe(TestKnowledge.Shipped.Progress.WeeksShown);
    }

    [Fact]
    public void Only_what_matters_is_due_again_and_only_after_its_time()
    {
        var answers = TestKnowledge.Read(TestKnowledge.ExampleJson("desk-worker"));
        var day = answers.Trials.Select(trial => trial.On).OfType<DateOnly>().DefaultIfEmpty(Follow.First).Max();
        var record = ProgressRecord.Empty with { Checkups = [new PastCheckup(day, answers)], Current = CheckupRun.Assess(answers, TestKnowledge.Shipped) };
        var report = ProgressReport.Of(record, day, TestKnowledge.Shipped);
        report.Retests.ShouldNotBeEmpty();
        report.Retests.ShouldNotContain(one => one.IsDue(day));
        report.Retests.ShouldAllBe(one => one.IsDue(day.AddDays(28)));
        var core = TestKnowledge.Shipped.OutcomeMeasures.Select(measure => measure.From?.Split('/')[0]);
        var found = record.Current!.Findings.Where(finding => finding.Strength > Core.Strength.None).Select(finding => finding.Basis.Measure?.Split('/')[0]);
        report.Retests.Where(one => one.Kind == "screens").ShouldAllBe(one => core.Contains(one.Id) || found.Contains(one.Id));
    }

    [Theory]
    [InlineData(27, 5, false)]
    [InlineData(28, 5, true)]
    [InlineData(28, 6, true)]
    [InlineData(28, 2, false)]
    public void Weeks_without_improvement_are_a_reason_to_see_someone(int days, double now, bool someone)
    {
        var record = Follow.Record((0, [], [Follow.Pain(Place, PainSide.Left, 5)]), (days, [], [Follow.Pain(Place, PainSide.Left, now)]));
        Follow.Report(record, days).Notes.Any(note => note.Kind == NoteKind.SeeSomeone).ShouldBe(someone);
    }

    [Fact]
    public void What_was_not_looked_at_for_long_says_nothing_about_now()
    {
        var record = Follow.Record((0, [], [Follow.Pain(Place, PainSide.Left, 5)]), (30, [], [Follow.Pain(Place, PainSide.Left, 5)]));
        Follow.Report(record, 58).Notes.ShouldContain(note => note.Kind == NoteKind.SeeSomeone);
        Follow.Report(record, 59).Notes.ShouldNotContain(note => note.Kind == NoteKind.SeeSomeone);
    }

    [Fact]
    public void Getting_clearly_worse_is_said_at_once()
    {
        var record = Follow.Record((0, [], [Follow.Pain(Place, PainSide.Left, 3)]), (8, [], [Follow.Pain(Place, PainSide.Left, 6)]));
        Follow.Report(record, 8).Notes[0].Kind.ShouldBe(NoteKind.SeeSomeone);
    }

    [Theory]
    [InlineData(7, 7, 7, true)]
    [InlineData(7, 5, 7, false)]
    public void Three_hard_sessions_running_are_named(double first, double second, double third, bool named)
    {
        var record = ProgressRecord.Empty.With(Log.Session(0, "step-2", pain: first), Log.Session(2, "step-2", pain: second), Log.Session(4, "step-2", pain: third));
        Follow.Report(record, 5).Notes.Any(note => note.Kind == NoteKind.SeeSomeone).ShouldBe(named);
    }

    [Fact]
    public void Ratings_that_mean_nothing_are_passed_over()
    {
        (string, ReadOnlyMemory<byte>)[] entries =
        [
            ("pain", Json("""{"day":"2026-01-05","place":"low-back","side":"left","intensity":4}""")),
            ("pain", Json("""{"day":"2026-01-05","place":"nowhere","side":"left","intensity":4}""")),
            ("pain", Json("""{"day":"2026-01-05","place":"low-back","side":"left","intensity":11}""")),
            ("pain", Json("""{"day":"2026-01-05","place":"low-back","side":"7","intensity":4}""")),
            ("pain", Json("[]")),
            ("activity", Json("""{"day":"2026-01-05","text":"Running","score":4}""")),
            ("activity", Json("""{"day":"5 January","text":"Running","score":4}""")),
            ("activity", Json("{")),
            ("set", Json("{}")),
        ];
        var read = RatingReader.Read(entries, TestKnowledge.Shipped);
        read.Pain.ShouldHaveSingleItem().Side.ShouldBe(PainSide.Left);
        read.Activities.ShouldHaveSingleItem().Score.ShouldBe(4);
    }

    private static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
