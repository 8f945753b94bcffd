using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Tests.Properties;
using Hipwise.Care.Tests.Reader;

namespace Hipwise.Care.Tests.Own;

/// <summary>Reading own exercises and limits: what is wrong is told with its place and the mend.</summary>
public class OwnReaderTests
{
    private const string Good = """{"id":"own-a","name":"A","sets":2,"repetitions":8,"posture":"standing","where":"room"}""";

    [Theory]
    [InlineData("""{"name":"A"}""", "$.own[0]", "'id' is missing")]
    [InlineData("""{"id":"squat","name":"A","sets":1,"repetitions":1,"posture":"standing","where":"room"}""", "$.own[0].id", "must begin with own-")]
    [InlineData("""{"id":"own-a","name":"  ","sets":1,"repetitions":1,"posture":"standing","where":"room"}""", "$.own[0].name", "is empty; write a few words")]
    [InlineData("""{"id":"own-a","name":"A\nB","sets":1,"repetitions":1,"posture":"standing","where":"room"}""", "$.own[0].name", "must be one line")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"posture":"standing","where":"room"}""", "$.own[0]", "needs 'repetitions', 'holdSeconds' or both")]
    [InlineData("""{"id":"own-a","name":"A","sets":21,"repetitions":1,"posture":"standing","where":"room"}""", "$.own[0].sets", "must be from 1 to 20; 21 stands there")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"repetitions":1,"posture":"flying","where":"room"}""", "$.own[0].posture", "is not known")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"repetitions":1,"posture":"standing","where":"room","tempo":"0-0-0"}""", "$.own[0].tempo", "must be seconds down, pause and up")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"repetitions":1,"posture":"standing","where":"room","loadKg":5}""", "$.own[0].loadKg", "'load' is not \"weight\"")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"repetitions":1,"posture":"standing","where":"room","harder":["own-a"]}""", "$.own[0].harder", "names the exercise itself")]
    [InlineData("""{"id":"own-a","name":"A","sets":1,"repetitions":1,"posture":"standing","where":"room","easier":["sqat"]}""", "$.own[0].easier[0]", "did you mean 'squat'?")]
    public void An_exercise_that_is_wrong_is_told(string exercise, string path, string message) =>
        Reading.ProblemsOf($$"""{"version":1,"own":[{{exercise}}]}""").ShouldContain(problem => problem.Path == path && problem.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"id":"a","kind":"exercise"}""", "$.limits[0]", "'of' is missing")]
    [InlineData("""{"id":"a","kind":"exercise","of":"own-b"}""", "$.limits[0].of", "is not known")]
    [InlineData("""{"id":"a","kind":"minutes","most":0}""", "$.limits[0].most", "must be from 1 to 240 min")]
    [InlineData("""{"id":"a","kind":"days","most":8}""", "$.limits[0].most", "must be from 1 to 7")]
    [InlineData("""{"id":"a","kind":"hip-flexion","most":90,"of":"squat"}""", "$.limits[0].of", "means nothing for this kind")]
    [InlineData("""{"id":"a","kind":"movement","of":"kneeling","most":2}""", "$.limits[0].most", "means nothing for this kind")]
    [InlineData("""{"id":"a","kind":"days","most":2,"from":"2026-02-30"}""", "$.limits[0].from", "must be a day such as")]
    [InlineData("""{"id":"a","kind":"days","most":2,"from":"2026-02-02","until":"2026-02-01"}""", "$.limits[0].until", "is before 'from'")]
    [InlineData("""{"id":"A b","kind":"days","most":2}""", "$.limits[0].id", "must hold a-z")]
    public void A_limit_that_is_wrong_is_told(string limit, string path, string message)
    {
        var problem = Reading.ProblemsOf($$"""{"version":1,"own":[{{Good}}],"limits":[{{limit}}]}""").ShouldHaveSingleItem();
        problem.Path.ShouldBe(path);
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void Two_with_one_id_and_more_than_there_may_be_are_told()
    {
        Reading.ProblemsOf($$"""{"version":1,"own":[{{Good}},{{Good}}]}""").ShouldHaveSingleItem().Message.ShouldContain("same id twice");
        var many = string.Join(',', Enumerable.Range(0, 301).Select(number => Good.Replace("own-a", $"own-{number}", StringComparison.Ordinal)));
        Reading.ProblemsOf($$"""{"version":1,"own":[{{many}}]}""").ShouldHaveSingleItem().Message.ShouldContain("300 at most");
        TestKnowledge.Read($$"""{"version":1,"own":[{{many.Replace("\"own-7\"", "\"own-7\",\"removed\":true", StringComparison.Ordinal)}}]}""").Own.Length.ShouldBe(301);
    }

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            Crowd.Try(seed, () =>
            {
                var made = new RandomOwn(new Dice(seed));
                var own = made.Exercises(4);
                var limits = made.Limits(4, own);
                var file = new JsonObject { ["version"] = 1, ["own"] = new JsonArray([.. own.Select(OwnPart.Write)]), ["limits"] = new JsonArray([.. limits.Select(OwnPart.Write)]) };
                var answers = TestKnowledge.Read(file.ToJsonString());
                answers.Own.Select(one => OwnPart.Write(one).ToJsonString()).ShouldBe(own.Select(one => OwnPart.Write(one).ToJsonString()));
                answers.Limits.ShouldBe(limits);
            });
        }
    }

    [Fact]
    public void Own_exercises_may_name_one_another_and_be_swapped_for()
    {
        var answers = TestKnowledge.Read($$"""{"version":1,"own":[{{Good.Replace("}", ",\"harder\":[\"own-b\"]}", StringComparison.Ordinal)}},{{Good.Replace("own-a", "own-b", StringComparison.Ordinal)}}],"swaps":[{"exercise":"squat","with":"own-b"}]}""");
        var whole = TestKnowledge.Shipped.With(answers.Own);
        whole.Exercises["own-a"].Harder.ShouldBe(["own-b"]);
        whole.Easier["own-b"].ShouldBe(["own-a"]);
        answers.Swaps.ShouldHaveSingleItem().With.ShouldBe("own-b");
    }
}
