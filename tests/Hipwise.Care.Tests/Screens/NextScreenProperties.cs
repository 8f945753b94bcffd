using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Care.Safety;
using Hipwise.Care.Tests.Properties;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Screens;

public sealed class NextScreenProperties
{
    private static KnowledgeBase Knowledge => TestKnowledge.Shipped;

    [Fact]
    public void The_next_screen_fits_the_room_the_pain_and_the_people_at_hand() => EveryNext((next, member) => ShouldFit(next, member.Answers, member.Rules));

    [Fact]
    public void The_next_screen_was_neither_done_nor_skipped() => EveryNext((next, member) =>
    {
        member.Answers.Skipped.ShouldNotContain(next.Screen);
        member.Answers.Trials.ShouldNotContain(trial => trial.Screen == next.Screen);
    });

    [Fact]
    public void The_next_screen_says_what_it_settles_and_what_that_is_worth() => EveryNext((next, _) =>
    {
        next.Points.ShouldBeGreaterThan(0);
        next.Settles.ShouldNotBeEmpty();
        next.Reason.ShouldContain(next.Name);
        next.Reason.ShouldContain(next.Settles[0]);
        next.Reason.ShouldNotContain("{");
        next.Minutes.ShouldBe(Knowledge.Screens[next.Screen].Minutes);
    });

    [Fact]
    public void A_screen_of_the_quick_check_fits_what_is_left_of_its_minutes() => EveryNext((next, member) =>
    {
        if (next.InQuickCheck)
        {
            var done = member.Answers.Trials.Select(trial => trial.Screen).Distinct(StringComparer.Ordinal).ToList();
            done.Count.ShouldBeLessThan(Knowledge.Reasoning.NextScreen.QuickScreens);
            (done.Sum(id => Knowledge.Screens[id].Minutes) + next.Minutes).ShouldBeLessThanOrEqualTo(Knowledge.Reasoning.NextScreen.QuickMinutes);
        }
    });

    [Fact]
    public void The_full_check_has_no_quick_part() => EveryNext((next, member) =>
        (next.InQuickCheck && member.Answers.Length == CheckLength.Full).ShouldBeFalse());

    [Fact]
    public void Doing_one_screen_after_another_comes_to_an_end_and_never_repeats() => SomeNext((_, member) =>
    {
        var dice = new Dice(member.Seed);
        var done = Complete(member.Answers, (screen, answers) => Do(screen, answers, dice));
        done.ShouldBeUnique();
    });

    [Fact]
    public void Skipping_one_screen_after_another_comes_to_an_end_and_never_repeats() => SomeNext((_, member) =>
        Complete(member.Answers, (screen, answers) => answers with { Skipped = answers.Skipped.Add(screen.Id) }).ShouldBeUnique());

    [Fact]
    public void From_the_start_the_quick_check_stays_within_its_minutes_and_screens() => SomeNext((_, member) =>
    {
        var dice = new Dice(member.Seed);
        var quick = new List<NextScreen>();
        var fresh = member.Answers with { Trials = [], Skipped = [] };
        Complete(fresh, (screen, answers) => Do(screen, answers, dice), quick);
        quick.Count.ShouldBeLessThanOrEqualTo(Knowledge.Reasoning.NextScreen.QuickScreens);
        quick.Sum(next => next.Minutes).ShouldBeLessThanOrEqualTo(Knowledge.Reasoning.NextScreen.QuickMinutes);
    });

    private static Answers Do(Screen screen, Answers answers, Dice dice) =>
        answers with { Trials = answers.Trials.Add(new RandomTrials(dice).Make(screen, new DateOnly(2026, 11, 21))) };

    private static List<string> Complete(Answers answers, Func<Screen, Answers, Answers> step, List<NextScreen>? quick = null)
    {
        var done = new List<string>();
        while (Choose(answers) is { } next)
        {
            done.Add(next.Screen);
            done.Count.ShouldBeLessThanOrEqualTo(Knowledge.Screens.Count);
            quick?.AddRange(next.InQuickCheck ? [next] : []);
            answers = step(Knowledge.Screens[next.Screen], answers);
        }

        return done;
    }

    // A check-up without its plan, which the next screen does not hang on.
    private static NextScreen? Choose(Answers answers) =>
        ScreenChoice.Choose(answers, Triage.Assess(answers, Knowledge), Finder.Find(answers, Knowledge), Knowledge);

    private static void ShouldFit(NextScreen next, Answers answers, HashSet<SafetyRule> rules)
    {
        var screen = Knowledge.Screens[next.Screen];
        (answers.Person.Floor || screen.Where != "floor").ShouldBeTrue($"{screen.Id} needs the floor");
        (screen.ModifiedTrack || !rules.Contains(SafetyRule.ModifiedTrack)).ShouldBeTrue($"{screen.Id} is not for the modified track");
        screen.Equipment.Where(id => !Knowledge.Equipment[id].Assumed).ShouldBeSubsetOf(answers.Person.Equipment, screen.Id);
        screen.Avoid.ShouldNotContain(limit => answers.Pain.Any(pain => pain.Place == limit.Place && pain.Intensity > limit.Above), screen.Id);
        string[] atHand =
        [
            "alone", .. answers.Person.Helper ? ["partner"] : Array.Empty<string>(), .. answers.Person.Camera ? ["camera"] : Array.Empty<string>(),
        ];
        screen.Who.Intersect(atHand, StringComparer.Ordinal).ShouldNotBeEmpty(screen.Id);
        screen.Measures.SelectMany(measure => measure.By).ShouldContain(source => CanMeasure(source, answers.Person), screen.Id);
    }

    private static bool CanMeasure(ObservationSource source, Person person) =>
        source <= ObservationSource.SelfTest || (source == ObservationSource.Partner && person.Helper) || (source == ObservationSource.Camera && person.Camera);

    private static void EveryNext(Action<NextScreen, Member> property) =>
        Crowd.Everyone(member => member.Result.NextScreen is not null, member => property(member.Result.NextScreen!, member));

    // A chain of screens is many check-ups: one person in five stands for all.
    private static void SomeNext(Action<NextScreen, Member> property) =>
        Crowd.Everyone(member => member.Result.NextScreen is not null && member.Seed % 5 == 0, member => property(member.Result.NextScreen!, member));
}
