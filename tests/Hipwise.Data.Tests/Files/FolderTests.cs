using Hipwise.Data.Migrations;

namespace Hipwise.Data.Tests.Files;

/// <summary>What a folder may hold when the program starts, and what it holds then.</summary>
public class FolderTests
{
    [Fact]
    public async Task Folder_and_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps rights by folder");
        using var folder = new TempFolder();
        using (var old = new Database(folder.Path, TimeProvider.System, [new(1, "CREATE TABLE a (Id INTEGER);")]))
        {
            await old.MigrateAsync(Shelf.Stop);
        }

        using var database = new Database(folder.Path, TimeProvider.System, [new(1, ""), new(2, "CREATE TABLE b (Id INTEGER); INSERT INTO b VALUES (1);")]);
        await database.MigrateAsync(Shelf.Stop);
        using var connection = Sqlite.Open(folder.Database);
        connection.Execute("INSERT INTO b VALUES (2)");
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Append(folder.Path))
        {
            var mode = UnixModeOf(entry);
            (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).ShouldBe(UnixFileMode.None, entry);
        }

        Directory.EnumerateFiles(folder.Path).Count().ShouldBeGreaterThanOrEqualTo(4, "the log files are among those looked at");
    }

    [Fact]
    public async Task An_empty_folder_is_taken_for_the_owner_and_a_lived_in_one_keeps_its_rights()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps rights by folder");
        const UnixFileMode everyone = (UnixFileMode)0b111_101_101;
        using var empty = new TempFolder();
        using var home = new TempFolder();
        foreach (var folder in (TempFolder[])[empty, home])
        {
            Directory.CreateDirectory(folder.Path);
            SetUnixMode(folder.Path, everyone);
        }

        await File.WriteAllTextAsync(Path.Combine(home.Path, "letter.txt"), "", Shelf.Stop);
        (await Shelf.OpenAsync(empty.Path)).Database.Dispose();
        (await Shelf.OpenAsync(home.Path)).Database.Dispose();
        UnixModeOf(empty.Path).ShouldBe((UnixFileMode)0b111_000_000);
        UnixModeOf(home.Path).ShouldBe(everyone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    [InlineData(4096 * 3)]
    public async Task A_damaged_file_is_told_with_its_mend(int from)
    {
        using var shelf = await Shelf.StartedAsync();
        for (var i = 0; i < 60; i++)
        {
            await shelf.SaveAsync($"part.{i}", $$"""{"note":"{{new string('x', 900)}}"}""");
        }

        shelf.Database.Dispose();
        var bytes = await File.ReadAllBytesAsync(shelf.File, Shelf.Stop);
        var random = new Random(5);
        random.NextBytes(bytes.AsSpan(from, 3000));
        await File.WriteAllBytesAsync(shelf.File, bytes, Shelf.Stop);
        var problem = await Should.ThrowAsync<DatabaseException>(shelf.ReopenAsync());
        problem.Message.ShouldContain(shelf.File);
        problem.Message.ShouldContain("backups");
        (await File.ReadAllBytesAsync(shelf.File, Shelf.Stop)).ShouldBe(bytes, "a damaged file is left for rescue");
    }

    [Fact]
    public async Task A_file_cut_short_is_told_with_its_mend()
    {
        using var shelf = await Shelf.StartedAsync();
        shelf.Database.Dispose();
        var bytes = await File.ReadAllBytesAsync(shelf.File, Shelf.Stop);
        await File.WriteAllBytesAsync(shelf.File, bytes[..(bytes.Length / 2)], Shelf.Stop);
        (await Should.ThrowAsync<DatabaseException>(shelf.ReopenAsync())).Message.ShouldContain("damaged");
    }

    [Fact]
    public async Task Someone_elses_database_is_left_alone()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.Path);
        using (var connection = Sqlite.Open(folder.Database))
        {
            connection.Execute("CREATE TABLE recipes (Id INTEGER)");
        }

        (await Should.ThrowAsync<DatabaseException>(Shelf.OpenAsync(folder.Path))).Message.ShouldContain("not made by Hipwise");
    }

    [Fact]
    public async Task A_path_that_is_a_file_is_told()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Path, "", Shelf.Stop);
        (await Should.ThrowAsync<DatabaseException>(Shelf.OpenAsync(folder.Path))).Message.ShouldContain(folder.Path);
        File.Delete(folder.Path);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_until_the_first_has_ended()
    {
        using var first = await Shelf.OpenAsync();
        using var second = new Database(first.Folder, TimeProvider.System);
        (await Should.ThrowAsync<DatabaseException>(second.MigrateAsync(Shelf.Stop))).Message.ShouldContain("Another Hipwise is using the folder");
        Should.Throw<InvalidOperationException>(second.Open);
        first.Database.Dispose();
        await second.MigrateAsync(Shelf.Stop);
    }

    private static UnixFileMode UnixModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void SetUnixMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
