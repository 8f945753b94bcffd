using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Hipwise.Web.Tests.Forms;

public class FormJsonTests
{
    private static readonly Field[] Fields =
    [
        new("you.hours", FieldKind.Number), new("you.name", FieldKind.Text), new("you.floor", FieldKind.YesNo), new("you.goals", FieldKind.Many),
        new("you.height.value", FieldKind.Number), new("you.height.unit", FieldKind.One) { Carries = "you.height.value" },
        new("screens[0].left.hold[0]", FieldKind.Number), new("screens[0].left.hold[1]", FieldKind.Number), new("screens[0].left.felt", FieldKind.Many),
        new("lifts[0].lift", FieldKind.One) { Carries = "lifts[0].load" }, new("lifts[0].load", FieldKind.Number),
        new("lifts[1].lift", FieldKind.One) { Carries = "lifts[1].load" }, new("lifts[1].load", FieldKind.Number),
    ];

    [Fact]
    public void A_form_becomes_a_fragment_of_an_answers_file() => Write(
        ("you.hours", ["7,5"]), ("you.floor", ["no"]), ("you.goals", ["run", "sport"]), ("you.height.value", ["170"]), ("you.height.unit", ["cm"]),
        ("screens[0].left.hold[0]", ["12"]), ("screens[0].left.hold[1]", ["14"])).ToJsonString()
        .ShouldBe("""{"you":{"hours":7.5,"floor":false,"goals":["run","sport"],"height":{"value":170,"unit":"cm"}},"screens":[{"left":{"hold":[12,14]}}]}""");

    [Fact]
    public void What_is_empty_is_left_out() => Write(("you.hours", [" "]), ("you.name", [""]), ("you.height.unit", ["cm"])).ToJsonString().ShouldBe("{}");

    [Fact]
    public void A_try_that_was_left_empty_closes_up() =>
        Write(("screens[0].left.hold[1]", ["14"])).ToJsonString().ShouldBe("""{"screens":[{"left":{"hold":[14]}}]}""");

    [Fact]
    public void The_second_of_two_objects_alone_stays_one_object() =>
        Write(("lifts[1].lift", ["deadlift"]), ("lifts[1].load", ["90"])).ToJsonString().ShouldBe("""{"lifts":[{"lift":"deadlift","load":90}]}""");

    [Theory]
    [InlineData("seven")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    public void What_is_no_number_is_noted_at_its_field_and_kept(string text)
    {
        var state = Post(("you.hours", [text]));
        FormJson.Write(state, Fields, "Please write a number.").ToJsonString().ShouldBe("{}");
        state.ProblemOf("you.hours").ShouldBe("Please write a number.");
        state["you.hours"].ShouldBe(text);
    }

    [Fact]
    public void A_fragment_fills_the_form_it_came_from()
    {
        var fragment = Write(
            ("you.hours", ["7.5"]), ("you.floor", ["yes"]), ("you.goals", ["run"]), ("screens[0].left.hold[0]", ["12"]), ("screens[0].left.felt", ["thigh", "back"]));
        var state = FormJson.Read(fragment, Fields);
        FormJson.Write(state, Fields, "").ToJsonString().ShouldBe(fragment.ToJsonString());
        state.Has("screens[0].left.felt", "back").ShouldBeTrue();
    }

    [Theory]
    [InlineData("$.you.hours", "you.hours")]
    [InlineData("$.you.height", "you.height.value")]
    [InlineData("$.you.goals[1]", "you.goals")]
    [InlineData("$.screens[0].left.hold[1]", "screens[0].left.hold[1]")]
    [InlineData("$.somewhere.else", "")]
    [InlineData("$", "")]
    public void A_problem_finds_its_field(string path, string field)
    {
        var state = new FormState();
        FormJson.Report(state, [new AnswersProblem(path, "must be shorter")], Fields);
        state.ProblemOf(field).ShouldBe("Must be shorter.");
        state.Problems.Count.ShouldBe(1);
    }

    [Fact]
    public void An_endless_value_is_cut() => Post(("you.name", [new string('x', 100_000)]))["you.name"].Length.ShouldBeLessThan(10_000);

    private static FormState Post(params (string Name, string[] Values)[] values) => FormJson.Post(
        new FormCollection(values.ToDictionary(value => value.Name, value => new StringValues(value.Values), StringComparer.Ordinal)), Fields);

    private static JsonObject Write(params (string Name, string[] Values)[] values) => FormJson.Write(Post(values), Fields, "no number");
}
