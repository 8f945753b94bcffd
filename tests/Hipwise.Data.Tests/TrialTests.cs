using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

public class TrialTests
{
    [Fact]
    public async Task A_side_saved_again_replaces_that_side_and_nothing_else()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = Guid.NewGuid();
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Right, 30, ""","pain":4,"felt":["buttock"],"tingling":true"""), Side.Right, true, Shelf.Stop);
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Left, 20, ""","pain":1"""), Side.Left, true, Shelf.Stop);
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Left, 25), Side.Left, true, Shelf.Stop);
        var trial = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        trial.Id.ShouldBe(id);
        trial.Trial.Numbers().ShouldBe([(Side.Left, 25), (Side.Right, 30)]);
        trial.Trial.Pain.ShouldBe([(Side.Right, 4)]);
        trial.Trial.Tingling.ShouldBeTrue("tingling of the other side is not taken back");
        trial.Trial.Observations.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Saying_the_same_twice_is_saying_it_once()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = Guid.NewGuid();
        var trial = TestTrials.OneSided(Side.Left, 20);
        await shelf.Store.SaveTrialAsync(id, trial, Side.Left, true, Shelf.Stop);
        var once = AnswersText.Of((await shelf.CurrentAsync()).Answers);
        await shelf.Store.SaveTrialAsync(id, trial, Side.Left, true, Shelf.Stop);
        AnswersText.Of((await shelf.CurrentAsync()).Answers).ShouldBe(once);
    }

    [Fact]
    public async Task A_late_repeat_lands_in_the_check_up_it_was_first_saved_in()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = Guid.NewGuid();
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Left, 20), Side.Left, true, Shelf.Stop);
        await shelf.Store.StartAsync(CheckLength.Quick, [], Shelf.Stop);
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Left, 20), Side.Left, true, Shelf.Stop);
        (await shelf.CurrentAsync()).Trials.ShouldBeEmpty();
        (await shelf.Store.FindAsync(1, Shelf.Stop))!.Trials.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Which_parts_are_done_is_known_even_of_one_stopped_without_a_value()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = Guid.NewGuid();
        var stopped = TestTrials.One("""{"screen":"single-leg-bridge","stoppedBecause":"It hurt."}""");
        await shelf.Store.SaveTrialAsync(id, stopped, Side.Left, true, Shelf.Stop);
        var left = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        (left.LeftDone, left.RightDone, left.WholeDone).ShouldBe((true, false, false));
        left.Trial.StoppedBecause.ShouldBe("It hurt.");
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Right, 20), Side.Right, true, Shelf.Stop);
        var both = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        (both.LeftDone, both.RightDone).ShouldBe((true, true));
        both.Trial.StoppedBecause.ShouldBe("It hurt.");
    }

    [Fact]
    public async Task A_whole_trial_replaces_all_of_it()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = Guid.NewGuid();
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Left, 20), Side.Left, true, Shelf.Stop);
        await shelf.Store.SaveTrialAsync(id, TestTrials.OneSided(Side.Right, 30), null, true, Shelf.Stop);
        var trial = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        trial.Trial.Numbers().ShouldBe([(Side.Right, 30)]);
        (trial.LeftDone, trial.RightDone, trial.WholeDone).ShouldBe((false, true, false));
    }

    [Fact]
    public async Task A_screen_without_sides_is_saved_as_a_whole_with_its_worst_pain()
    {
        using var shelf = await Shelf.StartedAsync();
        var trial = TestTrials.One("""{"screen":"sitting-log","whole":{"sitting":9,"longest-bout":110,"pain":2},"pain":3}""");
        await shelf.Store.SaveAsync(trial);
        var stored = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        stored.Trial.Pain.ShouldBe([(null, 3)]);
        stored.Trial.On.ShouldBeNull();
        stored.WholeDone.ShouldBeTrue();
        await Should.ThrowAsync<ArgumentException>(async () => await shelf.Store.SaveTrialAsync(Guid.NewGuid(), trial, Side.Left, false, Shelf.Stop));
    }

    [Fact]
    public async Task Trials_come_by_day_and_then_as_first_saved_and_a_day_is_no_reason_to_forget_another()
    {
        using var shelf = await Shelf.StartedAsync();
        var late = await shelf.Store.SaveAsync(TestTrials.One("""{"screen":"sitting-log","on":"2026-11-22","whole":{"sitting":9}}"""));
        var early = await shelf.Store.SaveAsync(TestTrials.One("""{"screen":"sitting-log","on":"2026-11-20","whole":{"sitting":8}}"""));
        var sameDay = await shelf.Store.SaveAsync(TestTrials.One("""{"screen":"sitting-log","on":"2026-11-20","whole":{"sitting":7}}"""));
        await shelf.Store.SaveTrialAsync(early, TestTrials.One("""{"screen":"sitting-log","on":"2026-11-20","whole":{"sitting":6}}"""), null, false, Shelf.Stop);
        (await shelf.CurrentAsync()).Trials.Select(trial => trial.Id).ShouldBe([early, sameDay, late]);
        await shelf.Store.RemoveTrialAsync(sameDay, Shelf.Stop);
        await shelf.Store.RemoveTrialAsync(Guid.NewGuid(), Shelf.Stop);
        (await shelf.CurrentAsync()).Answers.Trials.Select(trial => trial.Numbers()[0].Value).ShouldBe([6, 9]);
    }

    [Fact]
    public async Task An_id_stands_for_one_screen()
    {
        using var shelf = await Shelf.StartedAsync();
        var id = await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        var other = TestTrials.One("""{"screen":"sitting-log","whole":{"sitting":9}}""");
        await Should.ThrowAsync<ArgumentException>(shelf.Store.SaveTrialAsync(id, other, null, false, Shelf.Stop));
        (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem().Trial.Screen.ShouldBe("single-leg-bridge");
    }

    [Fact]
    public async Task Stored_readings_are_those_of_the_file_to_the_last_bit()
    {
        const string screens = """
            {"screen":"single-leg-stance","on":"2026-11-20","by":"camera","left":{"pelvic-drop":[2,3,2.5]},"right":{"pelvic-drop":{"tries":[5.1,6.3,5.5],"sd":1.5},"pain":0.5}},
            {"screen":"single-leg-bridge","on":"2026-11-21","left":{"hold":27,"felt":["hamstrings","buttock"],"cramp":[true,false]},"right":{"hold":29.123456789012345}}
            """;
        var answers = TestTrials.Read($$"""{"version":1,"screens":[{{screens}}]}""");
        using var shelf = await Shelf.StartedAsync();
        foreach (var trial in answers.Trials)
        {
            await shelf.Store.SaveAsync(trial);
        }

        AnswersText.Of((await shelf.CurrentAsync()).Answers).ShouldBe(AnswersText.Of(answers));
    }
}
