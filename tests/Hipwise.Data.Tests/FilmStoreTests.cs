using System.Text;
using Hipwise.Core;
using Hipwise.Data.Exchange;
using Hipwise.Data.Tests.Exchange;

namespace Hipwise.Data.Tests;

/// <summary>Points of films: kept with their trial, gone with it, in every export, and never without being asked for.</summary>
public class FilmStoreTests
{
    private static readonly byte[] Points = "HWL1 and then some"u8.ToArray();

    [Fact]
    public async Task Without_being_asked_a_trial_keeps_nothing_but_observations()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        (await Films(shelf).ListAsync(Shelf.Stop)).ShouldBeEmpty();
        Encoding.UTF8.GetString(await shelf.Store.ExportAsync(Shelf.Stop)).ShouldNotContain("films");
    }

    [Fact]
    public async Task Takes_of_a_part_are_kept_replaced_and_taken_away()
    {
        using var shelf = await Shelf.StartedAsync();
        var (films, trial) = (Films(shelf), await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20)));
        (await films.SaveAsync(trial, Side.Left, [Points, [1, 2]], Shelf.Stop)).ShouldBeTrue();
        (await films.SaveAsync(trial, Side.Right, [[3]], Shelf.Stop)).ShouldBeTrue();
        (await films.ListAsync(Shelf.Stop)).ShouldBe([new(trial, "left", 1, Points.Length), new(trial, "left", 2, 2), new(trial, "right", 1, 1)]);
        (await films.FindAsync(trial, "left", 1, Shelf.Stop)).ShouldNotBeNull().Points.ShouldBe(Points);
        (await films.FindAsync(trial, "left", 3, Shelf.Stop)).ShouldBeNull();
        await films.SaveAsync(trial, Side.Left, [[9]], Shelf.Stop);
        (await films.ListAsync(Shelf.Stop)).Select(film => film.Bytes).ShouldBe([1, 1]);
        await films.RemoveAsync(trial, Shelf.Stop);
        (await films.ListAsync(Shelf.Stop)).ShouldBeEmpty();
        (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task They_go_with_their_trial_and_with_everything()
    {
        using var shelf = await Shelf.StartedAsync();
        var films = Films(shelf);
        foreach (var everything in (bool[])[false, true])
        {
            var trial = await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
            await films.SaveAsync(trial, Side.Left, [Points], Shelf.Stop);
            await (everything ? shelf.Store.DeleteAllAsync(Shelf.Stop) : shelf.Store.RemoveTrialAsync(trial, Shelf.Stop));
            (await films.ListAsync(Shelf.Stop)).ShouldBeEmpty();
        }

        foreach (var file in Directory.EnumerateFiles(shelf.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            (await File.ReadAllBytesAsync(file, Shelf.Stop)).AsSpan().IndexOf(Points).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task An_export_brings_them_to_another_installation()
    {
        using var shelf = await Shelf.StartedAsync();
        var trial = await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        await Films(shelf).SaveAsync(trial, Side.Left, [Points, [4, 5]], Shelf.Stop);
        var export = await shelf.Store.ExportAsync(Shelf.Stop);
        using var other = await Shelf.OpenAsync();
        await other.Store.ImportAsync(export, Shelf.Stop);
        (await Films(other).FindAsync(trial, "left", 1, Shelf.Stop)).ShouldNotBeNull().Points.ShouldBe(Points);
        FullShelf.WithoutTime(await other.Store.ExportAsync(Shelf.Stop)).ShouldBe(FullShelf.WithoutTime(export));
    }

    [Theory]
    [InlineData("\"AQI=\"", "\"\"", "Base64")]
    [InlineData("\"AQI=\"", "\"no base\"", "Base64")]
    [InlineData("\"number\": 2", "\"number\": 1", "same film twice")]
    [InlineData("\"part\": \"left\",\n              \"number\": 2", "\"part\": \"back\",\n              \"number\": 2", "must be one of")]
    public async Task A_film_that_is_broken_in_the_file_is_told_and_nothing_comes_in(string there, string instead, string told)
    {
        using var shelf = await Shelf.StartedAsync();
        await Films(shelf).SaveAsync(await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20)), Side.Left, [Points, [1, 2]], Shelf.Stop);
        var export = Encoding.UTF8.GetString(await shelf.Store.ExportAsync(Shelf.Stop));
        export.ShouldContain(there);
        using var other = await Shelf.OpenAsync();
        var problem = await Should.ThrowAsync<ImportException>(other.Store.ImportAsync(Encoding.UTF8.GetBytes(export.Replace(there, instead, StringComparison.Ordinal)), Shelf.Stop));
        problem.Problems.ShouldContain(one => one.Message.Contains(told, StringComparison.Ordinal));
        (await other.Store.FindCurrentAsync(Shelf.Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task There_is_an_end_to_what_is_kept()
    {
        using var shelf = await Shelf.StartedAsync();
        var (films, trial) = (Films(shelf), await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20)));
        Should.Throw<ArgumentException>(() => films.SaveAsync(trial, Side.Left, [new byte[FilmStore.LargestFilm + 1]], Shelf.Stop));
        Should.Throw<ArgumentException>(() => films.SaveAsync(trial, Side.Left, [.. Enumerable.Repeat(Points, FilmStore.MostOfPart + 1)], Shelf.Stop));
        var largest = Enumerable.Repeat(new byte[FilmStore.LargestFilm], 8).ToList();
        (await films.SaveAsync(trial, Side.Left, largest, Shelf.Stop)).ShouldBeTrue();
        (await films.SaveAsync(trial, Side.Right, [Points], Shelf.Stop)).ShouldBeFalse("all together they have an end");
        (await films.SaveAsync(trial, Side.Left, largest, Shelf.Stop)).ShouldBeTrue("what is replaced leaves its room");
        using var other = await Shelf.OpenAsync();
        await other.Store.ImportAsync(await shelf.Store.ExportAsync(Shelf.Stop), Shelf.Stop);
    }

    private static FilmStore Films(Shelf shelf) => new(shelf.Database, shelf.Clock);
}
