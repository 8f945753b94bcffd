using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Reader;

/// <summary>Each wrong value is told with its JSON path and its mend.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("""{"version":1,"lenght":"quick"}""", "$.lenght", "did you mean 'length'?")]
    [InlineData("""{"version":1,"xyzzy":1}""", "$.xyzzy", "use one of version, length, safety")]
    [InlineData("""{"version":1,"you":{"minutesPerDays":5}}""", "$.you.minutesPerDays", "did you mean 'minutesPerDay'?")]
    [InlineData("""{"version":1,"you":{"training":{"lift":[]}}}""", "$.you.training.lift", "did you mean 'lifts'?")]
    [InlineData("""{"version":1,"safety":{"yess":[]}}""", "$.safety.yess", "did you mean 'yes'?")]
    [InlineData("""{"version":1,"safety":{"features":{"fever":[]}}}""", "$.safety.features.fever", "means nothing here")]
    public void A_name_that_is_not_known_gets_a_suggestion(string json, string path, string mend) => ShouldTell(json, path, mend);

    [Theory]
    [InlineData("""{"version":1,"length":"quik"}""", "$.length", "did you mean 'quick'?")]
    [InlineData("""{"version":1,"length":"endless"}""", "$.length", "use one of quick, full")]
    [InlineData("""{"version":1,"safety":{"yes":["saddle-numbnes"]}}""", "$.safety.yes[0]", "did you mean 'saddle-numbness'?")]
    [InlineData("""{"version":1,"safety":{"features":{"stress-fracture":["linger"]}}}""", "$.safety.features.stress-fracture[0]", "did you mean 'lingers'?")]
    [InlineData("""{"version":1,"you":{"ageBand":"40-48"}}""", "$.you.ageBand", "did you mean '40-49'?")]
    [InlineData("""{"version":1,"you":{"sex":"x"}}""", "$.you.sex", "use one of female, male")]
    [InlineData("""{"version":1,"you":{"equipment":["chair","loopband"]}}""", "$.you.equipment[1]", "did you mean 'loop-band'?")]
    [InlineData("""{"version":1,"you":{"goals":["strenght"]}}""", "$.you.goals[0]", "did you mean 'strength'?")]
    [InlineData("""{"version":1,"pain":[{"place":"knee","side":"left","intensity":3,"qualities":["acheing"]}]}""", "$.pain[0].qualities[0]", "did you mean 'aching'?")]
    [InlineData("""{"version":1,"skipped":["slumb"]}""", "$.skipped[0]", "did you mean 'slump'?")]
    [InlineData("""{"version":1,"screens":[{"screen":"slump","by":"partnr","left":{"leg-symptoms":true}}]}""", "$.screens[0].by", "did you mean 'partner'?")]
    public void A_word_that_is_not_known_gets_a_suggestion(string json, string path, string mend) => ShouldTell(json, path, mend);

    [Theory]
    [InlineData("""{"version":1,"you":[]}""", "$.you", "must be an object { }; a list stands there")]
    [InlineData("""{"version":1,"pain":{}}""", "$.pain", "must be a list [ ]; an object stands there")]
    [InlineData("""{"version":1,"screens":"none"}""", "$.screens", "must be a list [ ]")]
    [InlineData("""{"version":1,"length":1}""", "$.length", "must be one of quick, full; 1 stands there")]
    [InlineData("""{"version":1,"note":5}""", "$.note", "must be text in quotes; 5 stands there")]
    [InlineData("""{"version":1,"you":{"floor":"no"}}""", "$.you.floor", "must be true or false")]
    [InlineData("""{"version":1,"you":{"minutesPerDay":"ten"}}""", "$.you.minutesPerDay", "must be a number from 1 to 120 min")]
    [InlineData("""{"version":1,"you":{"height":170}}""", "$.you.height", "must be an object")]
    [InlineData("""{"version":1,"safety":{"yes":"fever"}}""", "$.safety.yes", "must be a list [ ]")]
    [InlineData("""{"version":1,"safety":{"yes":[null]}}""", "$.safety.yes[0]", "nothing (null) stands there")]
    [InlineData("""{"version":1,"safety":{"noneOfTheOthers":"yes"}}""", "$.safety.noneOfTheOthers", "must be true or false")]
    public void A_value_of_the_wrong_kind_is_told_what_should_stand_there(string json, string path, string mend) =>
        Reading.ProblemsOf(json).ShouldContain(problem => problem.Path == path && problem.Message.Contains(mend));

    [Theory]
    [InlineData("""{"version":1,"you":{"minutesPerDay":0}}""", "$.you.minutesPerDay", "from 1 to 120 min")]
    [InlineData("""{"version":1,"you":{"minutesPerDay":121}}""", "$.you.minutesPerDay", "121 stands there")]
    [InlineData("""{"version":1,"you":{"minutesPerDay":7.5}}""", "$.you.minutesPerDay", "whole number")]
    [InlineData("""{"version":1,"you":{"hoursSitting":24.5}}""", "$.you.hoursSitting", "from 0 to 24 h; 24.5 stands there")]
    [InlineData("""{"version":1,"you":{"height":{"value":300,"unit":"cm"}}}""", "$.you.height", "is 300 cm; it must be from 100 to 250 cm")]
    [InlineData("""{"version":1,"you":{"height":{"value":170,"unit":"m"}}}""", "$.you.height", "is the unit as meant?")]
    [InlineData("""{"version":1,"you":{"height":{"feet":9,"inches":0}}}""", "$.you.height", "274.3 cm")]
    [InlineData("""{"version":1,"you":{"mass":{"value":20,"unit":"lb"}}}""", "$.you.mass", "from 25 to 300 kg")]
    [InlineData("""{"version":1,"you":{"thigh":{"value":4,"unit":"cm"}}}""", "$.you.thigh", "from 25 to 70 cm")]
    [InlineData("""{"version":1,"you":{"training":{"sessionsPerWeek":22}}}""", "$.you.training.sessionsPerWeek", "from 0 to 21")]
    [InlineData("""{"version":1,"you":{"training":{"sessionsPerWeek":1.5}}}""", "$.you.training.sessionsPerWeek", "whole number")]
    [InlineData("""{"version":1,"you":{"training":{"lifts":[{"lift":"squat","load":{"value":700,"unit":"kg"}}]}}}""", "$.you.training.lifts[0].load", "from 1 to 600 kg")]
    [InlineData("""{"version":1,"you":{"training":{"lifts":[{"lift":"squat","load":{"value":70,"unit":"kg"},"repetitions":0}]}}}""",
        "$.you.training.lifts[0].repetitions", "from 1 to 30")]
    [InlineData("""{"version":1,"pain":[{"place":"knee","side":"left","intensity":10.5}]}""", "$.pain[0].intensity", "from 0 to 10; 10.5 stands there")]
    [InlineData("""{"version":1,"activities":[{"text":"Run","score":-1}]}""", "$.activities[0].score", "from 0 to 10; -1 stands there")]
    public void A_number_out_of_range_is_told_the_range_and_the_unit(string json, string path, string mend) => ShouldTell(json, path, mend);

    [Theory]
    [InlineData("""{"version":1,"you":{"height":{"value":0,"unit":"cm"}}}""", "$.you.height", "from 100 to 250 cm")]
    [InlineData("""{"version":1,"you":{"height":{"feet":0,"inches":0}}}""", "$.you.height", "from 100 to 250 cm")]
    [InlineData("""{"version":1,"you":{"mass":{"value":0,"unit":"kg"}}}""", "$.you.mass", "from 25 to 300 kg")]
    [InlineData("""{"version":1,"you":{"training":{"lifts":[{"lift":"squat","load":{"value":0,"unit":"kg"}}]}}}""", "$.you.training.lifts[0].load", "from 1 to 600 kg")]
    public void Zero_is_out_of_range_like_any_other_number(string json, string path, string mend) => ShouldTell(json, path, mend);

    // What follows from a mistake is not told as another one.
    [Theory]
    [InlineData("""{"version":1,"pain":[{"place":"lowback","intensity":3}]}""", "$.pain[0].place", "did you mean 'low-back'?")]
    [InlineData("""{"version":1,"screens":[{"screen":"single-leg-brigde","left":{"hold":1}}]}""",
        "$.screens[0].screen", "did you mean 'single-leg-bridge'?")]
    [InlineData("""{"version":1,"you":{"height":{"value":1.7,"unit":"metre"}}}""", "$.you.height.unit", "use one of cm, m, in, ft")]
    [InlineData("""{"version":1,"you":{"height":{"value":"x","unit":"cm"}}}""", "$.you.height.value", "must be a number")]
    [InlineData("""{"version":1,"you":{"workingHours":{"start":"17:00","end":"x"}}}""", "$.you.workingHours.end", "a time such as")]
    public void One_mistake_is_told_once(string json, string path, string mend) => ShouldTell(json, path, mend);

    [Theory]
    [InlineData("""{}""", "$", "write \"version\": 1")]
    [InlineData("""{"version":null}""", "$", "write \"version\": 1")]
    [InlineData("""{"version":2}""", "$.version", "2 stands there")]
    [InlineData("""{"version":"1"}""", "$.version", "must be a number")]
    [InlineData("""{"version":1,"pain":[{"side":"left","intensity":2}]}""", "$.pain[0]", "'place' is missing")]
    [InlineData("""{"version":1,"pain":[{"place":"elbow","intensity":2}]}""", "$.pain[0]", "'side' is missing")]
    [InlineData("""{"version":1,"pain":[{"place":"elbow","side":"left"}]}""", "$.pain[0]", "'intensity' is missing")]
    [InlineData("""{"version":1,"pain":[{"place":"elbow","side":"middle","intensity":2}]}""", "$.pain[0].side", "use one of left, right, both")]
    [InlineData("""{"version":1,"activities":[{"score":3}]}""", "$.activities[0]", "'text' is missing")]
    [InlineData("""{"version":1,"you":{"height":{"value":170}}}""", "$.you.height", "'unit' is missing")]
    [InlineData("""{"version":1,"you":{"height":{"value":170,"unit":"cms"}}}""", "$.you.height.unit", "did you mean 'cm'?")]
    [InlineData("""{"version":1,"you":{"workingHours":{"start":"09:00"}}}""", "$.you.workingHours", "'end' is missing")]
    public void What_is_missing_is_named(string json, string path, string mend) =>
        Reading.ProblemsOf(json).ShouldContain(problem => problem.Path == path && problem.Message.Contains(mend));

    [Theory]
    [InlineData("""{"version":1,"safety":{"yes":["fever"],"askedAgain":["fever"]}}""", "$.safety", "'fever' is answered yes or unsure and yet listed under askedAgain")]
    [InlineData("""{"version":1,"safety":{"unsure":["fever"],"askedAgain":["fever"]}}""", "$.safety", "keep one of them")]
    [InlineData("""{"version":1,"safety":{"yes":["fever","fever"]}}""", "$.safety.yes", "twice")]
    [InlineData("""{"version":1,"you":{"goals":["run","size","run"]}}""", "$.you.goals", "name it once")]
    [InlineData("""{"version":1,"you":{"workingHours":{"start":"17:00","end":"09:00"}}}""", "$.you.workingHours", "'end' must be later than 'start'")]
    [InlineData("""{"version":1,"you":{"workingHours":{"start":"9:00","end":"17:00"}}}""", "$.you.workingHours.start", "a time such as \"09:00\"")]
    [InlineData("""{"version":1,"you":{"workingHours":{"start":"09:00","end":"25:00"}}}""", "$.you.workingHours.end", "a time such as")]
    [InlineData("""{"version":1,"you":{"timeZone":"Berlin, Germany"}}""", "$.you.timeZone", "Europe/Berlin")]
    [InlineData("""{"version":1,"you":{"height":{"value":170,"unit":"cm","feet":5}}}""", "$.you.height", "feet")]
    public void Answers_that_contradict_themselves_are_not_guessed_at(string json, string path, string mend) =>
        Reading.ProblemsOf(json).ShouldContain(problem => problem.Path.StartsWith(path, StringComparison.Ordinal) && problem.Message.Contains(mend));

    [Fact]
    public void A_fourth_activity_is_one_too_many() => ShouldTell(
        """{"version":1,"activities":[{"text":"a","score":1},{"text":"b","score":1},{"text":"c","score":1},{"text":"d","score":1}]}""",
        "$.activities", "3 at most");

    [Fact]
    public void A_text_that_is_too_long_says_how_long_it_may_be() => ShouldTell(
        $$$"""{"version":1,"activities":[{"text":"{{{new string('a', 201)}}}","score":1}]}""", "$.activities[0].text", "200 at most");

    [Fact]
    public void One_reading_names_everything_that_is_wrong_in_the_order_of_the_file()
    {
        var problems = Reading.ProblemsOf("""
            {
              "version": 2,
              "length": "long",
              "safety": {"yes": ["nothing-known"]},
              "you": {"mass": {"value": 7, "unit": "kg"}, "minutesPerDay": 500},
              "pain": [{"place": "elbow", "intensity": 11}],
              "screens": [{"screen": "slump", "left": {"leg-symptoms": 3}}],
              "skipped": ["unknown-screen"]
            }
            """);

        problems.Select(problem => problem.Path).ShouldBe(
        [
            "$.version", "$.length", "$.safety.yes[0]", "$.you.mass", "$.you.minutesPerDay", "$.pain[0]", "$.pain[0].intensity",
            "$.screens[0].left.leg-symptoms", "$.skipped[0]",
        ]);
    }

    [Fact]
    public void The_exception_holds_every_path_and_message()
    {
        var thrown = Should.Throw<AnswersException>(() => TestKnowledge.Read("""{"version":2,"length":"long"}"""));

        foreach (var problem in thrown.Problems)
        {
            thrown.Message.ShouldContain($"{problem.Path}: {problem.Message}");
        }
    }

    [Fact]
    public void Nulls_are_read_as_not_answered()
    {
        var answers = TestKnowledge.Read("""{"version":1,"safety":null,"you":{"height":null,"ageBand":null},"pain":null,"screens":null}""");

        answers.Safety.ShouldBeNull();
        answers.Person.HeightCm.ShouldBeNull();
        answers.Pain.ShouldBeEmpty();
    }

    private static void ShouldTell(string json, string path, string mend)
    {
        var problem = Reading.ProblemOf(json);
        problem.Path.ShouldBe(path);
        problem.Message.ShouldContain(mend);
    }
}
