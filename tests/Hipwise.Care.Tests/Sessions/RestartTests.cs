using System.Text;
using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Care.Sessions;
using Hipwise.Care.Tests.Progress;

namespace Hipwise.Care.Tests.Sessions;

/// <summary>A session that was left and begun anew: what was done counts, the day's session stands once.</summary>
public class RestartTests
{
    private static readonly TrainingRules Rules = new(TestKnowledge.Shipped);

    [Fact]
    public void Is_one_session_with_all_that_was_done()
    {
        var left = Left(0, sets: 1, pain: 7, tingling: true);
        var log = Log.Of(left, Again(left, minutes: 60));
        var session = log.Sessions.ShouldHaveSingleItem();
        session.Sets.Length.ShouldBe(3);
        session.StartedAt.ShouldBe(left.StartedAt);
        session.FinishedAt.ShouldBe(left.StartedAt.AddMinutes(70));
        session.Sets.ShouldContain(set => set.Tingling);
        // One minute to the set of the first attempt, ten of the second; the hour between was no session.
        session.Lasted.ShouldBe(TimeSpan.FromMinutes(11));
    }

    [Fact]
    public void The_week_counts_it_once_and_its_sets_and_minutes_as_they_were()
    {
        var left = Left(0, sets: 1);
        var week = Follow.Report(ProgressRecord.Empty.With(left, Again(left, minutes: 60))).Weeks[^1];
        (week.Sessions, week.Sets, week.Minutes).ShouldBe((1, 3, 11));
    }

    [Fact]
    public void Two_for_two_is_neither_broken_nor_won_by_it()
    {
        // An attempt that was left does not break the run of the day before ...
        var (before, left) = (Log.Session(-2, "step", done: 12), Left(0, sets: 1, done: 12));
        Extras(before, left, Again(left, minutes: 60, done: 12)).ShouldBe([(true, 2), (true, 2)]);
        // ... two attempts on one day are no two sessions ...
        var whole = Left(0, sets: 2, done: 12);
        Extras(whole, Again(whole, minutes: 60, done: 12)).ShouldBe([(true, 2)]);
        // ... and a whole one is not undone by a second that was left.
        var half = Again(whole, minutes: 60);
        Extras(whole, half with { FinishedAt = null, Sets = [half.Sets[0]] }).ShouldBe([(true, 2)]);
    }

    [Fact]
    public void Neither_whole_the_last_stands_and_what_hurt_in_either_counts()
    {
        var left = Left(0, sets: 1, done: 5, pain: 8);
        var again = Again(left, minutes: 60, done: 9);
        var line = Lines(left, again with { Sets = [again.Sets[0]] }).ShouldHaveSingleItem();
        (line.Whole, line.Pain).ShouldBe((false, 8));
    }

    [Fact]
    public void Several_attempts_in_several_tabs_are_one()
    {
        var left = Left(0, sets: 1);
        var second = Again(left, minutes: 30) with { FinishedAt = null };
        var third = Again(left, minutes: 60, id: 8);
        var fourth = Again(second, minutes: 90, id: 9);
        Log.Of(fourth, left, third, second).Sessions.ShouldHaveSingleItem().Sets.Length.ShouldBe(7);
    }

    [Fact]
    public void Only_the_same_kind_on_the_same_day_is_begun_anew()
    {
        var left = Left(0, sets: 1);
        Log.Of(left, Again(left, minutes: 60) with { Block = "loaded" }).Sessions.Length.ShouldBe(2);
        Log.Of(left, Again(left, minutes: 60) with { Day = Log.First.AddDays(1) }).Sessions.Length.ShouldBe(2);
        Log.Of(left, Again(left, minutes: 60) with { Restarts = Guid.NewGuid() }).Sessions.Length.ShouldBe(2);
        Log.Of(left, Again(left, minutes: 60) with { Restarts = null }).Sessions.Length.ShouldBe(2);
    }

    [Fact]
    public void Tingling_after_the_safety_questions_were_read_counts_though_the_session_began_before()
    {
        var left = Left(0, sets: 1);
        var again = Again(left, minutes: 60);
        SessionLog Tingles(SessionLog session) => session with { Sets = [.. session.Sets.Select((set, index) => set with { Tingling = true, Exercise = $"step-{index}" })] };
        var read = left.StartedAt.AddMinutes(30);
        SessionHeld? Held(DateTimeOffset at) => SessionPlanner.FindHold(TrainingLog.Of([left, Tingles(again)], [], at), TestKnowledge.Shipped);
        Held(read).ShouldNotBeNull().Rule.ShouldBe("tingling");
        Held(left.StartedAt.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Is_read_from_the_events_that_the_player_sends()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var reader = new DiaryReader(TestKnowledge.Shipped);
        reader.Add(first, "begin", Log.At(0), Begin(Log.At(0)));
        reader.Add(second, "begin", Log.At(0).AddHours(1), Begin(Log.At(0).AddHours(1), $", \"restarts\": \"{first}\""));
        var (log, passedOver) = reader.Finish();
        passedOver.ShouldBe(0);
        log.Sessions.ShouldHaveSingleItem().Id.ShouldBe(second);
        Should.Throw<AnswersException>(() => new SessionEventReader(TestKnowledge.Shipped).ReadOne(Begin(Log.At(0), ", \"restarts\": \"it\""))).Problems[0].Path.ShouldBe("$.restarts");
    }

    [Fact]
    public void A_load_above_the_own_limit_is_not_taken_and_names_the_place()
    {
        double? Most(string exercise, DateTimeOffset at) => exercise == "squat" && at >= Log.At(0) ? 12.5 : null;
        var reader = new SessionEventReader(TestKnowledge.Shipped, _ => true, Most);
        var problem = Should.Throw<AnswersException>(() => reader.Read(Encoding.UTF8.GetBytes($"[{Set("squat", 13, Log.At(1))}]"))).Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Message).ShouldBe(("$[0].done", "'loadKg' must be at most 12.5 kg, the limit that was set for this exercise"));
        foreach (var fine in new[] { Set("squat", 12.5, Log.At(1)), Set("squat", 13, Log.At(-1)), Set("lunge", 90, Log.At(1)) })
        {
            reader.Read(Encoding.UTF8.GetBytes($"[{fine}]")).Length.ShouldBe(1);
        }

        // What was kept before a limit was set is read again as it was.
        new SessionEventReader(TestKnowledge.Shipped, _ => true).ReadOne(Encoding.UTF8.GetBytes(Set("squat", 13, Log.At(1)))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("pain")]
    [InlineData("tingling")]
    [InlineData("stopped")]
    public void What_the_player_tells_by_itself_is_known_and_not_asked_for(string reason) =>
        TestKnowledge.Shipped.Sessions.SkipReasons.Single(one => one.Id == reason).ShouldSatisfyAllConditions(one => one.Asked.ShouldBeFalse(), one => one.Eases.ShouldBeFalse());

    private static SessionLog Left(int day, int sets, int done = 10, double pain = 0, bool tingling = false) =>
        Log.Session(day, "step", done, sets: sets, pain: pain, tingling: tingling) with { FinishedAt = null };

    /// <summary>The whole session, begun minutes after the one that was left.</summary>
    private static SessionLog Again(SessionLog left, int minutes, int done = 10, int id = 7) => Log.Session(0, "step", done) is var whole ? whole with
    {
        Id = new Guid(id, 0, 0, new byte[8]), StartedAt = left.StartedAt.AddMinutes(minutes), FinishedAt = left.StartedAt.AddMinutes(minutes + 10), Restarts = left.Id,
        Sets = [.. whole.Sets.Select((set, index) => set with { Id = new Guid(id, (short)index, 1, new byte[8]), At = set.At.AddMinutes(minutes) })],
    } : null!;

    private static IEnumerable<LineSession> Lines(params SessionLog[] sessions) => LineSession.Of("step", Log.Of(sessions), Rules.MorningRise, _ => false);

    private static IEnumerable<(bool Whole, int Extra)> Extras(params SessionLog[] sessions) => Lines(sessions).Select(line => (line.Whole, line.Extra));

    private static byte[] Begin(DateTimeOffset at, string more = "") => Encoding.UTF8.GetBytes(
        $$"""{"id": "{{Guid.NewGuid()}}", "at": "{{at:O}}", "kind": "begin", "block": "practice", "day": "2026-01-05"{{more}}}""");

    private static string Set(string exercise, double kg, DateTimeOffset at) => $$$"""
        {"id": "{{{Guid.NewGuid()}}}", "at": "{{{at:O}}}", "kind": "set", "line": "{{{exercise}}}", "exercise": "{{{exercise}}}", "number": 1, "of": 1,
         "planned": {"repetitions": 8}, "done": {"repetitions": 8, "loadKg": {{{kg}}}}}
        """;
}
