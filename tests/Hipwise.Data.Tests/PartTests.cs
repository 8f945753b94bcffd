using Hipwise.Care.Checkup;

namespace Hipwise.Data.Tests;

public class PartTests
{
    [Fact]
    public async Task Before_the_first_check_up_there_is_none()
    {
        using var shelf = await Shelf.OpenAsync();
        (await shelf.Store.FindCurrentAsync(Shelf.Stop)).ShouldBeNull();
        (await shelf.Store.ListAsync(Shelf.Stop)).ShouldBeEmpty();
        (await shelf.Store.FindCorrectionAsync(Shelf.Stop)).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(shelf.SaveAsync("day", "{}"));
    }

    [Fact]
    public async Task A_saved_part_is_answered_and_survives_a_restart()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Full);
        (await shelf.SaveAsync("day", """{"you":{"hoursSitting":8.50}}""")).ShouldBeFalse();
        await shelf.ReopenAsync();
        var current = await shelf.CurrentAsync();
        current.Answers.Person.HoursSitting.ShouldBe(8.5);
        current.Answers.Length.ShouldBe(CheckLength.Full);
        current.Parts["day"].ToJsonString().ShouldBe("""{"you":{"hoursSitting":8.50}}""");
        current.NotFitting.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_replacing_another_value_counts_as_a_correction()
    {
        using var shelf = await Shelf.StartedAsync();
        (await shelf.SaveAsync("day", """{"you":{"hoursSitting":8}}""")).ShouldBeFalse();
        var first = (await shelf.CurrentAsync()).Revision;
        (await shelf.SaveAsync("day", """{ "you": { "hoursSitting": 8 } }""")).ShouldBeFalse();
        (await shelf.CurrentAsync()).Revision.ShouldBe(first);
        (await shelf.SaveAsync("day", """{"you":{"hoursSitting":9}}""")).ShouldBeTrue();
        (await shelf.CurrentAsync()).Revision.ShouldBe(first + 1);
    }

    [Fact]
    public async Task Removing_takes_an_exact_key_or_all_behind_a_dot()
    {
        using var shelf = await Shelf.StartedAsync();
        foreach (var key in (string[])["pain", "pain.knee.left", "pain.knee.right", "pain.kneecap", "paint"])
        {
            await shelf.SaveAsync(key, "{}");
        }

        await shelf.Store.RemoveAsync("pain.knee.", Shelf.Stop);
        (await shelf.CurrentAsync()).Parts.Keys.ShouldBe(["pain", "pain.kneecap", "paint"]);
        await shelf.Store.RemoveAsync("pain", Shelf.Stop);
        await shelf.Store.RemoveAsync("never-there", Shelf.Stop);
        (await shelf.CurrentAsync()).Parts.Keys.ShouldBe(["pain.kneecap", "paint"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a key")]
    [InlineData("a'key")]
    [InlineData("schlüssel")]
    public async Task A_key_that_no_path_could_show_is_refused(string key)
    {
        using var shelf = await Shelf.StartedAsync();
        await Should.ThrowAsync<ArgumentException>(shelf.SaveAsync(key, "{}"));
    }

    [Fact]
    public async Task A_fragment_that_is_unsound_or_too_large_is_refused_without_quoting_it()
    {
        using var shelf = await Shelf.StartedAsync();
        string[] unsound =
        [
            """{"note":"secret","note":"twice"}""", """{"note":"secret \ud800"}""", $$"""{"note":"{{new string('x', 70_000)}}"}""",
            $$"""{"a":{{new string('[', 20)}}{{new string(']', 20)}}}""",
        ];
        foreach (var json in unsound)
        {
            var problem = await Should.ThrowAsync<ArgumentException>(shelf.SaveAsync("day", json));
            problem.Message.ShouldNotContain("secret");
        }

        (await shelf.CurrentAsync()).Parts.ShouldBeEmpty();
    }
}
