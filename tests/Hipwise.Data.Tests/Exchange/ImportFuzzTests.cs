using System.Text;
using Hipwise.Data.Exchange;

namespace Hipwise.Data.Tests.Exchange;

/// <summary>Broken and hostile files: a clear problem and nothing written, or, when the damage makes another sound file, that file.</summary>
public class ImportFuzzTests
{
    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        using var shelf = await Shelf.OpenAsync();
        var export = await FullShelf.DeskWorkerExportAsync();
        for (var length = 0; length < export.Length - 2; length += 1 + export.Length / 150)
        {
            await RefusedAsync(shelf, export[..length], $"the first {length} bytes");
        }
    }

    [Fact]
    public async Task A_file_with_flipped_bits_is_refused_or_whole()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        using var shelf = await Shelf.OpenAsync();
        var export = await FullShelf.DeskWorkerExportAsync();
        for (var round = 0; round < 1500; round++)
        {
            var broken = (byte[])export.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            }

            Read(broken, $"seed {seed}, round {round}");
        }

        await NothingWrittenAsync(shelf);
    }

    [Fact]
    public async Task Lines_left_out_doubled_or_swapped_are_refused_or_whole()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var lines = Encoding.UTF8.GetString(await FullShelf.DeskWorkerExportAsync()).Split('\n');
        for (var round = 0; round < 1500; round++)
        {
            var changed = lines.ToList();
            var (at, other) = (random.Next(lines.Length), random.Next(lines.Length));
            switch (random.Next(3))
            {
                case 0:
                    changed.RemoveAt(at);
                    break;
                case 1:
                    changed.Insert(at, lines[other]);
                    break;
                default:
                    (changed[at], changed[other]) = (changed[other], changed[at]);
                    break;
            }

            Read(Encoding.UTF8.GetBytes(string.Join('\n', changed)), $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public async Task A_sound_file_of_flipped_bits_can_be_stored_and_loaded()
    {
        var random = new Random(11);
        var export = await FullShelf.DeskWorkerExportAsync();
        for (var stored = 0; stored < 5;)
        {
            var changed = (byte[])export.Clone();
            changed[random.Next(changed.Length)] ^= 1;
            if (!Read(changed, "seed 11"))
            {
                continue;
            }

            using var shelf = await Shelf.OpenAsync();
            await shelf.Store.ImportAsync(changed, Shelf.Stop);
            await shelf.CurrentAsync();
            stored++;
        }
    }

    [Theory]
    [InlineData("[", 2_000_000)]
    [InlineData("{\"a\":", 1_000_000)]
    [InlineData("{\"format\":\"hipwise-export\",\"checkups\":[[[[[[[[[[[[[[[[[[[[[", 1)]
    public async Task Deep_nesting_is_refused_at_once(string piece, int times)
    {
        using var shelf = await Shelf.OpenAsync();
        await RefusedAsync(shelf, Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, piece, times).ToString()), piece);
    }

    [Fact]
    public async Task A_huge_file_is_refused_unread()
    {
        using var shelf = await Shelf.OpenAsync();
        var problem = await RefusedAsync(shelf, new byte[ExportFormat.Largest + 1], "zeros");
        problem.Problems[0].Message.ShouldContain("larger than");
    }

    [Theory]
    [InlineData("\"checkups\": [", "0", 20_000)]
    [InlineData("\"trials\": [", "{}", 120_000)]
    [InlineData("\"observations\": [", "{}", 5_000)]
    [InlineData("\"tries\": [", "1", 5_000)]
    public async Task Endless_lists_are_refused_with_a_bounded_message(string list, string item, int times)
    {
        using var shelf = await Shelf.OpenAsync();
        var text = Encoding.UTF8.GetString(await FullShelf.DeskWorkerExportAsync());
        var place = text.IndexOf(list, StringComparison.Ordinal) + list.Length;
        var hostile = text.Insert(place, new StringBuilder().Insert(0, item + ",", times).ToString());
        var problem = await RefusedAsync(shelf, Encoding.UTF8.GetBytes(hostile), list);
        problem.Problems.Length.ShouldBeLessThanOrEqualTo(200);
        problem.Problems.ShouldContain(one => one.Message.Contains("the most there may be"));
    }

    /// <summary>True when the file is sound; any other exception than the one for files fails the test.</summary>
    private static bool Read(byte[] file, string what)
    {
        try
        {
            ExportReader.Read(file).ShouldNotBeEmpty(what);
            return true;
        }
        catch (ImportException problem)
        {
            problem.Problems.ShouldNotBeEmpty(what);
            problem.Problems.ShouldAllBe(one => one.Path.StartsWith('$') && one.Message.Length > 10, what);
            return false;
        }
    }

    private static async Task<ImportException> RefusedAsync(Shelf shelf, byte[] file, string what)
    {
        var problem = await Should.ThrowAsync<ImportException>(shelf.Store.ImportAsync(file, Shelf.Stop), what);
        await NothingWrittenAsync(shelf);
        return problem;
    }

    private static async Task NothingWrittenAsync(Shelf shelf) => (await shelf.Store.ListAsync(Shelf.Stop)).ShouldBeEmpty();
}
