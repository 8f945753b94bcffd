using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Sessions;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Sessions;

/// <summary>Sessions made from the plans of the shipped examples.</summary>
public class SessionPlannerTests
{
    private static readonly Answers Answers = TestKnowledge.Read(TestKnowledge.ExampleJson("desk-worker"));
    private static readonly CheckupResult Result = CheckupRun.Assess(Answers, TestKnowledge.Shipped);
    private static readonly PlanBlock Block = Result.Plan.ShouldNotBeNull().Blocks.First(block => block.Id == "practice");

    public static TheoryData<string> Examples => [.. new[] { "desk-worker", "bodybuilder", "lateral-hip-pain" }];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_first_session_is_the_plan(string example)
    {
        var answers = TestKnowledge.Read(TestKnowledge.ExampleJson(example));
        var result = CheckupRun.Assess(answers, TestKnowledge.Shipped);
        foreach (var block in result.Plan.ShouldNotBeNull().Blocks)
        {
            var sheet = SessionPlanner.Make(answers, result, TrainingLog.Empty, block.Id, Log.First, TestKnowledge.Shipped).ShouldNotBeNull();
            sheet.Held.ShouldBeNull();
            sheet.Changes.ShouldBeEmpty();
            foreach (var line in block.Prescriptions)
            {
                var sets = sheet.Items.Where(item => item.Prescription.Exercise == line.Exercise).SelectMany(item => item.Sets).ToList();
                sets.Count.ShouldBe(line.Sets * block.Rounds * (line.PerSide ? 2 : 1), line.Exercise);
                sets.ShouldAllBe(set => set.Work.Repetitions == line.Repetitions);
                sets.Select(set => (set.Side, set.Number)).ShouldBeUnique();
                sets[0].Side.ShouldBe(line.PerSide ? line.StartWith ?? Side.Left : null);
            }

            Math.Abs(sheet.Seconds - block.Seconds).ShouldBeLessThanOrEqualTo(block.Seconds / 5, "the same work takes about as long");
        }
    }

    [Fact]
    public void A_kind_of_session_that_the_plan_has_not_gives_none() =>
        SessionPlanner.Make(Answers, Result, TrainingLog.Empty, "loaded", Log.First, TestKnowledge.Shipped).ShouldBeNull();

    [Fact]
    public void High_pain_halves_that_line_alone_and_says_why()
    {
        var hurt = Block.Prescriptions[0].Exercise;
        var sheet = Make(Log.Of(Log.Session(0, hurt, pain: 7)), 2);
        var change = sheet.Changes.ShouldHaveSingleItem();
        (change.Rule, change.Line).ShouldBe(("pain-high-zone", hurt));
        change.Text.ShouldContain("half the work");
        WorkOf(sheet, hurt).ShouldBe(WorkOf(Make(TrainingLog.Empty, 2), hurt) / 2, WorkOf(Make(TrainingLog.Empty, 2), hurt) * 0.15);
        foreach (var line in Block.Prescriptions.Skip(1))
        {
            WorkOf(sheet, line.Exercise).ShouldBe(WorkOf(Make(TrainingLog.Empty, 2), line.Exercise));
        }
    }

    [Fact]
    public void Easy_twice_moves_to_a_variant_that_fits_the_person()
    {
        var line = Block.Prescriptions.First(one => one.Harder.Length > 0);
        var sheet = Make(Log.Of(Log.Session(0, line.Exercise, effort: 2), Log.Session(2, line.Exercise, effort: 2)), 4);
        var item = sheet.Items.First(one => one.Line == line.Exercise);
        line.Harder.ShouldContain(item.Prescription.Exercise);
        item.Prescription.Why.ShouldBe(line.Why);
        item.Variants.Where(variant => !variant.Harder).Select(variant => variant.Item.Prescription.Exercise).ShouldContain(line.Exercise);
    }

    [Fact]
    public void Tingling_twice_asks_the_safety_questions_until_they_were_read()
    {
        var line = Block.Prescriptions[0].Exercise;
        SessionLog[] sessions = [Log.Session(0, line, tingling: true), Log.Session(2, line, tingling: true)];
        Make(Log.Of(sessions[..1]), 4).Held.ShouldBeNull();
        var held = Make(Log.Of(sessions), 4);
        held.Held.ShouldNotBeNull().AskSafety.ShouldBeTrue();
        held.Items.ShouldBeEmpty();
        Make(TrainingLog.Of(sessions, [], Log.At(3)), 4).Held.ShouldBeNull();
        Make(TrainingLog.Of(sessions, [], Log.At(1)), 4).Held.ShouldBeNull("one of the two was before they were read");
    }

    [Fact]
    public void A_sign_that_stopped_a_session_holds_the_next()
    {
        var session = Log.Session(0, Block.Prescriptions[0].Exercise) with { Stop = new SessionStop(Log.At(0), StopReason.SafetySign) };
        Make(Log.Of(session), 1).Held.ShouldNotBeNull().Rule.ShouldBe("safety-sign");
        Make(Log.Of(session with { Stop = new SessionStop(Log.At(0), StopReason.Enough) }), 1).Held.ShouldBeNull();
    }

    [Fact]
    public void A_week_may_grow_by_a_fifth_and_no_more()
    {
        // Three sessions are planned; the sheet of each is done as it stands, on every day of the week.
        var log = new List<SessionLog>();
        var done = new List<double>();
        for (var day = 0; day < 21; day++)
        {
            var sheet = Make(Log.Of(log), day);
            if (sheet.Items.Length > 0)
            {
                log.Add(Done(sheet, day));
            }

            if (day % 7 == 6)
            {
                done.Add(log.Where(session => session.Day > Log.First.AddDays(day - 7)).Sum(session => session.Sets.Sum(set => set.Done.Repetitions ?? set.Done.HoldSeconds ?? 0)));
            }
        }

        var planned = 3 * Make(TrainingLog.Empty, 0).Items.Sum(item => item.Sets.Sum(set => set.Work.Repetitions ?? set.Work.HoldSeconds ?? 0));
        done[0].ShouldBeLessThanOrEqualTo(1.2 * planned);
        done[1].ShouldBeLessThanOrEqualTo(1.2 * done[0]);
        done[2].ShouldBeLessThanOrEqualTo(1.2 * done[1]);
        Make(Log.Of(log.Where(session => session.Day < Log.First.AddDays(6))), 6).Held.ShouldNotBeNull().Rule.ShouldBe("weekly-jump");
    }

    [Fact]
    public void After_eight_weeks_of_practice_comes_a_lighter_one()
    {
        var line = Block.Prescriptions[0].Exercise;
        var log = Log.Of(Enumerable.Range(0, 24).Select(index => Log.Session((index / 3 * 7) + (index % 3 * 2), line, effort: 6)));
        foreach (var week in Enumerable.Range(1, 7))
        {
            Make(log, week * 7).Changes.ShouldNotContain(change => change.Rule == "deload", $"week {week}");
        }

        var light = Make(log, 56);
        light.Changes.ShouldContain(change => change.Rule == "deload");
        light.Items.Sum(item => item.Sets.Length).ShouldBeLessThan(Make(TrainingLog.Empty, 0).Items.Sum(item => item.Sets.Length));
        var after = Log.Of(log.Sessions.Append(Log.Session(56, line, effort: 6)));
        Make(after, 63).Changes.ShouldNotContain(change => change.Rule == "deload");
    }

    [Fact]
    public void Two_bad_weeks_bring_a_lighter_one()
    {
        var line = Block.Prescriptions[0].Exercise;
        var log = Log.Of(Enumerable.Range(0, 4).Select(index => Log.Session((index / 2 * 7) + (index % 2 * 2), line, pain: 7)));
        Make(log, 14).Changes.ShouldContain(change => change.Rule == "deload");
        Make(Log.Of(log.Sessions.Take(3).Append(Log.Session(9, line, pain: 1))), 14).Changes.ShouldNotContain(change => change.Rule == "deload", "half of a week is not most of it");
    }

    [Fact]
    public void The_order_in_which_events_come_in_does_not_matter()
    {
        var session = Guid.NewGuid();
        SetTold Told(int number, Guid? replaces = null, int repetitions = 10) => new(
            Log.OneSide(0, "glute-bridge", Side.Left, number, 2) with { At = Log.At(0).AddMinutes(number), Done = new Work(repetitions, null, null, null), Id = Guid.NewGuid() }, replaces);
        var (first, second) = (Told(1), Told(2));
        SessionEvent[] events =
        [
            new SessionBegun(Guid.NewGuid(), Log.At(0), "practice", Log.First), first, second, Told(2, second.Id, 12),
            new SessionFinished(Guid.NewGuid(), Log.At(0).AddMinutes(9)),
        ];
        var folded = SessionEvents.Fold(session, events).ShouldNotBeNull();
        folded.Sets.Select(set => set.Done.Repetitions).ShouldBe([10, 12]);
        var again = SessionEvents.Fold(session, events.Reverse().Concat(events)).ShouldNotBeNull();
        again.Sets.ShouldBe(folded.Sets);
        SessionEvents.Fold(session, events.Skip(1)).ShouldBeNull();
    }

    private static SessionSheet Make(TrainingLog log, int day) =>
        SessionPlanner.Make(Answers, Result, log, "practice", Log.First.AddDays(day), TestKnowledge.Shipped).ShouldNotBeNull();

    private static double WorkOf(SessionSheet sheet, string line) =>
        sheet.Items.Where(item => item.Line == line).Sum(item => item.Sets.Sum(set => set.Work.Repetitions ?? set.Work.HoldSeconds ?? 0));

    private static SessionLog Done(SessionSheet sheet, int day) => new(
        Guid.NewGuid(), sheet.Block, Log.First.AddDays(day), Log.At(day), Log.At(day).AddMinutes(9),
        [
            .. sheet.Items.SelectMany(item => item.Sets.Select(set => new SetDone(
                Guid.NewGuid(), Log.At(day), item.Line, item.Prescription.Exercise, set.Side, set.Number, set.Of, set.Work, set.Work, 6, 0, [], false, false))),
        ],
        [], null);
}
