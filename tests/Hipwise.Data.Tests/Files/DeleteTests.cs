using System.Text;
using Hipwise.Data.Tests.Exchange;

namespace Hipwise.Data.Tests.Files;

public class DeleteTests
{
    // As found in files written by one letter after another, whatever the encoding.
    private const string Marker = "Zanzibar-7731";

    [Fact]
    public async Task Deleting_leaves_no_trace_in_any_file_of_the_folder()
    {
        using var shelf = await FullShelf.WithAsync("desk-worker");
        for (var i = 0; i < 200; i++)
        {
            await shelf.SaveAsync($"activity.{i}", $$"""{"activities":[{"text":"{{Marker}} {{i}}","score":5}]}""");
        }

        await shelf.Store.SaveAsync(TestTrials.One($$"""{"screen":"single-leg-bridge","stoppedBecause":"{{Marker}}"}"""));
        await shelf.Store.AddCorrectionAsync(Marker, "{}"u8.ToArray(), Shelf.Stop);
        Directory.CreateDirectory(Path.Combine(shelf.Folder, "backups"));
        File.Copy(shelf.File, Path.Combine(shelf.Folder, "backups", "hipwise-20261101T000000000Z-v1.db"));
        FilesWithMarker(shelf.Folder).ShouldNotBeEmpty("the search finds what is there");

        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        FilesWithMarker(shelf.Folder).ShouldBeEmpty();
        Directory.Exists(Path.Combine(shelf.Folder, "backups")).ShouldBeFalse();
        await shelf.ReopenAsync();
        FilesWithMarker(shelf.Folder).ShouldBeEmpty();
        (await shelf.Store.ListAsync(Shelf.Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_deleting_a_new_person_begins_at_one()
    {
        using var shelf = await FullShelf.WithAsync("desk-worker");
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        (await shelf.Store.StartAsync(default, [], Shelf.Stop)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_replaced_answer_is_overwritten_in_the_file()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.SaveAsync("day", $$"""{"note":"{{Marker}}"}""");
        await shelf.SaveAsync("day", """{"note":"nothing of note here"}""");
        shelf.Database.Dispose();
        FilesWithMarker(shelf.Folder).ShouldBeEmpty();
    }

    private static List<string> FilesWithMarker(string folder)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(Marker), Encoding.Unicode.GetBytes(Marker)];
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => forms.Any(form => ReadShared(file).AsSpan().IndexOf(form) >= 0))];
    }

    private static byte[] ReadShared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException) when (Path.GetFileName(file) == "hipwise.lock")
        {
            // Kept by the lock itself; it is empty.
            new FileInfo(file).Length.ShouldBe(0);
            return [];
        }
    }
}
