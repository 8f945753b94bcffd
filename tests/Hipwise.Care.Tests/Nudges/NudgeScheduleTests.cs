using System.Collections.Immutable;
using Hipwise.Care.Nudges;
using NodaTime;

namespace Hipwise.Care.Tests.Nudges;

/// <summary>When nudges come, on days worked out by hand.</summary>
public class NudgeScheduleTests
{
    private static readonly ImmutableArray<NudgeChoice> Choices = [new("squeeze", "desk", false), new("walk", "room", false), new("bridge", "floor", false), new("shift", "desk", false)];
    private static readonly NudgeSettings Office = Desks.Settings();

    [Fact]
    public void Nudges_come_every_hour_from_an_hour_after_the_start_until_the_end() =>
        DueOn(State(), Desks.Monday).ShouldBe(["10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]);

    [Theory]
    [InlineData(30, 16)]
    [InlineData(60, 8)]
    [InlineData(240, 2)]
    public void The_minutes_between_are_free_to_choose(int minutes, int nudges) =>
        DueOn(State() with { Settings = Office with { EveryMinutes = minutes } }, Desks.Monday).Count.ShouldBe(nudges);

    [Fact]
    public void None_come_on_days_off_or_when_switched_off()
    {
        DueOn(State(), Desks.Monday.PlusDays(-1)).ShouldBeEmpty();
        DueOn(State() with { Settings = Office with { DaysOff = [Desks.Monday] } }, Desks.Monday).ShouldBeEmpty();
        NudgeSchedule.NextNudge(State() with { Settings = Office with { On = false } }, Desks.At(Desks.Monday, 9, 0), TestKnowledge.Shipped).ShouldBeNull();
        NudgeSchedule.NextNudge(State() with { StoppedOn = Desks.Monday }, Desks.At(Desks.Monday, 9, 0), TestKnowledge.Shipped)!.Slot.ShouldBe(Desks.At(Desks.Monday.PlusDays(1), 10, 0));
    }

    [Fact]
    public void A_meeting_holds_the_nudge_and_offers_it_afterwards()
    {
        var state = State() with { Busy = [new Interval(Desks.At(Desks.Monday, 9, 45), Desks.At(Desks.Monday, 10, 20))] };
        DueOn(state, Desks.Monday).ShouldBe(["10:21", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]);
        // It comes shortly before the next one: that one is left out.
        DueOn(state with { Busy = [new Interval(Desks.At(Desks.Monday, 9, 45), Desks.At(Desks.Monday, 10, 50))] }, Desks.Monday)
            .ShouldBe(["10:51", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]);
        // A long meeting holds several and offers one; one that lasts to the end of the day offers none.
        DueOn(state with { Busy = [new Interval(Desks.At(Desks.Monday, 9, 45), Desks.At(Desks.Monday, 13, 15))] }, Desks.Monday).ShouldBe(["13:16", "14:00", "15:00", "16:00", "17:00"]);
        DueOn(state with { Busy = [new Interval(Desks.At(Desks.Monday, 14, 30), Desks.At(Desks.Monday, 18, 0))] }, Desks.Monday).ShouldBe(["10:00", "11:00", "12:00", "13:00", "14:00"]);
    }

    [Fact]
    public void Back_to_back_meetings_are_one() =>
        DueOn(State() with { Busy = [Busy(10, 0, 10, 30), Busy(10, 30, 11, 0), Busy(11, 0, 11, 5)] }, Desks.Monday).ShouldBe(["11:06", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]);

    [Fact]
    public void Quiet_hours_hold_like_a_meeting() =>
        DueOn(State() with { Settings = Office with { Quiet = [new(new(12, 30), new(13, 30))] } }, Desks.Monday).ShouldBe(["10:00", "11:00", "12:00", "13:31", "14:00", "15:00", "16:00", "17:00"]);

    [Fact]
    public void In_a_call_nothing_comes_and_after_it_what_was_held()
    {
        var call = State() with { InCallSince = Desks.At(Desks.Monday, 9, 50) };
        NudgeSchedule.NextNudge(call, Desks.At(Desks.Monday, 10, 30), TestKnowledge.Shipped).ShouldBeNull();
        var over = State() with { Calls = [Busy(9, 50, 10, 40)] };
        var next = NudgeSchedule.NextNudge(over, Desks.At(Desks.Monday, 10, 40), TestKnowledge.Shipped).ShouldNotBeNull();
        (next.DueAt, next.Slot, next.Held).ShouldBe((Desks.At(Desks.Monday, 10, 41), Desks.At(Desks.Monday, 10, 0), true));
    }

    [Fact]
    public void Snoozing_brings_the_same_nudge_again()
    {
        var put = Past(10, 0, "squeeze", NudgeAnswer.Snoozed) with { Until = Desks.At(Desks.Monday, 10, 15) };
        var next = NudgeSchedule.NextNudge(State() with { Past = [put] }, Desks.At(Desks.Monday, 10, 5), TestKnowledge.Shipped).ShouldNotBeNull();
        (next.Slot, next.DueAt, next.Choice).ShouldBe((put.Slot, Desks.At(Desks.Monday, 10, 15), "squeeze"));
    }

    [Fact]
    public void Until_then_nothing_else_comes_and_the_desk_goes_where_it_belongs()
    {
        var often = State() with { Settings = Office with { EveryMinutes = 15, Desk = new DeskCycle(40, 20) }, Past = [Past(10, 15, "squeeze", NudgeAnswer.Snoozed) with { Until = Desks.At(Desks.Monday, 10, 45) }] };
        var next = NudgeSchedule.NextNudge(often, Desks.At(Desks.Monday, 10, 16), TestKnowledge.Shipped).ShouldNotBeNull();
        (next.Slot, Desks.Clock(next.DueAt), next.Kind, next.Choice, next.Desk).ShouldBe((often.Past[0].Slot, "10:45", NudgeKind.Break, "squeeze", DeskMove.Up));
        // A move of the desk that was put off is still one, and asks for nothing else.
        var move = State() with { Settings = often.Settings with { EveryMinutes = 60 }, Past = [Past(9, 40, "", NudgeAnswer.Snoozed) with { Until = Desks.At(Desks.Monday, 9, 50), DeskOnly = true }] };
        next = NudgeSchedule.NextNudge(move, Desks.At(Desks.Monday, 9, 41), TestKnowledge.Shipped).ShouldNotBeNull();
        (Desks.Clock(next.DueAt), next.Kind, next.Choice, next.Desk).ShouldBe(("09:50", NudgeKind.Desk, null, DeskMove.Up));
    }

    [Fact]
    public void A_program_that_was_asleep_offers_one_nudge_and_only_a_fresh_one()
    {
        var state = State() with { Past = [Past(10, 0, "squeeze", NudgeAnswer.Done)] };
        NudgeSchedule.NextNudge(state, Desks.At(Desks.Monday, 14, 10), TestKnowledge.Shipped)!.Slot.ShouldBe(Desks.At(Desks.Monday, 14, 0));
        NudgeSchedule.NextNudge(state, Desks.At(Desks.Monday, 14, 30), TestKnowledge.Shipped)!.Slot.ShouldBe(Desks.At(Desks.Monday, 15, 0));
    }

    [Fact]
    public void What_was_offered_does_not_come_again()
    {
        var state = State() with { Past = [Past(10, 0, "squeeze", NudgeAnswer.Open)] };
        NudgeSchedule.NextNudge(state, Desks.At(Desks.Monday, 10, 0), TestKnowledge.Shipped)!.Slot.ShouldBe(Desks.At(Desks.Monday, 11, 0));
    }

    [Fact]
    public void Among_others_only_what_is_done_at_the_desk_and_never_the_same_again_at_once()
    {
        var state = State();
        var seen = new List<string>();
        for (var hour = 10; hour <= 17; hour++)
        {
            var nudge = NudgeSchedule.NextNudge(state, Desks.At(Desks.Monday, hour, 0), TestKnowledge.Shipped).ShouldNotBeNull();
            seen.Add(nudge.Choice.ShouldNotBeNull());
            state = state with { Past = state.Past.Add(new(nudge.Slot, nudge.DueAt, nudge.Choice, NudgeAnswer.Done, nudge.DueAt, null)) };
        }

        seen.ShouldBe(["squeeze", "shift", "squeeze", "shift", "squeeze", "shift", "squeeze", "shift"]);
        var alone = State() with { Settings = Office with { Place = "alone" }, Choices = [.. Choices, new("due", "floor", true)] };
        NudgeSchedule.NextNudge(alone, Desks.At(Desks.Monday, 9, 0), TestKnowledge.Shipped)!.Choice.ShouldBe("due");
    }

    [Fact]
    public void Three_days_below_thirty_percent_make_nudges_fewer_and_keep_the_better_times()
    {
        // Two in eight were taken, always at even hours.
        var past = Enumerable.Range(0, 3).SelectMany(day => Enumerable.Range(10, 8).Select(hour =>
            Past(hour, 0, "squeeze", hour is 10 or 12 ? NudgeAnswer.Done : NudgeAnswer.Open, Desks.Monday.PlusDays(day)))).ToImmutableArray();
        var day = Desks.Monday.PlusDays(3);
        DueOn(State() with { Past = past }, day).ShouldBe(["10:00", "12:00", "14:00", "16:00"]);
        NudgeSchedule.AreFewer(State() with { Past = past }, day, TestKnowledge.Shipped).ShouldBeTrue();
        // Three in eight is above; so are only two days.
        NudgeSchedule.AreFewer(State() with { Past = [.. past[..^1], past[^1] with { Answer = NudgeAnswer.Done }] }, day, TestKnowledge.Shipped).ShouldBeFalse();
        NudgeSchedule.AreFewer(State() with { Past = past[8..] }, day, TestKnowledge.Shipped).ShouldBeFalse();
        // Moves of a desk are no breaks: taken or not, they change nothing.
        var desk = past.SelectMany(nudge => (PastNudge[])[nudge, nudge with { Slot = nudge.Slot + Duration.FromMinutes(20), Answer = NudgeAnswer.Done, DeskOnly = true }]);
        NudgeSchedule.AreFewer(State() with { Past = [.. desk] }, day, TestKnowledge.Shipped).ShouldBeTrue();
    }

    [Fact]
    public void A_calendar_has_the_breaks_of_a_day_each_by_its_slot_wherever_a_meeting_moves_it()
    {
        var state = State() with { Settings = Office with { Desk = new DeskCycle(40, 20) }, Busy = [Busy(9, 45, 10, 20)], Calls = [Busy(11, 0, 11, 30)], InCallSince = Desks.At(Desks.Monday, 11, 0) };
        var breaks = NudgeSchedule.BreaksOf(state, Desks.Monday, TestKnowledge.Shipped);
        breaks.Select(nudge => (Desks.Clock(nudge.Slot), Desks.Clock(nudge.DueAt))).Take(3).ShouldBe([("10:00", "10:21"), ("11:00", "11:00"), ("12:00", "12:00")]);
        breaks.ShouldAllBe(nudge => nudge.Kind == NudgeKind.Break);
        // Those of the morning stay when they are past, and few taken make them fewer here too.
        NudgeSchedule.BreaksOf(state with { Past = [Past(12, 0, "squeeze", NudgeAnswer.Done)] }, Desks.Monday, TestKnowledge.Shipped).ShouldBe(breaks);
        var past = Enumerable.Range(1, 3).SelectMany(day => Enumerable.Range(10, 8).Select(hour => Past(hour, 0, "squeeze", NudgeAnswer.Open, Desks.Monday.PlusDays(-day)))).OrderBy(nudge => nudge.Slot);
        NudgeSchedule.BreaksOf(state with { Past = [.. past] }, Desks.Monday, TestKnowledge.Shipped).Length.ShouldBe(4);
        NudgeSchedule.BreaksOf(state with { StoppedOn = Desks.Monday }, Desks.Monday, TestKnowledge.Shipped).ShouldBeEmpty();
        NudgeSchedule.BreaksOf(state with { Settings = Office with { On = false } }, Desks.Monday, TestKnowledge.Shipped).ShouldBeEmpty();
    }

    [Fact]
    public void A_standing_desk_goes_up_and_down_between_the_breaks()
    {
        var state = State() with { Settings = Office with { Desk = new DeskCycle(40, 20) } };
        All(state, Desks.Monday).Take(4).Select(nudge => (Desks.Clock(nudge.DueAt), nudge.Kind, nudge.Desk)).ShouldBe(
            [("09:40", NudgeKind.Desk, DeskMove.Up), ("10:00", NudgeKind.Break, DeskMove.Down), ("10:40", NudgeKind.Desk, DeskMove.Up), ("11:00", NudgeKind.Break, DeskMove.Down)]);
        // Three minutes before a break the move goes with it.
        All(state with { Settings = state.Settings with { Desk = new DeskCycle(57, 43) } }, Desks.Monday).Take(3).Select(nudge => (Desks.Clock(nudge.DueAt), nudge.Kind, nudge.Desk)).ShouldBe(
            [("10:00", NudgeKind.Break, DeskMove.Up), ("10:40", NudgeKind.Desk, DeskMove.Down), ("11:00", NudgeKind.Break, null)]);
    }

    [Theory]
    [InlineData(60, 40, 20)]
    [InlineData(60, 45, 15)]
    [InlineData(15, 15, 15)]
    [InlineData(30, 50, 35)]
    [InlineData(240, 90, 30)]
    [InlineData(47, 31, 17)]
    public void A_desk_goes_up_and_down_in_turn_and_takes_no_break_away(int every, int sit, int stand)
    {
        var without = State() with { Settings = Office with { EveryMinutes = every } };
        var nudges = All(without with { Settings = without.Settings with { Desk = new DeskCycle(sit, stand) } }, Desks.Monday).ToList();
        nudges.Where(nudge => nudge.Kind == NudgeKind.Break).Select(nudge => nudge.DueAt).ShouldBe(All(without, Desks.Monday).Select(nudge => nudge.DueAt));
        var moves = nudges.Where(nudge => nudge.Desk is not null).ToList();
        moves.Select(nudge => nudge.Desk).ShouldBe(Enumerable.Range(0, moves.Count).Select(index => (DeskMove?)(index % 2 == 0 ? DeskMove.Up : DeskMove.Down)));
        var minutes = (int)Period.Between(Office.From, Office.To, PeriodUnits.Minutes).Minutes;
        moves.Count.ShouldBe(Enumerable.Range(1, minutes - 1).Count(at => at % (sit + stand) is var into && (into == sit || into == 0)));
    }

    [Fact]
    public void After_a_meeting_the_desk_goes_where_it_belongs_by_then()
    {
        var state = State() with { Settings = Office with { Desk = new DeskCycle(40, 20) }, Busy = [Busy(9, 30, 10, 45)] };
        // The break of ten o'clock and the moves of 9:40, 10:00 and 10:40 were held: it is time to stand. The break of eleven would come too soon.
        All(state, Desks.Monday).Take(4).Select(nudge => (Desks.Clock(nudge.DueAt), nudge.Kind, nudge.Desk)).ShouldBe(
            [("10:46", NudgeKind.Break, DeskMove.Up), ("11:00", NudgeKind.Desk, DeskMove.Down), ("11:40", NudgeKind.Desk, DeskMove.Up), ("12:00", NudgeKind.Break, DeskMove.Down)]);
    }

    private static NudgeState State() => NudgeState.Fresh(Office, Choices);

    private static Interval Busy(int fromHour, int fromMinute, int toHour, int toMinute) =>
        new(Desks.At(Desks.Monday, fromHour, fromMinute), Desks.At(Desks.Monday, toHour, toMinute));

    private static PastNudge Past(int hour, int minute, string choice, NudgeAnswer answer, LocalDate? day = null)
    {
        var at = Desks.At(day ?? Desks.Monday, hour, minute);
        return new(at, at, choice, answer, answer == NudgeAnswer.Open ? null : at, null);
    }

    private static List<string> DueOn(NudgeState state, LocalDate day) => [.. All(state, day).Select(nudge => Desks.Clock(nudge.DueAt))];

    private static IEnumerable<Nudge> All(NudgeState state, LocalDate day)
    {
        var now = Desks.At(day, 0, 0);
        while (NudgeSchedule.NextNudge(state, now, TestKnowledge.Shipped) is { } nudge && nudge.DueAt < Desks.At(day.PlusDays(1), 0, 0))
        {
            yield return nudge;
            now = nudge.DueAt;
            state = state with { Past = state.Past.Add(new(nudge.Slot, nudge.DueAt, nudge.Choice ?? "desk", NudgeAnswer.Open, null, null) { DeskOnly = nudge.Kind == NudgeKind.Desk }) };
        }
    }
}
