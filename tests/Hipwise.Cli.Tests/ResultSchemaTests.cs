using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Cli.Tests;

/// <summary>The schema of the result says what the records of the result are, property by property.</summary>
public class ResultSchemaTests
{
    private static readonly JsonObject Schema = SchemaFile.Document("result");

    [Theory]
    [InlineData("answers")]
    [InlineData("result")]
    public void Every_property_is_described(string schema)
    {
        var properties = JsonTree.PropertiesOf(SchemaFile.Document(schema)).ToList();

        properties.Count.ShouldBeGreaterThan(50);
        properties.Where(property => string.IsNullOrWhiteSpace(property.Schema["description"]?.GetValue<string>()))
            .Select(property => property.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_record_is_described_as_it_is()
    {
        var records = RecordsFrom(typeof(CheckupResult)).Union(RecordsFrom(typeof(CheckupChanges))).ToList();

        records.Count.ShouldBeGreaterThan(20);
        records.SelectMany(Compare).ShouldBeEmpty();
    }

    [Fact]
    public void Every_definition_is_used()
    {
        var text = Schema.ToJsonString();
        var used = text.Split("#/definitions/").Skip(1).Select(part => string.Concat(part.TakeWhile(char.IsAsciiLetter)));
        var defined = Schema["definitions"]!.AsObject().Select(definition => definition.Key);

        defined.Except(used, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("plan", "[]")]
    [InlineData("knowledgeVersion", "null")]
    [InlineData("safety.status", "\"fine\"")]
    [InlineData("findings[0].strength", "\"sure\"")]
    [InlineData("findings[0].basis.probability", "1.5")]
    [InlineData("plan.blocks[0].prescriptions[0].sets", "0")]
    [InlineData("plan.blocks[0].prescriptions[0].why", "[]")]
    [InlineData("plan.score", "1")]
    public void What_is_no_result_is_refused(string path, string json)
    {
        var result = JsonNode.Parse(ExamplePeople.Result("desk-worker").ShouldSucceed().Bytes)!.AsObject();
        JsonTree.Set(result, path, JsonNode.Parse(json));

        SchemaFile.Problems("result", result.ToJsonString()).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_result_without_one_of_its_parts_is_refused()
    {
        foreach (var part in Schema["properties"]!.AsObject().Select(property => property.Key))
        {
            var result = JsonNode.Parse(ExamplePeople.Result("desk-worker").ShouldSucceed().Bytes)!.AsObject();
            result.Remove(part).ShouldBeTrue(part);
            SchemaFile.Problems("result", result.ToJsonString()).ShouldNotBeEmpty(part);
        }
    }

    private static HashSet<Type> RecordsFrom(Type type)
    {
        var found = new HashSet<Type>();
        AddRecords(type, found);
        return found;
    }

    private static void AddRecords(Type type, HashSet<Type> found)
    {
        if (!IsOurs(type) || !found.Add(type) || type.IsEnum)
        {
            return;
        }

        foreach (var property in type.GetProperties())
        {
            AddRecords(ElementOf(property.PropertyType), found);
        }
    }

    private static bool IsOurs(Type type) => type.Namespace!.StartsWith("Hipwise", StringComparison.Ordinal);

    private static Type ElementOf(Type type) =>
        IsList(type) ? ElementOf(type.GetGenericArguments()[0]) : Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static IEnumerable<string> Compare(Type type)
    {
        var schema = type == typeof(CheckupResult) ? Schema : Schema["definitions"]![Camel(type.Name)]?.AsObject();
        if (schema is null)
        {
            return [$"{type.Name} is not described"];
        }

        return type.IsEnum ? CompareWords(type, schema) : CompareProperties(type, schema);
    }

    private static IEnumerable<string> CompareWords(Type type, JsonObject schema)
    {
        var words = Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
        return words.SequenceEqual(Texts(schema["enum"]), StringComparer.Ordinal) ? [] : [$"{type.Name} has other words"];
    }

    private static IEnumerable<string> CompareProperties(Type type, JsonObject schema)
    {
        var described = schema["properties"]!.AsObject()
            .ToDictionary(property => property.Key, property => ShapeIn(property.Value!.AsObject()), StringComparer.Ordinal);
        var real = type.GetProperties().ToDictionary(property => Camel(property.Name), ShapeOf, StringComparer.Ordinal);
        var required = Texts(schema["required"]);
        return described.Keys.Union(real.Keys, StringComparer.Ordinal)
            .Select(name => (name, said: described.GetValueOrDefault(name, ""), real: real.GetValueOrDefault(name, "")))
            .Where(property => property.said != property.real || !required.Contains(property.name))
            .Select(property => $"{type.Name}.{property.name} is '{property.real}', described as '{property.said}'; required?");
    }

    /// <summary>For instance <c>integer or null</c>, <c>array of finding</c>.</summary>
    private static string ShapeOf(PropertyInfo property)
    {
        var nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        return ShapeOf(property.PropertyType) + (nullable ? " or null" : "");
    }

    private static string ShapeOf(Type type) => ElementOf(type) switch
    {
        _ when IsList(type) => "array of " + ShapeOf(type.GetGenericArguments()[0]),
        var element when element == typeof(string) || element == typeof(TimeOnly) || element == typeof(DateOnly) => "string",
        var element when element == typeof(int) => "integer",
        var element when element == typeof(double) => "number",
        var element when element == typeof(bool) => "boolean",
        var element when IsOurs(element) => Camel(element.Name),
        _ => "object",
    };

    private static string ShapeIn(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray alternatives)
        {
            return ShapeIn(alternatives[1]!.AsObject()) + " or null";
        }

        if (schema["type"] is not { } type)
        {
            return NameOf(schema);
        }

        var types = type is JsonArray several ? Texts(several) : [type.GetValue<string>()];
        var shape = types[0] == "array" ? "array of " + ShapeIn(schema["items"]!.AsObject()) : types[0];
        return shape + (types.Contains("null") ? " or null" : "");
    }

    /// <summary>What a reference names; a definition that only narrows a plain type counts as that type.</summary>
    private static string NameOf(JsonObject schema)
    {
        var name = schema["$ref"]!.GetValue<string>().Split('/')[^1];
        var type = Schema["definitions"]![name]!["type"]!.GetValue<string>();
        return name is "day" or "grade" ? type : name;
    }

    private static List<string> Texts(JsonNode? array) => [.. array!.AsArray().Select(item => item!.GetValue<string>())];
}
