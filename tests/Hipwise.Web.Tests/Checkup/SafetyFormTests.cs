using System.Text.Json.Nodes;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Forms;

namespace Hipwise.Web.Tests.Checkup;

public class SafetyFormTests
{
    private static readonly RedFlag[] Flags = [.. KnowledgeLoader.Load(Repository.Knowledge).RedFlags];
    private static readonly RedFlag Plain = Flags.First(flag => flag.Features.IsEmpty);
    private static readonly RedFlag WithSigns = Flags.First(flag => flag.Features.Length > 1);

    [Fact]
    public void An_open_question_is_noted_at_its_own_place()
    {
        var state = new FormState();
        SafetyForm.Write(state, Flags, restIsNo: false, askedAgain: false, flag => flag.Id);
        state.Problems.Select(problem => problem.Value).ShouldBe(Flags.Select(flag => flag.Id));
    }

    [Fact]
    public void No_to_everything_else_leaves_a_yes_alone()
    {
        var state = new FormState();
        state.Set(SafetyForm.FieldOf(Plain), "yes");
        var safety = Write(state, restIsNo: true);
        state.Problems.ShouldBeEmpty();
        Ids(safety["yes"]).ShouldBe([Plain.Id]);
        Ids(safety["no"]).ShouldNotContain(Plain.Id);
        Ids(safety["no"]).Count().ShouldBe(Flags.Count(flag => flag.Features.IsEmpty) - 1);
    }

    [Fact]
    public void Not_sure_is_kept_as_not_sure() => Ids(Write(With(Plain, "unsure"), restIsNo: true)["unsure"]).ShouldBe([Plain.Id]);

    [Fact]
    public void Signs_are_kept_one_by_one_and_none_is_an_empty_list()
    {
        Ids(Write(With(WithSigns, WithSigns.Features[1].Id), true)["features"]![WithSigns.Id]).ShouldBe([WithSigns.Features[1].Id]);
        Ids(Write(With(WithSigns, SafetyForm.NoSign), true)["features"]![WithSigns.Id]).ShouldBeEmpty();
    }

    [Fact]
    public void A_made_up_sign_is_dropped() => Ids(Write(With(WithSigns, "<script>"), true)["features"]![WithSigns.Id]).ShouldBeEmpty();

    [Fact]
    public void What_was_answered_fills_the_form_again()
    {
        var state = With(WithSigns, WithSigns.Features[0].Id);
        state.Set(SafetyForm.FieldOf(Plain), "unsure");
        var fragment = new JsonObject { ["safety"] = Write(state, restIsNo: true).DeepClone() };
        var filled = SafetyForm.Fill(fragment, Flags, askedAgain: false);
        Write(filled, restIsNo: false).ToJsonString().ShouldBe(fragment["safety"]!.ToJsonString());
        filled.Problems.ShouldBeEmpty();
    }

    private static FormState With(RedFlag flag, string value)
    {
        var state = new FormState();
        state.Set(SafetyForm.FieldOf(flag), value);
        return state;
    }

    private static JsonObject Write(FormState state, bool restIsNo) =>
        SafetyForm.Write(state, Flags, restIsNo, askedAgain: false, flag => flag.Id)["safety"]!.AsObject();

    private static IEnumerable<string> Ids(JsonNode? list) => list!.AsArray().Select(id => id!.ToString());
}
