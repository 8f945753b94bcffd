using Hipwise.Data;
using Hipwise.Web.Features.Devices;

namespace Hipwise.Web.Tests.Devices;

public sealed class DeviceListTests : IDisposable
{
    private readonly Scrap scrap = new();
    private readonly ManualClock clock = new();

    private string File => scrap.File("devices.json");

    [Fact]
    public void A_device_is_known_by_its_word_and_by_nothing_else()
    {
        var list = Open();
        var token = list.Add("Phone");
        list.Find(token)!.Name.ShouldBe("Phone");
        foreach (var other in (string?[])[null, "", token[..^1], token + "A", token.ToUpperInvariant(), list.All[0].Hash, $"{list.All[0].Id}", new('A', 1_000_000)])
        {
            list.Find(other).ShouldBeNull();
        }
    }

    [Fact]
    public void The_word_has_256_bits_and_is_kept_nowhere()
    {
        var list = Open();
        var tokens = Enumerable.Range(0, 100).Select(_ => list.Add("Phone")).ToList();
        tokens.ShouldBeUnique();
        tokens.ShouldAllBe(token => token.Length == 43);
        var kept = System.IO.File.ReadAllText(File);
        tokens.ShouldAllBe(token => !kept.Contains(token, StringComparison.Ordinal));
        kept.ShouldContain(list.Find(tokens[0])!.Hash);
    }

    [Fact]
    public void Devices_are_there_after_a_restart()
    {
        var token = Open().Add("Anna's phone é 手机");
        var again = Open();
        again.Find(token)!.Name.ShouldBe("Anna's phone é 手机");
        again.Find(token)!.PairedAt.ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public void A_device_that_was_removed_is_gone_at_once_and_for_good()
    {
        var list = Open();
        var (one, other) = (list.Add("One"), list.Add("Other"));
        var (gone, stays) = (list.Find(one)!, list.Find(other)!);
        list.Remove(gone.Id);
        gone.Gone.IsCancellationRequested.ShouldBeTrue("what it has open ends");
        stays.Gone.IsCancellationRequested.ShouldBeFalse();
        list.Find(one).ShouldBeNull();
        Open().Find(one).ShouldBeNull();
        Open().Find(other).ShouldNotBeNull();
        list.Remove(gone.Id);
        list.Note(gone).ShouldBeFalse();
        Open().All.Length.ShouldBe(1);
    }

    [Fact]
    public void All_go_but_the_one_that_asks()
    {
        var list = Open();
        var tokens = Enumerable.Range(0, 3).Select(i => list.Add($"{i}")).ToList();
        list.RemoveAll(list.Find(tokens[1]));
        list.All.Select(device => device.Name).ShouldBe(["1"]);
        list.RemoveAll();
        list.All.ShouldBeEmpty();
        Open().All.ShouldBeEmpty();
    }

    [Fact]
    public void When_it_was_last_here_is_noted_to_the_quarter_of_an_hour()
    {
        var list = Open();
        var token = list.Add("Phone");
        clock.Move(TimeSpan.FromMinutes(14));
        list.Note(list.Find(token)!).ShouldBeFalse();
        clock.Move(TimeSpan.FromMinutes(1));
        var known = list.Find(token)!;
        list.Note(known).ShouldBeTrue();
        list.Note(known).ShouldBeFalse("a second request at the same time finds it done");
        Open().Find(token)!.SeenAt.ShouldBe(clock.GetUtcNow());
        // It is still the same device: what was opened before the note ends with it.
        list.Remove(known.Id);
        known.Gone.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData("  Phone \t", "Phone")]
    [InlineData("a\0b\r\nc\u001b[31m", "abc[31m")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("0123456789012345678901234567890123456789tooLong", "0123456789012345678901234567890123456789")]
    public void A_name_is_made_plain(string given, string kept)
    {
        Open().Add(given);
        Open().All[0].Name.ShouldBe(kept);
    }

    [Fact]
    public void Half_a_letter_in_a_name_does_no_harm()
    {
        Open().Add("Phone \ud83d");
        Open().All[0].Name.ShouldStartWith("Phone");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":2,"devices":[]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"devices":null}""")]
    [InlineData("""{"version":1,"devices":[{"id":"x"}]}""")]
    [InlineData("""{"version":1,"devices":[{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","name":"a","hash":"short","pairedAt":"2026-11-22T00:00:00Z","seenAt":"2026-11-22T00:00:00Z"}]}""")]
    public void A_damaged_file_lets_nobody_in_and_is_said_with_the_mend(string content)
    {
        System.IO.File.WriteAllText(File, content);
        var problem = Should.Throw<DatabaseException>(() => Open());
        problem.Message.ShouldContain(File);
        problem.Message.ShouldContain("pair your devices again");
        System.IO.File.ReadAllText(File).ShouldBe(content);
    }

    [Fact]
    public void Many_at_once_lose_nothing()
    {
        var list = Open();
        var tokens = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 40, i => tokens.Add(list.Add($"{i}")));
        var again = Open();
        tokens.ShouldAllBe(token => again.Find(token) != null);
        again.All.Length.ShouldBe(40);
    }

    [Fact]
    public void Only_the_owner_may_read_the_list()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights");
            return;
        }

        Open().Add("Phone");
        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15", "iphone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile", "android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "mac")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", "linux")]
    [InlineData("", "other")]
    [InlineData("curl/8", "other")]
    public void A_device_is_guessed_by_what_its_browser_says(string browser, string kind) => DeviceWords.KindOf(browser).ShouldBe(kind);

    public void Dispose() => scrap.Dispose();

    private DeviceList Open()
    {
        var list = new DeviceList(new DeviceFile(File), clock, new());
        list.Load();
        return list;
    }
}
