using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Safety;

namespace Hipwise.Care.Tests.Safety;

public class NoOneByOneTests
{
    private static readonly string[] Flags = [.. TestKnowledge.Shipped.RedFlags.Select(flag => flag.Id)];

    [Fact]
    public void Every_question_answered_no_one_by_one_is_as_good_as_none_of_the_others() =>
        TestKnowledge.Assess(With(Flags)).Safety.Status.ShouldBe(SafetyStatus.Answered);

    [Fact]
    public void A_question_left_out_is_still_open()
    {
        foreach (var missing in Flags)
        {
            TestKnowledge.Assess(With([.. Flags.Except([missing])])).Safety.Unanswered.Select(question => question.Id).ShouldBe([missing]);
        }
    }

    [Fact]
    public void A_no_is_asked_again_when_later_answers_call_for_it() =>
        TestKnowledge.Assess(With(Flags, """[{"place":"hamstring","side":"left","intensity":4,"qualities":["numbness"]}]"""))
            .Safety.AskAgain.ShouldNotBeEmpty();

    [Fact]
    public void Yes_and_no_at_once_is_a_problem() =>
        Should.Throw<AnswersException>(() => TestKnowledge.Read("""{"version":1,"safety":{"yes":["fever"],"no":["fever"]}}"""))
            .Message.ShouldContain("$.safety: 'fever' is answered yes or unsure and no as well; keep one of them");

    private static string With(string[] no, string pain = "[]") =>
        $$"""{"version":1,"safety":{"no":{{new JsonArray([.. no.Select(id => JsonValue.Create(id))]).ToJsonString()}}},"pain":{{pain}}}""";
}
