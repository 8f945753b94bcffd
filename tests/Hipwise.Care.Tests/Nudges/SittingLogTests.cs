using System.Collections.Immutable;
using Hipwise.Care.Nudges;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Tests.Nudges;

/// <summary>How long was sat: from what was told, from breaks taken, and where permitted from being seen at work. No minute counts twice.</summary>
public class SittingLogTests
{
    private static readonly NudgeRules Rules = TestKnowledge.Shipped.Nudges;

    [Fact]
    public void Told_at_both_ends_is_exact()
    {
        var day = Day([Sign(9, 0, SittingSignKind.Sat), Sign(9, 50, SittingSignKind.Stood), Sign(10, 0, SittingSignKind.Sat), Sign(11, 0, SittingSignKind.Stood)]);
        (day.Minutes, day.LongestMinutes, day.IsTold, day.Breaks, day.Stretches).ShouldBe((110, 60, true, 0, 2));
        // Less than a minute is no stretch of its own.
        Day([Sign(9, 0, SittingSignKind.Sat), Sign(9, 1, SittingSignKind.Stood), Sign(9, 30, SittingSignKind.Sat), Sign(9, 30, SittingSignKind.Stood)]).Stretches.ShouldBe(1);
    }

    [Fact]
    public void Between_breaks_is_an_estimate_and_too_long_a_time_is_none()
    {
        var day = Day([Sign(9, 0, SittingSignKind.Break), Sign(10, 0, SittingSignKind.Break), Sign(15, 0, SittingSignKind.Break)]);
        (day.Minutes, day.IsTold, day.Breaks).ShouldBe((60, false, 3));
    }

    [Fact]
    public void A_desk_put_up_ends_a_bout_and_put_down_begins_one()
    {
        var day = Day([Sign(9, 0, SittingSignKind.Break), Sign(9, 40, SittingSignKind.RaisedDesk), Sign(10, 0, SittingSignKind.LoweredDesk), Sign(10, 30, SittingSignKind.Break)]);
        (day.Minutes, day.Breaks).ShouldBe((70, 3));
    }

    [Fact]
    public void Activity_alone_is_sitting()
    {
        var day = Day([], Span(9, 0, 11, 30), Span(13, 0, 14, 0));
        (day.Minutes, day.LongestMinutes, day.Bouts.Length, day.IsTold).ShouldBe((210, 150, 2, false));
    }

    [Fact]
    public void Activity_adds_only_what_signs_leave_open()
    {
        SittingSign[] told = [Sign(9, 30, SittingSignKind.Sat), Sign(10, 30, SittingSignKind.Stood)];
        Day(told, Span(9, 30, 10, 30)).Minutes.ShouldBe(60);
        Day(told, Span(9, 0, 10, 0)).Minutes.ShouldBe(90);
        // They stand from half past ten on and work on: that is no sitting. After a pause it is.
        Day(told, Span(9, 0, 12, 0)).Minutes.ShouldBe(90);
        Day(told, Span(9, 0, 10, 45), Span(11, 0, 12, 0)).Minutes.ShouldBe(150);
        Day([Sign(9, 0, SittingSignKind.Break), Sign(10, 0, SittingSignKind.Break)], Span(9, 0, 10, 0)).Minutes.ShouldBe(60);
    }

    [Fact]
    public void A_break_taken_ends_one_bout_and_begins_the_next()
    {
        var day = Day([Sign(10, 0, SittingSignKind.Break)], Span(9, 0, 11, 30));
        (day.Minutes, day.LongestMinutes, day.Bouts.Length, day.Breaks).ShouldBe((150, 90, 2, 1));
    }

    [Fact]
    public void Nothing_is_counted_over_midnight_twice()
    {
        var span = new Interval(Desks.At(Desks.Monday, 23, 0), Desks.At(Desks.Monday.PlusDays(1), 1, 30));
        SittingLog.DaysOf([], [span], Desks.Berlin, Rules).Select(day => (day.Day, day.Minutes)).ShouldBe([(Desks.Monday, 60), (Desks.Monday.PlusDays(1), 90)]);
    }

    [Fact]
    public void Whatever_happens_bouts_never_overlap_and_stay_within_what_was_seen_or_told()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            Instant At() => Desks.At(Desks.Monday, 0, 0) + Duration.FromMinutes(random.Next(24 * 60));
            var signs = Enumerable.Range(0, random.Next(8)).Select(_ => new SittingSign(At(), (SittingSignKind)random.Next(5))).ToList();
            var log = ActivityLog.Empty;
            foreach (var at in Enumerable.Range(0, random.Next(60)).Select(_ => At()).Order())
            {
                log = log.Note(at, Rules);
            }

            var day = SittingLog.DaysOf(signs, log.Spans, Desks.Berlin, Rules);
            var bouts = day.SelectMany(one => one.Bouts).ToList();
            bouts.Zip(bouts.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start, $"seed {seed}");
            bouts.ShouldAllBe(bout => bout.End > bout.Start, $"seed {seed}");
            var without = SittingLog.DaysOf(signs, [], Desks.Berlin, Rules).Sum(one => one.Minutes);
            day.Sum(one => one.Minutes).ShouldBeInRange(without - 1e-9, without + log.Spans.Sum(span => span.Duration.TotalMinutes) + 1e-9, $"seed {seed}");
        }
    }

    [Fact]
    public void Signs_that_come_sooner_change_nothing_and_a_pause_begins_anew()
    {
        var nine = Desks.At(Desks.Monday, 9, 0);
        ActivityLog Note(params int[] seconds) => seconds.Aggregate(ActivityLog.Empty, (log, at) => log.Note(nine + Duration.FromSeconds(at), Rules));
        Note(0).Spans.ShouldBe([new Interval(nine, nine)]);
        Note(0, 1, 60, 149).Spans.ShouldBe(Note(0).Spans);
        Note(0, 300, 600).Spans.ShouldBe([new Interval(nine, nine + Duration.FromMinutes(10))]);
        Note(0, 300, 300 + (12 * 60)).Spans.Length.ShouldBe(1);
        Note(0, 300, 301 + (12 * 60)).Spans.Length.ShouldBe(2);
        // A clock that is set back tells nothing new until it is there again.
        Note(0, 600, 300).Spans.ShouldBe(Note(0, 600).Spans);
    }

    [Fact]
    public void What_is_too_old_is_forgotten()
    {
        var log = Enumerable.Range(0, 400).Aggregate(ActivityLog.Empty, (log, day) => log.Note(Desks.At(Desks.Monday.PlusDays(day), 9, 0), Rules));
        log.Spans.Length.ShouldBe(Rules.ActivityDays + 1);
        log.Note(Desks.At(Desks.Monday.PlusDays(4000), 9, 0), Rules).Spans.Length.ShouldBe(1);
    }

    private static SittingDay Day(SittingSign[] signs, params Interval[] activity) => SittingLog.DaysOf(signs, [.. activity], Desks.Berlin, Rules).ShouldHaveSingleItem();

    private static SittingSign Sign(int hour, int minute, SittingSignKind kind) => new(Desks.At(Desks.Monday, hour, minute), kind);

    private static Interval Span(int fromHour, int fromMinute, int toHour, int toMinute) =>
        new(Desks.At(Desks.Monday, fromHour, fromMinute), Desks.At(Desks.Monday, toHour, toMinute));
}
