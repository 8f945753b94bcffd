using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Features.Checkup;

namespace Hipwise.Web.Tests.Checkup;

/// <summary>What is remembered of the current check-up is what the store holds.</summary>
public class CheckupMemoryTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);

    private static readonly OwnExercise Sit = new()
    {
        Id = "own-sit", Name = "Wall sit", By = SetBy.Me, Use = OwnUse.Practice, How = ["Back to the wall."], Sets = 3, HoldSeconds = 30, RestSeconds = 30,
        Posture = "standing", Where = "room",
    };

    [Fact]
    public async Task An_export_taken_back_in_and_changed_otherwise_is_not_taken_for_what_it_was_changed_to_before()
    {
        using var scrap = new Scrap();
        var stop = TestContext.Current.CancellationToken;
        var clock = new ManualClock();
        using var database = new Database(scrap.Path, clock);
        await database.MigrateAsync(stop);
        var (store, own) = (new CheckupStore(database, Knowledge, clock), new OwnStore(database, Knowledge, clock));
        await store.StartAsync(CheckLength.Quick, [], stop);
        var export = await store.ExportAsync(stop);
        var memory = new CheckupMemory(store, Knowledge, clock);
        foreach (var name in (string[])["Wall sit", "Lift"])
        {
            await own.SaveAsync(Sit with { Name = name }, stop);
            (await memory.FindAsync(stop)).ShouldNotBeNull().Checkup.Answers.Own.ShouldHaveSingleItem().Name.ShouldBe(name);
            await store.DeleteAllAsync(stop);
            await store.ImportAsync(export, stop);
        }
    }
}
