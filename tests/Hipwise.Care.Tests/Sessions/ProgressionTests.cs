using Hipwise.Care.Sessions;

namespace Hipwise.Care.Tests.Sessions;

/// <summary>Tables worked out by hand from the sentences of rules.yaml: what was logged, and what the next session is.</summary>
public class ProgressionTests
{
    private static readonly TrainingRules Rules = new(TestKnowledge.Shipped);
    private static readonly string[] Ladder = ["step-1", "step-2", "step-3"];

    [Fact]
    public void Two_extra_repetitions_on_two_sessions_add_load_within_two_to_ten_percent()
    {
        // 20 kg: the middle of 2-10% is 21.2, in steps of 1 kg that is 21 (5%).
        Expect([Log.Session(0, "step-2", done: 12, loadKg: 20)], 2, "step-2", load: 20);
        Expect([Log.Session(0, "step-2", done: 12, loadKg: 20), Log.Session(2, "step-2", done: 12, loadKg: 20)], 4, "step-2", load: 21, rule: "two-for-two");
        // One extra repetition is not two; a session with only the prescribed ones starts the count anew.
        Expect([Log.Session(0, "step-2", done: 12, loadKg: 20), Log.Session(2, "step-2", done: 11, loadKg: 20)], 4, "step-2", load: 20);
        Expect([Log.Session(0, "step-2", done: 12, loadKg: 20), Log.Session(2, "step-2", done: 10, loadKg: 20), Log.Session(4, "step-2", done: 12, loadKg: 20)], 6, "step-2", load: 20);
        // A set left out is no session with extra repetitions.
        Expect([Log.Session(0, "step-2", done: 12, loadKg: 20), Log.Session(2, "step-2", done: 12, loadKg: 20, sets: 1)], 4, "step-2", load: 20);
    }

    [Fact]
    public void Steps_up_are_a_week_apart()
    {
        SessionLog[] log = [Log.Session(0, "step-2", done: 12, loadKg: 20), Log.Session(2, "step-2", done: 12, loadKg: 20), Log.Session(4, "step-2", done: 12, loadKg: 21), Log.Session(7, "step-2", done: 12, loadKg: 21)];
        // The step of day 2 is five days old on day 7: not yet.
        Expect(log, 8, "step-2", load: 21);
        Expect([.. log, Log.Session(9, "step-2", done: 12, loadKg: 21)], 11, "step-2", load: 22, rule: "two-for-two");
    }

    [Fact]
    public void A_light_load_gets_repetitions_first()
    {
        // One kilogram more than 5 is 20%: two repetitions instead, twice, then the kilogram.
        SessionLog[] first = [Log.Session(0, "step-2", done: 12, loadKg: 5), Log.Session(2, "step-2", done: 12, loadKg: 5)];
        Expect(first, 4, "step-2", load: 5, extra: 2, rule: "two-for-two");
        SessionLog[] second = [.. first, Log.Session(9, "step-2", done: 14, planned: 12, loadKg: 5), Log.Session(11, "step-2", done: 14, planned: 12, loadKg: 5)];
        Expect(second, 13, "step-2", load: 5, extra: 4, rule: "two-for-two");
        Expect([.. second, Log.Session(18, "step-2", done: 16, planned: 14, loadKg: 5), Log.Session(20, "step-2", done: 16, planned: 14, loadKg: 5)], 22, "step-2", load: 6, extra: 0, rule: "two-for-two");
    }

    [Fact]
    public void Easy_twice_brings_the_harder_variant_and_at_the_top_more_repetitions()
    {
        SessionLog[] log = [Log.Session(0, "step-2", effort: 3, pain: 2), Log.Session(2, "step-2", effort: 2, pain: 0)];
        Expect(log, 4, "step-3", rule: "easy-twice");
        Expect([Log.Session(0, "step-2", effort: 3), Log.Session(2, "step-2", effort: 4)], 4, "step-2");
        Expect([Log.Session(0, "step-2", effort: null), Log.Session(2, "step-2", effort: null)], 4, "step-2");
        Expect([Log.Session(0, "step-3", effort: 1, line: "step-3"), Log.Session(2, "step-3", effort: 1, line: "step-3")], 4, "step-3", extra: 2, rule: "easy-twice", start: "step-3");
    }

    [Fact]
    public void Bands_go_up_one_by_one() =>
        Expect([Log.Session(0, "step-2", effort: 2, band: "light"), Log.Session(2, "step-2", effort: 2, band: "light")], 4, "step-2", band: "medium", rule: "easy-twice");

    [Fact]
    public void Pain_up_to_two_goes_on_up_to_five_holds_and_above_halves()
    {
        Expect([Log.Session(0, "step-2", effort: 2, pain: 2), Log.Session(2, "step-2", effort: 2, pain: 2)], 4, "step-3", rule: "easy-twice");
        Expect([Log.Session(0, "step-2", effort: 2), Log.Session(2, "step-2", effort: 2, pain: 3)], 4, "step-2", rule: "pain-acceptable-zone");
        Expect([Log.Session(0, "step-2", effort: 2, pain: 5)], 2, "step-2", rule: "pain-acceptable-zone");
        Expect([Log.Session(0, "step-2", effort: 2, pain: 6)], 2, "step-2", share: 0.5, rule: "pain-high-zone");
    }

    [Fact]
    public void Half_the_dose_grows_back_by_a_fifth_a_week()
    {
        SessionLog[] log = [Log.Session(0, "step-2", pain: 6), Log.Session(2, "step-2"), Log.Session(7, "step-2"), Log.Session(9, "step-2"), Log.Session(14, "step-2")];
        Expect(log[..2], 4, "step-2", share: 0.5);
        Expect(log[..3], 8, "step-2", share: 0.6, rule: "weekly-jump");
        Expect(log[..4], 10, "step-2", share: 0.6);
        Expect(log, 15, "step-2", share: 0.72, rule: "weekly-jump");
    }

    [Fact]
    public void A_worse_morning_lowers_the_level_for_two_sessions()
    {
        var mornings = new[] { Log.Morning(1, 3) };
        Expect([Log.Session(0, "step-2")], 2, "step-1", rule: "next-morning", mornings: mornings);
        Expect([Log.Session(0, "step-2"), Log.Session(2, "step-1", line: "step-2")], 4, "step-1", mornings: mornings);
        Expect([Log.Session(0, "step-2"), Log.Session(2, "step-1", line: "step-2"), Log.Session(4, "step-1", line: "step-2")], 6, "step-2", rule: "back-to-level", mornings: mornings);
        // As usual is not worse, and the morning two days later tells nothing of this session.
        Expect([Log.Session(0, "step-2")], 2, "step-2", mornings: [Log.Morning(1, 1)]);
        Expect([Log.Session(0, "step-2")], 4, "step-2", mornings: [Log.Morning(2, 5)]);
    }

    [Fact]
    public void Where_nothing_is_easier_the_work_is_halved_for_two_sessions()
    {
        var mornings = new[] { Log.Morning(1, 3) };
        Expect([Log.Session(0, "step-1", line: "step-1")], 2, "step-1", share: 0.5, rule: "next-morning", mornings: mornings, start: "step-1");
        Expect([Log.Session(0, "step-1"), Log.Session(2, "step-1"), Log.Session(4, "step-1")], 6, "step-1", rule: "back-to-level", mornings: mornings, start: "step-1");
    }

    [Fact]
    public void Three_bad_sessions_running_give_up_the_level()
    {
        SessionLog[] log = [Log.Session(0, "step-3", pain: 7, line: "step-3"), Log.Session(2, "step-3", pain: 7, line: "step-3"), Log.Session(4, "step-3", pain: 7, line: "step-3")];
        Expect(log[..2], 4, "step-3", share: 0.25, rule: "pain-high-zone", start: "step-3");
        Expect(log, 6, "step-2", rule: "three-bad-sessions", start: "step-3");
        SessionLog[] mended = [log[0], log[1], Log.Session(4, "step-3", line: "step-3"), Log.Session(6, "step-3", pain: 7, line: "step-3")];
        Expect(mended, 8, "step-3", share: 0.125, rule: "pain-high-zone", start: "step-3");
    }

    [Fact]
    public void Tingling_lowers_the_level_and_losing_balance_holds_it()
    {
        Expect([Log.Session(0, "step-2", tingling: true)], 2, "step-1", rule: "tingling");
        Expect([Log.Session(0, "step-2", effort: 2, tipped: true), Log.Session(2, "step-2", effort: 2)], 4, "step-2");
        Expect([Log.Session(0, "step-2", effort: 2), Log.Session(2, "step-2", effort: 2, tipped: true)], 4, "step-2", rule: "balance-before-load");
    }

    [Theory]
    [InlineData(14, 20, null)]
    [InlineData(15, 14, "layoff")]
    [InlineData(28, 14, "layoff")]
    [InlineData(29, 10, "layoff")]
    [InlineData(200, 10, "layoff")]
    public void More_than_two_weeks_off_start_again_at_50_to_70_percent(int daysOff, double load, string? rule) =>
        Expect([Log.Session(0, "step-2", loadKg: 20)], daysOff, "step-2", load: load, rule: rule);

    [Fact]
    public void Without_a_load_a_long_break_takes_from_the_work() => Expect([Log.Session(0, "step-2")], 20, "step-2", share: 0.7, rule: "layoff");

    [Fact]
    public void What_the_person_changed_counts()
    {
        Expect([Log.Session(0, "step-3", line: "step-2")], 2, "step-3");
        Expect([Log.Session(0, "step-2", loadKg: 30)], 2, "step-2", load: 30);
    }

    private static void Expect(
        SessionLog[] sessions, int day, string exercise, double? load = null, string? band = null, double share = 1, int extra = 0, string? rule = null,
        Morning[]? mornings = null, string start = "step-2")
    {
        var log = TrainingLog.Of(sessions, mornings ?? [], null);
        var progression = new Progression(Rules, TestKnowledge.Shipped.Sessions, id => Neighbour(id, -1), id => Neighbour(id, +1));
        var state = progression.Find(start, LineSession.Of(start, log, Rules.MorningRise, _ => false), Log.First.AddDays(day));
        (state.Exercise, state.LoadKg, state.Band, state.Extra, state.LastRule).ShouldBe((exercise, load, band, extra, rule));
        state.Share.ShouldBe(share, 1e-9);
    }

    private static string? Neighbour(string id, int step) => Array.IndexOf(Ladder, id) + step is >= 0 and < 3 and var place ? Ladder[place] : null;
}
