using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Tests.Examples;

namespace Hipwise.Care.Tests.Reader;

/// <summary>Damaged example files are read, or refused with paths; never anything else.</summary>
public sealed class FuzzTests
{
    private const int CasesPerKind = 60;

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e308", "-1e-308", "1e400", "99999999999999999999", "\"\"", "\"left\"", "\"\\u0000\"",
        "[]", "{}", "[[[[]]]]", """{"value":{"value":1}}""", """[1,"1",true,null]""", "\"2026-11-20\"", """{"unit":"kg"}""",
    ];

    [Theory]
    [MemberData(nameof(EveryExampleTests.Names), MemberType = typeof(EveryExampleTests))]
    public void Files_with_flipped_bits_do_no_harm(string name) => Damage(name, seed: 1, (bytes, random) =>
    {
        for (var flips = random.Next(1, 8); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    });

    [Theory]
    [MemberData(nameof(EveryExampleTests.Names), MemberType = typeof(EveryExampleTests))]
    public void Files_cut_short_or_in_pieces_do_no_harm(string name) => Damage(name, seed: 2, (bytes, random) =>
    {
        var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
        return random.Next(3) switch
        {
            0 => bytes[..from],
            1 => [.. bytes[..Math.Min(from, to)], .. bytes[Math.Max(from, to)..]],
            _ => [.. bytes[..Math.Max(from, to)], .. bytes[Math.Min(from, to)..]],
        };
    });

    [Theory]
    [MemberData(nameof(EveryExampleTests.Names), MemberType = typeof(EveryExampleTests))]
    public void Files_with_other_values_in_other_places_do_no_harm(string name) => Damage(name, seed: 3, (bytes, random) =>
    {
        var root = JsonNode.Parse(bytes)!;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(root, random);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    private static void Damage(string name, int seed, Func<byte[], Random, byte[]> damage)
    {
        var file = Encoding.UTF8.GetBytes(TestKnowledge.ExampleJson(name));
        for (var number = 0; number < CasesPerKind; number++)
        {
            var damaged = damage([.. file], new Random(seed * 100_000 + number));
            var failure = Record.Exception(() => CheckOne(damaged));
            failure.ShouldBeNull($"{name}, seed {seed}, case {number}: {failure}{Environment.NewLine}{Encoding.Latin1.GetString(damaged)}");
        }
    }

    private static void CheckOne(byte[] damaged)
    {
        try
        {
            var answers = AnswersReader.Read(damaged, TestKnowledge.Shipped);
            ResultJson.Write(CheckupRun.Assess(answers, TestKnowledge.Shipped)).ShouldNotBeEmpty();
        }
        catch (AnswersException refused)
        {
            refused.Problems.ShouldNotBeEmpty();
            refused.Problems.Where(problem => !problem.Path.StartsWith('$') || problem.Message.Length == 0).ShouldBeEmpty();
            refused.Problems.Where(problem => problem.ToString().Any(char.IsControl)).ShouldBeEmpty();
        }
    }

    /// <summary>Replaces, removes, doubles or renames one value somewhere in the tree.</summary>
    private static void Change(JsonNode root, Random random)
    {
        var places = Descend(root).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var place = places[random.Next(places.Count)];
        if (place.Parent is JsonArray list)
        {
            ChangeItem(list, list.IndexOf(place), random);
        }
        else
        {
            ChangeMember(place.Parent!.AsObject(), place.GetPropertyName(), random);
        }
    }

    private static void ChangeItem(JsonArray list, int index, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                list.RemoveAt(index);
                break;
            case 1:
                list.Add(list[index]?.DeepClone());
                break;
            default:
                list[index] = AnyValue(random);
                break;
        }
    }

    private static void ChangeMember(JsonObject members, string name, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name + "s"] = members[name]?.DeepClone();
                break;
            case 2:
                members[name] = new JsonArray(members[name]?.DeepClone(), members[name]?.DeepClone());
                break;
            default:
                members[name] = AnyValue(random);
                break;
        }
    }

    private static JsonNode? AnyValue(Random random) => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private static IEnumerable<JsonNode> Descend(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Descend(child).Prepend(child));
    }
}
