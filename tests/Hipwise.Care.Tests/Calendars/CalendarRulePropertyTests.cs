using Hipwise.Care.Calendars;
using Hipwise.Care.Tests.Properties;
using NodaTime;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>The expansion of rules against a judge that asks every day.</summary>
public class CalendarRulePropertyTests
{
    private const int Rules = 600;

    [Fact]
    public void Random_rules_give_what_the_slow_judge_gives()
    {
        var given = 0;
        for (var seed = 1; seed <= Rules; seed++)
        {
            var dice = new Dice(seed);
            var (rule, start) = (RandomRules.OfDays(dice), RandomRules.Start(dice));
            var end = start.Date.PlusYears(5);
            var slow = RandomRules.Slowly(rule, start, end);
            var fast = CalendarText.Expand(rule, start, int.MaxValue, end.AtMidnight().PlusSeconds(-1)).ToList();

            fast.ShouldBe(slow, $"Seed {seed}: {rule} from {start}");
            given += fast.Count > 0 ? 1 : 0;
        }

        given.ShouldBeGreaterThan(Rules * 2 / 3, "too many random rules give nothing for this to mean anything");
    }

    [Fact]
    public void A_later_window_sees_the_tail_of_the_whole_list()
    {
        for (var seed = 1; seed <= Rules; seed++)
        {
            var dice = new Dice(seed);
            var (rule, start) = (CalendarText.Rule(RandomRules.OfDays(dice)), RandomRules.Start(dice));
            if (dice.Chance(0.3))
            {
                rule = rule with { Count = 1 + dice.Below(200) };
            }

            var (from, to) = (start.PlusDays(dice.Below(1500)), start.PlusDays(1500));
            var whole = new RuleExpansion(rule, start).Between(start, to, null, new()).ToList();
            new RuleExpansion(rule, start).Between(from, to, null, new()).ShouldBe(whole.Where(time => time >= from), $"Seed {seed}: {rule}");
        }
    }

    [Fact]
    public void Hours_minutes_and_seconds_step_by_their_interval_and_keep_to_their_lists()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dice = new Dice(seed);
            var (word, unit) = dice.One<(string, int)>([("HOURLY", 3600), ("MINUTELY", 60), ("SECONDLY", 1)]);
            var (interval, start) = (1 + dice.Below(unit == 1 ? 4000 : 300), RandomRules.Start(dice));
            var (hours, days) = (dice.Chance(0.5) ? new[] { 3, 9, 14 } : null, dice.Chance(0.5));
            var rule = $"FREQ={word};INTERVAL={interval}{(hours is null ? "" : ";BYHOUR=3,9,14")}{(days ? ";BYDAY=MO,TH" : "")}";
            var to = start.PlusDays(9);

            var slow = new List<LocalDateTime>();
            for (var time = start; time <= to; time = time.PlusSeconds((long)interval * unit))
            {
                if (hours?.Contains(time.Hour) != false && (!days || time.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Thursday))
                {
                    slow.Add(time);
                }
            }

            CalendarText.Expand(rule, start, int.MaxValue, to).Take(20_000).ShouldBe(slow.Take(20_000), $"Seed {seed}: {rule} from {start}");
        }
    }
}
