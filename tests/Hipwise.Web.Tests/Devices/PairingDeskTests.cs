using Hipwise.Web.Features.Devices;

namespace Hipwise.Web.Tests.Devices;

public class PairingDeskTests
{
    private readonly ManualClock clock = new();
    private readonly PairingDesk desk;

    public PairingDeskTests() => desk = new(clock, new());

    public static TheoryData<string> Hostile =>
        ["", " ", "-", "\0", "'; DROP TABLE devices; --", "<script>alert(1)</script>", new string('A', 40), new string('9', 1_000_000), "ＡＡＡＡＡＡＡＡ", "\ud800", "../../etc/passwd"];

    [Fact]
    public void Before_anyone_asks_there_is_no_code()
    {
        desk.Code.ShouldBeNull();
        desk.TryUse("").ShouldBeFalse();
    }

    [Fact]
    public void A_code_counts_once()
    {
        var code = desk.Begin();
        desk.TryUse(code.Secret).ShouldBeTrue();
        desk.TryUse(code.Secret).ShouldBeFalse();
        desk.TryUse(code.Short).ShouldBeFalse();
        desk.Code.ShouldBeNull();
        desk.End.ShouldBe(PairingEnd.Used);
    }

    [Fact]
    public void The_short_one_may_be_typed_as_people_type()
    {
        foreach (var typed in (Func<string, string>[])[code => code.ToLowerInvariant(), code => $" {code[..4]} {code[4..]} ", code => $"{code[..4]}-{code[4..].ToLowerInvariant()}"])
        {
            desk.TryUse(typed(desk.Begin().Short)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_code_ends_after_five_minutes()
    {
        var code = desk.Begin();
        clock.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        desk.Code.ShouldBe(code);
        clock.Move(TimeSpan.FromTicks(1));
        desk.TryUse(code.Secret).ShouldBeFalse();
        desk.Code.ShouldBeNull();
        desk.End.ShouldBe(PairingEnd.Late);
    }

    [Fact]
    public void Just_before_its_end_it_still_counts()
    {
        var code = desk.Begin();
        clock.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        desk.TryUse(code.Short).ShouldBeTrue();
    }

    [Fact]
    public void With_the_fifth_wrong_try_it_ends_and_the_picture_with_it()
    {
        var code = desk.Begin();
        for (var i = 0; i < PairingDesk.MostWrong - 1; i++)
        {
            desk.TryUse("WRONGWRG").ShouldBeFalse();
        }

        desk.Code.ShouldBe(code);
        desk.TryUse("WRONGWRG").ShouldBeFalse();
        desk.End.ShouldBe(PairingEnd.Spoiled);
        desk.TryUse(code.Short).ShouldBeFalse();
        desk.TryUse(code.Secret).ShouldBeFalse();
        desk.TryUse(desk.Begin().Short).ShouldBeTrue("a new one begins to count afresh");
    }

    [Fact]
    public void A_new_code_ends_the_one_before()
    {
        var old = desk.Begin();
        var fresh = desk.Begin();
        desk.TryUse(old.Secret).ShouldBeFalse();
        desk.TryUse(fresh.Secret).ShouldBeTrue();
    }

    [Fact]
    public void A_code_that_was_taken_away_counts_no_more()
    {
        var code = desk.Begin();
        desk.Stop();
        desk.TryUse(code.Secret).ShouldBeFalse();
        desk.End.ShouldBe(PairingEnd.None);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Anything_else_is_wrong_and_nothing_worse(string given)
    {
        var code = desk.Begin();
        desk.TryUse(given).ShouldBeFalse();
        desk.TryUse(code.Short[..^1]).ShouldBeFalse();
        desk.TryUse(code.Secret + "A").ShouldBeFalse();
        desk.TryUse(code.Secret).ShouldBeTrue();
    }

    [Fact]
    public void Of_many_at_once_one_gets_in()
    {
        for (var round = 0; round < 50; round++)
        {
            var code = desk.Begin();
            var won = 0;
            Parallel.For(0, 16, i => Interlocked.Add(ref won, desk.TryUse(i % 2 == 0 ? code.Secret : code.Short) ? 1 : 0));
            won.ShouldBe(1);
        }
    }

    [Fact]
    public void Codes_are_by_chance_and_hold_no_letters_that_look_alike()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => desk.Begin()).ToList();
        codes.Select(code => code.Secret).ShouldBeUnique();
        codes.ShouldAllBe(code => code.Secret.Length == 26 && code.Short.Length == 8);
        codes.ShouldAllBe(code => !code.Secret.StartsWith(code.Short, StringComparison.Ordinal), "one tells nothing about the other");
        // 68 000 letters of 32 kinds: each about 2125 times, with a standard deviation of 45.
        var counts = codes.SelectMany(code => code.Secret + code.Short).CountBy(letter => letter).ToDictionary();
        counts.Count.ShouldBe(32);
        "01IO".ShouldAllBe(letter => !counts.ContainsKey(letter));
        counts.Values.ShouldAllBe(count => count > 1800 && count < 2450);
    }
}
