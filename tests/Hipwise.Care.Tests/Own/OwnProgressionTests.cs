using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Sessions;
using Hipwise.Care.Tests.Sessions;

namespace Hipwise.Care.Tests.Own;

/// <summary>An own exercise goes on by the same rules as any other, worked out by hand.</summary>
public class OwnProgressionTests
{
    private const string Own = "own-push";

    // Fits the desk worker, and is not in their plan by itself.
    private const string Other = "posterior-pelvic-tilt";

    [Fact]
    public void The_first_session_is_as_it_was_written()
    {
        var item = Item(Make(TrainingLog.Empty, 0, ("sets", 3), ("repetitions", 8), ("load", "weight"), ("loadKg", 12)));
        item.Sets.Length.ShouldBe(3, "as written, however many rounds the session has");
        item.Sets.ShouldAllBe(set => set.Work == new Work(8, null, 12, null) && set.Of == 3);
        item.Prescription.Own.ShouldBe("me");
        item.Prescription.Why[0].Kind.ShouldBe("own");
        item.Prescription.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Only_one_side_is_worked_where_it_is_for_one_side()
    {
        Item(Make(TrainingLog.Empty, 0, ("sides", "right"))).Sets.Select(set => set.Side).Distinct().ShouldBe([Hipwise.Core.Side.Right]);
        Item(Make(TrainingLog.Empty, 0, ("sides", "each"))).Sets.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("two-for-two", 12, 5, 0, 21, 10)]
    [InlineData("easy-twice", 10, 2, 0, 21, 10)]
    [InlineData("pain-acceptable-zone", 10, 5, 4, 20, 10)]
    public void Two_sessions_lead_where_the_table_says(string rule, int done, double effort, double pain, double load, int repetitions)
    {
        var log = Log.Of(Log.Session(0, Own, done, effort, pain, loadKg: 20), Log.Session(2, Own, done, effort, pain, loadKg: 20));
        var sheet = Make(log, 4, ("load", "weight"), ("loadKg", 20));
        sheet.Changes.ShouldContain(change => change.Rule == rule && change.Line == Own);
        (Item(sheet).Sets[0].Work.LoadKg, Item(sheet).Sets[0].Work.Repetitions).ShouldBe((load, repetitions));
    }

    [Fact]
    public void High_pain_halves_it()
    {
        var sheet = Make(Log.Of(Log.Session(0, Own, pain: 7)), 2);
        sheet.Changes.ShouldHaveSingleItem().Rule.ShouldBe("pain-high-zone");
        Item(sheet).Sets.Length.ShouldBe(1);
    }

    [Fact]
    public void Without_a_variant_easy_sessions_bring_repetitions_and_with_one_the_variant()
    {
        var log = Log.Of(Log.Session(0, Own, effort: 2), Log.Session(2, Own, effort: 2));
        Item(Make(log, 4)).Sets[0].Work.Repetitions.ShouldBe(12);
        Item(Make(log, 4, ("harder", new JsonArray(Other)))).Prescription.Exercise.ShouldBe(Other);
    }

    [Fact]
    public void A_bad_morning_brings_the_easier_variant_and_the_way_back()
    {
        var easier = ("easier", (JsonNode)new JsonArray(Other));
        TrainingLog After(params SessionLog[] sessions) => TrainingLog.Of(sessions, [Log.Morning(1, pain: 5)], null);
        Item(Make(After(Log.Session(0, Own)), 2, easier)).Prescription.Exercise.ShouldBe(Other);
        var back = After(Log.Session(0, Own), Log.Session(2, Other, line: Own), Log.Session(4, Other, line: Own));
        Item(Make(back, 6, easier)).Prescription.Exercise.ShouldBe(Own);
    }

    [Fact]
    public void A_band_goes_to_the_next_band_and_three_weeks_off_take_from_the_work()
    {
        var bands = TestKnowledge.Shipped.Sessions.Bands;
        var log = Log.Of(Log.Session(0, Own, effort: 2, band: bands[0].Id), Log.Session(2, Own, effort: 2, band: bands[0].Id));
        Item(Make(log, 4, ("load", "band"), ("band", bands[0].Id))).Sets[0].Work.Band.ShouldBe(bands[1].Id);
        Make(Log.Of(Log.Session(0, Own)), 20).Changes.ShouldContain(change => change.Rule == "layoff" && change.Line == Own);
    }

    [Fact]
    public void A_limit_on_load_stops_the_step_up_and_gives_repetitions_instead()
    {
        var log = Log.Of(Log.Session(0, Own, effort: 2, loadKg: 20), Log.Session(2, Own, effort: 2, loadKg: 20));
        var limit = new Limit("kg", LimitKind.Load, null, 20, Knowledge.SetBy.Me, null, null, null);
        var work = Item(Make(log, 4, [limit], ("load", "weight"), ("loadKg", 20))).Sets[0].Work;
        (work.LoadKg, work.Repetitions).ShouldBe((20, 12));
        Item(Make(log, 4, [limit with { Most = 15 }], ("load", "weight"), ("loadKg", 20))).Sets[0].Work.LoadKg.ShouldBe(15);
    }

    [Fact]
    public void What_was_logged_of_one_that_was_removed_is_still_read()
    {
        var own = OwnPart.ReadExercise(Json(("removed", true)), TestKnowledge.Shipped, []);
        var whole = TestKnowledge.Shipped.With([own]);
        whole.Exercises[Own].Words.Name.ShouldBe("Push");
        var events = $$$"""{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","at":"2026-11-22T08:30:00Z","kind":"set","line":"{{{Own}}}","exercise":"{{{Own}}}","number":1,"of":1,"planned":{"repetitions":8},"done":{"repetitions":8}}""";
        new SessionEventReader(whole).ReadOne(System.Text.Encoding.UTF8.GetBytes(events)).ShouldBeOfType<SetTold>().Set.Exercise.ShouldBe(Own);
        Should.Throw<AnswersException>(() => new SessionEventReader(TestKnowledge.Shipped).ReadOne(System.Text.Encoding.UTF8.GetBytes(events)));
    }

    private static SheetItem Item(SessionSheet sheet) => sheet.Items.First(item => item.Line == Own);

    private static SessionSheet Make(TrainingLog log, int day, params (string Name, JsonNode Value)[] more) => Make(log, day, [], more);

    private static SessionSheet Make(TrainingLog log, int day, Limit[] limits, params (string Name, JsonNode Value)[] more)
    {
        var answers = TestKnowledge.Read(TestKnowledge.Edit("desk-worker", root => root["own"] = new JsonArray(Json(more)))) with { Limits = [.. limits] };
        var result = CheckupRun.Assess(answers, TestKnowledge.Shipped);
        return SessionPlanner.Make(answers, result, log, "practice", Log.First.AddDays(day), TestKnowledge.Shipped).ShouldNotBeNull();
    }

    private static JsonObject Json(params (string Name, JsonNode Value)[] more)
    {
        var json = new JsonObject { ["id"] = Own, ["name"] = "Push", ["sets"] = 2, ["repetitions"] = 10, ["posture"] = "standing", ["where"] = "room" };
        foreach (var (name, value) in more)
        {
            json[name] = value.DeepClone();
        }

        return json;
    }
}
