using Hipwise.Care.Checkup;
using Hipwise.Care.Nudges;
using Hipwise.Care.Own;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Care.Sessions;
using Hipwise.Care.Tests.Nudges;
using Hipwise.Care.Tests.Properties;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Own;

/// <summary>Whoever it is and whatever they set: nothing that is planned, done, swapped or offered breaks a limit. The seed is in the message.</summary>
public sealed class LimitProperties
{
    private const int People = 400;
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void Plans_keep_every_limit() => Everyone((answers, result, law, _) => law.Check(result.Plan!));

    [Fact]
    public void Sessions_and_their_variants_keep_every_limit_whatever_was_done_before() => Everyone((answers, result, law, dice) =>
        Live(answers, result, dice, (sheet, log) => law.Check(sheet, log)));

    [Fact]
    public void Sessions_of_a_plan_from_before_the_limits_keep_them_too() => Everyone((answers, _, law, dice) =>
    {
        var before = CheckupRun.Assess(answers with { Limits = [] }, TestKnowledge.Shipped);
        Live(answers, before, dice, (sheet, log) => law.Check(sheet, log));
    });

    [Fact]
    public void A_nudge_is_never_what_a_limit_leaves_out() => Everyone((answers, _, law, dice) =>
    {
        var before = CheckupRun.Assess(answers with { Limits = [] }, TestKnowledge.Shipped).Plan!;
        var whole = TestKnowledge.Shipped.With(answers.Own);
        var limits = new LimitCheck(answers.Limits, whole);
        var state = NudgeState.Fresh(
            Desks.Settings() with { Place = "alone" }, [.. before.Breaks.Choices.Select(choice => new NudgeChoice(choice.Exercise, whole.Exercises[choice.Exercise].Where, false))]) with
        {
            Limited = [.. whole.Exercises.Values.Where(exercise => limits.FindBarring(exercise) is not null || exercise.Own is { Removed: true }).Select(exercise => exercise.Id)],
        };
        var slot = Desks.At(Desks.Monday, 9, 0);
        var put = new PastNudge(slot, slot, before.Breaks.Choices[dice.Below(before.Breaks.Choices.Length)].Exercise, NudgeAnswer.Snoozed, slot, slot + NodaTime.Duration.FromMinutes(5));
        foreach (var one in new[] { state, state with { Past = [put] } })
        {
            var nudge = NudgeSchedule.NextNudge(one, slot, TestKnowledge.Shipped);
            (nudge?.Choice is null || law.Allows(nudge.Choice)).ShouldBeTrue(nudge?.Choice);
        }
    });

    [Fact]
    public void Own_exercises_asked_for_are_in_the_plan_or_it_says_why_not() => Everyone((answers, result, law, _) =>
    {
        var plan = result.Plan!;
        foreach (var own in answers.Own.Where(own => own is { Removed: false, Use: not OwnUse.Kept }))
        {
            var there = plan.Blocks.Any(block => block.Prescriptions.Any(line => line.Exercise == own.Id));
            var waits = plan.Waiting.Any(one => one.Exercise == own.Id && one.Why.Length > 0);
            (there || waits || plan.Blocks.IsEmpty || answers.Limits.Any(limit => limit.Kind is LimitKind.Days or LimitKind.Minutes)).ShouldBeTrue(own.Id);
            (there && waits).ShouldBeFalse(own.Id);
        }

        plan.Limits.Length.ShouldBe(answers.Limits.Length);
        plan.Limits.SelectMany(limit => limit.LeavesOut).ShouldAllBe(one => !law.Allows(one.Exercise));
    });

    [Fact]
    public void Without_own_exercises_and_limits_nothing_is_different() => Crowd.OneIn(20, member =>
    {
        var result = CheckupRun.Assess(member.Answers.On(Monday), TestKnowledge.Shipped, Monday);
        ResultJson.Write(result).ShouldBe(ResultJson.Write(member.Result));
    });

    private static void Everyone(Action<Answers, CheckupResult, OwnLaw, Dice> check)
    {
        var asked = 0;
        Parallel.For(1, People + 1, seed => Crowd.Try(seed, () =>
        {
            var dice = new Dice(seed);
            var own = new RandomOwn(dice);
            var exercises = own.Exercises(dice.Below(5));
            var answers = RandomPeople.Make(seed, TestKnowledge.Shipped) with { Own = exercises, Limits = own.Limits(dice.Below(5), exercises) };
            var result = CheckupRun.Assess(answers, TestKnowledge.Shipped);
            if (result.Plan is not null)
            {
                Interlocked.Increment(ref asked);
                check(answers, result, new OwnLaw(answers, null, (holds, otherwise) => holds.ShouldBeTrue(otherwise)), dice);
            }
        }));
        asked.ShouldBeGreaterThan(People / 2);
    }

    /// <summary>Six weeks of sessions on any day, done well or badly.</summary>
    private static void Live(Answers answers, CheckupResult result, Dice dice, Action<SessionSheet, TrainingLog> check)
    {
        var sessions = new List<SessionLog>();
        for (var day = Monday; day < Monday.AddDays(42); day = day.AddDays(1 + dice.Below(2)))
        {
            foreach (var block in result.Plan!.Blocks.Where(_ => dice.Chance(0.7)))
            {
                var log = TrainingLog.Of(sessions, [], null);
                var sheet = SessionPlanner.Make(answers, result, log, block.Id, day, TestKnowledge.Shipped).ShouldNotBeNull();
                (sheet.Held is null).ShouldBe(sheet.Items.Length > 0);
                check(sheet, log);
                if (sheet.Held is null)
                {
                    sessions.Add(Done.All(sheet, dice, sessions.Count));
                }
            }
        }
    }
}

/// <summary>Sessions as they were done.</summary>
internal static class Done
{
    /// <summary>All sets, easy or hard by chance.</summary>
    public static SessionLog All(SessionSheet sheet, Dice dice, int number)
    {
        var at = new DateTimeOffset(sheet.Day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero).AddHours(number % 3);
        Guid Id(int set) => new(number + 1, (short)set, 7, new byte[8]);
        return new SessionLog(
            Id(0), sheet.Block, sheet.Day, at, at.AddSeconds(sheet.Seconds),
            [
                .. sheet.Items.SelectMany(item => item.Sets.Select(set => (item, set))).Select((pair, index) => new SetDone(
                    Id(index + 1), at, pair.item.Line, pair.item.Prescription.Exercise, pair.set.Side, pair.set.Number, pair.set.Of, pair.set.Work,
                    pair.set.Work with { Repetitions = pair.set.Work.Repetitions + 2, LoadKg = pair.set.Work.LoadKg ?? (dice.Chance(0.5) ? 20 : null) },
                    dice.Below(9), dice.Chance(0.1) ? 7 : 0, [], false, false)),
            ],
            [], null);
    }
}
