using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>The schema of the answers says what the reader of the answers does.</summary>
public class AnswersSchemaTests
{
    private static readonly Lazy<KnowledgeBase> Knowledge = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void Examples_are_valid(string name) =>
        SchemaFile.Problems("answers", File.ReadAllText(ExamplePeople.PathOf(name))).ShouldBeEmpty();

    [Fact]
    public void A_complete_file_is_valid_and_accepted()
    {
        SchemaFile.Problems("answers", Complete().ToJsonString()).ShouldBeEmpty();
        ProblemsOfReader(Complete()).ShouldBeEmpty();
    }

    [Fact]
    public void Complete_means_that_every_property_is_used()
    {
        var used = JsonTree.Walk(Complete()).Select(place => place.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);

        var described = JsonTree.PropertiesOf(SchemaFile.Document("answers")).Select(property => property.Name);

        described.Except(used, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("safety", "safety")]
    [InlineData("you", "you")]
    [InlineData("you.height", "length")]
    [InlineData("you.mass", "mass")]
    [InlineData("you.training", "training")]
    [InlineData("you.training.lifts[0]", "lift")]
    [InlineData("you.training.lifts[0].load", "mass")]
    [InlineData("you.workingHours", "workingHours")]
    [InlineData("pain[0]", "pain")]
    [InlineData("activities[0]", "activity")]
    [InlineData("screens[0]", "trial")]
    [InlineData("screens[0].left.pelvic-drop", "measured")]
    [InlineData("own[0]", "ownExercise")]
    [InlineData("limits[0]", "limit")]
    public void Schema_and_reader_know_the_same_properties(string path, string definition)
    {
        const string wrong = "zzzzzzzzzz";
        const string lead = "means nothing here; use one of ";
        var answers = Complete();
        JsonTree.Set(answers, path.Length == 0 ? wrong : $"{path}.{wrong}", 1);

        var message = ProblemsOfReader(answers).ShouldHaveSingleItem().Message;

        message.ShouldStartWith(lead, Case.Sensitive);
        message[lead.Length..].Split(", ").ShouldBe(NamesIn(definition), ignoreOrder: true);
        SchemaFile.Problems("answers", answers.ToJsonString()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("version", "2")]
    [InlineData("version", "\"1\"")]
    [InlineData("version", "null")]
    [InlineData("length", "\"long\"")]
    [InlineData("safety", "[]")]
    [InlineData("safety.yes", "\"pregnancy\"")]
    [InlineData("safety.yes", "[1]")]
    [InlineData("safety.noneOfTheOthers", "\"yes\"")]
    [InlineData("you.sex", "\"Female\"")]
    [InlineData("you.height", "{ \"value\": 170 }")]
    [InlineData("you.height", "{ \"value\": 170, \"unit\": \"mm\" }")]
    [InlineData("you.height", "{ \"value\": 0, \"unit\": \"cm\" }")]
    [InlineData("you.height", "{ \"value\": 170, \"unit\": \"cm\", \"feet\": 5 }")]
    [InlineData("you.mass", "68")]
    [InlineData("you.mass", "{ \"value\": 0, \"unit\": \"kg\" }")]
    [InlineData("you.mass", "{ \"value\": 11, \"unit\": \"stone\" }")]
    [InlineData("you.training.sessionsPerWeek", "2.5")]
    [InlineData("you.training.lifts[0].lift", "\"curl\"")]
    [InlineData("you.training.lifts[0].load", "null")]
    [InlineData("you.training.lifts[0].repetitions", "31")]
    [InlineData("you.minutesPerDay", "\"ten\"")]
    [InlineData("you.minutesPerDay", "0")]
    [InlineData("you.hoursSitting", "25")]
    [InlineData("you.timeZone", "\"Europe/Berlin; rm\"")]
    [InlineData("you.workingHours.start", "\"9 am\"")]
    [InlineData("you.workingHours.days", "[\"Monday\"]")]
    [InlineData("you.goals", "[\"run\", \"run\"]")]
    [InlineData("pain", "{}")]
    [InlineData("pain[0].intensity", "11")]
    [InlineData("pain[0].intensity", "-1")]
    [InlineData("pain[0].place", "null")]
    [InlineData("pain[0].side", "\"up\"")]
    [InlineData("activities[0].score", "10.5")]
    [InlineData("activities", "[1, 2, 3, 4]")]
    [InlineData("screens[0].on", "\"20.11.2026\"")]
    [InlineData("screens[0].on", "\"2026-13-01\"")]
    [InlineData("screens[0].by", "\"dog\"")]
    [InlineData("screens[0].left", "3")]
    [InlineData("screens[0].left.pain", "11")]
    [InlineData("screens[0].left.tingling", "\"a little\"")]
    [InlineData("screens[0].left.pelvic-drop", "[]")]
    [InlineData("screens[0].left.pelvic-drop", "{ \"sd\": 1 }")]
    [InlineData("screens[0].left.pelvic-drop", "{ \"value\": 1, \"sd\": -1 }")]
    [InlineData("screens[0].left.pelvic-drop", "[1, 2, \"three\"]")]
    [InlineData("skipped", "[\"Slump Test\"]")]
    [InlineData("own[0].id", "\"wall-sit\"")]
    [InlineData("own[0].name", "\"\"")]
    [InlineData("own[0].sets", "0")]
    [InlineData("own[0].repetitions", "2.5")]
    [InlineData("own[0].tempo", "\"slow\"")]
    [InlineData("own[0].sides", "\"up\"")]
    [InlineData("own[0].posture", "null")]
    [InlineData("own[0].how", "[\"\"]")]
    [InlineData("limits[0].kind", "\"pain\"")]
    [InlineData("limits[0].from", "\"soon\"")]
    [InlineData("limits[1].most", "0")]
    public void What_is_broken_is_refused_by_schema_and_reader(string path, string json)
    {
        var answers = Complete();
        JsonTree.Set(answers, path, JsonNode.Parse(json));

        SchemaFile.Problems("answers", answers.ToJsonString()).ShouldNotBeEmpty();
        var place = "$." + path;
        ProblemsOfReader(answers).ShouldContain(problem =>
            problem.Path.StartsWith(place, StringComparison.Ordinal) || place.StartsWith(problem.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_reader_accepts_the_schema_accepts()
    {
        const int seed = 20261121;
        const int files = 3000;
        string[] pool =
        [
            "null", "true", "0", "-1", "3", "2.5", "1e9", "\"x\"", "\"\"", "[]", "{}", "[1]", "[true]", "[\"buttock\"]", "[null]",
        ];
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < files; i++)
        {
            var answers = Complete();
            var places = JsonTree.Walk(answers).ToList();
            var place = places[random.Next(places.Count)].Path;
            var value = pool[random.Next(pool.Length)];
            JsonTree.Set(answers, place, JsonNode.Parse(value));
            if (ProblemsOfReader(answers).Count == 0)
            {
                accepted++;
                SchemaFile.Problems("answers", answers.ToJsonString()).ShouldBeEmpty($"seed {seed}, file {i}: {place} = {value}");
            }
        }

        accepted.ShouldBeGreaterThan(files / 20);
    }

    [Theory]
    [InlineData("minutesPerDay", "minutes-per-day")]
    [InlineData("hoursSitting", "hours-sitting")]
    [InlineData("repetitions", "lift-repetitions")]
    [InlineData("intensity", "pain")]
    [InlineData("score", "activity")]
    public void Limits_are_those_of_the_knowledge(string property, string limitName)
    {
        var limit = Knowledge.Value.Person.Limits[limitName];
        var schema = SchemaOf(property);

        schema["minimum"]!.GetValue<double>().ShouldBe(limit.Min);
        schema["maximum"]!.GetValue<double>().ShouldBe(limit.Max);
    }

    [Theory]
    [InlineData("height", "height")]
    [InlineData("mass", "mass")]
    [InlineData("thigh", "thigh")]
    [InlineData("lowerLeg", "lower-leg")]
    [InlineData("load", "lift")]
    public void Limits_in_words_are_those_of_the_knowledge(string property, string limitName)
    {
        var limit = Knowledge.Value.Person.Limits[limitName];
        var schema = SchemaOf(property);

        schema["description"]!.GetValue<string>().ShouldContain($"{limit.Min} to {limit.Max} {limit.Unit}", Case.Sensitive);
    }

    /// <summary>A property of the person or a screen; own exercises have limits of their own.</summary>
    private static JsonObject SchemaOf(string property)
    {
        var document = SchemaFile.Document("answers").DeepClone().AsObject();
        document["definitions"]!.AsObject().Remove("ownExercise");
        return JsonTree.PropertiesOf(document).Single(known => known.Name == property).Schema;
    }

    [Fact]
    public void Limits_of_own_exercises_are_those_of_the_knowledge()
    {
        var (own, limit) = (SchemaFile.Document("answers")["definitions"]!["ownExercise"]!["properties"]!, SchemaFile.Document("answers")["definitions"]!["limit"]!["properties"]!);
        var (rules, sessions) = (Knowledge.Value.Own, Knowledge.Value.Sessions);

        own["name"]!["maxLength"]!.GetValue<int>().ShouldBe(rules.LongestName);
        own["how"]!["maxItems"]!.GetValue<int>().ShouldBe(rules.MostSteps);
        own["how"]!["items"]!["maxLength"]!.GetValue<int>().ShouldBe(rules.LongestText);
        own["sets"]!["maximum"]!.GetValue<int>().ShouldBe(rules.MostSets);
        own["repetitions"]!["maximum"]!.GetValue<int>().ShouldBe(sessions.MostRepetitions);
        own["holdSeconds"]!["maximum"]!.GetValue<int>().ShouldBe(sessions.MostHoldSeconds);
        own["restSeconds"]!["maximum"]!.GetValue<int>().ShouldBe(rules.MostRestSeconds);
        own["hipFlexion"]!["maximum"]!.GetValue<int>().ShouldBe(rules.MostHipFlexion);
        own["loadKg"]!["maximum"]!.GetValue<double>().ShouldBe(sessions.MostLoadKg);
        limit["note"]!["maxLength"]!.GetValue<int>().ShouldBe(rules.LongestText);
        SchemaFile.Document("answers")["properties"]!["limits"]!["maxItems"]!.GetValue<int>().ShouldBe(rules.MostLimits);
    }

    [Fact]
    public void Sources_of_an_observation_are_those_of_the_core()
    {
        var words = SchemaFile.Document("answers")["definitions"]!["trial"]!["properties"]!["by"]!["enum"]!.AsArray();

        words.Select(word => word?.GetValue<string>()).OfType<string>().ShouldBe(ObservationSources.All);
    }

    private static JsonObject Complete() =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Hipwise.Cli.Tests", "complete-answers.json")))!
            .AsObject();

    private static List<AnswersProblem> ProblemsOfReader(JsonObject answers)
    {
        try
        {
            AnswersReader.Read(System.Text.Encoding.UTF8.GetBytes(answers.ToJsonString()), Knowledge.Value);
            return [];
        }
        catch (AnswersException problem)
        {
            return [.. problem.Problems];
        }
    }

    private static IEnumerable<string> NamesIn(string definition)
    {
        var schema = SchemaFile.Document("answers");
        var node = definition.Length == 0 ? schema : schema["definitions"]![definition]!;
        return node["oneOf"] is JsonArray alternatives
            ? alternatives.SelectMany(one => one!["properties"]!.AsObject().Select(property => property.Key))
            : node["properties"]!.AsObject().Select(property => property.Key);
    }
}
