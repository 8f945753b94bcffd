using System.Collections.Frozen;
using Hipwise.Care.Checkup;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Data.Migrations;
using Hipwise.Knowledge;

namespace Hipwise.Data.Tests.Answering;

/// <summary>What was saved under other knowledge, or edited by hand, never keeps a check-up from loading.</summary>
public class NotFittingTests
{
    [Fact]
    public async Task A_part_that_does_not_fit_is_left_out_and_told_and_the_rest_is_used()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("day", """{"you":{"hoursSitting":8}}""");
        await shelf.SaveAsync("goals", """{"you":{"goals":["fly"]}}""");
        await shelf.SaveAsync("pain.knee", """{"pain":[{"place":"knee","side":"left","intensity":99}]}""");
        var current = await shelf.CurrentAsync();
        current.Answers.Person.HoursSitting.ShouldBe(8);
        current.Answers.Person.Goals.ShouldBeEmpty();
        current.Answers.Pain.ShouldBeEmpty();
        current.Parts.Count.ShouldBe(3);
        current.NotFitting.Select(problem => problem.Path).ShouldBe(["$.parts['goals'].you.goals[0]", "$.parts['pain.knee'].pain[0].intensity"]);
    }

    [Fact]
    public async Task Parts_that_only_clash_together_lose_the_later_one()
    {
        using var shelf = await Shelf.StartedAsync();
        for (var i = 1; i <= 4; i++)
        {
            await shelf.SaveAsync($"activity.{i}", $$"""{"activities":[{"text":"Walk {{i}}","score":5}]}""");
        }

        var current = await shelf.CurrentAsync();
        current.Answers.Activities.Select(activity => activity.Text).ShouldBe(["Walk 1", "Walk 2", "Walk 3"]);
        current.NotFitting.ShouldAllBe(problem => problem.Path.StartsWith("$.parts['activity.4']", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_safety_answer_that_is_left_out_never_counts_as_a_no()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("safety.all", """{"safety":{"noneOfTheOthers":true}}""");
        Triage.Assess((await shelf.CurrentAsync()).Answers, TestKnowledge.Shipped).Status.ShouldBe(SafetyStatus.Answered);
        await shelf.SaveAsync("safety.one", """{"safety":{"yes":["a-flag-of-last-year"]}}""");
        var current = await shelf.CurrentAsync();
        current.NotFitting.ShouldHaveSingleItem();
        Triage.Assess(current.Answers, TestKnowledge.Shipped).Status.ShouldBe(SafetyStatus.Unanswered);
    }

    [Fact]
    public async Task A_lost_age_opens_the_safety_questions_again()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("safety.all", """{"safety":{"noneOfTheOthers":true}}""");
        await shelf.SaveAsync("you", """{"you":{"ageBand":"twelve"}}""");
        Triage.Assess((await shelf.CurrentAsync()).Answers, TestKnowledge.Shipped).Status.ShouldBe(SafetyStatus.Unanswered);
    }

    [Fact]
    public async Task A_yes_does_not_give_way_to_a_later_no_of_the_same_question()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("safety.again", """{"safety":{"noneOfTheOthers":true,"askedAgain":["pregnancy"]}}""");
        await shelf.SaveAsync("safety.now", """{"safety":{"yes":["pregnancy"]}}""");
        var answers = (await shelf.CurrentAsync()).Answers;
        answers.Safety!.Yes.ShouldBe(["pregnancy"]);
        answers.Safety.AskedAgain.ShouldBeEmpty();
        answers.Safety.NoneOfTheOthers.ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_edited_into_nonsense_is_told_and_opens_the_safety_questions_again()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("day", """{"you":{"hoursSitting":8}}""");
        await shelf.SaveAsync("safety.all", """{"safety":{"noneOfTheOthers":true}}""");
        foreach (var json in (string[])["{", "[]", """{"a":1,"a":2}""", """{"a":"\ud800"}""", ""])
        {
            Edit(shelf, $"UPDATE answer_parts SET Json = '{json}' WHERE Key = 'day'");
            var current = await shelf.CurrentAsync();
            current.NotFitting.ShouldHaveSingleItem().Path.ShouldBe("$.parts['day']");
            current.Answers.Safety!.NoneOfTheOthers.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_screen_or_measure_that_is_gone_is_left_out_and_told()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20, ""","cramp":true"""));
        await shelf.Store.SaveAsync(TestTrials.One("""{"screen":"sitting-log","whole":{"sitting":9}}"""));

        var noLog = await LoadAsync(shelf, Without("sitting-log"));
        noLog.Answers.Trials.ShouldHaveSingleItem().Screen.ShouldBe("single-leg-bridge");
        noLog.NotFitting.ShouldHaveSingleItem().Message.ShouldContain("'sitting-log' is not known any more");

        var noHold = await LoadAsync(shelf, With(Bridge with { Measures = [.. Bridge.Measures.Where(measure => measure.Id != "hold")] }));
        noHold.Answers.Trials.Single(trial => trial.Screen == "single-leg-bridge").Observations.ShouldHaveSingleItem().Measure.Measure.ShouldBe("cramp");
        noHold.NotFitting.ShouldHaveSingleItem().Path.ShouldEndWith(".left.hold");
    }

    [Fact]
    public async Task A_trial_of_which_nothing_fits_was_not_done()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        (await LoadAsync(shelf, With(Bridge with { PerSide = false }))).Answers.Trials.ShouldBeEmpty();
        var stricter = Bridge with { Measures = [.. Bridge.Measures.Select(measure => measure.Id == "hold" ? measure with { Max = 10 } : measure)] };
        var loaded = await LoadAsync(shelf, With(stricter));
        loaded.Answers.Trials.ShouldBeEmpty();
        loaded.NotFitting.ShouldHaveSingleItem().Message.ShouldContain("from 0 to 10 s");
    }

    [Theory]
    [InlineData("Tries = '[]'")]
    [InlineData("Tries = '[\"buttock\"]'")]
    [InlineData("Tries = '[1e999]'")]
    [InlineData("Tries = 'null'")]
    [InlineData("Tries = '{'")]
    [InlineData("Sd = -1")]
    [InlineData("Sd = 1e9")]
    [InlineData("Source = 'crystal-ball'")]
    [InlineData("Source = 'emg'")]
    [InlineData("Side = NULL")]
    [InlineData("Measure = 'nothing'")]
    public async Task An_observation_edited_into_nonsense_is_left_out_and_told(string change)
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20, ""","cramp":true"""));
        Edit(shelf, $"UPDATE observations SET {change} WHERE Measure = 'hold'");
        var current = await shelf.CurrentAsync();
        current.Answers.Trials.ShouldHaveSingleItem().Observations.ShouldHaveSingleItem().Measure.Measure.ShouldBe("cramp");
        current.NotFitting.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pain_out_of_range_is_left_out_and_told()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20, ""","pain":3"""));
        Edit(shelf, "UPDATE trial_parts SET Pain = 44");
        var current = await shelf.CurrentAsync();
        current.Answers.Trials.ShouldHaveSingleItem().Pain.ShouldBeEmpty();
        current.NotFitting.ShouldHaveSingleItem().Path.ShouldEndWith(".left.pain");
    }

    private static Screen Bridge => TestKnowledge.Shipped.Screens["single-leg-bridge"];

    private static KnowledgeBase With(Screen screen) => TestKnowledge.Shipped with
    {
        Screens = TestKnowledge.Shipped.Screens.Values.Select(known => known.Id == screen.Id ? screen : known).ToFrozenDictionary(known => known.Id),
    };

    private static KnowledgeBase Without(string screen) => TestKnowledge.Shipped with
    {
        Screens = TestKnowledge.Shipped.Screens.Values.Where(known => known.Id != screen).ToFrozenDictionary(known => known.Id),
    };

    private static async Task<StoredCheckup> LoadAsync(Shelf shelf, KnowledgeBase knowledge) =>
        (await new CheckupStore(shelf.Database, knowledge, shelf.Clock).FindCurrentAsync(Shelf.Stop)).ShouldNotBeNull();

    private static void Edit(Shelf shelf, string sql)
    {
        using var connection = Sqlite.Open(shelf.File);
        connection.Execute(sql);
    }
}
