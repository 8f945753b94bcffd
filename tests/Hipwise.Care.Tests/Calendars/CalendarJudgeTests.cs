using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Calendars;
using Hipwise.Care.Tests.Properties;
using Hipwise.Testing;
using NodaTime;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>
/// Our feed and our rules before a judge that we did not write: ical.js, which Thunderbird uses. It runs when
/// <c>npm ci</c> was called in <c>tests/Hipwise.Care.Tests/Calendars/ical-js</c>, and is skipped otherwise.
/// </summary>
public class CalendarJudgeTests
{
    private const int Times = 12;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Hipwise.Care.Tests", "Calendars", "ical-js");

    [Fact]
    public async Task Another_program_reads_our_feed_as_we_meant_it()
    {
        var entries = Enumerable.Range(1, 200).Select(seed => CalendarWriterTests.Entry(new Dice(seed), seed)).ToList();
        var feed = CalendarWriter.Write(CalendarWriterTests.Feed([.. entries]), Instant.FromUtc(2026, 3, 28, 12, 0));
        var judged = (await Ask(Encoding.UTF8.GetString(feed), []))["events"]!.AsArray();

        var read = judged.Select(item => (
            Uid: (string)item!["uid"]!, Start: (long)item["start"]!, Seconds: (long)item["seconds"]!, Title: (string)item["title"]!, Description: (string)item["description"]!));
        read.ShouldBe(
            entries.Select(entry => (entry.Uid, entry.Start.ToUnixTimeSeconds(), (long)entry.Length.TotalSeconds, entry.Title, entry.Description)),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Another_program_expands_rules_as_we_do()
    {
        var rules = Enumerable.Range(1, 1500).Select(seed => Case(new Dice(seed), seed)).OfType<RuleCase>().ToList();
        rules.Count.ShouldBeGreaterThan(200, "too few random rules give enough times for this to mean anything");

        var asked = new JsonArray([.. rules.Select(item => new JsonObject { ["rule"] = item.Rule, ["start"] = Show(item.Times[0]), ["count"] = item.Times.Length })]);
        var judged = (await Ask("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", asked))["times"]!.AsArray();
        var wrong = rules.Zip(judged, (item, given) => (Item: item, Given: given!.AsArray().Select(time => (string)time!).ToList()))
            .Where(pair => !pair.Given.SequenceEqual(pair.Item.Times.Select(Show)))
            .Select(pair => $"Seed {pair.Item.Seed}: {pair.Item.Rule}\n  ours {string.Join(' ', pair.Item.Times.Select(Show))}\n  theirs {string.Join(' ', pair.Given)}");
        wrong.ShouldBeEmpty();
    }

    /// <summary>It begins on a time of the rule, because what other beginnings mean is undefined. Null when it has too few times.</summary>
    private static RuleCase? Case(Dice dice, int seed)
    {
        if (ForJudge(RandomRules.OfDays(dice)) is not { } rule)
        {
            return null;
        }

        var first = CalendarText.Expand(rule, RandomRules.Start(dice), 1, new(2080, 1, 1, 0, 0)).ToArray();
        var times = first.Length == 0 ? [] : CalendarText.Expand(rule, first[0], Times, first[0].PlusYears(30)).ToArray();
        return times.Length == Times && times[0] == first[0] ? new(seed, rule, times) : null;
    }

    /// <summary>
    /// ical.js 2.2.1 takes lists in the order in which they stand, passes over BYSETPOS but in months, over negative days of the month but in
    /// months, over INTERVAL in months with BYMONTH, reads days of the month in a year as those of its first month, loses weekdays
    /// counted from the end of a year when others stand beside them, and searches for ever
    /// for some rules with several parts. It is asked about rules with one part in order; the slow judge answers for the others.
    /// </summary>
    private static string? ForJudge(string rule)
    {
        var parts = rule.Split(';').Where(part => !part.StartsWith("BYSETPOS", StringComparison.Ordinal)).ToList();
        var by = parts.Where(part => part.StartsWith("BY", StringComparison.Ordinal)).Select(part => part.Split('=')[0]).ToList();
        var isMonthly = parts[0] == "FREQ=MONTHLY";
        var isMixed = parts[0] == "FREQ=YEARLY" && parts.Exists(part => part.StartsWith("BYDAY", StringComparison.Ordinal) && part.Contains(',', StringComparison.Ordinal));
        return by.Count == 0 || by is ["BYDAY"] && !isMixed || by is ["BYMONTHDAY"] && isMonthly || by is ["BYMONTH"] && !isMonthly
            ? string.Join(';', parts.Select(Sorted))
            : null;
    }

    private static string Sorted(string part)
    {
        var (name, list) = (part.Split('=')[0], part.Split('=')[1].Split(','));
        return name is "BYMONTH" or "BYMONTHDAY" ? $"{name}={string.Join(',', list.Select(int.Parse).Order())}" : part;
    }

    private static string Show(LocalDateTime time) => time.ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss", null);

    private static async Task<JsonNode> Ask(string feed, JsonArray rules)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js")), "ical.js is not installed: run npm ci in tests/Hipwise.Care.Tests/Calendars/ical-js");
        using var judge = Process.Start(new ProcessStartInfo("node", "judge.mjs") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await JsonSerializer.SerializeAsync(judge.StandardInput.BaseStream, new JsonObject { ["feed"] = feed, ["rules"] = rules }, cancellationToken: TestContext.Current.CancellationToken);
        judge.StandardInput.Close();
        return JsonNode.Parse(await answer)!;
    }

    private sealed record RuleCase(int Seed, string Rule, LocalDateTime[] Times);
}
