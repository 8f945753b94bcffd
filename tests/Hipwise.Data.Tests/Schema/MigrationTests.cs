using System.Collections.Immutable;
using Hipwise.Data.Migrations;

namespace Hipwise.Data.Tests.Schema;

/// <summary>The runner of migrations, on steps made up for it.</summary>
public class MigrationTests
{
    private static readonly Migration One = new(1, "CREATE TABLE notes (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL); INSERT INTO notes (Text) VALUES ('kept');");
    private static readonly Migration Two = new(2, "ALTER TABLE notes ADD COLUMN Length INTEGER NULL; UPDATE notes SET Length = length(Text);");
    private static readonly Migration Three = new(3, "CREATE TABLE marks (NoteId INTEGER NOT NULL REFERENCES notes(Id));");

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(1, Migration.Shipped.Length)];

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task From_each_earlier_version_the_shipped_steps_lead_to_the_same_schema(int version)
    {
        using var fresh = await Shelf.OpenAsync();
        using var folder = new TempFolder();
        await MigrateAsync(folder, [.. Migration.Shipped.Take(version)]);
        await MigrateAsync(folder, Migration.Shipped);
        SchemaReader.Read(folder.Database).ShouldBe(SchemaReader.Read(fresh.File));
    }

    [Fact]
    public async Task Every_step_runs_once_and_in_order()
    {
        using var folder = new TempFolder();
        await MigrateAsync(folder, [One]);
        await MigrateAsync(folder, [One, Two, Three]);
        await MigrateAsync(folder, [One, Two, Three]);
        Rows(folder, "SELECT Text, Length FROM notes").ShouldBe(["kept, 4"]);
        folder.Backups.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_database_needs_no_backup_and_an_old_one_gets_one_that_can_be_restored()
    {
        using var folder = new TempFolder();
        await MigrateAsync(folder, [One]);
        folder.Backups.ShouldBeEmpty();
        await MigrateAsync(folder, [One, Two]);
        var backup = folder.Backups.ShouldHaveSingleItem();
        Path.GetFileName(backup).ShouldMatch(@"^hipwise-\d{8}T\d{9}Z-v1\.db$");

        File.Copy(backup, folder.Database, overwrite: true);
        await MigrateAsync(folder, [One]);
        Rows(folder, "SELECT * FROM notes").ShouldBe(["1, kept"]);
    }

    [Fact]
    public async Task A_step_that_fails_in_the_middle_leaves_the_old_file_as_it_was()
    {
        using var folder = new TempFolder();
        await MigrateAsync(folder, [One]);
        var before = await File.ReadAllBytesAsync(folder.Database, Shelf.Stop);
        var broken = new Migration(3, "DELETE FROM notes; CREATE TABLE half (Id INTEGER); INSERT INTO nowhere VALUES (1);");
        var problem = await Should.ThrowAsync<DatabaseException>(MigrateAsync(folder, [One, Two, broken]));
        problem.Message.ShouldContain("It is as it was");
        problem.Message.ShouldContain(folder.Backups.ShouldHaveSingleItem());
        (await File.ReadAllBytesAsync(folder.Database, Shelf.Stop)).ShouldBe(before);
        await MigrateAsync(folder, [One]);
        Rows(folder, "SELECT * FROM notes").ShouldBe(["1, kept"]);
    }

    [Fact]
    public async Task A_step_that_leaves_a_row_pointing_nowhere_fails()
    {
        using var folder = new TempFolder();
        await MigrateAsync(folder, [One, Two, Three]);
        var orphans = new Migration(4, "INSERT INTO marks VALUES (77);");
        await Should.ThrowAsync<DatabaseException>(MigrateAsync(folder, [One, Two, Three, orphans]));
        Rows(folder, "SELECT count(*) FROM marks").ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_new_database_whose_first_step_fails_is_empty_and_can_be_tried_again()
    {
        using var folder = new TempFolder();
        await Should.ThrowAsync<DatabaseException>(MigrateAsync(folder, [new(1, "CREATE TABLE a (Id INTEGER); nonsense;")]));
        await MigrateAsync(folder, [One]);
        Rows(folder, "SELECT name FROM sqlite_schema WHERE type = 'table'").ShouldBe(["notes"]);
    }

    [Fact]
    public async Task The_ten_newest_backups_are_kept()
    {
        using var folder = new TempFolder();
        var clock = new SteppingClock();
        var steps = ImmutableArray.Create(One);
        for (var version = 2; version <= 14; version++)
        {
            await MigrateAsync(folder, steps, clock);
            steps = steps.Add(new(version, $"CREATE TABLE t{version} (Id INTEGER);"));
        }

        await MigrateAsync(folder, steps, clock);
        folder.Backups.Select(file => Path.GetFileNameWithoutExtension(file).Split("-v")[1]).ShouldBe(["4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_not_touched()
    {
        using var folder = new TempFolder();
        await MigrateAsync(folder, [One, Two]);
        var before = await File.ReadAllBytesAsync(folder.Database, Shelf.Stop);
        var problem = await Should.ThrowAsync<DatabaseException>(MigrateAsync(folder, [One]));
        problem.Message.ShouldContain("newer Hipwise (version 2; this one knows 1)");
        (await File.ReadAllBytesAsync(folder.Database, Shelf.Stop)).ShouldBe(before);
    }

    private static async Task MigrateAsync(TempFolder folder, ImmutableArray<Migration> migrations, TimeProvider? clock = null)
    {
        using var database = new Database(folder.Path, clock ?? new SteppingClock(), migrations);
        await database.MigrateAsync(Shelf.Stop);
    }

    private static List<string> Rows(TempFolder folder, string sql)
    {
        using var connection = Sqlite.Open(folder.Database);
        return SchemaReader.Rows(connection, sql);
    }
}
