using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

/// <summary>Someone random and what the check-up made of their answers.</summary>
/// <param name="Seed">Makes the same person again with <see cref="RandomPeople.Make"/>.</param>
/// <param name="Answers">Their answers.</param>
/// <param name="Rules">Safety rules that the answers call for.</param>
/// <param name="Result">What came out.</param>
internal sealed record Member(int Seed, Answers Answers, HashSet<SafetyRule> Rules, CheckupResult Result)
{
    public bool Stopped => Rules.Contains(SafetyRule.Stop);

    public bool LearnsOnly => Rules.Contains(SafetyRule.LearnAndBreaks) && !Stopped;
}

/// <summary>Thousands of random people, assessed once and asked by every property.</summary>
internal static class Crowd
{
    private const int Size = 2000;
    private const int FewestAsked = 40;
    private static readonly Lazy<Member[]> Members = new(Assess);

    public static KnowledgeBase Knowledge => TestKnowledge.Shipped;

    /// <summary>Holds a property against everyone it concerns; the seed of the first who breaks it is in the message.</summary>
    public static void Everyone(Action<Member> property) => Everyone(_ => true, property);

    /// <inheritdoc cref="Everyone(Action{Member})"/>
    public static void Everyone(Func<Member, bool> concerned, Action<Member> property)
    {
        var asked = Members.Value.Where(concerned).ToList();
        asked.Count.ShouldBeGreaterThanOrEqualTo(FewestAsked, "too few of the random people are concerned for the property to mean anything");
        foreach (var member in asked)
        {
            Try(member.Seed, () => property(member));
        }
    }

    /// <summary>Some of them, for properties that cost a whole check-up more.</summary>
    public static void OneIn(int share, Action<Member> property) => Everyone(member => member.Seed % share == 0, property);

    /// <summary>Runs a check of one seed and puts the seed in front of what it says.</summary>
    public static void Try(int seed, Action check)
    {
        try
        {
            check();
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Seed {seed}: {problem.Message}", problem);
        }
    }

    private static Member[] Assess() =>
        [.. Enumerable.Range(1, Size).AsParallel().AsOrdered().Select(seed => Assess(seed, RandomPeople.Make(seed, Knowledge)))];

    private static Member Assess(int seed, Answers answers) =>
        new(seed, answers, ExpectedSafety.RulesOf(answers, Knowledge), CheckupRun.Assess(answers, Knowledge));
}
