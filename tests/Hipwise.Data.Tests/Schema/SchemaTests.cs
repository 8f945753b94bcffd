using Hipwise.Data.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data.Tests.Schema;

public class SchemaTests
{
    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_expects()
    {
        using var shelf = await Shelf.OpenAsync();
        var expected = await SchemaOfModelAsync(Path.Combine(shelf.Folder, "model.db"));
        SchemaReader.Read(shelf.File).ShouldBe(expected);
        // The comparison sees something: an index more or a nullable column would be told.
        expected.Count.ShouldBeGreaterThan(40);
        using (var connection = Sqlite.Open(shelf.File))
        {
            connection.Execute("CREATE INDEX one_more ON trials(Screen)");
        }

        SchemaReader.Read(shelf.File).ShouldNotBe(expected);
    }

    [Fact]
    public async Task A_check_up_is_loaded_by_indexes_alone()
    {
        using var shelf = await Shelf.OpenAsync();
        using var connection = Sqlite.Open(shelf.File);
        string[] queries =
        [
            "SELECT * FROM trials JOIN observations ON trials.Id = observations.TrialId WHERE trials.CheckupId = ''",
            "SELECT * FROM trials WHERE CheckupId = ''",
            "SELECT * FROM answer_parts WHERE CheckupId = ''",
            "SELECT * FROM corrections WHERE CheckupId = ''",
        ];
        foreach (var query in queries)
        {
            SchemaReader.Rows(connection, $"EXPLAIN QUERY PLAN {query}").ShouldAllBe(line => line.Contains("SEARCH"), query);
        }
    }

    [Fact]
    public async Task The_database_says_whose_it_is_and_what_version()
    {
        using var shelf = await Shelf.OpenAsync();
        using var connection = Sqlite.Open(shelf.File);
        connection.AskNumber("PRAGMA user_version").ShouldBe(Migration.Shipped[^1].Version);
        connection.AskNumber("PRAGMA application_id").ShouldNotBe(0);
        connection.Ask("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task Connections_are_durable_and_keep_foreign_keys()
    {
        using var shelf = await Shelf.OpenAsync();
        await using var context = shelf.Database.Open();
        await context.Database.OpenConnectionAsync(Shelf.Stop);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        connection.AskNumber("PRAGMA synchronous").ShouldBe(2);
        connection.AskNumber("PRAGMA foreign_keys").ShouldBe(1);
        connection.AskNumber("PRAGMA secure_delete").ShouldBe(1);
        connection.AskNumber("PRAGMA busy_timeout").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_shipped_steps_are_numbered_without_a_gap() =>
        Migration.Shipped.Select(migration => migration.Version).ShouldBe(Enumerable.Range(1, Migration.Shipped.Length));

    private static async Task<List<string>> SchemaOfModelAsync(string file)
    {
        var options = new DbContextOptionsBuilder<HipwiseContext>().UseSqlite($"Data Source={file};Pooling=False").Options;
        await using (var context = new HipwiseContext(options))
        {
            await context.Database.EnsureCreatedAsync(Shelf.Stop);
        }

        return SchemaReader.Read(file);
    }
}
